// SPDX-License-Identifier: GPL-3.0-or-later
// The step of charts over time: hours to years, weeks as the locale begins them, filters by each, and the choice kept.
#include "app/platform/connectivity.h"
#include "app/sources/demobook.h"
#include "app/workspace.h"
#include "tests/ui/desk.h"
#include "ui/dashboard/timegrain.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QDateTime>
#include <QMenu>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QToolButton>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *zone = "America/Toronto";

// Two years of transactions.
PortfolioPtr demoBook()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId(zone).value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    const auto book = makeDemoBook({50, 4'000, 10, 1}, info, 1'755'700'000);
    return book ? *book : nullptr;
}

// Of every transaction, its moment on the wall clock.
std::vector<QDateTime> moments(const Portfolio &book)
{
    std::vector<QDateTime> all;
    for (RowIndex row = 0; row < book.rows(Table::Atm); ++row)
        all.push_back(QDateTime::fromSecsSinceEpoch(book.numberAt(Field::AtmTime, row), QTimeZone(zone)));
    return all;
}

void brush(Plot &plot, int from, int to)
{
    const auto middle = [&plot](int mark) { return plot.markArea(mark).center().toPoint(); };
    QTest::mousePress(&plot, Qt::LeftButton, {}, middle(from));
    for (const QPoint &point : {middle(from) + QPoint(QApplication::startDragDistance() + 1, 0), middle(to)}) {
        QMouseEvent move(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&plot, &move);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle(to));
}

}  // namespace

class tst_TimeGrain : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void keysAreTheirDays();
    void everyStepHasTheSameSum_data();
    void everyStepHasTheSameSum();
    void weeksBeginAsTheLocaleSays_data();
    void weeksBeginAsTheLocaleSays();
    void aClickOnAStepFiltersToIt_data() { everyStepHasTheSameSum_data(); }
    void aClickOnAStepFiltersToIt();
    void hoursWantFewDays();
    void hoursOfAWeekAreCounted();
    void aBrushOverHoursChoosesThem();
    void theChoiceIsKept();

private:
    PortfolioPtr m_book;
    std::vector<QDateTime> m_moments;
};

void tst_TimeGrain::initTestCase()
{
    m_book = demoBook();
    QVERIFY(m_book);
    m_moments = moments(*m_book);
}

void tst_TimeGrain::keysAreTheirDays()
{
    for (const Qt::DayOfWeek start : {Qt::Monday, Qt::Sunday, Qt::Saturday}) {
        QLocale::setDefault(start == Qt::Monday   ? QLocale(QLocale::French, QLocale::France)
                            : start == Qt::Sunday ? QLocale(QLocale::English, QLocale::UnitedStates)
                                                  : QLocale(QLocale::Arabic, QLocale::Egypt));
        QCOMPARE(QLocale().firstDayOfWeek(), start);
        for (QDate day(2023, 12, 20); day < QDate(2025, 1, 15); day = day.addDays(1)) {
            for (const Grain grain : {Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year}) {
                const auto [first, last] = daysOf(keyOf(day, grain), grain);
                QVERIFY(first <= day && day <= last);
                QCOMPARE(keyOf(first, grain), keyOf(last, grain));
                QVERIFY(keyOf(first.addDays(-1), grain) != keyOf(day, grain));
                QVERIFY(keyOf(last.addDays(1), grain) != keyOf(day, grain));
                QVERIFY(grain != Grain::Week || first.dayOfWeek() == start);
            }
        }
    }
    QCOMPARE(keysBetween(u"2024-Q4"_s, u"2025-Q2"_s, Grain::Quarter),
             QStringList({u"2024-Q4"_s, u"2025-Q1"_s, u"2025-Q2"_s}));
    QCOMPARE(keysBetween(u"2025-08-20T22"_s, u"2025-08-21T01"_s, Grain::Hour).size(), 4);
}

void tst_TimeGrain::everyStepHasTheSameSum_data()
{
    QTest::addColumn<int>("grain");
    QTest::newRow("day") << static_cast<int>(Grain::Day);
    QTest::newRow("week") << static_cast<int>(Grain::Week);
    QTest::newRow("month") << static_cast<int>(Grain::Month);
    QTest::newRow("quarter") << static_cast<int>(Grain::Quarter);
    QTest::newRow("year") << static_cast<int>(Grain::Year);
}

void tst_TimeGrain::everyStepHasTheSameSum()
{
    QFETCH(int, grain);
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(static_cast<Grain>(grain));
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QHash<QString, qint64> expected;
    for (const QDateTime &moment : m_moments)
        ++expected[keyOf(moment.date(), static_cast<Grain>(grain))];
    qint64 sum = 0;
    for (const Mark &mark : atm->card(u"atm.days"_s)->plot()->data().marks) {
        QCOMPARE(mark.parts.front().value.scaled, expected.value(mark.key));
        sum += mark.parts.front().value.scaled;
    }
    QCOMPARE(sum, static_cast<qint64>(m_moments.size()));
}

void tst_TimeGrain::weeksBeginAsTheLocaleSays_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("Monday") << QLocale(QLocale::French, QLocale::France);
    QTest::newRow("Sunday") << QLocale(QLocale::English, QLocale::UnitedStates);
    QTest::newRow("Saturday") << QLocale(QLocale::Arabic, QLocale::Egypt);
}

