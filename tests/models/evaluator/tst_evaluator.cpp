// SPDX-License-Identifier: GPL-3.0-or-later
// What queries mean, by examples from the contract.
#include "tests/models/evaluator/books.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class TestEvaluator : public QObject {
    Q_OBJECT
private slots:
    void figuresOfTheEarlierSystem_data();
    void figuresOfTheEarlierSystem();
    void meansWhatTheContractSays_data();
    void meansWhatTheContractSays();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void nothingIsZeroOrNoRow_data();
    void nothingIsZeroOrNoRow();
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

void TestEvaluator::meansWhatTheContractSays_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(expected);
    };
    // Currencies are never added, and have their own decimals.
    row(R"({"measure":"loans.owed"})", "16.00 CAD | 7.000 KWD | 20.00 USD; 5 rows");
    row(R"({"measure":"loans.owed.average"})", "5.33 CAD | 7.000 KWD | 20.00 USD; 5 rows");
    row(R"({"measure":"customers.balance.median"})", "100.00 CAD | 2500.00 JPY; 2 rows");
    row(R"({"measure":"loans.owed","by":["loan.type"],"top":1})",
        "car=10.00 CAD | car=7.000 KWD | car=20.00 USD; 5 rows");
    // Amounts are compared in each currency's own units, exactly.
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":6.9995}]})", "3; 3 rows");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","at_most":"7.0"}]})", "3; 3 rows");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","in":["7","5.001"]}]})", "1; 1 rows");
    // The ways between tables: orphans keep their id and have no city.
    row(R"({"measure":"loans.count","by":["customer.city"]})", "Ottawa=1 | Toronto=3 | (none)=1; 5 rows");
    row(R"({"measure":"loans.count","by":["customer.id"]})", "a=3 | b=1 | x=1; 5 rows");
    row(R"({"measure":"loans.count","by":["credit.band"]})", "poor=3 | fair=1 | good=1; 5 rows");
    row(R"({"measure":"customers.count","by":["credit.score.bin"]})", "545-579=1 | 580-614=1 | (none)=1; 3 rows");
    row(R"({"measure":"customers.count","by":["loan.type"]})", "car=2 | house=1; 3 rows");
    row(R"({"measure":"customers.balance","by":["loan.type"],"where":[{"field":"loan.type","in":["car"]}]})",
        "car=100.00 CAD | car=2500 JPY; 2 rows");
    row(R"({"measure":"customers.count","where":[{"field":"loan.type","in":["car"]},{"field":"loan.amount","below":6}]})",
        "0; 0 rows");
    row(R"({"measure":"customers.count","where":[{"has":{"loan.type":"car"}},{"has":{"loan.amount":{"below":6}}}]})",
        "1; 1 rows");
    row(R"({"measure":"customers.count","where":[{"lacks":{"loan.type":"house"}}]})", "2; 2 rows");
    row(R"({"measure":"loans.count","where":[{"has":{"loan.type":"house"}}]})", "4; 4 rows");
    // Figures of customers: no loans is a debt of 0, no balance is no figure.
    row(R"({"measure":"customers.count","where":[{"field":"loans.count","in":[0]}]})", "1; 1 rows");
    row(R"({"measure":"customers.count","where":[{"field":"loans.owed","below":1}]})", "1; 1 rows");
    row(R"({"measure":"customers.count","where":[{"field":"loans.owed","above":19}]})", "1; 1 rows");
    row(R"({"measure":"customers.count","where":[{"field":"customers.balance","below":100000}]})", "2; 2 rows");
    row(R"({"measure":"customers.count","where":[{"field":"customers.balance","is_empty":true}]})", "1; 1 rows");
    row(R"({"measure":"loans.count","where":[{"field":"loans.owed.average","at_least":15}]})", "3; 3 rows");
    // Text is compared as it is, searched without case and accents.
    row(R"({"measure":"customers.count","where":[{"field":"customer.city","in":["toronto"]}]})", "0; 0 rows");
    row(R"({"measure":"customers.count","where":[{"field":"customer.city","contains":"TÖRON"}]})", "1; 1 rows");
    row(R"({"measure":"customers.count","where":[{"field":"customer.city","not_in":["Ottawa"]}]})", "2; 2 rows");
    row(R"({"measure":"customers.count","where":[{"field":"customer.city","in":[""]}]})", "0; 0 rows");
    row(R"({"measure":"customers.count","where":[{"field":"credit.band","in":["poor"]}]})", "1; 1 rows");
    // Order, and what has no value.
    row(R"({"measure":"customers.count","by":["customer.city"],"order":"-key"})",
        "(none)=1 | Toronto=1 | Ottawa=1; 3 rows");
    row(R"({"measure":"customers.balance","by":["customer.balance"]})", "100.00=100.00 CAD | 2500=2500 JPY; 2 rows");
    row(R"({"measure":"complaints.count","by":["complaint.day"]})", "2025-08-20=1 | (none)=1; 2 rows");
    row(R"({"measure":"complaints.count","where":[{"field":"complaint.time","between":["2025-08-20","2025-08-20"]}]})",
        "1; 1 rows");
}

