// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps, mixtures and balances: their figures against counts made here row by row, and what gestures on
// two scales ask for.
#include "tests/ui/desk.h"
#include "ui/dashboard/heatplot.h"
#include "ui/dashboard/selection.h"

#include "models/portfolio/builder.h"

#include <QMouseEvent>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

// The mark of a heat map by its two keys.
int cellOf(const ChartCard &card, const QString &across, const QString &up)
{
    const std::vector<Mark> &marks = card.plot()->data().marks;
    const auto found =
        std::ranges::find_if(marks, [&](const Mark &each) { return each.key == across && each.up == up; });
    return found == marks.end() ? -1 : static_cast<int>(found - marks.begin());
}

std::int64_t countOf(const Mark &mark) { return mark.parts.front().value.scaled; }

// The wall clock of a row as the file has it.
QDateTime timeOf(const Portfolio &book, RowIndex row)
{
    return QDateTime::fromString(book.cellText(Field::AtmTime, row).left(19), u"yyyy-MM-dd HH:mm:ss"_s);
}

}  // namespace

class tst_NewCharts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void hoursOfTheWeekAreCounted();
    void scoresByAmountOwedAreCounted();
    void delinquenciesAreCounted();
    void theLoanMixAddsUp();
    void netFlowIsInLessOut();
    void balancesStandByCurrency();
    void aCellFiltersBothScales();
    void aBlockOfCells();
    void binsBecomeRanges();
    void aNumberFiltersToWhatItCounts();

private:
    PortfolioPtr m_bmo;
};

void tst_NewCharts::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_NewCharts::hoursOfTheWeekAreCounted()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const ChartCard &card = *atm->card(u"atm.week"_s);
    const ChartData &data = card.plot()->data();
    QCOMPARE(data.marks.size(), std::size_t(24 * 7));
    QCOMPARE(data.up.front().key, u"7"_s);  // a Canadian week begins on Sunday
    QHash<std::pair<int, int>, int> counted;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Atm); ++row) {
        const QDateTime time = timeOf(*m_bmo, row);
        QVERIFY(time.isValid());
        ++counted[{time.time().hour(), time.date().dayOfWeek()}];
    }
    for (const Mark &mark : data.marks)
        QCOMPARE(countOf(mark), counted.value({mark.key.toInt(), mark.up.toInt()}));
    QVERIFY(card.plot()->markText(0).contains(u"Sunday"_s));
}

void tst_NewCharts::scoresByAmountOwedAreCounted()
{
    Desk desk(m_bmo);
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &card = *customers->card(u"customers.scoreowed"_s);
    QVERIFY(!card.showsMessage());
    QHash<QString, std::int64_t> owed;
    for (RowIndex loan = 0; loan < m_bmo->rows(Table::Loans); ++loan)
        owed[m_bmo->textAt(Field::LoanCustomer, loan)] += m_bmo->numberAt(Field::LoanAmount, loan);
    const auto binOf = [](std::int64_t value, const QStringList &edges, std::int64_t unit) {
        QString bin = edges.first();
        for (qsizetype edge = 1; edge + 1 < edges.size(); ++edge) {
            if (value >= edges.at(edge).toLongLong() * unit)
                bin = edges.at(edge);
        }
        return bin;
    };
    QHash<std::pair<QString, QString>, int> counted;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Credit); ++row) {
        const QString score = binOf(m_bmo->numberAt(Field::CreditScore, row), card.spec().edges, 1);
        const std::int64_t sum = owed.value(m_bmo->textAt(Field::CreditCustomer, row), 0);
        ++counted[{score, binOf(sum, card.spec().upEdges, 100)}];
    }
    std::int64_t all = 0;
    for (const Mark &mark : card.plot()->data().marks) {
        QCOMPARE(countOf(mark), counted.value({mark.key, mark.up}));
        all += countOf(mark);
    }
    QCOMPARE(all, 50);
}

void tst_NewCharts::delinquenciesAreCounted()
{
    Desk desk(m_bmo);
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &card = *customers->card(u"customers.late"_s);
    QHash<QString, int> counted;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Credit); ++row)
        ++counted[QString::number(std::min<std::int64_t>(m_bmo->numberAt(Field::CreditDelinquencies, row), 4))];
    for (const Mark &mark : card.plot()->data().marks)
        QCOMPARE(countOf(mark), counted.value(mark.key));
    QCOMPARE(card.plot()->data().marks.back().label, u"4+"_s);
}

