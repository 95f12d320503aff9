// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/query.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

class TestQuery : public QObject {
    Q_OBJECT
private slots:
    void readsTheContract();
    void readsConditions_data();
    void readsConditions();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void keepsNumbersExact_data();
    void keepsNumbersExact();
    void comesBackAsWritten_data();
    void comesBackAsWritten();
};

namespace {

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject result = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("The test's own JSON is wrong: %s", json.constData());
    return result;
}

QByteArray written(const QJsonArray &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

}  // namespace

void TestQuery::readsTheContract()
{
    const auto query = queryFromJson(object(R"({"measure":"loans.owed","by":["loan.type"],
        "where":[{"field":"customer.city","in":["Toronto"]},{"field":"credit.score","between":[500,700]}],"top":5})"));
    QVERIFY(query.has_value());
    QCOMPARE(query->measure, u"loans.owed"_s);
    QCOMPARE(query->by, QStringList{u"loan.type"_s});
    QCOMPARE(query->top, 5);
    QCOMPARE(query->order, Order::Natural);
    const Conditions expected{{u"customer.city"_s, Op::In, {u"Toronto"_s}, {}},
                              {u"credit.score"_s, Op::Between, {u"500"_s, u"700"_s}, {}}};
    QVERIFY(query->where == expected);
    QCOMPARE(queryFromJson(object(R"({"measure":"a","order":"desc"})"))->order, Order::ValueDescending);
    QCOMPARE(queryFromJson(object(R"({"measure":"a","order":"asc"})"))->order, Order::ValueAscending);
    QCOMPARE(queryFromJson(object(R"({"measure":"a","order":"-key"})"))->order, Order::KeyDescending);
}

void TestQuery::readsConditions_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Condition>("expected");
    const auto row = [](const char *json, const Condition &expected) {
        QTest::newRow(json) << QByteArray(json) << expected;
    };
    row(R"({"field":"f","not_in":["a",7]})", {u"f"_s, Op::NotIn, {u"a"_s, u"7"_s}, {}});
    row(R"({"field":"f","in":[]})", {u"f"_s, Op::In, {}, {}});
    row(R"({"field":"f","above":"12.50"})", {u"f"_s, Op::Above, {u"12.50"_s}, {}});
    row(R"({"field":"f","below":-3})", {u"f"_s, Op::Below, {u"-3"_s}, {}});
    row(R"({"field":"f","contains":"é"})", {u"f"_s, Op::Contains, {u"é"_s}, {}});
    row(R"({"field":"f","is_empty":true})", {u"f"_s, Op::IsEmpty, {}, {}});
    row(R"({"has":{"loan.type":"car"}})", {{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}});
    row(R"({"lacks":{"loan.type":["car","house"]}})",
        {{}, Op::Lacks, {}, {{u"loan.type"_s, Op::In, {u"car"_s, u"house"_s}, {}}}});
    row(R"({"has":{"loan.amount":{"above":100,"below":"200"},"loan.type":"car"}})",
        {{},
         Op::Has,
         {},
         {{u"loan.amount"_s, Op::Above, {u"100"_s}, {}},
          {u"loan.amount"_s, Op::Below, {u"200"_s}, {}},
          {u"loan.type"_s, Op::In, {u"car"_s}, {}}}});
    row(R"({"has":[{"field":"loan.type","not_in":["car"]}]})",
        {{}, Op::Has, {}, {{u"loan.type"_s, Op::NotIn, {u"car"_s}, {}}}});
}

void TestQuery::readsConditions()
{
    QFETCH(QByteArray, json);
    QFETCH(Condition, expected);
    const auto read = conditionsFromJson({object(json)});
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence()));
    QCOMPARE(read->size(), std::size_t(1));
    QVERIFY(read->front() == expected);
}

