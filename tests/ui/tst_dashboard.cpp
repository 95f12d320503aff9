// SPDX-License-Identifier: GPL-3.0-or-later
// The pages over the book of the earlier dashboard: right figures, one scope, and every gesture.
#include "tests/support/bmobook.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/figureplot.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/shell/theme.h"

#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

// A book, its filters, and the real evaluator on a worker.
struct Desk {
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>();
    FilterStack filters;
    ChartSource source;

    explicit Desk(const PortfolioPtr &portfolio) : book(portfolio)
    {
        source.evaluate = [this](const Query &query) {
            return QtConcurrent::run(
                [book = book, catalogue = catalogue, query] { return evaluate(*book, *catalogue, query); });
        };
        source.rowsBehind = [this](const Query &query, const QStringList &keys) {
            return QtConcurrent::run([book = book, catalogue = catalogue, query, keys] {
                return rowsBehind(*book, *catalogue, query, keys);
            });
        };
        source.portfolio = [this] { return book; };
        source.catalogue = [this] { return catalogue; };
        source.filters = &filters;
    }
};

PageSpec page(const QString &id)
{
    const std::vector<PageSpec> pages = dashboardPages();
    return *std::ranges::find_if(pages, [&id](const PageSpec &each) { return id == QLatin1StringView(each.id); });
}

bool settle(const DashboardPage &page)
{
    return QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
}

std::unique_ptr<DashboardPage> opened(Desk &desk, const QString &id)
{
    auto made = std::make_unique<DashboardPage>(desk.source, page(id));
    made->resize(900, 820);
    made->show();
    return settle(*made) ? std::move(made) : nullptr;
}

int markOf(const ChartCard &card, const QString &label)
{
    const std::vector<Mark> &marks = card.plot()->data().marks;
    const auto found = std::ranges::find(marks, label, &Mark::label);
    return found == marks.end() ? -1 : static_cast<int>(found - marks.begin());
}

QString valueOf(const ChartCard &card, const QString &label)
{
    const int mark = markOf(card, label);
    return mark < 0 ? u"no such mark"_s
                    : card.plot()->data().marks[static_cast<std::size_t>(mark)].parts.front().value.toText();
}

void click(const ChartCard &card, const QString &label, Qt::KeyboardModifiers modifiers = {})
{
    const int mark = markOf(card, label);
    QVERIFY2(mark >= 0, qPrintable(label));
    QTest::mouseClick(card.plot(), Qt::LeftButton, modifiers, card.plot()->markArea(mark).center().toPoint());
}

QStringList figures(const ChartCard &card) { return qobject_cast<FigurePlot *>(card.plot())->shownFigures(); }

Condition cities(const QStringList &names)
{
    return {.field = u"customer.city"_s, .op = Op::In, .values = names, .rows = {}};
}

// Loans of customers of a city, added up row by row from the columns.
std::int64_t owedIn(const Portfolio &book, const QString &city, const QString &type)
{
    std::int64_t sum = 0;
    for (RowIndex loan = 0; loan < book.rows(Table::Loans); ++loan) {
        const auto customer = book.customerRow(book.textAt(Field::LoanCustomer, loan));
        if (customer && book.textAt(Field::CustomerCity, *customer) == city
            && book.textAt(Field::LoanType, loan) == type)
            sum += book.numberAt(Field::LoanAmount, loan);
    }
    return sum;
}

PortfolioPtr twoCurrencies()
{
    PortfolioBuilder builder{PortfolioInfo()};
    for (int customer = 0; customer < 4; ++customer) {
        TableBuilder &table = builder.table(Table::Customers);
        table.beginRow();
        table.setText(Field::CustomerId, QString::number(customer));
        table.setText(Field::CustomerCity, customer % 2 ? u"Bern"_s : u"Rome"_s);
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, QString::number(customer));
        loans.setText(Field::LoanType, u"car"_s);
        loans.setNumber(Field::LoanAmount, 1000 * (customer + 1));
        loans.setText(Field::LoanCurrency, customer < 2 ? u"EUR"_s : u"USD"_s);
    }
    return builder.build().value();
}

}  // namespace

