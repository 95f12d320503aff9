// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bmobook.h"

#include "models/portfolio/builder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data/bmo/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QStringList> linesOf(const QByteArray &csv)
{
    QList<QStringList> lines;
    for (const QByteArray &line : csv.split('\n')) {
        if (!line.trimmed().isEmpty())
            lines += QString::fromUtf8(line.trimmed()).split(u',');
    }
    lines.removeFirst();
    return lines;
}

qint64 cents(const QString &decimal) { return parseScaled(decimal, 2).value(); }

void addComplaints(TableBuilder &complaints)
{
    static const QStringList categories{u"ATM Issue"_s, u"Card Problem"_s, u"Account Problem"_s, u"Loan Inquiry"_s};
    for (int complaint = 0; complaint < 27; ++complaint) {
        const QString category = categories.at(complaint % 7 % 4);
        complaints.beginRow();
        complaints.setText(Field::ComplaintId, u"c%1"_s.arg(complaint));
        complaints.setText(Field::ComplaintCategory, category);
        complaints.setText(Field::ComplaintDescription, u"%1, wording %2"_s.arg(category).arg(complaint % 5));
    }
}

}  // namespace

PortfolioPtr bmoBook()
{
    const QByteArray customers = contentOf(u"customers.csv"_s);
    const QByteArray credit = contentOf(u"credit_data.json"_s);
    const QByteArray atm = contentOf(u"atm_activity.csv"_s);
    if (customers.isEmpty() || credit.isEmpty() || atm.isEmpty())
        return {};

    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = Currency::fromCode(u"CAD").value();
    PortfolioBuilder builder(info);
    for (const QStringList &cells : linesOf(customers)) {
        TableBuilder &table = builder.table(Table::Customers);
        table.beginRow();
        table.setText(Field::CustomerId, cells.at(0));
        table.setText(Field::CustomerName, cells.at(1));
        table.setText(Field::CustomerEmail, cells.at(2));
        table.setText(Field::CustomerCity, cells.at(3));
    }
    for (const QJsonValue &value : QJsonDocument::fromJson(credit).array()) {
        const QJsonObject record = value.toObject();
        const QString id = QString::number(record.value("customer_id"_L1).toInt());
        TableBuilder &table = builder.table(Table::Credit);
        table.beginRow();
        table.setText(Field::CreditCustomer, id);
        table.setNumber(Field::CreditScore, record.value("credit_score"_L1).toInt());
        table.setNumber(Field::CreditDelinquencies, record.value("delinquencies"_L1).toInt());
        for (const QJsonValue &each : record.value("outstanding_loans"_L1).toArray()) {
            const QJsonObject loan = each.toObject();
            TableBuilder &loans = builder.table(Table::Loans);
            loans.beginRow();
            loans.setText(Field::LoanCustomer, id);
            loans.setText(Field::LoanType, loan.value("type"_L1).toString());
            loans.setNumber(Field::LoanAmount, qRound64(loan.value("amount"_L1).toDouble() * 100));
        }
    }
    for (const QStringList &cells : linesOf(atm)) {
        TableBuilder &table = builder.table(Table::Atm);
        table.beginRow();
        table.setText(Field::AtmId, cells.at(0));
        table.setNumber(Field::AtmTime, parseTimestamp(cells.at(1), info.zone).value());
        table.setNumber(Field::AtmAmount, cents(cells.at(2)));
        table.setText(Field::AtmType, cells.at(3));
        table.setText(Field::AtmCustomer, cells.at(4));
    }
    addComplaints(builder.table(Table::Complaints));
    return builder.build().value();
}

}  // namespace clientele::test
