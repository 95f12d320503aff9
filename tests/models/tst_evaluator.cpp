// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

PortfolioPtr earlierBook(const QString &folder)
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
QString shown(const Result<QueryResult> &result)
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

QString asked(const Portfolio &portfolio, const char *json)
{
    const auto query = queryFromJson(QJsonDocument::fromJson(json).object());
    static const Catalogue catalogue;
    return query ? shown(evaluate(portfolio, catalogue, *query)) : u"error: "_s + query.error().sentence();
}

}  // namespace

class TestEvaluator : public QObject {
    Q_OBJECT
private slots:
    void figuresOfTheEarlierSystem_data();
    void figuresOfTheEarlierSystem();
};

void TestEvaluator::figuresOfTheEarlierSystem_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(expected);
    };
    row(R"({"measure":"customers.count"})", "50; 50 rows");
    row(R"({"measure":"loans.owed","by":["loan.type"],"order":"-value"})",
        "car=641405.83 CAD | student=631092.79 CAD | house=524991.20 CAD | personal=500461.71 CAD | "
        "business=490751.10 CAD; 62 rows");
    row(R"({"measure":"loans.owed","by":["loan.type"],"top":1})", "car=641405.83 CAD; 62 rows");
    row(R"({"measure":"atm.count"})", "50; 50 rows");
    row(R"({"measure":"credit.score.minimum"})", "306; 50 rows");
    row(R"({"measure":"credit.score.maximum"})", "809; 50 rows");
    row(R"({"measure":"credit.score.average","where":[{"field":"customer.id","in":[23]}]})", "548.00; 1 rows");
    row(R"({"measure":"loans.owed","where":[{"field":"customer.id","in":["23"]}]})", "191567.54 CAD; 3 rows");
    row(R"({"measure":"loans.count","by":["loan.type"],"where":[{"field":"customer.id","in":["23"]}]})",
        "car=1 | house=1 | personal=1; 3 rows");
    row(R"({"measure":"customers.count","by":["customer.city"],"top":2,"order":"key"})",
        "Calgary=5 | Edmonton=5; 50 rows");
}

void TestEvaluator::figuresOfTheEarlierSystem()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    const PortfolioPtr book = earlierBook(QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data/bmo/"));
    if (!book)
        QSKIP("The earlier system's data are not here.");
    QCOMPARE(asked(*book, query.constData()), expected);
}

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
