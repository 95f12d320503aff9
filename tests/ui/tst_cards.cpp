// SPDX-License-Identifier: GPL-3.0-or-later
// What a card does besides its chart: currencies, rows, its menu, its table, its legend.
#include "tests/ui/desk.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/serieslegend.h"
#include "ui/dashboard/stackplot.h"

#include "models/portfolio/builder.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTableView>
#include <QToolButton>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

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

class tst_Cards : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void currenciesCanBeSwitched();
    void rowsOpenFromMarks();
    void theMenuCopiesAndClears();
    void theTableHasEveryFigure();
    void theTableFilters();
    void theLegendIsolatesAndInverts();
    void sharesFillTheBar();

private:
    PortfolioPtr m_bmo;
};

void tst_Cards::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_Cards::currenciesCanBeSwitched()
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

void tst_Cards::rowsOpenFromMarks()
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

void tst_Cards::theMenuCopiesAndClears()
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
        return byType.menu()->actions().constLast();
    };
    QVERIFY(!clearAction()->isEnabled());
    click(byType, u"car"_s);
    QVERIFY(settle(*overview));
    QVERIFY(clearAction()->isEnabled());
    clearAction()->trigger();
    QVERIFY(desk.filters.conditions().empty());
}

void tst_Cards::theTableHasEveryFigure()
{
    Desk desk(m_bmo);
    desk.filters.set(cities({u"Halifax"_s, u"Ottawa"_s}));
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &byType = *loans->card(u"loans.by_type"_s);
    byType.showAsTable(true);
    MarkTable *table = byType.markTable();
    QVERIFY(table && table->isVisible());
    QVERIFY(!table->accessibleName().isEmpty());
    const QAbstractItemModel *model = table->model();
    QCOMPARE(model->columnCount(), 3);  // the type, what is owed, and what is owed in the whole book
    QCOMPARE(model->rowCount(), 5);
    for (int row = 0; row < model->rowCount(); ++row) {
        const Mark &mark = byType.plot()->data().marks[static_cast<std::size_t>(row)];
        QCOMPARE(model->index(row, 0).data().toString(), mark.label);
        QCOMPARE(model->index(row, 1).data().toString().remove(u','), mark.parts.front().value.toText());
    }
    QVERIFY(model->index(0, 2).data().toString().startsWith(u"641,405.83"_s));
    // Sorted by size, not by letter, and copied as it stands.
    table->sortByColumn(1, Qt::AscendingOrder);
    for (int row = 1; row < model->rowCount(); ++row) {
        QVERIFY(model->index(row - 1, 1).data().toString().remove(u',').toDouble()
                <= model->index(row, 1).data().toString().remove(u',').toDouble());
    }
    table->setFocus();
    QTest::keySequence(table, QKeySequence::Copy);
    QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines.at(0).contains(u"CAD"_s));
    QVERIFY(lines.at(1).startsWith(model->index(0, 0).data().toString()));
    byType.showAsTable(false);
    QVERIFY(byType.plot()->isVisible() && !table->isVisible());
}

void tst_Cards::theTableFilters()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    ChartCard &byCity = *overview->card(u"overview.cities"_s);
    byCity.showAsTable(true);
    MarkTable *table = byCity.markTable();
    const auto clickRow = [table](int row, Qt::KeyboardModifiers modifiers) {
        const QRect cell = table->visualRect(table->model()->index(row, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, cell.center());
    };
    const QString first = table->model()->index(0, 0).data().toString();
    const QString second = table->model()->index(1, 0).data().toString();
    clickRow(0, {});
    QCOMPARE(desk.filters.conditions(), Conditions{cities({first})});
    QVERIFY(settle(*overview));
    clickRow(1, Qt::ControlModifier);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({first, second})});
    QVERIFY(settle(*overview));
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(desk.filters.conditions(), Conditions{cities({second})});
}

void tst_Cards::theLegendIsolatesAndInverts()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    Plot *flow = atm->card(u"atm.flow"_s)->plot();
    QVERIFY(flow->legend());
    const double both = flow->data().lowest();
    const auto shown = [flow] { return std::pair(flow->isSeriesShown(0), flow->isSeriesShown(1)); };
    LegendEntry *deposits = flow->legend()->entry(0);
    QVERIFY(!deposits->accessibleName().isEmpty());
    QTest::mouseClick(deposits, Qt::LeftButton);
    QCOMPARE(shown(), std::pair(true, false));
    for (const Mark &mark : flow->data().marks)
        QCOMPARE(mark.parts[1].value.scaled, 0);
    QVERIFY(!flow->markText(0).contains(flow->data().series[1].label));
    // It stays so when the figures change, and no filter came of it.
    QVERIFY(desk.filters.conditions().empty());
    desk.filters.set(cities({u"Toronto"_s, u"Ottawa"_s}));
    QVERIFY(settle(*atm));
    QCOMPARE(shown(), std::pair(true, false));
    desk.filters.clear();
    QVERIFY(settle(*atm));
    flow->invertSeries();
    QCOMPARE(shown(), std::pair(false, true));
    QTest::mouseClick(flow->legend()->entry(0), Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(shown(), std::pair(true, true));  // all but the first were on already: all again
    QTest::keyClick(deposits, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(shown(), std::pair(false, true));
    QTest::keyClick(deposits, Qt::Key_Return);
    QCOMPARE(shown(), std::pair(true, false));
    QTest::keyClick(deposits, Qt::Key_Return);
    QCOMPARE(shown(), std::pair(true, true));
    QCOMPARE(flow->data().lowest(), both);
}

void tst_Cards::sharesFillTheBar()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &mix = *loans->card(u"loans.mix"_s);
    auto *stack = qobject_cast<StackPlot *>(mix.plot());
    QVERIFY(stack);
    emit mix.menu()->aboutToShow();
    const QList<QAction *> actions = mix.menu()->actions();
    const auto shares =
        std::ranges::find_if(actions, [](const QAction *each) { return each->text() == u"Shares of 100 %"_s; });
    QVERIFY(shares != actions.end());
    const QImage sums = stack->grab().toImage();
    (*shares)->trigger();
    QVERIFY(stack->showsShares());
    QVERIFY(sums != stack->grab().toImage());
}

QTEST_MAIN(tst_Cards)

#include "tst_cards.moc"
