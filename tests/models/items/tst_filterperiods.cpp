// SPDX-License-Identifier: GPL-3.0-or-later
// Periods on days worked out by hand from a paper calendar, and from which day they are counted.
#include "models/items/filterfields.h"
#include "models/items/filterperiods.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

// ATM rows at these moments of Toronto's wall clock (the offset tells the two hours of an autumn night apart).
PortfolioPtr bookOf(const QStringList &moments)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(info);
    TableBuilder &atm = builder.table(Table::Atm);
    for (const QString &moment : moments) {
        atm.beginRow();
        atm.setText(Field::AtmCustomer, u"1"_s);
        atm.setNumber(Field::AtmTime, QDateTime::fromString(moment, Qt::ISODate).toSecsSinceEpoch());
    }
    return builder.build().value();
}

qint64 rowsIn(const PortfolioPtr &book, const Condition &condition)
{
    const auto result = evaluate(*book, Catalogue(), {.measure = u"atm.count"_s, .by = {}, .where = {condition}});
    return result ? result->matchedRows : -1;
}

}  // namespace

class tst_FilterPeriods : public QObject {
    Q_OBJECT

private slots:
    void days_data();
    void days();
    void weeksBeginAsTheLocaleSays_data();
    void weeksBeginAsTheLocaleSays();
    void idsComeBack();
    void countedFromTheLastDayOfTheData();
    void aPeriodIsFoundAgain();
    void setsMoveWithTheData();
    void daysOfTwentyThreeAndTwentyFiveHours();
};

void tst_FilterPeriods::days_data()
{
    QTest::addColumn<QString>("today");
    QTest::addColumn<NamedPeriod>("period");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *name, const QString &today, NamedPeriod period, const QString &first,
                        const QString &last) { QTest::newRow(name) << today << period << first << last; };
    const QString august = u"2025-08-20"_s;  // a Wednesday
    row("today", august, NamedPeriod::Today, august, august);
    row("yesterday", august, NamedPeriod::Yesterday, u"2025-08-19"_s, u"2025-08-19"_s);
    row("7 days", august, NamedPeriod::Last7Days, u"2025-08-14"_s, august);
    row("30 days", august, NamedPeriod::Last30Days, u"2025-07-22"_s, august);
    row("90 days", august, NamedPeriod::Last90Days, u"2025-05-23"_s, august);
    row("this week", august, NamedPeriod::ThisWeek, u"2025-08-18"_s, u"2025-08-24"_s);
    row("last week", august, NamedPeriod::LastWeek, u"2025-08-11"_s, u"2025-08-17"_s);
    row("this month", august, NamedPeriod::ThisMonth, u"2025-08-01"_s, u"2025-08-31"_s);
    row("last month", august, NamedPeriod::LastMonth, u"2025-07-01"_s, u"2025-07-31"_s);
    row("this quarter", august, NamedPeriod::ThisQuarter, u"2025-07-01"_s, u"2025-09-30"_s);
    row("last quarter", august, NamedPeriod::LastQuarter, u"2025-04-01"_s, u"2025-06-30"_s);
    row("this year", august, NamedPeriod::ThisYear, u"2025-01-01"_s, u"2025-12-31"_s);
    row("last year", august, NamedPeriod::LastYear, u"2024-01-01"_s, u"2024-12-31"_s);
    row("year to date", august, NamedPeriod::YearToDate, u"2025-01-01"_s, august);
    row("all", august, NamedPeriod::All, {}, {});
    row("before new year", u"2026-01-01"_s, NamedPeriod::Yesterday, u"2025-12-31"_s, u"2025-12-31"_s);
    row("the month before January", u"2026-01-31"_s, NamedPeriod::LastMonth, u"2025-12-01"_s, u"2025-12-31"_s);
    row("the quarter before January", u"2026-01-31"_s, NamedPeriod::LastQuarter, u"2025-10-01"_s, u"2025-12-31"_s);
    row("the week over new year", u"2026-01-01"_s, NamedPeriod::ThisWeek, u"2025-12-29"_s, u"2026-01-04"_s);
    row("leap February", u"2024-02-29"_s, NamedPeriod::ThisMonth, u"2024-02-01"_s, u"2024-02-29"_s);
    row("the month before March of a leap year", u"2024-03-31"_s, NamedPeriod::LastMonth, u"2024-02-01"_s,
        u"2024-02-29"_s);
    row("the month before March", u"2025-03-31"_s, NamedPeriod::LastMonth, u"2025-02-01"_s, u"2025-02-28"_s);
    row("30 days over a leap day", u"2024-03-01"_s, NamedPeriod::Last30Days, u"2024-02-01"_s, u"2024-03-01"_s);
    row("a leap year", u"2025-02-28"_s, NamedPeriod::LastYear, u"2024-01-01"_s, u"2024-12-31"_s);
    // Clocks go forward on 9 March and back on 2 November 2025 in Toronto: days are counted, not hours.
    row("7 days over spring", u"2025-03-12"_s, NamedPeriod::Last7Days, u"2025-03-06"_s, u"2025-03-12"_s);
    row("30 days over autumn", u"2025-11-20"_s, NamedPeriod::Last30Days, u"2025-10-22"_s, u"2025-11-20"_s);
    row("the day of 25 hours", u"2025-11-03"_s, NamedPeriod::Yesterday, u"2025-11-02"_s, u"2025-11-02"_s);
}