void tst_TimeGrain::weeksBeginAsTheLocaleSays()
{
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(Grain::Week);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const std::vector<Mark> &weeks = atm->card(u"atm.days"_s)->plot()->data().marks;
    QVERIFY(weeks.size() > 100);
    for (const Mark &week : weeks) {
        const QDate first = daysOf(week.key, Grain::Week).first;
        QCOMPARE(first.dayOfWeek(), static_cast<int>(locale.firstDayOfWeek()));
        const auto within = [&](const QDateTime &moment) {
            return moment.date() >= first && moment.date() < first.addDays(7);
        };
        QCOMPARE(week.parts.front().value.scaled, std::ranges::count_if(m_moments, within));
    }
}

void tst_TimeGrain::aClickOnAStepFiltersToIt()
{
    QFETCH(int, grain);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(static_cast<Grain>(grain));
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    Plot &days = *atm->card(u"atm.days"_s)->plot();
    const int second = 1;
    const Mark mark = days.data().marks[second];
    days.setFocus(Qt::TabFocusReason);
    days.setCurrent(second);
    QTest::keyClick(&days, Qt::Key_Space);
    QVERIFY(settle(*atm));
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(QLocale().toString(mark.parts.front().value.scaled)));
    for (const Mark &each : days.data().marks)
        QCOMPARE(each.selected, each.key == mark.key);
    // By another step the same days are lit.
    view.setGrain(Grain::Month);
    QVERIFY(settle(*atm));
    const auto [first, last] = daysOf(mark.key, static_cast<Grain>(grain));
    for (const Mark &month : days.data().marks) {
        const auto [from, to] = daysOf(month.key, Grain::Month);
        QCOMPARE(month.selected, from <= last && to >= first);
    }
    QTest::keyClick(&days, Qt::Key_Escape);
    QVERIFY(desk.filters.conditions().empty());
}

void tst_TimeGrain::hoursWantFewDays()
{
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(Grain::Hour);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const ChartCard &days = *atm->card(u"atm.days"_s);
    QCOMPARE(days.plot()->data().grain, Grain::Week);  // as fine as there is room for
    QVERIFY(days.subtitle().contains(u"for hours, filter at most 31"_s));
}

void tst_TimeGrain::hoursOfAWeekAreCounted()
{
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(Grain::Hour);
    desk.filters.set(
        {.field = u"atm.day"_s, .op = Op::Between, .values = {u"2025-03-08"_s, u"2025-03-14"_s}, .rows = {}});
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QHash<QString, qint64> expected;
    for (const QDateTime &moment : m_moments) {
        if (moment.date() >= QDate(2025, 3, 8) && moment.date() <= QDate(2025, 3, 14))
            ++expected[moment.toString(u"yyyy-MM-dd'T'HH"_s)];
    }
    QVERIFY(!expected.isEmpty());
    const ChartData &hours = atm->card(u"atm.days"_s)->plot()->data();
    QCOMPARE(hours.grain, Grain::Hour);
    QVERIFY(hours.marks.size() <= 7 * 24 && hours.marks.size() > 4 * 24);
    qint64 sum = 0;
    for (const Mark &mark : hours.marks) {
        QCOMPARE(mark.parts.front().value.scaled, expected.value(mark.key));
        sum += mark.parts.front().value.scaled;
    }
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(QLocale().toString(sum)));
}

void tst_TimeGrain::aBrushOverHoursChoosesThem()
{
    Desk desk(m_book);
    ViewState view;
    desk.source.view = &view;
    view.setGrain(Grain::Hour);
    desk.filters.set(
        {.field = u"atm.day"_s, .op = Op::Between, .values = {u"2025-03-08"_s, u"2025-03-14"_s}, .rows = {}});
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    Plot &hours = *atm->card(u"atm.days"_s)->plot();
    const QString from = hours.data().marks[20].key;
    const QString to = hours.data().marks[60].key;
    brush(hours, 20, 60);
    QVERIFY(settle(*atm));
    QCOMPARE(desk.filters.conditions(),
             (Conditions{{.field = u"atm.date_hour"_s, .op = Op::Between, .values = {from, to}, .rows = {}}}));
    const qint64 expected = std::ranges::count_if(m_moments, [&](const QDateTime &moment) {
        const QString hour = moment.toString(u"yyyy-MM-dd'T'HH"_s);
        return hour >= from && hour <= to;
    });
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(QLocale().toString(expected)));
    // A few days around them stay, so that the range can be widened.
    QVERIFY(hours.data().marks.front().key < from && hours.data().marks.back().key > to);
    for (const Mark &mark : hours.data().marks)
        QCOMPARE(mark.selected, mark.key >= from && mark.key <= to);
}

void tst_TimeGrain::theChoiceIsKept()
{
    const QTemporaryDir home;
    qputenv("CLIENTELE_PASSPHRASE", "four plain words here");
    Theme theme(*qApp, Theme::Choice::Light);
    for (const bool first : {true, false}) {
        Workspace workspace;
        Connectivity connectivity;
        Session session(workspace, home.filePath(u"book"_s), home.filePath(u"demo"_s));
        MainWindow window(workspace, session, connectivity, theme);
        window.show();
        session.openOwn();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Open, 30'000);
        const QMenu *steps = window.findChild<QToolButton *>(u"grainButton"_s)->menu();
        const auto named = [steps](const QString &text) {
            const QList<QAction *> actions = steps->actions();
            return *std::ranges::find(actions, text, &QAction::text);
        };
        if (first)
            named(u"By quarter"_s)->trigger();
        QCOMPARE(workspace.view().grain(), std::optional(Grain::Quarter));
        QVERIFY(named(u"By quarter"_s)->isChecked());
        // Kept when it is written, which closing waits for.
        QTRY_COMPARE(workspace.setting(u"view.grain"_s), QByteArray("quarter"));
    }
}

QTEST_MAIN(tst_TimeGrain)
#include "tst_timegrain.moc"
