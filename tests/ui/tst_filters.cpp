// SPDX-License-Identifier: GPL-3.0-or-later
// Values by mouse and by keys, and chips: what the stack holds afterwards.
#include "tests/ui/filtersfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_Filters : public QObject, private FiltersFixture {
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void searchTickAndInvert();
    void tickingByKeysAlone();
    void emptyAndFull();
    void listsNarrowWithOtherFilters();
    void chipsEditInPlace();
    void chipsSayWhatTheyDoNotNarrow();
};

void tst_Filters::searchTickAndInvert()
{
    QVERIFY(open(u"customer.city"_s));
    // 30 people a city, of whom those at every tenth place have none: 6 each of Toronto and Lyon.
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Montréal 30"_s, u"Paris 30"_s, u"Toronto 24"_s}));
    QTest::keyClicks(find<QLineEdit>(u"valueSearch"_s), u"montre"_s);
    QCOMPARE(offered(), QStringList{u"Montréal 30"_s});
    clickValue(u"Montréal"_s);
    find<QLineEdit>(u"valueSearch"_s)->clear();
    clickValue(u"Toronto"_s);
    clickValue(u"Paris"_s);
    clickValue(u"Paris"_s);
    apply();
    const QStringList cities{u"Montréal"_s, u"Toronto"_s};
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::In, cities, {}}}));
    QCOMPARE(chip(0)->chip().text, u"City: Montréal, Toronto"_s);

    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered().first(2), QStringList({u"Montréal 30"_s, u"Toronto 24"_s}));  // what is chosen comes first
    auto *mode = find<QComboBox>(u"filterMode"_s);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::NotIn, cities, {}}}));
    QCOMPARE(chip(0)->chip().text, u"City: not Montréal, Toronto"_s);

    QVERIFY(open(u"customer.city"_s));
    QTest::mouseClick(find<QPushButton>(u"tickNone"_s), Qt::LeftButton);
    apply();
    QVERIFY(filters().conditions().empty());
}

void tst_Filters::tickingByKeysAlone()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find<QLineEdit>(u"fieldSearch"_s)->hasFocus());
    const auto type = [](const QString &text) {
        for (const QChar c : text)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    };
    type(u"city"_s);
    auto *popup = find<FilterPopup>(u"popup"_s);
    QTRY_VERIFY(popup->isSettled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(find<QLineEdit>(u"valueSearch"_s)->hasFocus());
    type(u"lyo"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // ticks Lyon
    type(u"par"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);  // nothing looked for any more
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);    // into the list
    QVERIFY(find<QListView>(u"filterValues"_s)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);  // Lyon again: off
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::In, {u"Paris"_s}, {}}}));
    QVERIFY(find<QPushButton>(u"addFilter"_s)->hasFocus());
}

void tst_Filters::emptyAndFull()
{
    QVERIFY(open(u"customer.city"_s));
    auto *mode = find<QComboBox>(u"filterMode"_s);
    mode->setCurrentText(u"Has no value"_s);
    QVERIFY(find<QListView>(u"filterValues"_s)->isHidden());
    apply();
    QCOMPARE(filters().conditions(), (Conditions{{u"customer.city"_s, Op::IsEmpty, {}, {}}}));
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(mode->currentText(), u"Has no value"_s);
    mode->setCurrentText(u"Has a value"_s);
    apply();
    QCOMPARE(chip(0)->chip().text, u"City: has a value"_s);
    // 120 people less the 12 without a city.
    QFuture<Result<QueryResult>> count =
        m_workspace->evaluate({.measure = u"customers.count"_s, .by = {}, .where = filters().conditions()});
    QTRY_VERIFY(count.isFinished());
    QCOMPARE(count.result()->matchedRows, 108);
    QVERIFY(open(u"credit.band"_s));
    mode->setCurrentText(u"Has a value"_s);
    apply();
    count = m_workspace->evaluate({.measure = u"customers.count"_s, .by = {}, .where = filters().conditions()});
    QTRY_VERIFY(count.isFinished());
    QCOMPARE(count.result()->matchedRows, 108);
}

