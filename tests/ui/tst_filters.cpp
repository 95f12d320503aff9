// SPDX-License-Identifier: GPL-3.0-or-later
// Filters in the window, by mouse and by keys: what the stack holds afterwards, and figures counted here.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "models/items/filtervalues.h"
#include "models/portfolio/builder.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/plot.h"
#include "ui/filters/chipbar.h"
#include "ui/filters/dayseditor.h"
#include "ui/filters/filterpopup.h"
#include "ui/filters/histogramslider.h"
#include "ui/filters/rangecalendar.h"
#include "ui/filters/rangehandle.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

struct Person {
    int id;
    QString city;
    QString country;
    int score;
};

// 120 people: Canada has Montréal and Toronto, France Paris and Lyon; every tenth has no city. Scores 300 to 850.
std::vector<Person> people()
{
    const QStringList cities{u"Montréal"_s, u"Toronto"_s, u"Paris"_s, u"Lyon"_s};
    std::vector<Person> all;
    for (int i = 0; i < 120; ++i) {
        const int place = i % 4;
        all.push_back({i + 1, i % 10 == 9 ? QString() : cities[place], place < 2 ? u"Canada"_s : u"France"_s,
                       300 + i * 37 % 551});
    }
    return all;
}

// A transaction a day of each of the first 50 people, from 1 July 2025 on.
PortfolioPtr book()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    info.takenAt = 1'755'709'871;
    PortfolioBuilder builder(info);
    for (const Person &person : people()) {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(person.id));
        customers.setText(Field::CustomerName, u"Person %1"_s.arg(person.id));
        customers.setText(Field::CustomerCity, person.city);
        customers.setText(Field::CustomerCountry, person.country);
        TableBuilder &credit = builder.table(Table::Credit);
        credit.beginRow();
        credit.setText(Field::CreditCustomer, QString::number(person.id));
        credit.setNumber(Field::CreditScore, person.score);
        if (person.id > 50)
            continue;
        TableBuilder &atm = builder.table(Table::Atm);
        atm.beginRow();
        atm.setText(Field::AtmId, u"101"_s);
        atm.setText(Field::AtmType, u"deposit"_s);
        atm.setText(Field::AtmCustomer, QString::number(person.id));
        atm.setNumber(Field::AtmAmount, person.id * 1000);
        atm.setNumber(Field::AtmTime, 1'751'385'600 + (person.id - 1) * 86'400);  // noon in Toronto
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, QString::number(person.id));
        loans.setText(Field::LoanType, person.id % 2 ? u"car"_s : u"house"_s);
        loans.setNumber(Field::LoanAmount, person.id * 100'000);
    }
    TableBuilder &complaints = builder.table(Table::Complaints);
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"c1"_s);
    complaints.setText(Field::ComplaintCategory, u"ATM"_s);
    return builder.build().value();
}

}  // namespace

class tst_Filters : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void searchTickAndInvert();
    void tickingByKeysAlone();
    void emptyAndFull();
    void listsNarrowWithOtherFilters();
    void theHistogramCountsRight();
    void handlesByKeys();
    void handlesByMouse();
    void aRangeIsTyped();
    void aBadRangeSaysSo();
    void figuresOfCustomers();
    void periodsByName();
    void theCalendarByClicksDragAndKeys();
    void datesAreTyped();
    void datesOfLocales();
    void chipsEditInPlace();
    void chipsSayWhatTheyDoNotNarrow();
    void theStepOfTime();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] FilterStack &filters() const { return m_workspace->filters(); }
    FilterPopup *open(const QString &field);
    void apply() { QTest::mouseClick(find<QPushButton>(u"filterApply"_s), Qt::LeftButton); }
    [[nodiscard]] QStringList offered() const;
    void clickValue(const QString &label);
    [[nodiscard]] FilterChip *chip(int index) const
    {
        // The bar finds its room when the event loop lays it out.
        FilterChip *chip = nullptr;
        const bool found = QTest::qWaitFor([&] {
            chip = qobject_cast<FilterChip *>(m_book->topBar()->chips()->anchorOf(index));
            return chip != nullptr;
        });
        return found ? chip : nullptr;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    BookView *m_book = nullptr;
};

