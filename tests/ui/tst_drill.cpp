// SPDX-License-Identifier: GPL-3.0-or-later
// Deeper into a mark and back, and from a mark to the customer.
#include "tests/ui/desk.h"
#include "ui/dashboard/breadcrumb.h"
#include "ui/dashboard/stackplot.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

// The card's menu for a mark, as the Menu key brings it up on the mark with the focus.
QAction *action(ChartCard &card, const QString &label, const QString &text)
{
    card.plot()->setCurrent(markOf(card, label));
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&card, &key);
    const QList<QAction *> actions = card.menu()->actions();
    const auto found = std::ranges::find_if(actions, [&text](const QAction *each) { return each->text() == text; });
    card.menu()->hide();
    return found == actions.end() ? nullptr : *found;
}

std::int64_t sumOf(const ChartCard &card)
{
    std::int64_t sum = 0;
    for (const Mark &mark : card.plot()->data().marks)
        sum += mark.parts.front().value.scaled;
    return sum;
}

}  // namespace

class tst_Drill : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aMarkOpensByAnotherDimension();
    void thePathLeadsToTheCustomer();
    void aMachineOpensByDay();
    void theWayBackIsByKeyAndByCrumb();
    void whatWasFoundSurvivesARefresh();
    void onlyWhatHasMeaningIsOffered();
    void leaveOutAndKeepOnly();

private:
    PortfolioPtr m_bmo;
};

void tst_Drill::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_Drill::aMarkOpensByAnotherDimension()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &byType = *loans->card(u"loans.by_type"_s);
    QAction *deeper = action(byType, u"car"_s, u"Look deeper: by city"_s);
    QVERIFY(deeper);
    deeper->trigger();
    QVERIFY(settle(*loans));
    QCOMPARE(byType.breadcrumb()->steps(), QStringList({u"All"_s, u"car, by city"_s}));
    QVERIFY(desk.filters.conditions().empty());  // the other charts keep the whole book
    // Car loans by city, added up row by row.
    QHash<QString, std::int64_t> owed;
    for (RowIndex loan = 0; loan < m_bmo->rows(Table::Loans); ++loan) {
        const auto customer = m_bmo->customerRow(m_bmo->textAt(Field::LoanCustomer, loan));
        if (customer && m_bmo->textAt(Field::LoanType, loan) == u"car"_s)
            owed[m_bmo->textAt(Field::CustomerCity, *customer)] += m_bmo->numberAt(Field::LoanAmount, loan);
    }
    QCOMPARE(byType.plot()->data().marks.size(), static_cast<std::size_t>(owed.size()));
    for (auto city = owed.cbegin(); city != owed.cend(); ++city)
        QCOMPARE(valueOf(byType, city.key()), scaledToText(city.value(), 2));
    // The rows behind a mark are those of both.
    QStringList keys;
    const Query query = byType.queryFor(0, &keys);
    const auto rows = rowsBehind(*m_bmo, *desk.catalogue, query, keys);
    QVERIFY(rows && !rows->empty());
    for (const RowIndex row : *rows)
        QCOMPARE(m_bmo->textAt(Field::LoanType, row), u"car"_s);
}

void tst_Drill::thePathLeadsToTheCustomer()
{
    Desk desk(m_bmo);
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    ChartCard &cities = *customers->card(u"customers.cities"_s);
    QSignalSpy jumps(customers.get(), &DashboardPage::customerRequested);
    QAction *deeper = action(cities, u"Toronto"_s, u"Look deeper: by customer id"_s);
    QVERIFY(deeper);
    deeper->trigger();
    QVERIFY(settle(*customers));
    QCOMPARE(cities.plot()->data().marks.size(), std::size_t(5));
    const Mark &first = cities.plot()->data().marks.front();
    QAction *open = action(cities, first.label, u"Open "_s + first.longLabel);
    QVERIFY(open);
    open->trigger();
    QCOMPARE(jumps.count(), 1);
    const auto row = m_bmo->customerRow(jumps.at(0).at(0).toString());
    QVERIFY(row);
    QCOMPARE(m_bmo->textAt(Field::CustomerCity, *row), u"Toronto"_s);
    QCOMPARE(m_bmo->textAt(Field::CustomerName, *row), first.longLabel);
}

void tst_Drill::aMachineOpensByDay()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    ChartCard &machines = *atm->card(u"atm.machines"_s);
    const QString count = valueOf(machines, u"103"_s);
    machines.drillInto(markOf(machines, u"103"_s), u"atm.day"_s);
    QVERIFY(settle(*atm));
    QCOMPARE(machines.shownSpec().kind, ChartKind::Columns);
    QCOMPARE(QString::number(sumOf(machines)), count);
    // In and out stay apart by machine.
    ChartCard &flow = *atm->card(u"atm.flow"_s);
    flow.drillInto(0, u"atm.id"_s);
    QVERIFY(settle(*atm));
    QVERIFY(qobject_cast<StackPlot *>(flow.plot()));
    QCOMPARE(flow.plot()->data().series.size(), std::size_t(2));
}

