// SPDX-License-Identifier: GPL-3.0-or-later
// What a person makes of single cards: tables with formats that stay, big numbers spread over a dimension, corners dragged,
// slices chosen in a drag; and which cards a page has for a book.
#include "tests/support/smallbook.h"
#include "tests/ui/desk.h"
#include "ui/dashboard/breadcrumb.h"
#include "ui/dashboard/cardarranger.h"
#include "ui/dashboard/cardchoice.h"
#include "ui/dashboard/cornergrip.h"
#include "ui/dashboard/donutplot.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/tabledress.h"

#include "models/portfolio/builder.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

QAction *entry(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
        if (QAction *found = action->menu() ? entry(action->menu(), text) : nullptr)
            return found;
    }
    return nullptr;
}

// As a click on the card's button opens it.
QMenu *opened(ChartCard &card)
{
    card.menu()->popup(card.mapToGlobal(QPoint()));
    card.menu()->hide();
    return card.menu();
}

void dragTo(QWidget &widget, const QPoint &from, const QPoint &globalTo, bool drop = true)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    const QPoint far = from + QPoint(QApplication::startDragDistance() + gap(4), 0);
    for (const QPoint &global : {widget.mapToGlobal(far), globalTo}) {
        const QPoint point = widget.mapFromGlobal(global);
        QMouseEvent move(QEvent::MouseMove, point, global, Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&widget, &move);
    }
    if (drop)
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, widget.mapFromGlobal(globalTo));
}

Placement placed(const DashboardPage &page, const QString &id)
{
    return *std::ranges::find(page.arranger()->layout(), id, &Placement::id);
}

// Customers with balances, a risk and a country, and nothing else.
PortfolioPtr customersAlone()
{
    PortfolioBuilder builder({1, 0, *DisplayZone::fromId("UTC"), *Currency::fromCode(u"EUR")});
    TableBuilder &customers = builder.table(Table::Customers);
    for (int row = 0; row < 6; ++row) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(row));
        customers.setText(Field::CustomerCity, row < 2 ? u"Lyon"_s : u"Nice"_s);
        customers.setText(Field::CustomerCountry, u"France"_s);
        customers.setText(Field::CustomerRisk, row < 3 ? u"Low"_s : u"High"_s);
        customers.setText(Field::CustomerCurrency, u"EUR"_s);
        customers.setNumber(Field::CustomerBalance, 100'000 * row);
    }
    const auto book = builder.build();
    return book ? *book : nullptr;
}

}  // namespace

class tst_KeptCards : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void formatsAndColumnsStay();
    void formatsOutliveAFilter();
    void numbersAreSpreadOverADimension();
    void numbersOfDifferentRowsKeepTheirOwn();
    void cornersResize();
    void escapeGivesACornerUp();
    void aDragChoosesSlices();
    void keysChooseSlices();
    void booksOfCustomersAloneHaveAnOverview();
    void wholeBooksHaveTheUsualOverview();

private:
    PortfolioPtr m_bmo;
};