void tst_Filters::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_CA"_s));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light);
}

void tst_Filters::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(book());
    m_connectivity = std::make_unique<Connectivity>();
    m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
    m_book = m_window->book();
    m_window->resize(1280, 800);
    m_window->show();
    m_session->adopt();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Filters::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_connectivity.reset();
    m_workspace.reset();
}

FilterPopup *tst_Filters::open(const QString &field)
{
    FilterPopup *popup = m_book->topBar()->openFilterPopup();
    popup->chooseField(field);
    return QTest::qWaitFor([popup] { return popup->isSettled(); }) ? popup : nullptr;
}

QStringList tst_Filters::offered() const
{
    const QAbstractItemModel *values = find<QListView>(u"filterValues"_s)->model();
    QStringList labels;
    for (int row = 0; row < values->rowCount(); ++row)
        labels += values->index(row, 0).data().toString() + u' '
                  + values->index(row, 0).data(FilterValues::RowsRole).toString();
    return labels;
}

void tst_Filters::clickValue(const QString &label)
{
    auto *list = find<QListView>(u"filterValues"_s);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (index.data().toString() == label)
            return QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }
    QFAIL(qPrintable(label + u" is not offered"_s));
}

void tst_Filters::searchTickAndInvert()
{
    QVERIFY(open(u"customer.city"_s));
    // 30 people a city, of whom those at every tenth place have none: 6 each of Toronto and Lyon.
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Montréal 30"_s, u"Paris 30"_s, u"Toronto 24"_s}));
    QTest::keyClicks(find<QLineEdit>(u"valueSearch"_s), u"montre"_s);
    QCOMPARE(offered(), QStringList{u"Montréal 30"_s});
    clickValue(u"Montréal"_s);
    find<QLineEdit>(u"valueSearch"_s)->clear();
    clickValue(u"Toronto"_s);
    clickValue(u"Paris"_s);
    clickValue(u"Paris"_s);
    apply();
    const QStringList cities{u"Montréal"_s, u"Toronto"_s};
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::In, cities, {}}}));
    QCOMPARE(chip(0)->chip().text, u"City: Montréal, Toronto"_s);

    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered().first(2), QStringList({u"Montréal 30"_s, u"Toronto 24"_s}));  // what is chosen comes first
    auto *mode = find<QComboBox>(u"filterMode"_s);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::NotIn, cities, {}}}));
    QCOMPARE(chip(0)->chip().text, u"City: not Montréal, Toronto"_s);

    QVERIFY(open(u"customer.city"_s));
    QTest::mouseClick(find<QPushButton>(u"tickNone"_s), Qt::LeftButton);
    apply();
    QVERIFY(filters().conditions().empty());
}

void tst_Filters::tickingByKeysAlone()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find<QLineEdit>(u"fieldSearch"_s)->hasFocus());
    const auto type = [](const QString &text) {
        for (const QChar c : text)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    };
    type(u"city"_s);
    auto *popup = find<FilterPopup>(u"popup"_s);
    QTRY_VERIFY(popup->isSettled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(find<QLineEdit>(u"valueSearch"_s)->hasFocus());
    type(u"lyo"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // ticks Lyon
    type(u"par"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);  // nothing looked for any more
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);    // into the list
    QVERIFY(find<QListView>(u"filterValues"_s)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);  // Lyon again: off
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::In, {u"Paris"_s}, {}}}));
    QVERIFY(find<QPushButton>(u"addFilter"_s)->hasFocus());
}