void TestQuery::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *json, const char *named) {
        QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(named);
    };
    row(R"({})", "measure");
    row(R"({"measure":""})", "measure");
    row(R"({"measure":7})", "measure");
    row(R"({"measure":"a","group_by":["b"]})", "“group_by”");
    row(R"({"measure":"a","by":"b"})", "“by”");
    row(R"({"measure":"a","by":[1]})", "“by”");
    row(R"({"measure":"a","by":[""]})", "“by”");
    row(R"({"measure":"a","top":-1})", "“top”");
    row(R"({"measure":"a","top":1.5})", "“top”");
    row(R"({"measure":"a","top":"5"})", "“top”");
    row(R"({"measure":"a","order":"up"})", "“order”");
    row(R"({"measure":"a","order":true})", "“order”");
    row(R"({"measure":"a","where":{"field":"b","in":["c"]}})", "“where”");
    row(R"({"measure":"a","where":["b"]})", "condition");
    row(R"({"measure":"a","where":[{"field":"b"}]})", "operator");
    row(R"({"measure":"a","where":[{"field":"b","equals":1}]})", "“equals”");
    row(R"({"measure":"a","where":[{"field":"b","above":1,"below":2}]})", "“below”");
    row(R"({"measure":"a","where":[{"above":1}]})", "“above”");
    row(R"({"measure":"a","where":[{"field":7,"above":1}]})", "“above”");
    row(R"({"measure":"a","where":[{"field":"b","in":"c"}]})", "“in”");
    row(R"({"measure":"a","where":[{"field":"b","in":[null]}]})", "is_empty");
    row(R"({"measure":"a","where":[{"field":"b","in":[["c"]]}]})", "“in”");
    row(R"({"measure":"a","where":[{"field":"b","in":[true]}]})", "“in”");
    row(R"({"measure":"a","where":[{"field":"b","between":[1]}]})", "“between”");
    row(R"({"measure":"a","where":[{"field":"b","between":[1,2,3]}]})", "“between”");
    row(R"({"measure":"a","where":[{"field":"b","above":[1]}]})", "“above”");
    row(R"({"measure":"a","where":[{"field":"b","is_empty":false}]})", "is_empty");
    row(R"({"measure":"a","where":[{"has":{}}]})", "“has”");
    row(R"({"measure":"a","where":[{"has":"car"}]})", "“has”");
    row(R"({"measure":"a","where":[{"field":"b","has":{"c":"d"}}]})", "“has”");
    row(R"({"measure":"a","where":[{"lacks":{"c":{"like":"d"}}}]})", "“like”");
    row(R"({"measure":"a","where":[{"lacks":{"c":null}}]})", "“c”");
    row(R"({"measure":"a","where":[{"field":"b","above":0.12345678901234567}]})", "0.1234567890123456");
    row(R"({"measure":"a","where":[{"field":"b","above":123456789012345678901}]})", "123456789012345680000");
}

void TestQuery::namesWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto read = queryFromJson(object(json));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(read.error().sentence().contains(named), qPrintable(read.error().sentence()));
    QVERIFY2(read.error().message.endsWith(u'.'), qPrintable(read.error().message));
    QVERIFY(!read.error().sentence().contains(u'\n'));
}

void TestQuery::keepsNumbersExact_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *number, const char *text) {
        QTest::newRow(number) << QByteArray(number) << QString::fromLatin1(text);
    };
    row("0.1", "0.1");
    row("100000.005", "100000.005");
    row("-1234567.89", "-1234567.89");
    row("9007199254740993", "9007199254740993");
    row("9223372036854775807", "9223372036854775807");
    row("-9223372036854775808", "-9223372036854775808");
    row("1e3", "1000");
    row("500.0", "500");
    row("2.5e-7", "0.00000025");
    row("0", "0");
}

void TestQuery::keepsNumbersExact()
{
    QFETCH(QByteArray, number);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale(QLocale::German));
    const auto read = conditionsFromJson({object(R"({"field":"f","above":)" + number + '}')});
    QLocale::setDefault(QLocale::c());
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence()));
    QCOMPARE(read->front().values, QStringList{text});
}

void TestQuery::comesBackAsWritten_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *json, const Condition &condition) {
        QTest::newRow(json) << condition << QByteArray(json);
    };
    row(R"([{"field":"f","in":["007","7"]}])", {u"f"_s, Op::In, {u"007"_s, u"7"_s}, {}});
    row(R"([{"between":[500,"0700"],"field":"f"}])", {u"f"_s, Op::Between, {u"500"_s, u"0700"_s}, {}});
    row(R"([{"at_least":12.5,"field":"f"}])", {u"f"_s, Op::AtLeast, {u"12.5"_s}, {}});
    row(R"([{"at_most":"12.50","field":"f"}])", {u"f"_s, Op::AtMost, {u"12.50"_s}, {}});
    row(R"([{"above":"9223372036854775808","field":"f"}])", {u"f"_s, Op::Above, {u"9223372036854775808"_s}, {}});
    row(R"([{"above":"-9223372036854775808","field":"f"}])", {u"f"_s, Op::Above, {u"-9223372036854775808"_s}, {}});
    row(R"([{"above":"nan","field":"f"}])", {u"f"_s, Op::Above, {u"nan"_s}, {}});
    row(R"([{"above":"2025-08-20","field":"f"}])", {u"f"_s, Op::Above, {u"2025-08-20"_s}, {}});
    row(R"([{"contains":"12","field":"f"}])", {u"f"_s, Op::Contains, {u"12"_s}, {}});
    row(R"([{"field":"f","is_empty":true}])", {u"f"_s, Op::IsEmpty, {}, {}});
    row(R"([{"has":{"f":"car"}}])", {{}, Op::Has, {}, {{u"f"_s, Op::In, {u"car"_s}, {}}}});
    row(R"([{"lacks":{"f":{"above":3}}}])", {{}, Op::Lacks, {}, {{u"f"_s, Op::Above, {u"3"_s}, {}}}});
    row(R"([{"has":[{"field":"g","in":["x"]},{"above":3,"field":"f"}]}])",
        {{}, Op::Has, {}, {{u"g"_s, Op::In, {u"x"_s}, {}}, {u"f"_s, Op::Above, {u"3"_s}, {}}}});
}

void TestQuery::comesBackAsWritten()
{
    QFETCH(Condition, condition);
    QFETCH(QByteArray, json);
    QCOMPARE(written(toJson(Conditions{condition})), json);
    const auto read = conditionsFromJson(QJsonDocument::fromJson(json).array());
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence()));
    QVERIFY(*read == Conditions{condition});
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
