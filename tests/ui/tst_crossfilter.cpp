// SPDX-License-Identifier: GPL-3.0-or-later
// One click filters everything: values, ranges, several, and back again.
#include "tests/ui/desk.h"

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

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

}  // namespace

class tst_CrossFilter : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aClickFiltersEverything();
    void aChartDoesNotFilterItself();
    void ctrlClickTakesSeveralAndUndoGivesBack();
    void aBrushChoosesScores();
    void aBrushChoosesDays();
    void ghostsAreTheWholeBook();
    void escapeLetsGo();
    void keysFilterToo();

private:
    PortfolioPtr m_bmo;
};

void tst_CrossFilter::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_CrossFilter::aClickFiltersEverything()
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

void tst_CrossFilter::aChartDoesNotFilterItself()
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

void tst_CrossFilter::ctrlClickTakesSeveralAndUndoGivesBack()
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

void tst_CrossFilter::aBrushChoosesScores()
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

void tst_CrossFilter::aBrushChoosesDays()
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

void tst_CrossFilter::ghostsAreTheWholeBook()
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

void tst_CrossFilter::escapeLetsGo()
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

void tst_CrossFilter::keysFilterToo()
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

QTEST_MAIN(tst_CrossFilter)

#include "tst_crossfilter.moc"
