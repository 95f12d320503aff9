// SPDX-License-Identifier: GPL-3.0-or-later
// Saved sets: there and back, and files that nobody meant well.
#include "models/query/filterset.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

FilterSet rich()
{
    return {u"Montréal, “late” & owing"_s,
            {{u"customer.city"_s, Op::In, {u"Montréal"_s, u"Québec"_s}, {}},
             {u"customer.risk"_s, Op::NotIn, {u"High"_s}, {}},
             {u"credit.score"_s, Op::Between, {u"500"_s, u"700"_s}, {}},
             {u"loans.owed"_s, Op::AtLeast, {u"1234.50"_s}, {}},
             {u"customer.card"_s, Op::IsEmpty, {}, {}},
             {u"customer.status"_s, Op::Contains, {QString(u""_s)}, {}},
             {u"atm.day"_s, Op::Between, {u"2025-07-01"_s, u"2025-07-31"_s}, {}},
             {{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}}},
            {{u"atm.day"_s, NamedPeriod::LastMonth}}};
}

QByteArray fileWith(const QByteArray &conditions, const QByteArray &more = {})
{
    return R"({"format":"clientele.filters","version":1,"name":"x","conditions":)" + conditions + more + "}";
}

}  // namespace

class tst_FilterSet : public QObject {
    Q_OBJECT

private slots:
    void aFileComesBack();
    void theProfileKeepsAll();
    void hostileFiles_data();
    void hostileFiles();
    void whatIsUnknownIsSaid();
    void names();
};

void tst_FilterSet::aFileComesBack()
{
    const auto reading = readFilterSetFile(filterSetFile(rich()), Catalogue());
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().sentence()));
    QCOMPARE(reading->leftOut, QStringList());
    QCOMPARE(reading->set.conditions, rich().conditions);
    QCOMPARE(reading->set.periods, rich().periods);
    QCOMPARE(reading->set, rich());
}

void tst_FilterSet::theProfileKeepsAll()
{
    FilterSets sets{{rich(), {u"plain"_s, {{u"customer.city"_s, Op::In, {u"Ottawa"_s}, {}}}, {}}}, u"plain"_s};
    const auto back = filterSetsFromJson(toJson(sets));
    QVERIFY(back);
    QCOMPARE(back->sets, sets.sets);
    QCOMPARE(back->standard, u"plain"_s);
    QVERIFY(filterSetsFromJson({})->sets.empty());
    sets.standard = u"gone"_s;
    QVERIFY(filterSetsFromJson(toJson(sets))->standard.isEmpty());
    QCOMPARE(filterSetsFromJson("{]").error().kind, ErrorKind::Corrupt);
    QCOMPARE(filterSetsFromJson(R"({"sets":[{"name":"a","conditions":[{"field":"x"}]}]})").error().kind,
             ErrorKind::Corrupt);
}

void tst_FilterSet::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("MZ\x90\x00\x03");
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("another format") << QByteArray(R"({"format":"superset","version":1,"name":"x","conditions":[]})");
    QTest::newRow("another version") << QByteArray(
        R"({"format":"clientele.filters","version":2,"name":"x","conditions":[]})");
    QTest::newRow("version as text") << QByteArray(
        R"({"format":"clientele.filters","version":"1","name":"x","conditions":[]})");
    QTest::newRow("no name") << QByteArray(R"({"format":"clientele.filters","version":1,"conditions":[]})");
    QTest::newRow("two lines of name") << QByteArray(
        R"({"format":"clientele.filters","version":1,"name":"a\nb","conditions":[]})");
    QTest::newRow("a name of a page") << QByteArray(R"({"format":"clientele.filters","version":1,"name":")"
                                                    + QByteArray(5000, 'a') + R"(","conditions":[]})");
    QTest::newRow("no list") << fileWith(R"({"field":"customer.city"})");
    QTest::newRow("nothing known") << fileWith(R"([{"field":"customer.shoe_size","in":["42"]}])");
    QTest::newRow("numbers") << fileWith("[1,2,3]");
    QTest::newRow("ten thousand filters")
        << fileWith("[" + QByteArray(R"({"field":"customer.city","in":["x"]},)").repeated(9999)
                    + R"({"field":"customer.city","in":["x"]}])");
    QTest::newRow("deep") << fileWith(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    QTest::newRow("huge") << fileWith("[]", ",\"x\":\"" + QByteArray(5 << 20, 'x') + '"');
    QTest::newRow("cut off") << filterSetFile(rich()).left(200);
    QTest::newRow("invalid UTF-8") << fileWith("[{\"field\":\"customer.city\",\"in\":[\"\xc3\x28\"]}]");
}

void tst_FilterSet::hostileFiles()
{
    QFETCH(QByteArray, file);
    const auto reading = readFilterSetFile(file, Catalogue());
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(reading.error().message.size() > 10 && reading.error().message.size() < 400,
             qPrintable(reading.error().message));
}

void tst_FilterSet::whatIsUnknownIsSaid()
{
    const auto reading = readFilterSetFile(fileWith(R"([{"field":"customer.city","in":["Ottawa"]},
                     {"field":"customer.shoe_size","in":["42"]},
                     {"field":"credit.score","contains":"5"},
                     {"field":"credit.score","above":"plenty"},
                     {"field":"atm.day","between":["2025-07-01","2025-07-31"],"period":"last_eon"},
                     {"field":"customer.city","squints_at":["x"]},
                     {"has":{"loan.type":"car"}}, "stray"])",
                                                    R"(,"colour":"red")"),
                                           Catalogue());
    QVERIFY(reading);
    QCOMPARE(reading->set.conditions.size(), 2U);
    QCOMPARE(reading->set.conditions[0].field, u"customer.city"_s);
    QCOMPARE(reading->set.conditions[1].op, Op::Has);
    QCOMPARE(reading->leftOut.size(), 7);  // six filters and the colour
    const QString all = reading->leftOut.join(u'\n');
    for (const QString &word : {u"colour"_s, u"customer.shoe_size"_s, u"plenty"_s, u"last_eon"_s, u"squints_at"_s,
                                u"Filter 2:"_s, u"Filter 8:"_s})
        QVERIFY2(all.contains(word), qPrintable(word + u" in "_s + all));
}

void tst_FilterSet::names()
{
    QCOMPARE(*filterSetName(u"  Montréal "_s), u"Montréal"_s);
    QVERIFY(!filterSetName(u"  "_s));
    QVERIFY(!filterSetName(u"a\tb"_s));
    QVERIFY(filterSetName(QString(80, u'x')));
    QVERIFY(!filterSetName(QString(81, u'x')));
}

QTEST_GUILESS_MAIN(tst_FilterSet)
#include "tst_filterset.moc"