class tst_Dashboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void figuresAreThoseOfTheBook();
    void everyPageFillsItsCards();
    void aClickFiltersEverything();
    void aChartDoesNotFilterItself();
    void ctrlClickTakesSeveralAndUndoGivesBack();
    void aBrushChoosesScores();
    void aBrushChoosesDays();
    void ghostsAreTheWholeBook();
    void escapeLetsGo();
    void keysFilterToo();
    void complaintsSayWhatHasNoMeaning();
    void anEmptyBookSaysWhy();
    void nothingWithinFiltersIsSaid();
    void whatIsNotThereIsNoZero();
    void failuresAreSaid();
    void currenciesCanBeSwitched();
    void rowsOpenFromMarks();
    void theMenuCopiesAndClears();
    void hiddenPagesWait();
    void themesRepaint();

private:
    PortfolioPtr m_bmo;
};

void tst_Dashboard::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

// The figures that the earlier dashboard got wrong, by other means than the code under test.
void tst_Dashboard::figuresAreThoseOfTheBook()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"50"_s));
    QCOMPARE(figures(*overview->card(u"overview.owed"_s)), QStringList(u"2.79 M"_s));
    QCOMPARE(figures(*overview->card(u"overview.score"_s)), QStringList(u"548.5"_s));
    QVERIFY(qobject_cast<FigurePlot *>(overview->card(u"overview.score"_s)->plot())->caption().contains(u"306"_s));
    QVERIFY(qobject_cast<FigurePlot *>(overview->card(u"overview.score"_s)->plot())->caption().contains(u"809"_s));
    const ChartCard &loans = *overview->card(u"overview.loans"_s);
    QCOMPARE(valueOf(loans, u"car"_s), u"641405.83"_s);
    QCOMPARE(valueOf(loans, u"student"_s), u"631092.79"_s);
    QCOMPARE(valueOf(loans, u"house"_s), u"524991.20"_s);
    QCOMPARE(valueOf(loans, u"personal"_s), u"500461.71"_s);
    QCOMPARE(valueOf(loans, u"business"_s), u"490751.10"_s);
    const std::vector<Mark> &byCity = overview->card(u"overview.cities"_s)->plot()->data().marks;
    QCOMPARE(byCity.size(), std::size_t(10));
    for (const Mark &mark : byCity)
        QCOMPARE(mark.parts.front().value.scaled, 5);

    // Fifteen bins, and every customer in one.
    const std::vector<Mark> &bins = overview->card(u"overview.scores"_s)->plot()->data().marks;
    QCOMPARE(bins.size(), std::size_t(15));
    std::int64_t counted = 0;
    for (const Mark &bin : bins)
        counted += bin.parts.front().value.scaled;
    QCOMPARE(counted, 50);

    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(u"50"_s));
    const auto loanPage = opened(desk, u"loans"_s);
    QVERIFY(loanPage);
    QCOMPARE(figures(*loanPage->card(u"loans.count"_s)), QStringList(u"62"_s));
}

void tst_Dashboard::everyPageFillsItsCards()
{
    Desk desk(m_bmo);
    for (const PageSpec &spec : dashboardPages()) {
        const auto shown = opened(desk, QLatin1StringView(spec.id));
        QVERIFY2(shown, spec.id);
        for (const ChartSpec &chart : spec.charts) {
            const ChartCard *card = shown->card(QLatin1StringView(chart.id));
            QVERIFY2(card && !card->title().isEmpty() && !card->title().contains(u'%'), chart.id);
            // The book's complaints carry no time: that card alone says so.
            QCOMPARE(card->showsMessage(), chart.id == "complaints.days"_L1);
            if (!card->showsMessage() && card->plot()) {
                QVERIFY2(!card->plot()->accessibleName().isEmpty(), chart.id);
                QVERIFY2(!card->plot()->accessibleDescription().isEmpty(), chart.id);
            }
        }
    }
}

void tst_Dashboard::aClickFiltersEverything()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    click(*overview->card(u"overview.cities"_s), u"Montreal"_s);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Montreal"_s})});
    QVERIFY(settle(*overview));
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"5"_s));
    for (const QString &type : {u"car"_s, u"house"_s, u"personal"_s}) {
        QCOMPARE(valueOf(*overview->card(u"overview.loans"_s), type),
                 scaledToText(owedIn(*m_bmo, u"Montreal"_s, type), 2));
    }
    // A page that was not open obeys as well.
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    QCOMPARE(valueOf(*loans->card(u"loans.by_type"_s), u"car"_s),
             scaledToText(owedIn(*m_bmo, u"Montreal"_s, u"car"_s), 2));
    click(*overview->card(u"overview.cities"_s), u"Montreal"_s);  // the same mark again
    QVERIFY(desk.filters.conditions().empty());
}

