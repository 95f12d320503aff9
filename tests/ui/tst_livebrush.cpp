// SPDX-License-Identifier: GPL-3.0-or-later
// A drag over days: the other cards follow it before it is let go, and come back where it is given up.
#include "tests/ui/desk.h"

#include <QApplication>

using namespace clientele;
using namespace clientele::test;

namespace {

QPoint middle(const Plot &plot, int mark) { return plot.markArea(mark).center().toPoint(); }

void moveTo(Plot &plot, const QPoint &point)
{
    QMouseEvent move(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&plot, &move);
}

qint64 counted(const ChartCard &card)
{
    qint64 rows = 0;
    for (const Mark &mark : card.plot()->data().marks)
        rows += mark.parts.front().value.scaled;
    return rows;
}

// Transactions under the marks, as the brushed chart itself shows them.
qint64 under(const ChartCard &card, int first, int last)
{
    qint64 rows = 0;
    for (int mark = first; mark <= last; ++mark)
        rows += card.plot()->data().marks[static_cast<std::size_t>(mark)].parts.front().value.scaled;
    return rows;
}

}  // namespace

class tst_LiveBrush : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void othersFollowBeforeTheButtonIsReleased();
    void escapeBringsThemBack();
    void thePointerMakesReady();

private:
    PortfolioPtr m_bmo;
};

void tst_LiveBrush::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    m_bmo = test::bmoBook();
    if (!m_bmo)
        QSKIP("../shared/data/bmo is not there");
}

void tst_LiveBrush::othersFollowBeforeTheButtonIsReleased()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    ChartCard &days = *atm->card(u"atm.days"_s);
    const ChartCard &types = *atm->card(u"atm.types"_s);
    Plot &plot = *days.plot();
    const int last = static_cast<int>(plot.data().marks.size()) - 1;
    QVERIFY(last > 2);
    const qint64 all = counted(types);
    QTest::mousePress(&plot, Qt::LeftButton, {}, middle(plot, 0));
    moveTo(plot, middle(plot, 0) + QPoint(QApplication::startDragDistance() + 1, 0));
    for (const int to : {1, last / 2, 1}) {
        moveTo(plot, middle(plot, to));
        QTRY_COMPARE(counted(types), under(days, 0, to));
        QVERIFY(counted(types) < all);
        QVERIFY(desk.filters.conditions().empty());  // nothing is filtered yet
        QCOMPARE(under(days, 0, last), all);         // nor does the brushed chart lose its other days
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle(plot, 1));
    QCOMPARE(desk.filters.conditions().size(), std::size_t(1));
    QVERIFY(settle(*atm));
    QCOMPARE(counted(types), under(days, 0, 1));
    desk.filters.undo();
    QVERIFY(settle(*atm));
    QCOMPARE(counted(types), all);
}

void tst_LiveBrush::escapeBringsThemBack()
{
    Desk desk(m_bmo);
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const ChartCard &types = *atm->card(u"atm.types"_s);
    Plot &plot = *atm->card(u"atm.days"_s)->plot();
    const qint64 all = counted(types);
    plot.setFocus();
    plot.setCurrent(0);
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY(counted(types) < all);
    QTest::keyClick(&plot, Qt::Key_Escape);
    QTRY_COMPARE(counted(types), all);
    QVERIFY(settle(*atm));
    QVERIFY(desk.filters.conditions().empty());
}

void tst_LiveBrush::thePointerMakesReady()
{
    Desk desk(m_bmo);
    QStringList prepared;
    std::vector<Query> queries;
    desk.source.prepareBrush = [&](const std::vector<Query> &asked, const QString &day) {
        prepared += day;
        queries = asked;
    };
    const auto atm = opened(desk, u"atm"_s);
    QVERIFY(atm);
    const auto enter = [&](const QString &card) {
        Plot *plot = atm->card(card)->plot();
        const QPointF at = plot->rect().center();
        QEnterEvent event(at, at, plot->mapToGlobal(at));
        QApplication::sendEvent(plot, &event);
    };
    enter(u"atm.types"_s);  // no days there
    QVERIFY(prepared.isEmpty());
    enter(u"atm.days"_s);
    QCOMPARE(prepared, QStringList(u"atm.day"_s));
    const auto asks = [&](const QString &measure, const QStringList &by) {
        return std::ranges::any_of(queries, [&](const Query &q) { return q.measure == measure && q.by == by; });
    };
    QVERIFY(asks(u"atm.count"_s, {u"atm.type"_s}) && asks(u"atm.count"_s, {u"atm.id"_s}));
}

QTEST_MAIN(tst_LiveBrush)
#include "tst_livebrush.moc"
