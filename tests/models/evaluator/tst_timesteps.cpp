// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of time that charts have beside the contract's, against Qt's own calendar; and conditions for any value.
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

struct Visit {
    qint64 utc = 0;
    bool known = true;
};

QString weekFrom(Qt::DayOfWeek start, const QDate &day)
{
    QDate first = day;
    while (first.dayOfWeek() != start)
        first = first.addDays(-1);
    return first.toString(Qt::ISODate) + u"/P7D"_s;
}

QString keyBy(const QString &dimension, const QDateTime &local)
{
    const QDate day = local.date();
    if (dimension == "atm.date_hour"_L1)
        return local.toString(u"yyyy-MM-dd'T'HH"_s);
    if (dimension == "atm.week_from_sunday"_L1)
        return weekFrom(Qt::Sunday, day);
    if (dimension == "atm.week_from_saturday"_L1)
        return weekFrom(Qt::Saturday, day);
    if (dimension == "atm.week_from_friday"_L1)
        return weekFrom(Qt::Friday, day);
    if (dimension == "atm.quarter"_L1)
        return u"%1-Q%2"_s.arg(day.year()).arg((day.month() - 1) / 3 + 1);
    return QString::number(day.year());
}

}  // namespace

class tst_TimeSteps : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void countsAreTheCalendars_data();
    void countsAreTheCalendars();
    void keysFilter_data() { countsAreTheCalendars_data(); }
    void keysFilter();
    void rangesOfHoursFilter();
    void falseKeysAreRefused_data();
    void falseKeysAreRefused();
    void anyValueIsNotNone_data();
    void anyValueIsNotNone();
    void partsOfNumbersAreRefused();
    void theContractListsNoMore();

private:
    [[nodiscard]] QDateTime local(const Visit &visit) const { return QDateTime::fromSecsSinceEpoch(visit.utc, m_zone); }
    [[nodiscard]] qint64 countWhere(const Conditions &where) const;

    QTimeZone m_zone{"America/Toronto"};
    std::vector<Visit> m_visits;
    PortfolioPtr m_book;
    Catalogue m_catalogue;
};

