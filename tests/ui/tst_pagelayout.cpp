// SPDX-License-Identifier: GPL-3.0-or-later
// Cards in a person's own order: by keyboard, by dragging, by the menu; kept, and never lost to an old or hostile text.
#include "tests/ui/desk.h"
#include "ui/dashboard/cardarranger.h"
#include "ui/dashboard/pagetools.h"

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const PageLayout &layout)
{
    QStringList ids;
    for (const Placement &placed : layout)
        ids += placed.id;
    return ids;
}

// Of the cards that this book has something for.
QStringList shownIds(const DashboardPage &page)
{
    QStringList ids = idsOf(page.arranger()->layout());
    ids.removeIf([&page](const QString &id) { return page.card(id)->isHidden(); });
    return ids;
}

Placement placed(const PageLayout &layout, const QString &id) { return *std::ranges::find(layout, id, &Placement::id); }

void drag(QWidget *widget, const QPoint &from, const QPoint &globalTo)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    for (const QPoint &point :
         {from + QPoint(QApplication::startDragDistance() + 1, 0), widget->mapFromGlobal(globalTo)}) {
        QMouseEvent move(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, {}, widget->mapFromGlobal(globalTo));
}

}  // namespace

class tst_PageLayout : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void hostileTextsFallBack_data();
    void hostileTextsFallBack();
    void oldLayoutsTakeNewCardsIn();
    void keysArrange();
    void draggingPlaces();
    void keysPassCardsWithoutAPlace();
    void hiddenCardsComeBack();
    void keptOverARestart();

private:
    PortfolioPtr m_bmo;
};

void tst_PageLayout::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_PageLayout::hostileTextsFallBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("}{\xff\x00", 4);
    QTest::newRow("no object") << QByteArray("[1,2]");
    QTest::newRow("another version") << QByteArray(R"({"version":99,"cards":[{"id":"loans.owed","hidden":true}]})");
    QTest::newRow("no list") << QByteArray(R"({"version":1,"cards":{"id":"loans.owed"}})");
    QTest::newRow("huge") << QByteArray(R"({"version":1,"cards":[)") + QByteArray(200'000, ' ') + "]}";
    QTest::newRow("only strangers") << QByteArray(R"({"version":1,"cards":[{"id":"no.such"},{"id":7},null]})");
}

void tst_PageLayout::hostileTextsFallBack()
{
    QFETCH(QByteArray, text);
    const PageSpec loans = page(u"loans"_s);
    QCOMPARE(layoutFrom(text, loans), defaultLayout(loans));
}

void tst_PageLayout::oldLayoutsTakeNewCardsIn()
{
    const PageSpec loans = page(u"loans"_s);
    const PageLayout read = layoutFrom(
        R"({"version":1,"cards":[{"id":"loans.owed","span":99,"height":-5},{"id":"loans.count","hidden":true},)"
        R"({"id":"loans.owed","span":3},{"id":"gone"}]})",
        loans);
    QCOMPARE(read.size(), loans.charts.size());
    QCOMPARE(placed(read, u"loans.owed"_s).span, 12);
    QVERIFY(placed(read, u"loans.owed"_s).height >= 20);
    QVERIFY(placed(read, u"loans.count"_s).hidden);
    QVERIFY(idsOf(read).indexOf(u"loans.owed"_s) < idsOf(read).indexOf(u"loans.count"_s));
    // The one that the page has after "owed in all" stands there.
    QCOMPARE(idsOf(read).indexOf(u"loans.largest"_s), idsOf(read).indexOf(u"loans.owed"_s) + 1);
    QCOMPARE(layoutFrom(toJson(read), loans), read);
}

