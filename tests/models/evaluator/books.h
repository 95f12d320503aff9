// SPDX-License-Identifier: GPL-3.0-or-later
// Books whose every figure a reader can check, and answers as one line of text.
#pragma once

#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QFile>
#include <QJsonDocument>

namespace clientele::test {

using namespace Qt::StringLiterals;

// The data of the earlier system; nullptr where they are not here.
inline PortfolioPtr earlierBook(const QString &folder)
{
    PortfolioBuilder builder({1, 0, *DisplayZone::fromId("America/Toronto"), *Currency::fromCode(u"CAD")});
    const auto lines = [&](const QString &name) {
        QFile file(folder + name);
        return file.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(1)
                   : QStringList();
    };
    TableBuilder &customers = builder.table(Table::Customers);
    for (const QString &line : lines(u"customers.csv"_s)) {
        const QStringList cells = line.trimmed().split(u',');
        customers.beginRow();
        customers.setText(Field::CustomerId, cells[0]);
        customers.setText(Field::CustomerName, cells[1]);
        customers.setText(Field::CustomerCity, cells[3]);
    }
    TableBuilder &atm = builder.table(Table::Atm);
    for (const QString &line : lines(u"atm_activity.csv"_s)) {
        const QStringList cells = line.trimmed().split(u',');
        atm.beginRow();
        atm.setText(Field::AtmId, cells[0]);
        atm.setNumber(Field::AtmTime, *parseTimestamp(cells[1], *DisplayZone::fromId("America/Toronto")));
        atm.setNumber(Field::AtmAmount, *parseScaled(cells[2], 2));
        atm.setText(Field::AtmType, cells[3]);
        atm.setText(Field::AtmCustomer, cells[4]);
    }
    TableBuilder &credit = builder.table(Table::Credit);
    TableBuilder &loans = builder.table(Table::Loans);
    QFile file(folder + u"credit_data.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    for (const QJsonValue &record : QJsonDocument::fromJson(file.readAll()).array()) {
        const QString customer = QString::number(record["customer_id"].toInt());
        credit.beginRow();
        credit.setText(Field::CreditCustomer, customer);
        credit.setNumber(Field::CreditScore, record["credit_score"].toInt());
        credit.setNumber(Field::CreditDelinquencies, record["delinquencies"].toInt());
        for (const QJsonValue &loan : record["outstanding_loans"].toArray()) {
            loans.beginRow();
            loans.setText(Field::LoanCustomer, customer);
            loans.setText(Field::LoanType, loan["type"].toString());
            loans.setNumber(Field::LoanAmount, *parseScaled(QString::number(loan["amount"].toDouble(), 'f', 2), 2));
        }
    }
    const auto portfolio = builder.build();
    return portfolio ? *portfolio : nullptr;
}

// "Toronto=5 | Ottawa=5; 10 rows"
inline QString shown(const Result<QueryResult> &result)
{
    if (!result)
        return u"error: "_s + result.error().sentence();
    QStringList rows;
    for (const ResultRow &row : result->rows) {
        QStringList keys;
        for (const QString &key : row.keys)
            keys.append(key.isNull() ? u"(none)"_s : key);
        const QString currency = row.value.currency.isEmpty() ? QString() : u' ' + row.value.currency.code();
        rows.append((keys.isEmpty() ? QString() : keys.join(u'+') + u'=') + row.value.toText() + currency);
    }
    return u"%1; %2 rows"_s.arg(rows.join(u" | "_s)).arg(result->matchedRows);
}

inline QString asked(const Portfolio &portfolio, const char *json)
{
    const auto query = queryFromJson(QJsonDocument::fromJson(json).object());
    static const Catalogue catalogue;
    return query ? shown(evaluate(portfolio, catalogue, *query)) : u"error: "_s + query.error().sentence();
}

// A small book that a reader can see. Toronto's zone; CAD where nothing else is said.
//   customers  a Toronto 100.00 CAD | b Ottawa 2500 JPY | c (no city, no balance)
//   credit     a 579 | b 580 | x 720 (of nobody)
//   loans      a car 10.00, a car 20.00 USD, a house 5.00 | b car 7.000 KWD | x house 1.00
//   complaints two, one without time
inline PortfolioBuilder smallBook(const QString &defaultCurrency = u"CAD"_s)
{
    PortfolioBuilder builder(
        {1, 0, *DisplayZone::fromId("America/Toronto"), Currency::fromCode(defaultCurrency).value_or(Currency())});
    TableBuilder &customers = builder.table(Table::Customers);
    const auto customer = [&](const char *id, const char *city, std::int64_t balance, const char *currency) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::fromLatin1(id));
        customers.setText(Field::CustomerCity, QString::fromUtf8(city));
        customers.setText(Field::CustomerCurrency, QString::fromLatin1(currency));
        if (balance != 0)
            customers.setNumber(Field::CustomerBalance, balance);
    };
    customer("a", "Toronto", 10000, "");
    customer("b", "Ottawa", 2500, "JPY");
    customer("c", "", 0, "");
    const auto score = [&](const char *id, std::int64_t number) {
        builder.table(Table::Credit).beginRow();
        builder.table(Table::Credit).setText(Field::CreditCustomer, QString::fromLatin1(id));
        builder.table(Table::Credit).setNumber(Field::CreditScore, number);
    };
    score("a", 579);
    score("b", 580);
    score("x", 720);
    const auto loan = [&](const char *id, const char *type, std::int64_t amount, const char *currency) {
        builder.table(Table::Loans).beginRow();
        builder.table(Table::Loans).setText(Field::LoanCustomer, QString::fromLatin1(id));
        builder.table(Table::Loans).setText(Field::LoanType, QString::fromLatin1(type));
        builder.table(Table::Loans).setNumber(Field::LoanAmount, amount);
        builder.table(Table::Loans).setText(Field::LoanCurrency, QString::fromLatin1(currency));
    };
    loan("a", "car", 1000, "");
    loan("a", "car", 2000, "USD");
    loan("a", "house", 500, "");
    loan("b", "car", 7000, "KWD");
    loan("x", "house", 100, "");
    TableBuilder &complaints = builder.table(Table::Complaints);
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"1"_s);
    complaints.setText(Field::ComplaintCategory, u"fees"_s);
    complaints.setNumber(Field::ComplaintTime, 1'755'700'000);  // 2025-08-20 in Toronto
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"2"_s);
    complaints.setText(Field::ComplaintCategory, u"fees"_s);
    return builder;
}

inline void addTransaction(PortfolioBuilder &builder, const char *time, std::int64_t amount = 100,
                           const char *type = "deposit")
{
    TableBuilder &atm = builder.table(Table::Atm);
    atm.beginRow();
    atm.setText(Field::AtmId, u"7"_s);
    atm.setNumber(Field::AtmTime, *parseTimestamp(QString::fromLatin1(time), DisplayZone()));
    atm.setNumber(Field::AtmAmount, amount);
    atm.setText(Field::AtmType, QString::fromLatin1(type));
    atm.setText(Field::AtmCustomer, u"a"_s);
}

}  // namespace clientele::test