void tst_KeptCards::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_KeptCards::formatsAndColumnsStay()
{
    Desk desk(m_bmo);
    {
        const auto loans = test::opened(desk, u"loans"_s);
        QVERIFY(loans);
        ChartCard &types = *loans->card(u"loans.types"_s);
        entry(opened(types), u"Show as table"_s)->trigger();
        QVERIFY(types.showsTable());
        types.markTable()->setCurrentIndex(types.markTable()->model()->index(0, 1));
        entry(opened(types), u"Three-colour scale"_s)->trigger();
        types.markTable()->horizontalHeader()->moveSection(1, 0);
    }
    // Another day: the same profile, another window, another language.
    QLocale::setDefault(QLocale(QLocale::French, QLocale::Canada));
    const auto loans = test::opened(desk, u"loans"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    QVERIFY(loans);
    ChartCard &types = *loans->card(u"loans.types"_s);
    QVERIFY(types.showsTable());
    QCOMPARE(types.markTable()->dress()->format(1), TableDress::Format::ThreeColours);
    QCOMPARE(types.markTable()->horizontalHeader()->visualIndex(1), 0);
    // What it paints: the highest figure stands on the accent's side, the lowest on the amber one.
    const QImage picture = types.markTable()->viewport()->grab().toImage();
    const auto shade = [&](int row) {
        const QRect cell = types.markTable()->visualRect(types.markTable()->model()->index(row, 1));
        return picture.pixelColor(cell.left() + 3, cell.center().y());
    };
    QVERIFY(shade(0).blue() > shade(0).red());
    QVERIFY(!loans->card(u"loans.by_type"_s)->showsTable());
}

void tst_KeptCards::formatsOutliveAFilter()
{
    Desk desk(m_bmo);
    const auto loans = test::opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &cities = *loans->card(u"loans.cities"_s);
    entry(opened(cities), u"Show as table"_s)->trigger();
    cities.markTable()->dress()->setFormat(1, TableDress::Format::Bars);
    desk.filters.set(cities.conditionsBetween(0, 1).front());
    QVERIFY(settle(*loans));
    desk.filters.set({.field = u"loan.type"_s, .op = Op::In, .values = {u"car"_s}, .rows = {}});
    QVERIFY(settle(*loans));
    QCOMPARE(cities.markTable()->model()->columnCount(), 3);  // beside them the whole book's
    QCOMPARE(cities.markTable()->dress()->format(1), TableDress::Format::Bars);
    QCOMPARE(cities.markTable()->dress()->format(2), TableDress::Format::None);
    desk.filters.clear();
    QVERIFY(settle(*loans));
    QCOMPARE(cities.markTable()->dress()->format(1), TableDress::Format::Bars);
}

void tst_KeptCards::numbersAreSpreadOverADimension()
{
    Desk desk(m_bmo);
    const auto customers = test::opened(desk, u"customers"_s);
    QVERIFY(customers);
    ChartCard &poor = *customers->card(u"customers.poor"_s);
    const int height = poor.height();
    QAction *deeper = entry(opened(poor), u"Look deeper: by city"_s);
    QVERIFY(deeper);
    deeper->trigger();
    QVERIFY(settle(*customers));
    QCOMPARE(poor.breadcrumb()->steps(), QStringList({u"All"_s, u"by city"_s}));
    QVERIFY(poor.height() > height);  // a chart has a chart's room
    QHash<QString, qint64> expected;
    for (RowIndex row = 0; row < m_bmo->rows(Table::Credit); ++row) {
        const auto customer = m_bmo->customerRow(m_bmo->textAt(Field::CreditCustomer, row));
        if (customer && m_bmo->numberAt(Field::CreditScore, row) < 580)
            ++expected[m_bmo->textAt(Field::CustomerCity, *customer)];
    }
    QVERIFY(!expected.isEmpty());
    for (const Mark &mark : poor.plot()->data().marks)
        QCOMPARE(mark.parts.front().value.scaled, expected.value(mark.key));
    // A click on a city filters as on any chart, and the way back leads to the number.
    click(poor, poor.plot()->data().marks.front().label);
    QCOMPARE(desk.filters.conditions().front().field, u"customer.city"_s);
    QTest::keyClick(&poor, Qt::Key_Backspace);
    QVERIFY(settle(*customers));
    QVERIFY(qobject_cast<FigurePlot *>(poor.plot()));
    QCOMPARE(poor.height(), height);
}

void tst_KeptCards::numbersOfDifferentRowsKeepTheirOwn()
{
    Desk desk(m_bmo);
    const auto atm = test::opened(desk, u"atm"_s);
    QVERIFY(atm);
    ChartCard &count = *atm->card(u"atm.count"_s);
    QVERIFY(entry(opened(count), u"Look deeper by"_s));
    count.drillInto(-1, u"atm.type"_s);
    QVERIFY(settle(*atm));
    qint64 all = 0;
    for (const Mark &mark : count.plot()->data().marks)
        all += mark.parts.front().value.scaled;
    QCOMPARE(all, static_cast<qint64>(m_bmo->rows(Table::Atm)));
}

void tst_KeptCards::cornersResize()
{
    Desk desk(m_bmo);
    const auto loans = test::opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &types = *loans->card(u"loans.types"_s);
    QSignalSpy changed(loans->arranger(), &CardArranger::changed);
    const QRect before = types.geometry();
    const int span = placed(*loans, u"loans.types"_s).span;
    auto *grip = types.findChild<CornerGrip *>();
    QVERIFY(grip);
    const QPoint corner = types.mapToGlobal(types.rect().bottomRight());
    dragTo(*grip, grip->rect().center(), corner + QPoint(-before.width() / 2, gap(40)));
    QCOMPARE(changed.count(), 1);  // when it was dropped, not on the way
    QCOMPARE(placed(*loans, u"loans.types"_s).span, span / 2);
    QVERIFY(types.width() < before.width() * 2 / 3);
    QVERIFY(types.height() > before.height() + gap(24));
    QVERIFY(!desk.settings.value(u"layout.loans"_s).isEmpty());
}

void tst_KeptCards::escapeGivesACornerUp()
{
    Desk desk(m_bmo);
    const auto loans = test::opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &types = *loans->card(u"loans.types"_s);
    QSignalSpy changed(loans->arranger(), &CardArranger::changed);
    const QRect before = types.geometry();
    auto *grip = types.findChild<CornerGrip *>();
    dragTo(*grip, grip->rect().center(), types.mapToGlobal(types.rect().bottomRight()) + QPoint(0, gap(40)), false);
    QVERIFY(types.geometry() != before);
    QTest::keyClick(grip, Qt::Key_Escape);
    QTRY_COMPARE(types.geometry(), before);  // once the page has its height back
    QCOMPARE(changed.count(), 0);
}

void tst_KeptCards::aDragChoosesSlices()
{
    Desk desk(m_bmo);
    const auto loans = test::opened(desk, u"loans"_s);
    QVERIFY(loans);
    ChartCard &types = *loans->card(u"loans.types"_s);
    Plot &donut = *types.plot();
    const std::vector<Mark> marks = donut.data().marks;
    QVERIFY(marks.size() >= 3);
    const QPoint first = donut.markArea(0).center().toPoint();
    dragTo(donut, first, donut.mapToGlobal(donut.markArea(1).center().toPoint()));
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));
    QCOMPARE(desk.filters.conditions().front().values, QStringList({marks[0].key, marks[1].key}));
    // Around the ring from the second slice to the third, whose places follow from the shares.
    desk.filters.clear();
    QVERIFY(settle(*loans));
    QList<QPoint> ring;
    for (int turn = 0; turn < 360; ++turn) {
        const double side = std::floor(std::min<double>(donut.height() - 2, donut.width() * 0.42));
        const QPointF centre(1 + side / 2, std::round((donut.height() - side) / 2) + side / 2);
        const double angle = turn * M_PI / 180;
        ring += (centre + QPointF(std::sin(angle), -std::cos(angle)) * side * 0.41).toPoint();
    }
    const auto on = [&](int mark) {
        const auto found = std::ranges::find_if(ring, [&](const QPoint &each) { return donut.markAt(each) == mark; });
        return found == ring.end() ? QPoint() : *(found + 3);
    };
    dragTo(donut, on(1), donut.mapToGlobal(on(2)));
    QCOMPARE(desk.filters.conditions().front().values, QStringList({marks[1].key, marks[2].key}));
}