void tst_NewCharts::theLoanMixAddsUp()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    const ChartData &data = loans->card(u"loans.mix"_s)->plot()->data();
    QCOMPARE(data.series.size(), std::size_t(5));
    QHash<std::pair<QString, QString>, std::int64_t> owed;
    for (RowIndex loan = 0; loan < m_bmo->rows(Table::Loans); ++loan) {
        const auto customer = m_bmo->customerRow(m_bmo->textAt(Field::LoanCustomer, loan));
        owed[{m_bmo->textAt(Field::CustomerCity, *customer), m_bmo->textAt(Field::LoanType, loan)}] +=
            m_bmo->numberAt(Field::LoanAmount, loan);
    }
    double before = std::numeric_limits<double>::max();
    for (const Mark &mark : data.marks) {
        double sum = 0;
        for (std::size_t series = 0; series < data.series.size(); ++series) {
            QCOMPARE(mark.parts[series].value.scaled, owed.value({mark.key, data.series[series].key}));
            sum += static_cast<double>(mark.parts[series].value.scaled);
        }
        QVERIFY(sum <= before);  // the longest bar first
        before = sum;
    }
}

void tst_NewCharts::netFlowIsInLessOut()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QHash<QString, std::int64_t> net;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Atm); ++row) {
        const bool in = m_bmo->textAt(Field::AtmType, row) == u"deposit"_s;
        const std::int64_t amount = m_bmo->numberAt(Field::AtmAmount, row);
        net[timeOf(*m_bmo, row).date().toString(Qt::ISODate)] += in ? amount : -amount;
    }
    const ChartData &data = atm->card(u"atm.netdays"_s)->plot()->data();
    QCOMPARE(data.marks.size(), std::size_t(11));
    for (const Mark &mark : data.marks)
        QCOMPARE(countOf(mark), net.value(mark.key));
    QVERIFY(data.lowest() < 0 && data.highest() > 0);
}

void tst_NewCharts::balancesStandByCurrency()
{
    PortfolioBuilder builder{PortfolioInfo()};
    const std::pair<QString, int> balances[] = {{u"EUR"_s, 10050}, {u"USD"_s, 20000}, {u"EUR"_s, 5}};
    for (int each = 0; each < 3; ++each) {
        TableBuilder &table = builder.table(Table::Customers);
        table.beginRow();
        table.setText(Field::CustomerId, QString::number(each));
        table.setText(Field::CustomerCurrency, balances[each].first);
        table.setNumber(Field::CustomerBalance, balances[each].second);
    }
    Desk desk(builder.build().value());
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &card = *customers->card(u"customers.balance"_s);
    QVERIFY(!card.isHidden());
    const std::vector<Mark> &marks = card.plot()->data().marks;
    QCOMPARE(marks.size(), std::size_t(2));
    QCOMPARE(marks[0].parts.front().value.toText(), u"100.55"_s);
    QCOMPARE(marks[1].parts.front().value.toText(), u"200.00"_s);
    // A click on one asks for its customers.
    QTest::mouseClick(card.plot(), Qt::LeftButton, {}, card.plot()->markArea(0).center().toPoint());
    QCOMPARE(desk.filters.conditions(),
             (Conditions{{.field = u"customer.currency"_s, .op = Op::In, .values = {u"EUR"_s}, .rows = {}}}));
    QVERIFY(settle(*customers));
    QCOMPARE(figures(*customers->card(u"customers.count"_s)), QStringList(u"2"_s));
    QCOMPARE(card.plot()->data().marks.size(), std::size_t(2));  // it does not filter itself
    QVERIFY(card.plot()->data().marks[0].selected && !card.plot()->data().marks[1].selected);
}

void tst_NewCharts::aCellFiltersBothScales()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const ChartCard &card = *atm->card(u"atm.week"_s);
    const auto busiest = std::ranges::max_element(card.plot()->data().marks, {}, countOf);
    const Mark chosen = *busiest;
    const auto press = [&card](const Mark &mark, Qt::KeyboardModifiers modifiers) {
        const int cell = cellOf(card, mark.key, mark.up);
        QTest::mouseClick(card.plot(), Qt::LeftButton, modifiers, card.plot()->markArea(cell).center().toPoint());
    };
    atm->card(u"atm.week"_s)->show();
    press(chosen, {});
    const Conditions both{{.field = u"atm.hour"_s, .op = Op::In, .values = {chosen.key}, .rows = {}},
                          {.field = u"atm.weekday"_s, .op = Op::In, .values = {chosen.up}, .rows = {}}};
    QCOMPARE(desk.filters.conditions(), both);
    QVERIFY(settle(*atm));
    QCOMPARE(figures(*atm->card(u"atm.count"_s)), QStringList(QString::number(countOf(chosen))));
    QVERIFY(!card.plot()->data().ghosted);
    int lit = 0;
    for (const Mark &mark : card.plot()->data().marks)
        lit += mark.selected ? 1 : 0;
    QCOMPARE(lit, 1);
    press(chosen, {});  // the same again lets go
    QVERIFY(desk.filters.conditions().empty());
    QVERIFY(settle(*atm));
    press(chosen, {});
    QVERIFY(settle(*atm));
    Mark other = chosen;
    other.key = chosen.key == u"09"_s ? u"10"_s : u"09"_s;
    press(other, Qt::ControlModifier);
    QCOMPARE(desk.filters.conditions().front().values, QStringList({chosen.key, other.key}));
    QTest::keyClick(card.plot(), Qt::Key_Escape);
    QVERIFY(settle(*atm));
    QTest::keyClick(card.plot(), Qt::Key_Escape);
    QVERIFY(desk.filters.conditions().empty());
}