void tst_TimeSteps::initTestCase()
{
    QRandomGenerator random(5);
    PortfolioBuilder builder({1, 0, *DisplayZone::fromId("America/Toronto"), *Currency::fromCode(u"CAD")});
    TableBuilder &atm = builder.table(Table::Atm);
    for (int row = 0; row < 4'000; ++row) {
        // Three years around two turns of a year, both changes of the clock in each.
        Visit visit{1'700'000'000 + random.bounded(3 * 365 * 24 * 3600), random.bounded(20) > 0};
        atm.beginRow();
        atm.setText(Field::AtmId, u"7"_s);
        atm.setText(Field::AtmType, u"deposit"_s);
        if (visit.known)
            atm.setNumber(Field::AtmTime, visit.utc);
        if (row % 3 > 0)
            atm.setNumber(Field::AtmAmount, row);
        m_visits.push_back(visit);
    }
    const auto book = builder.build();
    QVERIFY(book);
    m_book = *book;
}

qint64 tst_TimeSteps::countWhere(const Conditions &where) const
{
    const auto result = evaluate(*m_book, m_catalogue, {.measure = u"atm.count"_s, .by = {}, .where = where});
    return result ? result->matchedRows : -1;
}

void tst_TimeSteps::countsAreTheCalendars_data()
{
    QTest::addColumn<QString>("dimension");
    for (const char *name : {"atm.date_hour", "atm.week_from_sunday", "atm.week_from_saturday", "atm.week_from_friday",
                             "atm.quarter", "atm.year"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_TimeSteps::countsAreTheCalendars()
{
    QFETCH(QString, dimension);
    QMap<QString, qint64> expected;
    for (const Visit &visit : m_visits)
        ++expected[visit.known ? keyBy(dimension, local(visit)) : QString()];
    const auto result = evaluate(*m_book, m_catalogue, {.measure = u"atm.count"_s, .by = {dimension}, .where = {}});
    QVERIFY(result);
    QMap<QString, qint64> counted;
    QStringList keys;
    for (const ResultRow &row : result->rows) {
        counted.insert(row.keys.first(), row.value.scaled);
        if (!row.keys.first().isNull())
            keys += row.keys.first();
    }
    QCOMPARE(counted, expected);
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));  // as texts and as time
}

void tst_TimeSteps::keysFilter()
{
    QFETCH(QString, dimension);
    const QString key = keyBy(dimension, local(m_visits[1234]));
    const qint64 expected = std::count_if(m_visits.begin(), m_visits.end(), [&](const Visit &visit) {
        return visit.known && keyBy(dimension, local(visit)) == key;
    });
    QCOMPARE(countWhere({{dimension, Op::In, {key}, {}}}), expected);
    QCOMPARE(countWhere({{dimension, Op::NotIn, {key}, {}}}), static_cast<qint64>(m_visits.size()) - expected);
}

void tst_TimeSteps::rangesOfHoursFilter()
{
    const QString from = u"2024-11-03T00"_s;  // the night on which the clock is put back
    const QString to = u"2024-11-05T13"_s;
    const qint64 expected = std::count_if(m_visits.begin(), m_visits.end(), [&](const Visit &visit) {
        const QString hour = keyBy(u"atm.date_hour"_s, local(visit));
        return visit.known && hour >= from && hour <= to;
    });
    QVERIFY(expected > 0);
    QCOMPARE(countWhere({{u"atm.date_hour"_s, Op::Between, {from, to}, {}}}), expected);
}

void tst_TimeSteps::falseKeysAreRefused_data()
{
    QTest::addColumn<QString>("dimension");
    QTest::addColumn<QString>("key");
    QTest::newRow("hour 24") << u"atm.date_hour"_s << u"2025-08-20T24"_s;
    QTest::newRow("no hour") << u"atm.date_hour"_s << u"2025-08-20"_s;
    QTest::newRow("quarter 5") << u"atm.quarter"_s << u"2025-Q5"_s;
    QTest::newRow("a month") << u"atm.quarter"_s << u"2025-08"_s;
    QTest::newRow("two digits") << u"atm.year"_s << u"25"_s;
    QTest::newRow("a Monday's") << u"atm.week_from_sunday"_s << u"2025-08-18/P7D"_s;
    QTest::newRow("an ISO week") << u"atm.week_from_sunday"_s << u"2025-W34"_s;
}

void tst_TimeSteps::falseKeysAreRefused()
{
    QFETCH(QString, dimension);
    QFETCH(QString, key);
    QCOMPARE(countWhere({{dimension, Op::In, {key}, {}}}), -1);
}

void tst_TimeSteps::anyValueIsNotNone_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("money") << u"atm.amount"_s;
    QTest::newRow("days") << u"atm.day"_s;
    QTest::newRow("moments") << u"atm.time"_s;
    QTest::newRow("hours") << u"atm.hour"_s;
}

void tst_TimeSteps::anyValueIsNotNone()
{
    QFETCH(QString, field);
    const qint64 none = countWhere({{field, Op::IsEmpty, {}, {}}});
    QVERIFY(none > 0);
    QCOMPARE(countWhere({{field, Op::Contains, {u""_s}, {}}}), static_cast<qint64>(m_visits.size()) - none);
}

void tst_TimeSteps::partsOfNumbersAreRefused()
{
    QCOMPARE(countWhere({{u"atm.amount"_s, Op::Contains, {u"5"_s}, {}}}), -1);
}

void tst_TimeSteps::theContractListsNoMore()
{
    for (const DimensionInfo &dimension : m_catalogue.dimensions())
        QVERIFY2(dimension.derivation <= Derivation::Month, qPrintable(dimension.name));
    QVERIFY(m_catalogue.dimension(u"atm.quarter"));
}

QTEST_GUILESS_MAIN(tst_TimeSteps)
#include "tst_timesteps.moc"
