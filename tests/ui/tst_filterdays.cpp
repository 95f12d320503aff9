// SPDX-License-Identifier: GPL-3.0-or-later
// Days by name, on the calendar and typed: what the stack holds afterwards; and the step of time of the charts.
#include "tests/ui/filtersfixture.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/plot.h"
#include "ui/filters/dayseditor.h"
#include "ui/filters/rangecalendar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_FilterDays : public QObject, private FiltersFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void periodsByName();
    void theCalendarByClicksDragAndKeys();
    void datesAreTyped();
    void datesOfLocales();
    void theStepOfTime();
};

void tst_FilterDays::periodsByName()
{
    QVERIFY(open(u"atm.day"_s));
    auto *list = find<QListWidget>(u"periods"_s);
    // The data end on 19 August 2025, long before the clock's day.
    QCOMPARE(list->item(0)->text(), u"Last day of the data"_s);
    const auto choose = [&](const QString &name) {
        const auto items = list->findItems(name, Qt::MatchExactly);
        QCOMPARE(items.size(), 1);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(items[0]).center());
    };
    choose(u"Last 7 days"_s);
    QCOMPARE(find<QLineEdit>(u"filterFirstDay"_s)->text(), u"2025-08-13"_s);
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"atm.day"_s, Op::Between, {u"2025-08-13"_s, u"2025-08-19"_s}, {}}}));
    QVERIFY(open(u"atm.day"_s));
    QCOMPARE(list->currentItem()->text(), u"Last 7 days"_s);
    list->setFocus();
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentItem()->text(), u"Last month"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(filters().conditions(), (Conditions{{u"atm.day"_s, Op::Between, {u"2025-07-01"_s, u"2025-07-31"_s}, {}}}));
    QCOMPARE(chip(0)->chip().text, u"Day: July 2025"_s);
    QVERIFY(open(u"atm.day"_s));
    choose(u"All days"_s);
    apply();
    QVERIFY(filters().conditions().empty());
}

void tst_FilterDays::theCalendarByClicksDragAndKeys()
{
    QVERIFY(open(u"atm.day"_s));
    auto *calendar = find<RangeCalendar>(u"rangeCalendar"_s);
    QCOMPARE(calendar->firstMonth(), QDate(2025, 7, 1));
    const auto at = [calendar](int month, int day) { return calendar->rectOf(QDate(2025, month, day)).center(); };
    QTest::mouseClick(calendar, Qt::LeftButton, {}, at(8, 5));
    QTest::mouseClick(calendar, Qt::LeftButton, {}, at(7, 28));
    QCOMPARE(calendar->range(), (DayRange{QDate(2025, 7, 28), QDate(2025, 8, 5)}));
    QTest::mousePress(calendar, Qt::LeftButton, {}, at(8, 10));
    QTest::mouseMove(calendar, at(8, 11));
    QTest::mouseMove(calendar, at(8, 14));
    QTest::mouseRelease(calendar, Qt::LeftButton, {}, at(8, 14));
    QCOMPARE(calendar->range(), (DayRange{QDate(2025, 8, 10), QDate(2025, 8, 14)}));
    calendar->setFocus();
    QCOMPARE(calendar->cursor(), QDate(2025, 8, 14));
    QTest::keyClick(calendar, Qt::Key_Up);                        // 7 August
    QTest::keyClick(calendar, Qt::Key_Right, Qt::ShiftModifier);  // and on from it
    QTest::keyClick(calendar, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(calendar->range(), (DayRange{QDate(2025, 8, 7), QDate(2025, 8, 15)}));
    QTest::keyClick(calendar, Qt::Key_Home);
    QTest::keyClick(calendar, Qt::Key_Space);
    QTest::keyClick(calendar, Qt::Key_PageUp);
    QTest::keyClick(calendar, Qt::Key_Space);
    QCOMPARE(calendar->range(), (DayRange{QDate(2025, 7, 1), QDate(2025, 8, 1)}));
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"atm.day"_s, Op::Between, {u"2025-07-01"_s, u"2025-08-01"_s}, {}}}));
    // Sunday is the first column of this locale: 3 August 2025 lies below and left of Saturday the 2nd.
    QVERIFY(calendar->rectOf(QDate(2025, 8, 3)).left() < calendar->rectOf(QDate(2025, 8, 2)).left());
    QVERIFY(calendar->rectOf(QDate(2025, 8, 3)).top() > calendar->rectOf(QDate(2025, 8, 2)).top());
    QCOMPARE(calendar->rectOf(QDate(2025, 8, 3)).left(), calendar->rectOf(QDate(2025, 8, 31)).left());
}

void tst_FilterDays::datesAreTyped()
{
    FilterPopup *popup = open(u"atm.day"_s);
    QVERIFY(popup);
    auto *first = find<QLineEdit>(u"filterFirstDay"_s);
    QTest::keyClicks(first, u"2025-08-10"_s);
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(filters().conditions(), (Conditions{{u"atm.day"_s, Op::AtLeast, {u"2025-08-10"_s}, {}}}));
    QVERIFY(open(u"atm.day"_s));
    first->setText({});
    QTest::keyClicks(first, u"soon"_s);
    QTest::keyClick(first, Qt::Key_Return);
    QVERIFY(popup->isVisible());
    QVERIFY(popup->findChild<QLabel *>(u"problem"_s)->text().contains(u"soon"_s));
}

void tst_FilterDays::datesOfLocales()
{
    const QDate day(2025, 8, 20);
    for (const QString &name : {u"en_CA"_s, u"en_US"_s, u"fr_FR"_s, u"fr_CA"_s, u"es_ES"_s, u"de_DE"_s, u"en_GB"_s}) {
        const QLocale locale(name);
        QVERIFY2(dayText(day, locale).contains(u"2025"_s), qPrintable(name));
        QCOMPARE(dayFromText(dayText(day, locale), locale), day);
        QCOMPARE(dayFromText(locale.toString(day, QLocale::ShortFormat), locale), day);
        QCOMPARE(dayFromText(u"2025-08-20"_s, locale), day);
        QVERIFY(!dayFromText(u"20 or so"_s, locale).isValid());
    }
}

void tst_FilterDays::theStepOfTime()
{
    m_book->showPage(u"atm"_s);
    DashboardPage *page = m_book->dashboard(u"atm"_s);
    QTRY_VERIFY(page->isSettled());
    ChartCard *card = nullptr;
    for (const ChartSpec &chart : page->spec().charts) {
        if (chart.scale == Scale::Time && chart.measures.first() == "atm.count"_L1)
            card = page->card(QString::fromLatin1(chart.id));
    }
    QVERIFY(card);
    QCOMPARE(card->plot()->data().marks.size(), 50U);  // days
    QMenu *steps = find<QToolButton>(u"grainButton"_s)->menu();
    const auto choose = [&](const QString &step) {
        const QList<QAction *> actions = steps->actions();
        (*std::ranges::find(actions, step, &QAction::text))->trigger();
        return QTest::qWaitFor([page] { return page->isSettled(); });
    };
    QVERIFY(choose(u"By month"_s));
    QCOMPARE(card->plot()->data().marks.size(), 2U);  // July and August
    QCOMPARE(card->plot()->data().marks.front().parts.front().value.scaled, 31);
    QVERIFY(choose(u"By week"_s));
    QCOMPARE(card->plot()->data().marks.size(), 8U);  // 29 June to 17 August by Sunday
    QVERIFY(choose(u"As fine as there is room for"_s));
    QCOMPARE(card->plot()->data().marks.size(), 50U);
}

QTEST_MAIN(tst_FilterDays)
#include "tst_filterdays.moc"