void tst_Drill::theWayBackIsByKeyAndByCrumb()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    ChartCard &types = *overview->card(u"overview.loans"_s);
    const std::vector<Mark> before = types.plot()->data().marks;
    types.drillInto(0, u"customer.city"_s);
    QVERIFY(settle(*overview));
    types.drillInto(0, u"customer.id"_s);
    QVERIFY(settle(*overview));
    QCOMPARE(types.drillPath().size(), std::size_t(2));
    types.plot()->setFocus();
    QTest::keyClick(types.plot(), Qt::Key_Backspace);
    QCOMPARE(types.drillPath().size(), std::size_t(1));
    QVERIFY(settle(*overview));
    // Esc lets go of what was chosen first, then goes back.
    click(types, types.plot()->data().marks.front().label);
    QVERIFY(settle(*overview));
    QTest::keyClick(types.plot(), Qt::Key_Escape);
    QVERIFY(desk.filters.conditions().empty());
    QCOMPARE(types.drillPath().size(), std::size_t(1));
    QVERIFY(settle(*overview));
    QTest::keyClick(types.plot(), Qt::Key_Escape);
    QVERIFY(types.drillPath().empty());
    QVERIFY(settle(*overview));
    QVERIFY(types.breadcrumb()->isHidden());
    QCOMPARE(types.plot()->data().marks.size(), before.size());

    types.drillInto(0, u"customer.city"_s);
    QVERIFY(settle(*overview));
    types.drillInto(0, u"customer.id"_s);
    QVERIFY(settle(*overview));
    QToolButton *all = nullptr;
    for (QToolButton *crumb : types.breadcrumb()->findChildren<QToolButton *>()) {
        if (crumb->isVisible() && crumb->text() == u"All"_s)
            all = crumb;
    }
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(settle(*overview));
    QVERIFY(types.drillPath().empty());
    QCOMPARE(types.plot()->data().marks.front().key, before.front().key);
}

void tst_Drill::whatWasFoundSurvivesARefresh()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &byType = *loans->card(u"loans.by_type"_s);
    byType.drillInto(markOf(byType, u"house"_s), u"customer.city"_s);
    QVERIFY(settle(*loans));
    const std::int64_t sum = sumOf(byType);
    loans->bookChanged();
    QVERIFY(settle(*loans));
    QCOMPARE(byType.drillPath().size(), std::size_t(1));
    QCOMPARE(sumOf(byType), sum);
    desk.filters.set(cities({u"Halifax"_s}));
    QVERIFY(settle(*loans));
    desk.filters.clear();
    QVERIFY(settle(*loans));
    QCOMPARE(sumOf(byType), sum);
}

void tst_Drill::onlyWhatHasMeaningIsOffered()
{
    const Catalogue catalogue;
    const auto specOf = [](const QString &pageId, const QString &id) {
        const PageSpec spec = page(pageId);
        return *std::ranges::find_if(spec.charts,
                                     [&id](const ChartSpec &each) { return id == QLatin1StringView(each.id); });
    };
    const QStringList complaints =
        drillTargets(specOf(u"complaints"_s, u"complaints.categories"_s), {}, *m_bmo, catalogue);
    QCOMPARE(complaints, QStringList(u"complaint.description"_s));  // no customer, and this book's have no time
    const QStringList loans = drillTargets(specOf(u"loans"_s, u"loans.by_type"_s), {}, *m_bmo, catalogue);
    QVERIFY(loans.contains(u"customer.city"_s) && loans.contains(u"credit.band"_s));
    QVERIFY(!loans.contains(u"atm.id"_s));            // a loan is at no machine
    QVERIFY(!loans.contains(u"loan.type"_s));         // that is what it is by already
    QVERIFY(!loans.contains(u"customer.country"_s));  // that no record of this book has
}

void tst_Drill::leaveOutAndKeepOnly()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    ChartCard &byCity = *overview->card(u"overview.cities"_s);
    action(byCity, u"Toronto"_s, u"Leave out Toronto"_s)->trigger();
    QVERIFY(settle(*overview));
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"45"_s));
    action(byCity, u"Montreal"_s, u"Leave out Montreal"_s)->trigger();
    QVERIFY(settle(*overview));
    QCOMPARE(desk.filters.conditions().front().op, Op::NotIn);
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"40"_s));
    action(byCity, u"Ottawa"_s, u"Keep only Ottawa"_s)->trigger();
    QVERIFY(settle(*overview));
    QCOMPARE(desk.filters.conditions(), Conditions{cities({u"Ottawa"_s})});
    QCOMPARE(figures(*overview->card(u"overview.customers"_s)), QStringList(u"5"_s));
}

QTEST_MAIN(tst_Drill)

#include "tst_drill.moc"
