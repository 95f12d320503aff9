// SPDX-License-Identifier: GPL-3.0-or-later
// The window over an open book: scope, pages, questions, keys.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "tests/support/smallbook.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messageview.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/filters/chipbar.h"
#include "ui/picker/customerpicker.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigationbar.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace clientele;

class tst_Window : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void chipsSayTheFilterAndTakeItAway();
    void undoAndRedoFromTheKeyboard();
    void manyChipsStayInTheWindow();
    void pagesByKeyAndCount();
    void areasByF6();
    void everyControlHasAName();
    void nothingIsCutAtTheSmallestSize();
    void draftSurvivesAPageChange();
    void theLayoutComesBack();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] FilterStack &filters() const { return m_workspace->filters(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    BookView *m_book = nullptr;
};

void tst_Window::initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light); }

void tst_Window::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(test::smallBook());
    m_connectivity = std::make_unique<Connectivity>();
    m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
    m_book = m_window->book();
    m_window->resize(1280, 800);
    m_window->show();
    m_session->adopt();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Window::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_connectivity.reset();
    m_workspace.reset();
}

void tst_Window::chipsSayTheFilterAndTakeItAway()
{
    filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s, u"Toronto"_s}, {}});
    filters().set({u"customer.id"_s, Op::In, {u"1"_s}, {}});
    QCOMPARE(m_book->topBar()->chips()->count(), 2);
    QTRY_COMPARE(m_book->topBar()->chips()->findChildren<FilterChip *>().size(), 2);
    auto chips = m_book->topBar()->chips()->findChildren<FilterChip *>();
    QVERIFY(chips.at(0)->accessibleName().contains(u"City: Montreal, Toronto"_s));
    QVERIFY(chips.at(1)->accessibleName().contains(u"Customer: Wendy Zhao"_s));
    QTest::mouseClick(chips.at(0), Qt::LeftButton, {}, chips.at(0)->crossRect().center());
    QCOMPARE(filters().conditions().size(), 1U);
    QCOMPARE(filters().conditions().at(0).field, u"customer.id"_s);
    QTRY_COMPARE(m_book->topBar()->chips()->findChildren<FilterChip *>().size(), 1);
    FilterChip *last = m_book->topBar()->chips()->findChildren<FilterChip *>().constFirst();
    last->setFocus();
    QTest::keyClick(last, Qt::Key_Delete);
    QVERIFY(filters().conditions().empty());
    QVERIFY(m_book->topBar()->chips()->isHidden());
}

void tst_Window::undoAndRedoFromTheKeyboard()
{
    filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s}, {}});
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(filters().conditions().at(0).values, QStringList{u"Montreal"_s});
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(filters().conditions().empty());
    QVERIFY(!find<QToolButton>(u"undo"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(filters().conditions().at(0).values, QStringList{u"Montreal"_s});
    QTest::mouseClick(find<QToolButton>(u"redo"_s), Qt::LeftButton);
    QCOMPARE(filters().conditions().at(0).values, QStringList{u"Toronto"_s});
    QTest::mouseClick(find<QPushButton>(u"clearFilters"_s), Qt::LeftButton);
    QVERIFY(filters().conditions().empty());
}

void tst_Window::manyChipsStayInTheWindow()
{
    for (const QString &field : {u"customer.city"_s, u"customer.country"_s, u"customer.status"_s, u"customer.risk"_s,
                                 u"customer.card"_s, u"customer.language"_s, u"loan.type"_s, u"atm.type"_s})
        filters().set({field, Op::In, {u"a rather long value of this field"_s, u"another"_s}, {}});
    QCOMPARE(m_book->topBar()->chips()->count(), 8);
    auto *more = find<QPushButton>(u"moreFilters"_s);
    QTRY_VERIFY(more->isVisible());
    QVERIFY(m_window->width() <= 1280);
    QVERIFY(find<QToolButton>(u"menuButton"_s)->mapTo(m_window.get(), QPoint(0, 0)).x() < 1280);
    QVERIFY(!more->accessibleName().isEmpty());
}

void tst_Window::pagesByKeyAndCount()
{
    QCOMPARE(m_book->currentPage(), u"overview"_s);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_book->currentPage(), u"loans"_s);
    QCOMPARE(m_book->navigation()->current(), u"loans"_s);
    QTest::mouseClick(find<QWidget>(u"page:atm"_s), Qt::LeftButton);
    QCOMPARE(m_book->currentPage(), u"atm"_s);
    QCOMPARE(find<QWidget>(u"page:loans"_s)->accessibleDescription(), u"4 rows"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(m_book->navigation()->isCollapsed());
    QTRY_VERIFY(m_book->navigation()->width() < 100);
}

void tst_Window::areasByF6()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(find<QLineEdit>(u"customerSearch"_s)->hasFocus());
    QList<QWidget *> visited;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        visited += QApplication::focusWidget();
    }
    QVERIFY(m_book->navigation()->isAncestorOf(visited.at(0)));
    QVERIFY(m_book->dashboard(u"overview"_s)->isAncestorOf(visited.at(1)));
    QVERIFY(m_book->chat()->isAncestorOf(visited.at(2)));
    QVERIFY(m_book->topBar()->isAncestorOf(visited.at(3)));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_book->chat()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(find<QPlainTextEdit>(u"question"_s)->hasFocus());
}

void tst_Window::everyControlHasAName()
{
    QStringList nameless;
    m_book->topBar()->openFilterPopup();
    for (const QString &page : m_book->pages()) {
        m_book->showPage(page);
        QTRY_VERIFY(!m_book->dashboard(page) || m_book->dashboard(page)->isSettled());
        const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
                nameless += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void tst_Window::nothingIsCutAtTheSmallestSize()
{
    m_window->resize(m_window->minimumSize());
    QTest::qWait(0);
    for (const QString &page : m_book->pages()) {
        m_book->showPage(page);
        QCoreApplication::processEvents();
        QVERIFY2(m_window->width() <= 1280 && m_window->height() <= 800, qPrintable(page));
    }
    QVERIFY(m_book->chat()->mapTo(m_window.get(), QPoint(m_book->chat()->width(), 0)).x() <= m_window->width());
}

void tst_Window::draftSurvivesAPageChange()
{
    auto *question = find<QPlainTextEdit>(u"question"_s);
    question->setFocus();
    QTest::keyClicks(question, u"half a quest"_s);
    m_book->showPage(u"complaints"_s);
    filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    QCOMPARE(question->toPlainText(), u"half a quest"_s);
    QCOMPARE(find<QPushButton>(u"scopeChip"_s)->text(), u"City: Montreal"_s);
}

void tst_Window::theLayoutComesBack()
{
    m_book->showPage(u"loans"_s);
    m_book->setChatShown(false);
    m_book->navigation()->setCollapsed(true);
    const QByteArray state = m_book->layoutState();
    m_book->showPage(u"overview"_s);
    m_book->setChatShown(true);
    m_book->navigation()->setCollapsed(false);
    m_book->restoreLayout(state);
    QCOMPARE(m_book->currentPage(), u"loans"_s);
    QVERIFY(!m_book->isChatShown());
    QVERIFY(m_book->navigation()->isCollapsed());
    m_book->restoreLayout("rubbish");
    QCOMPARE(m_book->currentPage(), u"loans"_s);
}

QTEST_MAIN(tst_Window)
#include "tst_window.moc"