void tst_Filters::emptyAndFull()
{
    QVERIFY(open(u"customer.city"_s));
    auto *mode = find<QComboBox>(u"filterMode"_s);
    mode->setCurrentText(u"Has no value"_s);
    QVERIFY(find<QListView>(u"filterValues"_s)->isHidden());
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::IsEmpty, {}, {}}}));
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(mode->currentText(), u"Has no value"_s);
    mode->setCurrentText(u"Has a value"_s);
    apply();
    QCOMPARE(chip(0)->chip().text, u"City: has a value"_s);
    // 120 people less the 12 without a city.
    QFuture<Result<QueryResult>> count =
        m_workspace->evaluate({.measure = u"customers.count"_s, .by = {}, .where = filters().conditions()});
    QTRY_VERIFY(count.isFinished());
    QCOMPARE(count.result()->matchedRows, 108);
    QVERIFY(open(u"credit.band"_s));
    mode->setCurrentText(u"Has a value"_s);
    apply();
    count = m_workspace->evaluate({.measure = u"customers.count"_s, .by = {}, .where = filters().conditions()});
    QTRY_VERIFY(count.isFinished());
    QCOMPARE(count.result()->matchedRows, 108);
}

void tst_Filters::listsNarrowWithOtherFilters()
{
    filters().set({u"customer.country"_s, Op::In, {u"France"_s}, {}});
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Paris 30"_s}));
    auto *all = find<QCheckBox>(u"showAllValues"_s);
    QVERIFY(all->isVisible());
    QVERIFY(all->text().contains(u"2"_s));
    QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Montréal 0"_s, u"Paris 30"_s, u"Toronto 0"_s}));
    QTest::mouseClick(find<QPushButton>(u"tickShown"_s), Qt::LeftButton);
    apply();
    QCOMPARE(filters().conditions().at(1).values.size(), 4);
    // A list does not narrow itself: under City: Lyon all cities of France are there still.
    filters().set({u"customer.city"_s, Op::In, {u"Lyon"_s}, {}});
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Paris 30"_s}));
}

void tst_Filters::theHistogramCountsRight()
{
    filters().set({u"customer.country"_s, Op::In, {u"Canada"_s}, {}});
    QVERIFY(open(u"credit.score"_s));
    const auto *histogram = find<HistogramSlider>(u"histogram"_s);
    const std::vector<std::int64_t> &edges = histogram->edges().scaled;
    QVERIFY(edges.size() > 10);
    QVERIFY(!histogram->edges().logarithmic);
    std::vector<std::int64_t> expected(edges.size() - 1);
    for (const Person &person : people()) {
        if (person.country == u"Canada") {
            const auto above = std::ranges::upper_bound(edges, person.score);
            ++expected[static_cast<std::size_t>(above - edges.begin() - 1)];
        }
    }
    QCOMPARE(histogram->counts().rows, expected);
    QCOMPARE(histogram->counts().inBins(), 60);
}

void tst_Filters::handlesByKeys()
{
    QVERIFY(open(u"credit.score"_s));
    const auto *histogram = find<HistogramSlider>(u"histogram"_s);
    const BinEdges edges = histogram->edges();
    auto *lower = histogram->lowerHandle();
    lower->setFocus();
    QTest::keyClick(lower, Qt::Key_Right);
    QTest::keyClick(lower, Qt::Key_Right);
    QCOMPARE(find<QLineEdit>(u"filterFrom"_s)->text(), edges.text(2));
    QTest::keyClick(lower, Qt::Key_PageUp);
    QTest::keyClick(lower, Qt::Key_Left);
    auto *upper = histogram->upperHandle();
    QTest::keyClick(upper, Qt::Key_Left);
    QTest::keyClick(find<FilterPopup>(u"popup"_s), Qt::Key_Return, Qt::ControlModifier);
    const auto last = edges.bins();
    QCOMPARE(filters().conditions(),
             (Conditions{{u"credit.score"_s, Op::Between, {edges.text(6), edges.text(last - 1)}, {}}}));
    // Home opens the lower end, End the upper one.
    QVERIFY(open(u"credit.score"_s));
    QCOMPARE(lower->step(), 6);
    QTest::keyClick(lower, Qt::Key_Home);
    QCOMPARE(lower->words(), u"no lower end"_s);
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"credit.score"_s, Op::AtMost, {edges.text(last - 1)}, {}}}));
    // The handles do not pass each other.
    QVERIFY(open(u"credit.score"_s));
    QTest::keyClick(lower, Qt::Key_End);
    QTest::keyClick(upper, Qt::Key_Home);
    apply();
    QCOMPARE(filters().conditions(),
             (Conditions{{u"credit.score"_s, Op::Between, {edges.text(last - 2), edges.text(last - 1)}, {}}}));
}

