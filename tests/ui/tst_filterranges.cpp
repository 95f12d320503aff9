// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of figures by handles, by mouse, by keys and typed: what the stack holds afterwards, and figures counted here.
#include "tests/ui/filtersfixture.h"
#include "ui/filters/histogramslider.h"
#include "ui/filters/rangehandle.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_FilterRanges : public QObject, private FiltersFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void theHistogramCountsRight();
    void handlesByKeys();
    void handlesByMouse();
    void aRangeIsTyped();
    void aBadRangeSaysSo();
    void figuresOfCustomers();
};

void tst_FilterRanges::theHistogramCountsRight()
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

void tst_FilterRanges::handlesByKeys()
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

void tst_FilterRanges::handlesByMouse()
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

void tst_FilterRanges::aRangeIsTyped()
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

void tst_FilterRanges::aBadRangeSaysSo()
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

void tst_FilterRanges::figuresOfCustomers()
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

QTEST_MAIN(tst_FilterRanges)
#include "tst_filterranges.moc"