void tst_Dashboard::aChartDoesNotFilterItself()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const ChartCard &byCity = *overview->card(u"overview.cities"_s);
    click(byCity, u"Toronto"_s);
    QVERIFY(settle(*overview));
    const ChartData &data = byCity.plot()->data();
    QCOMPARE(data.marks.size(), std::size_t(10));
    QVERIFY(!data.ghosted);
    for (const Mark &mark : data.marks) {
        QCOMPARE(mark.parts.front().value.scaled, 5);
        QCOMPARE(mark.selected, mark.key == u"Toronto"_s);
    }
}

void tst_Dashboard::ctrlClickTakesSeveralAndUndoGivesBack()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const ChartCard &byCity = *overview->card(u"overview.cities"_s);
    click(byCity, u"Toronto"_s);
    QVERIFY(settle(*overview));
    click(byCity, u"Montreal"_s, Qt::ControlModifier);
    QVERIFY(settle(*overview));
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Toronto"_s, u"Montreal"_s})});
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"10"_s));
    desk.filters.undo();
    QVERIFY(settle(*overview));
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"5"_s));
    desk.filters.undo();
    QVERIFY(settle(*overview));
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"50"_s));
    QVERIFY(!overview->card(u"overview.loans"_s)->plot()->data().ghosted);
}

void tst_Dashboard::aBrushChoosesScores()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    Plot *scores = overview->card(u"overview.scores"_s)->plot();
    emit scores->rangeChosen(3, 6);  // gestures themselves are tested on the plots
    QVERIFY(settle(*overview));
    QCOMPARE(desk.filters.conditions(),
             (Conditions{{.field = u"credit.score"_s, .op = Op::Between, .values = {u"405"_s, u"544"_s}, .rows = {}}}));
    std::size_t within = 0;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Credit); ++row) {
        const std::int64_t score = m_bmo->numberAt(Field::CreditScore, row);
        within += score >= 405 && score <= 544 ? 1 : 0;
    }
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(QString::number(within)));
    for (int bin = 0; bin < 15; ++bin)
        QCOMPARE(scores->data().marks[static_cast<std::size_t>(bin)].selected, bin >= 3 && bin <= 6);
    // A click on a bin takes the range's place; it does not stand beside it.
    click(*overview->card(u"overview.scores"_s), u"300"_s);
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));
    QVERIFY(settle(*overview));
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"5"_s));
}

void tst_Dashboard::aBrushChoosesDays()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    Plot *days = atm->card(u"atm.days"_s)->plot();
    QCOMPARE(days->data().marks.size(), std::size_t(11));  // 17 to 27 August
    emit days->rangeChosen(0, 1);
    QVERIFY(settle(*atm));
    QCOMPARE(desk.filters.conditions().front().values, QStringList({u"2025-08-17"_s, u"2025-08-18"_s}));
    const std::int64_t both =
        days->data().marks[0].parts.front().value.scaled + days->data().marks[1].parts.front().value.scaled;
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(QString::number(both)));
    QCOMPARE(both, 7);
}

void tst_Dashboard::ghostsAreTheWholeBook()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const ChartData before = overview->card(u"overview.loans"_s)->plot()->data();
    for (const QString &city : {u"Halifax"_s, u"Ottawa"_s}) {
        desk.filters.set(cities({city}));
        QVERIFY(settle(*overview));
        const ChartData &after = overview->card(u"overview.loans"_s)->plot()->data();
        QVERIFY(after.ghosted);
        QCOMPARE(after.marks.size(), before.marks.size());
        for (std::size_t mark = 0; mark < before.marks.size(); ++mark) {
            QCOMPARE(after.marks[mark].key, before.marks[mark].key);  // nothing jumps
            QCOMPARE(after.marks[mark].parts.front().ghost, std::optional(before.marks[mark].parts.front().value));
        }
    }
}

void tst_Dashboard::escapeLetsGo()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    desk.filters.set({.field = u"loan.type"_s, .op = Op::In, .values = {u"car"_s}, .rows = {}});
    click(*overview->card(u"overview.cities"_s), u"Toronto"_s);
    QVERIFY(settle(*overview));
    QTest::keyClick(overview->card(u"overview.cities"_s)->plot(), Qt::Key_Escape);
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));  // only its own filter is gone
    QCOMPARE(desk.filters.conditions().front().field, u"loan.type"_s);
}

