// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keys on plots by themselves: what each gesture says.
#include "tests/ui/threebars.h"
#include "ui/dashboard/barsplot.h"
#include "ui/dashboard/columnsplot.h"
#include "ui/dashboard/donutplot.h"

#include <QApplication>
#include <QSignalSpy>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

void dragAcross(Plot &plot, int from, int to)
{
    // Past the start distance first: a shaky click is no brush.
    const QPoint start = middle(plot, from);
    QTest::mousePress(&plot, Qt::LeftButton, {}, start);
    for (const QPoint &point : {start + QPoint(QApplication::startDragDistance() + 1, 0), middle(plot, to)}) {
        QMouseEvent move(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&plot, &move);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle(plot, to));
}

}  // namespace

class tst_Gestures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void clicksToggle();
    void doubleClicksAskForRows();
    void brushesChooseRanges();
    void categoriesTakeNoBrush();
    void keysDoAllOfIt();
    void escapeGivesABrushUp();
    void slicesTakeThePointer();
};

void tst_Gestures::clicksToggle()
{
    const auto plot = shown<BarsPlot>(threeBars(false));
    QSignalSpy toggled(plot.get(), &Plot::toggled);
    QTest::mouseClick(plot.get(), Qt::LeftButton, {}, middle(*plot, 1));
    QTest::mouseClick(plot.get(), Qt::LeftButton, Qt::ControlModifier, middle(*plot, 2));
    QTest::mouseClick(plot.get(), Qt::RightButton, {}, middle(*plot, 2));
    QCOMPARE(toggled.count(), 2);
    QCOMPARE(toggled.at(0), QVariantList({1, false}));
    QCOMPARE(toggled.at(1), QVariantList({2, true}));
}

void tst_Gestures::doubleClicksAskForRows()
{
    const auto plot = shown<BarsPlot>(threeBars(false));
    QSignalSpy rows(plot.get(), &Plot::rowsWanted);
    QSignalSpy toggled(plot.get(), &Plot::toggled);
    QTest::mouseDClick(plot.get(), Qt::LeftButton, {}, middle(*plot, 0));
    QCOMPARE(rows.count(), 1);
    QCOMPARE(rows.at(0).at(0).toInt(), 0);
    QVERIFY(toggled.count() <= 1);  // the second press of the two is no click
}

void tst_Gestures::brushesChooseRanges()
{
    const auto plot = shown<ColumnsPlot>(threeBars(false));
    plot->setTakesRanges(true);
    QSignalSpy chosen(plot.get(), &Plot::rangeChosen);
    QSignalSpy toggled(plot.get(), &Plot::toggled);
    dragAcross(*plot, 0, 1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0), QVariantList({0, 1}));
    dragAcross(*plot, 1, 0);  // backwards is the same range
    QCOMPARE(chosen.at(1), QVariantList({0, 1}));
    QCOMPARE(toggled.count(), 0);
}

void tst_Gestures::categoriesTakeNoBrush()
{
    const auto plot = shown<BarsPlot>(threeBars(false));
    QSignalSpy chosen(plot.get(), &Plot::rangeChosen);
    dragAcross(*plot, 0, 2);
    QCOMPARE(chosen.count(), 0);
}

void tst_Gestures::keysDoAllOfIt()
{
    const auto plot = shown<ColumnsPlot>(threeBars(false));
    plot->setTakesRanges(true);
    QVERIFY(plot->focusPolicy() & Qt::TabFocus);
    plot->setFocus(Qt::TabFocusReason);
    QVERIFY(QTest::qWaitFor([&] { return plot->current() == 0; }));
    QSignalSpy toggled(plot.get(), &Plot::toggled);
    QSignalSpy chosen(plot.get(), &Plot::rangeChosen);
    QTest::keyClick(plot.get(), Qt::Key_Right);
    QCOMPARE(plot->current(), 1);
    QTest::keyClick(plot.get(), Qt::Key_Return);
    QTest::keyClick(plot.get(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(toggled.count(), 2);
    QCOMPARE(toggled.at(0), QVariantList({1, false}));
    QCOMPARE(toggled.at(1), QVariantList({1, true}));
    QTest::keyClick(plot.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(plot.get(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0), QVariantList({1, 2}));
    QTest::keyClick(plot.get(), Qt::Key_Home);
    QCOMPARE(plot->current(), 0);
    QTest::keyClick(plot.get(), Qt::Key_Left);  // stays on the first
    QCOMPARE(plot->current(), 0);

    // The focus is seen: the picture differs from the one without it.
    const QImage with = plot->grab().toImage();
    plot->clearFocus();
    QVERIFY(with != plot->grab().toImage());
}

void tst_Gestures::escapeGivesABrushUp()
{
    ChartData data = threeBars(false);
    const auto plot = shown<ColumnsPlot>(data);
    plot->setTakesRanges(true);
    plot->setFocus(Qt::TabFocusReason);
    QSignalSpy letGo(plot.get(), &Plot::letGo);
    QTest::keyClick(plot.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(plot->isBrushing());
    QTest::keyClick(plot.get(), Qt::Key_Escape);
    QVERIFY(!plot->isBrushing());
    QCOMPARE(letGo.count(), 0);
    data.anySelected = true;
    plot->setData(data);
    QTest::keyClick(plot.get(), Qt::Key_Escape);
    QCOMPARE(letGo.count(), 1);
}

void tst_Gestures::slicesTakeThePointer()
{
    const auto plot = shown<DonutPlot>(threeBars(false));
    // Ten of sixteen go clockwise from the top: three o'clock is the first slice, ten o'clock the second.
    const double side = plot->markArea(0).left() - gap(6);
    const QPointF centre(1 + side / 2, plot->height() / 2.0);
    const double ring = side / 2 * 0.82;
    QCOMPARE(plot->markAt(centre + QPointF(ring, 0)), 0);
    QCOMPARE(plot->markAt(centre - QPointF(ring * 0.87, ring * 0.5)), 1);
    QCOMPARE(plot->markAt(centre), -1);
    QCOMPARE(plot->markAt(plot->markArea(2).center()), 2);  // its line in the list
}

QTEST_MAIN(tst_Gestures)

#include "tst_gestures.moc"