void tst_Filters::handlesByMouse()
{
    QVERIFY(open(u"credit.score"_s));
    auto *histogram = find<HistogramSlider>(u"histogram"_s);
    const BinEdges edges = histogram->edges();
    const auto at = [histogram](double position) {
        return QPoint(qRound(histogram->xOf(position)), histogram->height() / 2);
    };
    QTest::mouseClick(histogram, Qt::LeftButton, {}, at(3));
    auto *upper = histogram->upperHandle();
    QTest::mousePress(upper, Qt::LeftButton, {}, upper->rect().center());
    QTest::mouseMove(upper, upper->mapFrom(histogram, at(10.2)));
    QTest::mouseMove(upper, upper->mapFrom(histogram, at(8.3)));
    QTest::mouseRelease(upper, Qt::LeftButton, {}, upper->rect().center());
    QCOMPARE(find<QLineEdit>(u"filterTo"_s)->text(), edges.text(8));
    apply();
    QCOMPARE(filters().conditions(),
             (Conditions{{u"credit.score"_s, Op::Between, {edges.text(3), edges.text(8)}, {}}}));
}

void tst_Filters::aRangeIsTyped()
{
    FilterPopup *popup = open(u"credit.score"_s);
    QVERIFY(popup);
    QTest::keyClicks(find<QLineEdit>(u"filterFrom"_s), u"551"_s);
    QTest::keyClicks(find<QLineEdit>(u"filterTo"_s), u"703"_s);
    const auto in = std::ranges::count_if(people(), [](const Person &p) { return p.score >= 551 && p.score <= 703; });
    QTRY_VERIFY(std::ranges::any_of(popup->findChildren<QLabel *>(), [&](const QLabel *label) {
        return label->text().startsWith(u"%1 of 120"_s.arg(in));
    }));
    QTest::keyClick(find<QLineEdit>(u"filterTo"_s), Qt::Key_Return);
    QCOMPARE(filters().conditions(), (Conditions{{u"credit.score"_s, Op::Between, {u"551"_s, u"703"_s}, {}}}));
    QCOMPARE(chip(0)->chip().text, u"Credit score: 551 to 703"_s);
    // What is opened and applied untouched stays what it was, also "above".
    const Condition above{u"credit.score"_s, Op::Above, {u"700"_s}, {}};
    filters().set(above);
    QVERIFY(open(u"credit.score"_s));
    QCOMPARE(find<QLineEdit>(u"filterFrom"_s)->text(), u"701"_s);
    apply();
    QCOMPARE(filters().conditions(), Conditions{above});
}

void tst_Filters::aBadRangeSaysSo()
{
    FilterPopup *popup = open(u"credit.score"_s);
    QVERIFY(popup);
    QTest::keyClicks(find<QLineEdit>(u"filterFrom"_s), u"plenty"_s);
    QTest::keyClick(find<QLineEdit>(u"filterFrom"_s), Qt::Key_Return);
    QVERIFY(popup->isVisible());
    QVERIFY(popup->findChild<QLabel *>(u"problem"_s)->text().contains(u"plenty"_s));
    find<QLineEdit>(u"filterFrom"_s)->setText(u"700"_s);
    find<QLineEdit>(u"filterTo"_s)->clear();
    QTest::keyClicks(find<QLineEdit>(u"filterTo"_s), u"600"_s);
    QTest::keyClick(find<QLineEdit>(u"filterTo"_s), Qt::Key_Return);
    QVERIFY(popup->findChild<QLabel *>(u"problem"_s)->text().contains(u"above the upper"_s));
    QVERIFY(filters().conditions().empty());
}

