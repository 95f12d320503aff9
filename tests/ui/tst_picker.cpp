// SPDX-License-Identifier: GPL-3.0-or-later
// Customers found, picked, added, pinned, with the keyboard alone and with the mouse.
#include "app/workspace.h"
#include "tests/support/smallbook.h"
#include "ui/picker/customerpicker.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace clientele;

class tst_Picker : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typingFindsAndEnterPicks();
    void ctrlEnterAddsAndTakesAway();
    void escapeLeavesTheFilterAlone();
    void recentAndPinnedComeFirst();
    void theMousePicks();
    void anotherBookIsSearchedAnew();
    void nobodyFits();

private:
    [[nodiscard]] QListView *list() const { return m_window->findChild<QListView *>(u"customerList"_s); }
    [[nodiscard]] QLineEdit *edit() const { return m_window->findChild<QLineEdit *>(u"customerSearch"_s); }
    [[nodiscard]] QStringList shown() const;
    void type(const QString &text);

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    CustomerPicker *m_picker = nullptr;
};

void tst_Picker::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(test::smallBook());
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    auto *column = new QVBoxLayout(m_window.get());
    m_picker = new CustomerPicker(*m_workspace, m_window.get());
    column->addWidget(m_picker, 0, Qt::AlignTop);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_picker->isReady());
}

void tst_Picker::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

QStringList tst_Picker::shown() const
{
    QStringList ids;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        ids += list()->model()->index(row, 0).data(CustomerListModel::IdRole).toString();
    return ids;
}

void tst_Picker::type(const QString &text)
{
    m_picker->open();
    QVERIFY(edit()->hasFocus());
    QTest::keyClicks(edit(), text);
}

void tst_Picker::typingFindsAndEnterPicks()
{
    type(u"zha"_s);
    QVERIFY(m_picker->isOpen());
    QCOMPARE(shown(), QStringList{u"1"_s});
    QTest::keyClick(edit(), Qt::Key_Return);
    const Conditions wanted{{u"customer.id"_s, Op::In, {u"1"_s}, {}}};
    QCOMPARE(m_workspace->filters().conditions(), wanted);
    QVERIFY(!m_picker->isOpen());
    QVERIFY(edit()->text().isEmpty());
}

void tst_Picker::ctrlEnterAddsAndTakesAway()
{
    type(u"ann bell"_s);
    QCOMPARE(shown(), QStringList({u"2"_s, u"3"_s}));
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(edit(), Qt::Key_Down);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(m_picker->isOpen(), "several can be picked one after the other");
    QCOMPARE(m_workspace->filters().conditions().at(0).values, QStringList({u"2"_s, u"3"_s}));
    QCOMPARE(list()->model()->index(1, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_workspace->filters().conditions().at(0).values, QStringList{u"2"_s});
    QTest::keyClick(edit(), Qt::Key_Up);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(m_workspace->filters().conditions().empty(), "the last one taken away is no filter");
}

void tst_Picker::escapeLeavesTheFilterAlone()
{
    type(u"w"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!m_picker->isOpen());
    QVERIFY(m_workspace->filters().conditions().empty());
    QVERIFY(edit()->text().isEmpty());
}

void tst_Picker::recentAndPinnedComeFirst()
{
    type(u"4"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    type(u"ann"_s);
    QTest::keyClick(edit(), Qt::Key_D, Qt::ControlModifier);  // pins customer 2
    QTest::keyClick(edit(), Qt::Key_Escape);
    m_picker->open();
    QCOMPARE(shown(), QStringList({u"2"_s, u"4"_s}));
    QVERIFY(list()->model()->index(0, 0).data(CustomerListModel::PinnedRole).toBool());
    QTest::keyClick(edit(), Qt::Key_D, Qt::ControlModifier);
    QTest::keyClick(edit(), Qt::Key_Escape);
    m_picker->open();
    QCOMPARE(shown(), QStringList{u"4"_s});
}

void tst_Picker::theMousePicks()
{
    type(u"o'brien"_s);
    QCOMPARE(shown(), QStringList{u"4"_s});
    const QRect row = list()->visualRect(list()->model()->index(0, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.center().x(), row.center().y()));
    QCOMPARE(m_workspace->filters().conditions().at(0).values, QStringList{u"4"_s});
    m_workspace->filters().clear();
    type(u"zoe"_s);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + gap(3), row.center().y()));
    QCOMPARE(m_workspace->filters().conditions().at(0).values, QStringList{u"4"_s});
    QVERIFY2(m_picker->isOpen(), "the box adds, and the list stays");
}

void tst_Picker::anotherBookIsSearchedAnew()
{
    m_workspace->setPortfolio(Workspace().portfolio());
    QTRY_VERIFY(m_picker->isReady());
    type(u"zhao"_s);
    QVERIFY(shown().isEmpty());
}

void tst_Picker::nobodyFits()
{
    type(u"<b>nobody</b>"_s);
    QVERIFY(shown().isEmpty());
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(m_workspace->filters().conditions().empty());
}

QTEST_MAIN(tst_Picker)
#include "tst_picker.moc"