void tst_PageLayout::keysArrange()
{
    Desk desk(m_bmo);
    const auto loans = opened(desk, u"loans"_s);
    QVERIFY(loans);
    const QStringList before = idsOf(loans->arranger()->layout());
    QTest::mouseClick(loans->tools()->arrangeButton(), Qt::LeftButton);
    QVERIFY(loans->arranger()->isArranging());
    ChartCard *first = loans->card(before.at(0));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Right);
    QCOMPARE(idsOf(loans->arranger()->layout()).first(2), QStringList({before.at(1), before.at(0)}));
    QVERIFY(first->x() > loans->card(before.at(1))->x());  // and so it is seen
    const int narrow = first->width();
    QTest::keyClick(first, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(placed(loans->arranger()->layout(), before.at(0)).span, 4);
    QVERIFY(first->width() > narrow);
    const int low = first->height();
    QTest::keyClick(first, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(first->height() > low);
    QTest::keyClick(first, Qt::Key_Left);
    QCOMPARE(idsOf(loans->arranger()->layout()), before);
    QTest::keyClick(first, Qt::Key_Left);  // there is nothing before the first
    QCOMPARE(idsOf(loans->arranger()->layout()), before);
    QTest::keyClick(first, Qt::Key_Escape);
    QVERIFY(!loans->arranger()->isArranging());
    loans->arranger()->reset();
    QCOMPARE(loans->arranger()->layout(), defaultLayout(loans->spec()));
}

void tst_PageLayout::draggingPlaces()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const QStringList before = shownIds(*overview);
    ChartCard *moved = overview->card(before.at(0));
    ChartCard *third = overview->card(before.at(2));
    // By its title, to the left half of the third card.
    drag(moved, QPoint(gap(10), gap(4)), third->mapToGlobal(QPoint(third->width() / 4, third->height() / 2)));
    QCOMPARE(shownIds(*overview).first(3), QStringList({before.at(1), before.at(0), before.at(2)}));
    QVERIFY(desk.filters.conditions().empty());
    // Dropped where it was, nothing changes.
    drag(moved, QPoint(gap(10), gap(4)), moved->mapToGlobal(QPoint(moved->width() / 2, moved->height() / 2)));
    QCOMPARE(shownIds(*overview).first(3), QStringList({before.at(1), before.at(0), before.at(2)}));
}

void tst_PageLayout::keysPassCardsWithoutAPlace()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    const QStringList before = shownIds(*overview);
    overview->arranger()->setArranging(true);
    // Between the two stands a card of a book without loans.
    QTest::keyClick(overview->card(before.at(1)), Qt::Key_Right);
    QCOMPARE(shownIds(*overview).first(4), QStringList({before.at(0), before.at(2), before.at(1), before.at(3)}));
}

void tst_PageLayout::hiddenCardsComeBack()
{
    Desk desk(m_bmo);
    const auto overview = opened(desk, u"overview"_s);
    QVERIFY(overview);
    ChartCard *flow = overview->card(u"overview.flow"_s);
    emit flow->menu()->aboutToShow();
    const QList<QAction *> actions = flow->menu()->actions();
    (*std::ranges::find_if(actions, [](const QAction *each) {
        return each->text() == u"Hide this card"_s;
    }))->trigger();
    QVERIFY(flow->isHidden());
    QCOMPARE(overview->tools()->hiddenMenu()->actions().size(), 1);
    QCOMPARE(overview->tools()->hiddenMenu()->actions().constFirst()->text(), flow->title());
    // What is hidden asks nothing, and has the figures of the moment when it comes back.
    desk.filters.set(cities({u"Toronto"_s}));
    QVERIFY(settle(*overview));
    overview->tools()->hiddenMenu()->actions().constFirst()->trigger();
    QVERIFY(settle(*overview));
    QVERIFY(!flow->isHidden());
    QVERIFY(flow->plot()->data().ghosted);
    QVERIFY(overview->tools()->hiddenMenu()->isEmpty());
}

void tst_PageLayout::keptOverARestart()
{
    QHash<QString, QByteArray> kept;
    {
        Desk desk(m_bmo);
        const auto atm = opened(desk, u"atm"_s);
        QVERIFY(atm);
        atm->arranger()->setArranging(true);
        ChartCard *hours = atm->card(u"atm.hours"_s);
        hours->setFocus();
        QTest::keyClick(hours, Qt::Key_Left);
        QTest::keyClick(hours, Qt::Key_Left, Qt::ShiftModifier);
        atm->arranger()->hide(u"atm.types"_s);
        kept = desk.settings;
    }
    QCOMPARE(kept.size(), 1);
    Desk desk(m_bmo);
    desk.settings = kept;
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    QVERIFY(atm->card(u"atm.types"_s)->isHidden());
    const PageLayout &layout = atm->arranger()->layout();
    QCOMPARE(placed(layout, u"atm.hours"_s).span, 5);
    QVERIFY(idsOf(layout).indexOf(u"atm.hours"_s) < idsOf(layout).indexOf(u"atm.netdays"_s));
    // Another profile has its own.
    desk.settings.clear();
    atm->bookChanged();
    QVERIFY(settle(*atm));
    QCOMPARE(atm->arranger()->layout(), defaultLayout(atm->spec()));
    QVERIFY(!atm->card(u"atm.types"_s)->isHidden());
}

QTEST_MAIN(tst_PageLayout)

#include "tst_pagelayout.moc"