void tst_FilterPeriods::days()
{
    QFETCH(QString, today);
    QFETCH(NamedPeriod, period);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const DayRange days = daysIn(period, QDate::fromString(today, Qt::ISODate), Qt::Monday);
    QCOMPARE(days.first.toString(Qt::ISODate), first);
    QCOMPARE(days.last.toString(Qt::ISODate), last);
}

void tst_FilterPeriods::weeksBeginAsTheLocaleSays_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("first");
    QTest::newRow("Monday") << u"fr_FR"_s << u"2025-08-20"_s << u"2025-08-18"_s;
    QTest::newRow("Sunday") << u"en_CA"_s << u"2025-08-20"_s << u"2025-08-17"_s;
    QTest::newRow("Saturday") << u"ar_EG"_s << u"2025-08-20"_s << u"2025-08-16"_s;
    QTest::newRow("Monday on a Sunday") << u"fr_FR"_s << u"2025-08-24"_s << u"2025-08-18"_s;
    QTest::newRow("Sunday on a Sunday") << u"en_CA"_s << u"2025-08-24"_s << u"2025-08-24"_s;
    QTest::newRow("Saturday on a Friday") << u"ar_EG"_s << u"2025-08-22"_s << u"2025-08-16"_s;
}

void tst_FilterPeriods::weeksBeginAsTheLocaleSays()
{
    QFETCH(QString, locale);
    QFETCH(QString, today);
    QFETCH(QString, first);
    const Qt::DayOfWeek weekStart = QLocale(locale).firstDayOfWeek();
    const QDate day = QDate::fromString(today, Qt::ISODate);
    const QDate begin = QDate::fromString(first, Qt::ISODate);
    QCOMPARE(daysIn(NamedPeriod::ThisWeek, day, weekStart), (DayRange{begin, begin.addDays(6)}));
    QCOMPARE(daysIn(NamedPeriod::LastWeek, day, weekStart), (DayRange{begin.addDays(-7), begin.addDays(-1)}));
}