void tst_Dashboard::keysFilterToo()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    Plot *byCity = overview->card(u"overview.cities"_s)->plot();
    byCity->setFocus(Qt::TabFocusReason);
    QTest::keyClick(byCity, Qt::Key_Down);
    const QString second = byCity->data().marks[1].key;
    QTest::keyClick(byCity, Qt::Key_Return);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({second})});
    QVERIFY(settle(*overview));
    QCOMPARE(byCity->current(), 1);  // the focus stays where it was
}

void tst_Dashboard::complaintsSayWhatHasNoMeaning()
{
    Desk desk(m_bmo);
    desk.filters.set(cities({u"Toronto"_s}));
    const auto complaints = opened(desk, u"complaints"_s);
    QVERIFY(complaints);
    QCOMPARE(figures(*complaints->card(u"complaints.count"_s)), QStringList(u"27"_s));
    const ChartCard &categories = *complaints->card(u"complaints.categories"_s);
    QVERIFY2(categories.note().contains(fieldLabel(Field::CustomerCity)), qPrintable(categories.note()));
    QVERIFY(!categories.plot()->data().ghosted);  // there is nothing that was narrowed
    desk.filters.clear();
    QVERIFY(settle(*complaints));
    QCOMPARE(categories.note(), QString());
}

void tst_Dashboard::anEmptyBookSaysWhy()
{
    Desk desk(PortfolioBuilder(PortfolioInfo()).build().value());
    for (const PageSpec &spec : dashboardPages()) {
        const auto shown = opened(desk, QLatin1StringView(spec.id));
        QVERIFY2(shown, spec.id);
        for (const ChartSpec &chart : spec.charts) {
            const ChartCard *card = shown->card(QLatin1StringView(chart.id));
            const bool number = chart.kind == ChartKind::Number;
            if (card->showsMessage())  // why, and on a chart what would fill it
                QCOMPARE(card->message().count(u'\n'), number ? 0 : 1);
            else
                QCOMPARE(figures(*card), QStringList(u"0"_s));
            QVERIFY2(!card->showsMessage() || card->message().endsWith(u'.'), chart.id);
        }
    }
}

void tst_Dashboard::nothingWithinFiltersIsSaid()
{
    Desk desk(m_bmo);
    desk.filters.set({.field = u"credit.score"_s, .op = Op::Above, .values = {u"849"_s}, .rows = {}});
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    QCOMPARE(figures(*loans->card(u"loans.count"_s)), QStringList(u"0"_s));
    QVERIFY(!loans->card(u"loans.by_type"_s)->showsMessage());  // the ghosts are there
    QVERIFY(loans->card(u"loans.customers"_s)->showsMessage());
}

// The average of nobody is no zero.
void tst_Dashboard::whatIsNotThereIsNoZero()
{
    Desk desk(m_bmo);
    desk.filters.set({.field = u"customer.id"_s, .op = Op::In, .values = {u"23"_s}, .rows = {}});
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &averages = *customers->card(u"customers.average"_s);
    int known = 0;
    for (const Mark &mark : averages.plot()->data().marks) {
        known += mark.parts.front().known ? 1 : 0;
        QCOMPARE(mark.parts.front().known, mark.key == u"Montreal"_s);
    }
    QCOMPARE(known, 1);
    QCOMPARE(averages.plot()->data().marks.size(), std::size_t(10));
    QVERIFY(!averages.plot()->markText(markOf(averages, u"Toronto"_s)).contains(u": 0"_s));
    // A count of none is 0 all the same.
    QVERIFY(customers->card(u"customers.bands"_s)->plot()->data().marks.front().parts.front().known);
}

void tst_Dashboard::failuresAreSaid()
{
    Desk desk(m_bmo);
    bool broken = true;
    const auto real = desk.source.evaluate;
    desk.source.evaluate = [&](const Query &query) {
        if (!broken)
            return real(query);
        return QtConcurrent::run([]() -> Result<QueryResult> {
            return fail(ErrorKind::Overflow, u"The sum is past 64 bits."_s, u"Narrow the filter."_s);
        });
    };
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    const ChartCard &card = *loans->card(u"loans.by_type"_s);
    QVERIFY(card.message().contains(u"The sum is past 64 bits."_s));
    QVERIFY(card.message().contains(u"Narrow the filter."_s));
    broken = false;
    loans->bookChanged();
    QVERIFY(settle(*loans));
    QVERIFY(!card.showsMessage());
}