void tst_Filters::listsNarrowWithOtherFilters()
{
    filters().set({u"customer.country"_s, Op::In, {u"France"_s}, {}});
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Paris 30"_s}));
    auto *all = find<QCheckBox>(u"showAllValues"_s);
    QVERIFY(all->isVisible());
    QVERIFY(all->text().contains(u"2"_s));
    QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Montréal 0"_s, u"Paris 30"_s, u"Toronto 0"_s}));
    QTest::mouseClick(find<QPushButton>(u"tickShown"_s), Qt::LeftButton);
    apply();
    QCOMPARE(filters().conditions().at(1).values.size(), 4);
    // A list does not narrow itself: under City: Lyon all cities of France are there still.
    filters().set({u"customer.city"_s, Op::In, {u"Lyon"_s}, {}});
    QVERIFY(open(u"customer.city"_s));
    QCOMPARE(offered(), QStringList({u"Lyon 24"_s, u"Paris 30"_s}));
}

void tst_Filters::chipsEditInPlace()
{
    filters().set({u"customer.city"_s, Op::In, {u"Paris"_s}, {}});
    filters().set({{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"car"_s}, {}}}});
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(12, chip(0)->height() / 2));
    auto *popup = find<FilterPopup>(u"popup"_s);
    QVERIFY(popup->isVisible());
    QVERIFY(find<QListWidget>(u"filterFields"_s)->isHidden() || !find<QListWidget>(u"filterFields"_s)->isVisible());
    QTRY_VERIFY(popup->isSettled());
    clickValue(u"Montréal"_s);
    apply();
    QCOMPARE(filters().conditions().at(0).values, QStringList({u"Paris"_s, u"Montréal"_s}));
    QCOMPARE(filters().conditions().size(), 2U);
    // By keys, and "has" stays "has".
    chip(1)->setFocus();
    QTest::keyClick(chip(1), Qt::Key_Return);
    QTRY_VERIFY(popup->isVisible() && popup->isSettled());
    clickValue(u"car"_s);
    find<QCheckBox>(u"showAllValues"_s)->click();  // nobody in these cities has one
    clickValue(u"house"_s);
    apply();
    QCOMPARE(filters().conditions().at(1), (Condition{{}, Op::Has, {}, {{u"loan.type"_s, Op::In, {u"house"_s}, {}}}}));
    QTest::mouseClick(chip(1), Qt::LeftButton, {}, chip(1)->crossRect().center());
    QCOMPARE(filters().conditions().size(), 1U);
    chip(0)->setFocus();
    QTest::keyClick(chip(0), Qt::Key_Return);
    QTRY_VERIFY(popup->isVisible());
    QTest::mouseClick(find<QPushButton>(u"filterRemove"_s), Qt::LeftButton);
    QVERIFY(filters().conditions().empty());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(filters().conditions().size(), 1U);
}

void tst_Filters::chipsSayWhatTheyDoNotNarrow()
{
    filters().set({u"customer.city"_s, Op::In, {u"Paris"_s}, {}});
    filters().set({u"complaint.category"_s, Op::In, {u"ATM"_s}, {}});
    m_book->showPage(u"loans"_s);
    QVERIFY(chip(0)->chip().meaningless.isEmpty());
    QVERIFY(chip(1)->chip().meaningless.contains(u"complaints carry no customer"_s));
    m_book->showPage(u"complaints"_s);
    QVERIFY(chip(0)->chip().meaningless.contains(u"complaints carry no customer"_s));
    QCOMPARE(chip(0)->accessibleDescription(), chip(0)->chip().meaningless);
    QVERIFY(chip(1)->chip().meaningless.isEmpty());
    m_book->showPage(u"sources"_s);
    QVERIFY(chip(0)->chip().meaningless.isEmpty() && chip(1)->chip().meaningless.isEmpty());
}

QTEST_MAIN(tst_Filters)
#include "tst_filters.moc"