void tst_NewCharts::aBlockOfCells()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const ChartCard &card = *atm->card(u"atm.week"_s);
    Plot *plot = card.plot();
    // From Tuesday 11 h up and to the left, to Monday 9 h: six cells.
    const QPoint from = plot->markArea(cellOf(card, u"11"_s, u"2"_s)).center().toPoint();
    const QPoint to = plot->markArea(cellOf(card, u"09"_s, u"1"_s)).center().toPoint();
    QTest::mousePress(plot, Qt::LeftButton, {}, from);
    for (const QPoint &point : {from - QPoint(QApplication::startDragDistance() + 1, 0), to}) {
        QMouseEvent move(QEvent::MouseMove, point, plot->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(plot, &move);
    }
    QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    QCOMPARE(desk.filters.conditions().size(), std::size_t(2));
    QCOMPARE(desk.filters.conditions()[0].values, QStringList({u"09"_s, u"10"_s, u"11"_s}));
    QCOMPARE(desk.filters.conditions()[1].values, QStringList({u"1"_s, u"2"_s}));
    // By keyboard: down is the same hour of the next day.
    desk.filters.clear();
    QVERIFY(settle(*atm));
    plot->setCurrent(cellOf(card, u"09"_s, u"1"_s));
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Down);
    QCOMPARE(plot->current(), cellOf(card, u"09"_s, u"2"_s));
    QTest::keyClick(plot, Qt::Key_Return);
    QCOMPARE(desk.filters.conditions()[1].values, QStringList(u"2"_s));
}

void tst_NewCharts::binsBecomeRanges()
{
    const PageSpec customers = page(u"customers"_s);
    const ChartSpec spec = *std::ranges::find_if(
        customers.charts, [](const ChartSpec &each) { return each.id == "customers.scoreowed"_L1; });
    const auto chosen = [&spec](const QString &score, const QString &owed) {
        return conditionsOf(spec, Grain::Day, {{.key = score, .up = owed, .label = {}, .longLabel = {}, .parts = {}}});
    };
    // Scores are whole, amounts have cents; both ends of a condition are included.
    QCOMPARE(
        chosen(u"500"_s, u"10000"_s),
        (Conditions{{.field = u"credit.score"_s, .op = Op::Between, .values = {u"500"_s, u"549"_s}, .rows = {}},
                    {.field = u"loans.owed"_s, .op = Op::Between, .values = {u"10000"_s, u"24999.99"_s}, .rows = {}}}));
    QCOMPARE(chosen(u"800"_s, u"0"_s),
             (Conditions{{.field = u"credit.score"_s, .op = Op::AtLeast, .values = {u"800"_s}, .rows = {}},
                         {.field = u"loans.owed"_s, .op = Op::AtMost, .values = {u"0.99"_s}, .rows = {}}}));
    // The figure of a cell is that of the filter that a click on it makes.
    Desk desk(m_bmo);
    const auto shown = opened(desk, u"customers"_s);
    QVERIFY(shown);
    const std::vector<Mark> marks = shown->card(u"customers.scoreowed"_s)->plot()->data().marks;
    for (const Mark &mark : marks) {
        if (countOf(mark) == 0)
            continue;
        const auto counted =
            evaluate(*m_bmo, *desk.catalogue,
                     {.measure = u"customers.count"_s, .by = {}, .where = conditionsOf(spec, Grain::Day, {mark})});
        QCOMPARE(counted->rows.front().value.scaled, countOf(mark));
    }
}

void tst_NewCharts::aNumberFiltersToWhatItCounts()
{
    Desk desk(m_bmo);
    const auto customers = opened(desk, u"customers"_s);
    QVERIFY(customers);
    const ChartCard &poor = *customers->card(u"customers.poor"_s);
    const QStringList counted = figures(poor);
    const auto press = [&poor] {
        QTest::mouseClick(poor.plot(), Qt::LeftButton, {}, poor.plot()->markArea(0).center().toPoint());
    };
    press();
    QCOMPARE(desk.filters.conditions(), poor.spec().where);
    QVERIFY(settle(*customers));
    QCOMPARE(figures(*customers->card(u"customers.count"_s)), counted);
    QVERIFY(poor.plot()->data().marks.front().selected);
    press();
    QVERIFY(desk.filters.conditions().empty());
}

QTEST_MAIN(tst_NewCharts)

#include "tst_newcharts.moc"