void tst_Dashboard::currenciesCanBeSwitched()
{
    Desk desk(twoCurrencies());
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    QCOMPARE(figures(*loans->card(u"loans.owed"_s)),
             QStringList({u"30"_s + QChar::Nbsp + u"EUR"_s, u"70"_s + QChar::Nbsp + u"USD"_s}));
    const ChartCard &byType = *loans->card(u"loans.by_type"_s);
    QCOMPARE(valueOf(byType, u"car"_s), u"30.00"_s);
    const auto buttons = byType.findChildren<QToolButton *>(u"cardSwitch"_s);
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QTRY_COMPARE(valueOf(byType, u"car"_s), u"70.00"_s);
}

void tst_Dashboard::rowsOpenFromMarks()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    QSignalSpy asked(loans.get(), &DashboardPage::rowsRequested);
    QSignalSpy customers(loans.get(), &DashboardPage::customerRequested);
    emit loans->card(u"loans.by_type"_s)->plot()->rowsWanted(markOf(*loans->card(u"loans.by_type"_s), u"house"_s));
    QCOMPARE(asked.count(), 1);
    const auto query = asked.at(0).at(0).value<Query>();
    QCOMPARE(asked.at(0).at(1).toStringList(), QStringList(u"house"_s));

    RowsPanel panel(desk.source);
    panel.resize(800, 300);
    panel.show();
    panel.showRows(query, {u"house"_s});
    QVERIFY(QTest::qWaitFor([&] { return panel.isSettled(); }));
    std::size_t houses = 0;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Loans); ++row)
        houses += m_bmo->textAt(Field::LoanType, row) == u"house"_s ? 1 : 0;
    QCOMPARE(panel.table()->model()->rowCount(), static_cast<int>(houses));
    QVERIFY(panel.words().contains(u"house"_s));
    panel.copy();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), static_cast<int>(houses) + 1);

    // Who owes most: a double click goes to the customer instead.
    emit loans->card(u"loans.customers"_s)->plot()->rowsWanted(0);
    QCOMPARE(customers.count(), 1);
    QVERIFY(m_bmo->customerRow(customers.at(0).at(0).toString()));
}

void tst_Dashboard::theMenuCopiesAndClears()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    ChartCard &byType = *overview->card(u"overview.loans"_s);
    byType.copyData();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"car\t641405.83"_s));
    QCOMPARE(copied.count(u'\n'), 6);

    const auto clearAction = [&byType] {
        emit byType.menu()->aboutToShow();
        return byType.menu()->actions().last();
    };
    QVERIFY(!clearAction()->isEnabled());
    click(byType, u"car"_s);
    QVERIFY(settle(*overview));
    QVERIFY(clearAction()->isEnabled());
    clearAction()->trigger();
    QVERIFY(desk.filters.conditions().empty());
}

void tst_Dashboard::hiddenPagesWait()
{
    Desk desk(m_bmo);
    int asked = 0;
    const auto real = desk.source.evaluate;
    desk.source.evaluate = [&](const Query &query) {
        ++asked;
        return real(query);
    };
    DashboardPage hidden(desk.source, page(u"atm"_s));
    desk.filters.set(cities({u"Toronto"_s}));
    QCOMPARE(asked, 0);
    QVERIFY(!hidden.isSettled());
    hidden.show();
    QVERIFY(settle(hidden));
    QVERIFY(asked > 0);
    // A filter taken back at once leaves no older picture behind.
    desk.filters.set(cities({u"Halifax"_s}));
    desk.filters.clear();
    QVERIFY(settle(hidden));
    QCOMPARE(figures(*hidden.card(u"atm.count"_s)), QStringList(u"50"_s));
}

void tst_Dashboard::themesRepaint()
{
    Desk desk(m_bmo);
    Theme theme(*qApp, Theme::Choice::Light);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const auto corner = [&] { return overview->grab().toImage().pixelColor(2, 2); };
    const auto inside = [&] { return overview->card(u"overview.loans"_s)->grab().toImage().pixelColor(20, 40); };
    QCOMPARE(corner(), lightLook().window);
    QCOMPARE(inside(), lightLook().card);
    theme.setChoice(Theme::Choice::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(corner(), darkLook().window);
    QCOMPARE(inside(), darkLook().card);
}

QTEST_MAIN(tst_Dashboard)

#include "tst_dashboard.moc"
