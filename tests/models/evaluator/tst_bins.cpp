// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in bins, of columns and of customers' figures, by examples that a reader can check (see books.h).
#include "tests/models/evaluator/books.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class TestBins : public QObject {
    Q_OBJECT
private slots:
    void groupsNumbers_data();
    void groupsNumbers();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void bringsRowsBehindABin();
    void keepsEdgesPast64Bits();
    void comesBackAsWritten();
};

void TestBins::groupsNumbers_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(expected);
    };
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":[0,7,15]}]})", "0=2 | 7=3; 5 rows");
    // 7.000 KWD is below 7.0005, and so are 5.00 and 1.00 CAD; what is past the last edge is in the last bin.
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":["0.00","7.0005","9"]}]})",
        "0.00=3 | 7.0005=2; 5 rows");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":["5","20"]}]})", "5=5; 5 rows");
    row(R"({"measure":"customers.count","by":[{"field":"customer.balance","edges":[0,100,1000]}]})",
        "100=2 | (none)=1; 3 rows");
    row(R"({"measure":"loans.count","by":[{"field":"credit.score","edges":[300,580,850]}]})", "300=3 | 580=2; 5 rows");
    row(R"({"measure":"loans.owed","by":[{"field":"loan.amount","edges":[0,10,50]},"loan.type"],"order":"-value","top":1})",
        "10+car=10.00 CAD | 0+car=7.000 KWD | 10+car=20.00 USD; 5 rows");
    // a owes 15.00 CAD and 20.00 USD: once in each bin. c owes nothing, which is 0.
    row(R"({"measure":"customers.count","by":[{"field":"loans.owed","edges":[0,10,16,100]}]})",
        "0=2 | 10=1 | 16=1; 3 rows");
    row(R"({"measure":"customers.count","by":[{"field":"loans.owed","edges":[0,10,100]}]})", "0=2 | 10=1; 3 rows");
    row(R"({"measure":"loans.count","by":[{"field":"loans.count","edges":[1,2,4]},"loan.type"]})",
        "1+car=1 | 1+house=1 | 2+car=2 | 2+house=1; 5 rows");
    // Nobody has an average of nothing.
    row(R"({"measure":"customers.count","by":[{"field":"loans.owed.average","edges":[0,7.5,8]}]})",
        "0=1 | 7.5=1 | (none)=1; 3 rows");
}

void TestBins::groupsNumbers()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    QCOMPARE(asked(**smallBook().build(), query.constData()), expected);
}

void TestBins::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *query, const char *named) {
        QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(named);
    };
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":[1]}]})", "two edges");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":[1,1.0]}]})", "do not ascend");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":["-1","-2"]}]})", "do not ascend");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":["a","b"]}]})", "“a”");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount"}]})", "edges");
    row(R"({"measure":"loans.count","by":[{"field":"loan.amount","edges":[0,1],"width":2}]})", "“width”");
    row(R"({"measure":"loans.count","by":[{"edges":[0,1]}]})", "“by”");
    row(R"({"measure":"loans.count","by":[{"field":"loan.type","edges":[0,1]}]})", "“loan.type” is no number");
    row(R"({"measure":"loans.count","by":[{"field":"credit.band","edges":[0,1]}]})", "“credit.band” is no number");
    row(R"({"measure":"loans.count","by":[{"field":"nothing","edges":[0,1]}]})", "“nothing”");
    row(R"({"measure":"loans.count","by":["loans.owed"]})", "needs the edges");
    row(R"({"measure":"complaints.count","by":[{"field":"loans.owed","edges":[0,1]}]})", "“loans.owed”");
    row(R"({"measure":"loans.count","by":["loan.amount",{"field":"loan.amount","edges":[0,1]}]})", "“loan.amount”");
}

void TestBins::namesWhatIsWrong()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, named);
    const QString answer = asked(**smallBook().build(), query.constData());
    QVERIFY2(answer.startsWith("error: "_L1) && answer.contains(named), qPrintable(answer));
}

void TestBins::bringsRowsBehindABin()
{
    const PortfolioPtr book = *smallBook().build();
    const Catalogue catalogue;
    Query query{
        u"loans.count"_s, {u"loans.owed"_s}, {}, 0, Order::Natural, {{u"loans.owed"_s, {u"0"_s, u"10"_s, u"16"_s}}}};
    const auto rows = rowsBehind(*book, catalogue, query, {u"10"_s});
    QVERIFY(rows.has_value());
    QCOMPARE(*rows, (std::vector<RowIndex>{0, 1, 2}));  // all of a's, who owes 15.00 CAD and 20.00 USD
    query.bins.push_back({u"loan.type"_s, {u"0"_s, u"1"_s}});
    QVERIFY(!rowsBehind(*book, catalogue, query));
}

void TestBins::keepsEdgesPast64Bits()
{
    PortfolioBuilder builder = smallBook();
    addTransaction(builder, "2025-01-01T00:00:00Z", std::numeric_limits<std::int64_t>::max());
    addTransaction(builder, "2025-01-01T00:00:00Z", std::numeric_limits<std::int64_t>::min() + 1);
    QCOMPARE(asked(**builder.build(),
                   R"({"measure":"atm.count","by":[{"field":"atm.amount","edges":["-99999999999999999999",
                       "-99999999999999999998.5","0","99999999999999999999","99999999999999999999.5"]}]})"),
             u"-99999999999999999998.5=1 | 0=1; 2 rows"_s);
}

void TestBins::comesBackAsWritten()
{
    const QByteArray json =
        R"({"by":[{"edges":["0","20.50","1e"],"field":"atm.amount"},"atm.type"],"measure":"atm.count"})";
    const auto query = queryFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(query.has_value());
    QCOMPARE(query->by, (QStringList{u"atm.amount"_s, u"atm.type"_s}));
    QVERIFY(query->bins == (std::vector<Bins>{{u"atm.amount"_s, {u"0"_s, u"20.50"_s, u"1e"_s}}}));
    QCOMPARE(QJsonDocument(toJson(*query)).toJson(QJsonDocument::Compact), json);
}

QTEST_GUILESS_MAIN(TestBins)
#include "tst_bins.moc"