void tst_KeptCards::keysChooseSlices()
{
    Desk desk(m_bmo);
    const auto loans = test::opened(desk, u"loans"_s);
    QVERIFY(loans);
    Plot &donut = *loans->card(u"loans.types"_s)->plot();
    donut.setFocus(Qt::TabFocusReason);
    donut.setCurrent(0);
    QTest::keyClick(&donut, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&donut, Qt::Key_Return);
    QCOMPARE(desk.filters.conditions().front().values.size(), 2);
}

void tst_KeptCards::booksOfCustomersAloneHaveAnOverview()
{
    Desk desk(customersAlone());
    QVERIFY(desk.book);
    const auto overview = test::opened(desk, u"overview"_s);
    QVERIFY(overview);
    int shown = 0;
    for (const ChartSpec &chart : overview->spec().charts) {
        const ChartCard *card = overview->card(QString::fromLatin1(chart.id));
        if (card->isHidden())
            continue;
        ++shown;
        // Only what the book has nothing to put in place of may say so.
        const bool lacks = QLatin1StringView(chart.id) == "overview.score"_L1;
        QVERIFY2(lacks || !card->showsMessage(), chart.id);
    }
    QCOMPARE(shown, 8);
    QCOMPARE(valueOf(*overview->card(u"overview.risk"_s), u"Low"_s), u"3"_s);
    QCOMPARE(valueOf(*overview->card(u"overview.countries"_s), u"France"_s), u"15000.00"_s);
    QVERIFY(overview->card(u"overview.flow"_s)->isHidden());
}

void tst_KeptCards::wholeBooksHaveTheUsualOverview()
{
    const Catalogue catalogue;
    const QStringList absent = absentCards(page(u"overview"_s), *m_bmo, catalogue);
    for (const ChartSpec &chart : page(u"overview"_s).charts)
        QCOMPARE(absent.contains(QLatin1StringView(chart.id)), chart.insteadOf != nullptr);
}

QTEST_MAIN(tst_KeptCards)
#include "tst_keptcards.moc"