void TestEvaluator::meansWhatTheContractSays()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    QCOMPARE(asked(**smallBook().build(), query.constData()), expected);
}

void TestEvaluator::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *query, const char *named) {
        QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(named);
    };
    row(R"({"measure":"loans"})", "“loans”");
    row(R"({"measure":"loans.count","by":["loan.colour"]})", "“loan.colour”");
    row(R"({"measure":"loans.count","by":["loans.owed"]})", "“loans.owed”");
    row(R"({"measure":"complaints.count","by":["customer.city"]})", "Complaints cannot be grouped by “customer.city”");
    row(R"({"measure":"customers.count","by":["complaint.category"]})", "“complaint.category”");
    row(R"({"measure":"products.count","by":["loan.type"]})", "“loan.type”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.colour","in":["red"]}]})", "“loan.colour”");
    row(R"({"measure":"loans.count","where":[{"field":"complaints.count","above":1}]})", "“complaints.count”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.type","above":"car"}]})",
        "“above” cannot be used on loan.type");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","contains":"1"}]})", "“contains”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":"many"}]})", "“many”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":"1,000"}]})", "“1,000”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":"1e3"}]})", "“1e3”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":" 1"}]})", "“ 1”");
    row(R"({"measure":"loans.count","where":[{"field":"loan.amount","above":"."}]})", "“.”");
    row(R"({"measure":"loans.count","where":[{"field":"loans.owed","above":"much"}]})", "“much”");
    row(R"({"measure":"loans.count","where":[{"field":"loans.owed","contains":"1"}]})", "“contains”");
    row(R"({"measure":"loans.count","where":[{"field":"credit.band","in":["great"]}]})", "“great”");
    row(R"({"measure":"loans.count","where":[{"field":"credit.band","above":"fair"}]})", "“above”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.hour","in":["24"]}]})", "“24”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.weekday","in":["0"]}]})", "“0”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.day","at_least":"2025-02-30"}]})", "“2025-02-30”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.week","in":["2025-W53"]}]})", "“2025-W53”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.month","in":["2025-13"]}]})", "“2025-13”");
    row(R"({"measure":"atm.count","where":[{"field":"atm.time","above":"yesterday"}]})", "“yesterday”");
    row(R"({"measure":"complaints.count","where":[{"field":"customer.age","above":"old"}]})", "“old”");
    row(R"({"measure":"loans.count","where":[{"has":{"loan.colour":"red"}}]})", "“loan.colour”");
    row(R"({"measure":"loans.count","where":[{"has":{"loan.type":"car","atm.type":"deposit"}}]})", "one table");
    row(R"({"measure":"loans.count","where":[{"has":[{"has":{"loan.type":"car"}}]}]})", "has");
}

void TestEvaluator::saysWhatIsWrong()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, named);
    const auto read = queryFromJson(QJsonDocument::fromJson(query).object());
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence()));
    const auto result = evaluate(**smallBook().build(), Catalogue(), *read);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(result.error().message.contains(named), qPrintable(result.error().message));
    QVERIFY(result.error().message.endsWith(u'.'));
}

void TestEvaluator::nothingIsZeroOrNoRow_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *currency, const char *expected) {
        QTest::addRow("%s in %s", query, currency)
            << QByteArray(query) << QString::fromLatin1(currency) << QString::fromLatin1(expected);
    };
    row(R"({"measure":"atm.count"})", "CAD", "0; 0 rows");
    row(R"({"measure":"atm.net"})", "CAD", "0.00 CAD; 0 rows");
    row(R"({"measure":"atm.net"})", "JPY", "0 JPY; 0 rows");
    row(R"({"measure":"atm.net"})", "", "0.00; 0 rows");
    row(R"({"measure":"customers.accounts"})", "CAD", "0; 0 rows");
    row(R"({"measure":"atm.average"})", "CAD", "; 0 rows");
    row(R"({"measure":"customers.age"})", "CAD", "; 0 rows");
    row(R"({"measure":"customers.age.median"})", "CAD", "; 0 rows");
    row(R"({"measure":"loans.largest","where":[{"field":"loan.type","in":["boat"]}]})", "CAD", "; 0 rows");
    row(R"({"measure":"atm.count","by":["atm.day"]})", "CAD", "; 0 rows");
    row(R"({"measure":"products.count","by":["product.category"]})", "CAD", "; 0 rows");
}

void TestEvaluator::nothingIsZeroOrNoRow()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, currency);
    QFETCH(QString, expected);
    QCOMPARE(asked(**smallBook(currency).build(), query.constData()), expected);
}

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