void tst_FilterPeriods::idsComeBack()
{
    QStringList ids;
    for (const NamedPeriod period : periods()) {
        QCOMPARE(periodById(periodId(period)), period);
        QVERIFY(!periodLabel(period).isEmpty());
        ids += periodId(period);
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(!periodById(u"last_30"_s));
    QVERIFY(periodLabel(NamedPeriod::Today, false) != periodLabel(NamedPeriod::Today, true));
}

void tst_FilterPeriods::countedFromTheLastDayOfTheData()
{
    const QDate august(2025, 8, 20);
    QCOMPARE(countedFrom(august, QDate(2026, 11, 21)), august);
    QCOMPARE(countedFrom(august, august), august);
    QCOMPARE(countedFrom(QDate(2030, 1, 1), august), august);  // a row dated by mistake moves nothing
    QCOMPARE(countedFrom({}, august), august);

    const PortfolioPtr book = bookOf({u"2025-08-17T09:00:00-04:00"_s, u"2025-08-20T23:30:00-04:00"_s});
    const Catalogue catalogue;
    QCOMPARE(dataDays(*book, catalogue, u"atm.day"_s), (DayRange{QDate(2025, 8, 17), august}));
    const PeriodBase later = periodBase(august, QDate(2026, 11, 21), QLocale(u"en_CA"_s));
    QCOMPARE(later.day, august);
    QVERIFY(!later.isToday);
    QVERIFY(periodBase(august, august, QLocale(u"en_CA"_s)).isToday);
}

void tst_FilterPeriods::aPeriodIsFoundAgain()
{
    const PeriodBase base{QDate(2025, 8, 20), true, Qt::Monday};
    for (const NamedPeriod period : periods()) {
        const auto condition = periodCondition(u"atm.day"_s, period, base);
        QCOMPARE(condition.has_value(), period != NamedPeriod::All);
        if (condition)
            QCOMPARE(periodOf(*condition, base), period);
    }
    QVERIFY(!periodOf({u"atm.day"_s, Op::Between, {u"2025-08-02"_s, u"2025-08-20"_s}, {}}, base));
    QVERIFY(!periodOf({u"atm.day"_s, Op::AtLeast, {u"2025-08-20"_s}, {}}, base));
}

void tst_FilterPeriods::setsMoveWithTheData()
{
    const auto baseOf = [](const QString &) { return PeriodBase{QDate(2025, 8, 20), false, Qt::Sunday}; };
    const Condition kept{u"atm.day"_s, Op::Between, {u"2025-06-01"_s, u"2025-06-30"_s}, {}};
    const Condition fixed{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}};
    FilterSet set{u"x"_s, {kept, fixed}, {{u"atm.day"_s, NamedPeriod::LastMonth}}};
    const Conditions moved = conditionsNow(set, baseOf);
    QCOMPARE(moved, (Conditions{{u"atm.day"_s, Op::Between, {u"2025-07-01"_s, u"2025-07-31"_s}, {}}, fixed}));
    set.periods.clear();
    QCOMPARE(conditionsNow(set, baseOf), (Conditions{kept, fixed}));
}

void tst_FilterPeriods::daysOfTwentyThreeAndTwentyFiveHours()
{
    const PortfolioPtr book =
        bookOf({u"2025-11-01T23:59:59-04:00"_s, u"2025-11-02T00:00:00-04:00"_s, u"2025-11-02T01:30:00-04:00"_s,
                u"2025-11-02T01:30:00-05:00"_s, u"2025-11-02T23:59:59-05:00"_s, u"2025-11-03T00:00:00-05:00"_s,
                u"2025-03-09T00:30:00-05:00"_s, u"2025-03-09T23:30:00-04:00"_s, u"2025-03-10T00:00:00-04:00"_s});
    const auto on = [&](const QDate &day) {
        return rowsIn(book, *periodCondition(u"atm.day"_s, NamedPeriod::Today, {day, true, Qt::Monday}));
    };
    QCOMPARE(on(QDate(2025, 11, 2)), 4);
    QCOMPARE(on(QDate(2025, 11, 1)), 1);
    QCOMPARE(on(QDate(2025, 3, 9)), 2);
    QCOMPARE(
        rowsIn(book, *periodCondition(u"atm.day"_s, NamedPeriod::Last7Days, {QDate(2025, 11, 3), true, Qt::Monday})),
        6);
}

QTEST_GUILESS_MAIN(tst_FilterPeriods)
#include "tst_filterperiods.moc"
