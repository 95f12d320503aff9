// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "app/workspace.h"
#include "ui/filters/savedsets.h"
#include "ui/shell/banner.h"
#include "ui/shell/bookview.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowactions.h"
#include "ui/sources/importpanel.h"
#include "ui/sources/sourcespage.h"
#include "ui/sources/startpage.h"
#include "ui/sources/unlockpage.h"

#include <QCloseEvent>
#include <QScreen>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString geometryKey = u"window.geometry"_s;
const QString layoutKey = u"window.layout"_s;
const QString coloursKey = u"window.colours"_s;
const QString grainKey = u"view.grain"_s;

}  // namespace

MainWindow::MainWindow(Workspace &workspace, Session &session, Connectivity &connectivity, Theme &theme)
    : m_workspace(workspace),
      m_session(session),
      m_theme(theme),
      m_stack(new QStackedWidget(this)),
      m_start(new StartPage(m_stack)),
      m_unlock(new UnlockPage(m_stack)),
      m_book(new BookView(workspace, connectivity, m_stack)),
      m_actions(new WindowActions(*this, workspace, *m_book, theme))
{
    setWindowTitle(u"Clientele"_s);
    for (QWidget *page :
         {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_unlock), static_cast<QWidget *>(m_book)})
        m_stack->addWidget(page);
    setCentralWidget(m_stack);
    m_book->topBar()->setMenu(m_actions->menu());
    setMinimumSize(960, 600);
    const QSize room = screen() ? screen()->availableSize() : QSize(1440, 900);
    resize(QSize(1440, 900).boundedTo(room));

    connect(&session, &Session::stateChanged, this, &MainWindow::sessionChanged);
    connect(&session, &Session::failed, m_start->banner(), &Banner::showError);
    connect(&session, &Session::demoInMemory, this, [this](bool earlierSealed) {
        m_book->banner()->showMessage(
            tr("This is the demo book, and it is kept in memory only."),
            earlierSealed ? tr("An earlier demo book is sealed with a passphrase, and was left as it is.")
                          : tr("The system has no keychain that is open, so nothing is written to the disk."));
    });
    connect(&workspace.view(), &ViewState::changed, this, [this] {
        if (m_layoutKept && m_session.state() == Session::State::Open)
            m_workspace.setSetting(grainKey, m_workspace.view().toBytes());
    });
    connect(m_start, &StartPage::demoRequested, &session, &Session::openDemo);
    connect(m_start, &StartPage::importRequested, this, [this] { wishFor(Wish::Files); });
    connect(m_start, &StartPage::databaseRequested, this, [this] { wishFor(Wish::Database); });
    connect(m_unlock, &UnlockPage::given, &session, &Session::givePassphrase);
    connect(m_unlock, &UnlockPage::cancelled, &session, &Session::cancel);
    connect(m_book->sources(), &SourcesPage::ownBookRequested, this, [this] { wishFor(Wish::Own); });
    connect(m_actions, &WindowActions::importRequested, this, [this] { wishFor(Wish::Files); });
    connect(m_actions, &WindowActions::databaseRequested, this, [this] { wishFor(Wish::Database); });
    connect(m_actions, &WindowActions::demoRequested, this, [this] {
        saveLayout();
        m_session.openDemo();
    });
    connect(m_actions, &WindowActions::startRequested, this, [this] {
        saveLayout();
        m_session.cancel();
    });
    sessionChanged();
}

void MainWindow::wishFor(Wish wish)
{
    m_wish = wish;
    // What is one's own is never mixed with the demo book's invented people.
    if (m_session.state() == Session::State::Open && !m_session.isDemo())
        showBook();
    else if (m_session.state() == Session::State::Open || m_session.state() == Session::State::Start)
        m_session.openOwn();
}

void MainWindow::sessionChanged()
{
    const Session::State state = m_session.state();
    m_actions->setBookOpen(state == Session::State::Open);
    switch (state) {
    case Session::State::Start:
        m_wish = Wish::None;
        m_start->setBusy(false);
        m_stack->setCurrentWidget(m_start);
        break;
    case Session::State::Opening:
        m_start->setBusy(true);
        m_stack->setCurrentWidget(m_start);
        break;
    case Session::State::Passphrase:
        m_unlock->ask(m_session.willCreate() ? UnlockPage::Purpose::Create : UnlockPage::Purpose::Unlock,
                      m_session.problem());
        m_stack->setCurrentWidget(m_unlock);
        break;
    case Session::State::Open:
        if (m_layoutKept) {
            restoreGeometry(m_workspace.setting(geometryKey));
            m_book->restoreLayout(m_workspace.setting(layoutKey));
            m_workspace.view().restore(m_workspace.setting(grainKey));
            if (const QByteArray colours = m_workspace.setting(coloursKey); !colours.isEmpty())
                m_theme.setChoice(static_cast<Theme::Choice>(std::clamp(colours.toInt(), 0, 2)));
        }
        if (m_layoutKept)
            m_book->topBar()->savedSets()->applyStandard();
        m_book->sources()->setDemo(m_session.isDemo());
        setWindowTitle(m_session.isDemo() ? tr("Clientele: demo book") : u"Clientele"_s);
        showBook();
        break;
    }
}

void MainWindow::showBook()
{
    m_stack->setCurrentWidget(m_book);
    m_book->setFocus();  // no search box or button, until the person chooses one
    const bool empty = m_workspace.portfolio()->rows(Table::Customers) == 0
                       && m_workspace.portfolio()->rows(Table::Atm) == 0
                       && m_workspace.portfolio()->rows(Table::Complaints) == 0;
    if (m_wish != Wish::None || empty)
        m_book->showPage(u"sources"_s);
    if (m_wish == Wish::Files)
        m_book->sources()->importPanel()->chooseFiles();
    m_wish = Wish::None;
}

void MainWindow::saveLayout()
{
    if (!m_layoutKept || m_session.state() != Session::State::Open)
        return;
    m_workspace.setSetting(geometryKey, saveGeometry());
    m_workspace.setSetting(layoutKey, m_book->layoutState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

}  // namespace clientele