void tst_Filters::figuresOfCustomers()
{
    QVERIFY(open(u"loans.owed"_s));
    const auto *histogram = find<HistogramSlider>(u"histogram"_s);
    // 70 people owe nothing, the others 1,000 to 50,000.
    QCOMPARE(histogram->counts().inBins(), 120);
    QCOMPARE(histogram->counts().rows.front() >= 70, true);
    QTest::keyClicks(find<QLineEdit>(u"filterFrom"_s), u"10,000.50"_s);
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"loans.owed"_s, Op::AtLeast, {u"10000.50"_s}, {}}}));
    QCOMPARE(chip(0)->chip().text, u"Amount owed: 10,000.50\u00a0CAD or more"_s);
}

void tst_Filters::periodsByName()
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

void tst_Filters::theCalendarByClicksDragAndKeys()
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

void tst_Filters::datesAreTyped()
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

void tst_Filters::datesOfLocales()
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

void tst_Filters::chipsEditInPlace()
{
    filters().set({u"customer.city"_s, Op::In, {u"Paris"_s}, {}});
    filters().set({{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}});
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(12, chip(0)->height() / 2));
    auto *popup = find<FilterPopup>(u"popup"_s);
    QVERIFY(popup->isVisible());
    QVERIFY(find<QListWidget>(u"filterFields"_s)->isHidden() || !find<QListWidget>(u"filterFields"_s)->isVisible());
    QTRY_VERIFY(popup->isSettled());
    clickValue(u"Montréal"_s);
    apply();
    QCOMPARE(filters().conditions().at(0).values, QStringList({u"Paris"_s, u"Montréal"_s}));
    QCOMPARE(filters().conditions().size(), 2U);
    // By keys, and "has" stays "has".
    chip(1)->setFocus();
    QTest::keyClick(chip(1), Qt::Key_Return);
    QTRY_VERIFY(popup->isVisible() && popup->isSettled());
    clickValue(u"car"_s);
    find<QCheckBox>(u"showAllValues"_s)->click();  // nobody in these cities has one
    clickValue(u"house"_s);
    apply();
    QCOMPARE(filters().conditions().at(1), (Condition{{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"house"_s}, {}}}}));
    QTest::mouseClick(chip(1), Qt::LeftButton, {}, chip(1)->crossRect().center());
    QCOMPARE(filters().conditions().size(), 1U);
    chip(0)->setFocus();
    QTest::keyClick(chip(0), Qt::Key_Return);
    QTRY_VERIFY(popup->isVisible());
    QTest::mouseClick(find<QPushButton>(u"filterRemove"_s), Qt::LeftButton);
    QVERIFY(filters().conditions().empty());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(filters().conditions().size(), 1U);
}

void tst_Filters::chipsSayWhatTheyDoNotNarrow()
{
    filters().set({u"customer.city"_s, Op::In, {u"Paris"_s}, {}});
    filters().set({u"complaint.category"_s, Op::In, {u"ATM"_s}, {}});
    m_book->showPage(u"loans"_s);
    QVERIFY(chip(0)->chip().meaningless.isEmpty());
    QVERIFY(chip(1)->chip().meaningless.contains(u"complaints carry no customer"_s));
    m_book->showPage(u"complaints"_s);
    QVERIFY(chip(0)->chip().meaningless.contains(u"complaints carry no customer"_s));
    QCOMPARE(chip(0)->accessibleDescription(), chip(0)->chip().meaningless);
    QVERIFY(chip(1)->chip().meaningless.isEmpty());
    m_book->showPage(u"sources"_s);
    QVERIFY(chip(0)->chip().meaningless.isEmpty() && chip(1)->chip().meaningless.isEmpty());
}

void tst_Filters::theStepOfTime()
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
    const auto choose = [&](int step) {
        steps->actions().at(step)->trigger();
        return QTest::qWaitFor([page] { return page->isSettled(); });
    };
    QVERIFY(choose(3));
    QCOMPARE(card->plot()->data().marks.size(), 2U);  // July and August
    QCOMPARE(card->plot()->data().marks.front().parts.front().value.scaled, 31);
    QVERIFY(choose(2));
    QCOMPARE(card->plot()->data().marks.size(), 8U);  // 30 June to 18 August by Monday
    QVERIFY(choose(0));
    QCOMPARE(card->plot()->data().marks.size(), 50U);
}

QTEST_MAIN(tst_Filters)
#include "tst_filters.moc"
