// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include "app/workspace.h"
#include "ui/chat/chatpanel.h"
#include "ui/export/dashboardexports.h"
#include "ui/filters/savedsetsbutton.h"
#include "ui/picker/customerpicker.h"
#include "ui/shell/bookview.h"
#include "ui/shell/navigationbar.h"
#include "ui/shell/topbar.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace clientele {

WindowActions::WindowActions(QMainWindow &window, Workspace &workspace, BookView &book, Theme &theme)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_book(book),
      m_theme(theme),
      m_menu(new QMenu(&window))
{
    m_menu->setObjectName(u"windowMenu"_s);
    addBookMenu();
    addFilterMenu();
    addViewMenu();
#ifdef Q_OS_MACOS
    for (QAction *submenu : m_menu->actions())
        window.menuBar()->addAction(submenu);
#endif
}

QAction *WindowActions::add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, bool needsBook)
{
    QAction *action = menu->addAction(text);
    action->setShortcuts(keys);
    // The menus are not always part of the window's widgets; the keys must work all the same.
    m_window.addAction(action);
    if (needsBook)
        m_needBook += action;
    return action;
}

void WindowActions::addBookMenu()
{
    QMenu *menu = m_menu->addMenu(tr("&Book"));
    connect(add(menu, tr("&Import files…"), {QKeySequence::Open}, false), &QAction::triggered, this,
            &WindowActions::importRequested);
    connect(add(menu, tr("Connect a &database…"), {}, false), &QAction::triggered, this,
            &WindowActions::databaseRequested);
    menu->addSeparator();
    QMenu *exports = menu->addMenu(tr("E&xport"));
    m_book.exports()->addTo(exports);
    m_book.topBar()->setExportMenu(exports);
    m_needBook += exports->actions();
    connect(add(menu, tr("Se&ttings"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, true), &QAction::triggered, &m_book,
            [this] { m_book.showPage(u"settings"_s); });
    menu->addSeparator();
    connect(add(menu, tr("Open the d&emo book"), {}, false), &QAction::triggered, this, &WindowActions::demoRequested);
    connect(add(menu, tr("&Close the book"), {}, true), &QAction::triggered, this, &WindowActions::startRequested);
    menu->addSeparator();
    QAction *quit = add(menu, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, false);
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, &m_window, &QWidget::close);
}

void WindowActions::addFilterMenu()
{
    QMenu *menu = m_menu->addMenu(tr("&Filter"));
    FilterStack &filters = m_workspace.filters();
    connect(add(menu, tr("&Find a customer"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, true), &QAction::triggered,
            m_book.topBar()->picker(), &CustomerPicker::open);
    connect(add(menu, tr("Search the &book"), {QKeySequence::Find}, true), &QAction::triggered, &m_book,
            &BookView::openSearch);
    connect(add(menu, tr("&Add a filter"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, true), &QAction::triggered,
            m_book.topBar(), &TopBar::openFilterPopup);
    SavedSetsButton *saved = m_book.topBar()->savedSetsButton();
    connect(add(menu, tr("&Save the filters…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, true),
            &QAction::triggered, saved, [saved] { saved->openDialog(true); });
    connect(add(menu, tr("&Manage the saved sets…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}, true),
            &QAction::triggered, saved, [saved] { saved->openDialog(false); });
    menu->addSeparator();
    QAction *undo = add(menu, tr("&Undo the last filter"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, false);
    QAction *redo = add(menu, tr("&Redo the filter"),
                        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, false);
    QAction *clear = add(menu, tr("&Clear all filters"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)}, false);
    connect(undo, &QAction::triggered, &filters, &FilterStack::undo);
    connect(redo, &QAction::triggered, &filters, &FilterStack::redo);
    connect(clear, &QAction::triggered, &filters, &FilterStack::clear);
    const auto update = [&filters, undo, redo, clear] {
        undo->setEnabled(filters.canUndo());
        redo->setEnabled(filters.canRedo());
        clear->setEnabled(!filters.conditions().empty());
    };
    connect(&filters, &FilterStack::changed, this, update);
    update();
}

void WindowActions::addViewMenu()
{
    QMenu *menu = m_menu->addMenu(tr("&View"));
    auto *pages = new QActionGroup(this);
    const QStringList ids = m_book.pages();
    for (int i = 0; i < ids.size(); ++i) {
        // Ten keys; of further pages the settings have one of their own.
        QList<QKeySequence> keys;
        if (i < 10)
            keys += QKeySequence(Qt::CTRL | static_cast<Qt::Key>(i < 9 ? Qt::Key_1 + i : Qt::Key_0));
        QAction *page = add(menu, QString(m_book.pageName(ids.at(i))).replace(u'&', u"&&"_s), keys, true);
        page->setCheckable(true);
        page->setChecked(m_book.currentPage() == ids.at(i));
        pages->addAction(page);
        connect(page, &QAction::triggered, &m_book, [this, id = ids.at(i)] { m_book.showPage(id); });
        connect(&m_book, &BookView::pageShown, page,
                [page, id = ids.at(i)](const QString &shown) { page->setChecked(shown == id); });
    }
    menu->addSeparator();
    QAction *ask = add(menu, tr("&Ask a question"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, true);
    connect(ask, &QAction::triggered, &m_book, [this] {
        m_book.setChatShown(true);
        m_book.chat()->focusQuestion();
    });
    QAction *panel = add(menu, tr("&Questions panel"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, true);
    panel->setCheckable(true);
    panel->setChecked(true);
    connect(panel, &QAction::toggled, &m_book, &BookView::setChatShown);
    connect(&m_book, &BookView::chatShown, panel, &QAction::setChecked);
    QAction *names = add(menu, tr("&Names of the pages"), {QKeySequence(Qt::Key_F9)}, true);
    names->setCheckable(true);
    names->setChecked(true);
    NavigationBar *navigation = m_book.navigation();
    connect(names, &QAction::toggled, navigation, [navigation](bool shown) { navigation->setCollapsed(!shown); });
    connect(navigation, &NavigationBar::collapsedChanged, names,
            [names](bool collapsed) { names->setChecked(!collapsed); });
    menu->addSeparator();
    connect(add(menu, tr("Next a&rea"), {QKeySequence(Qt::Key_F6)}, true), &QAction::triggered, &m_book,
            [this] { m_book.focusNextArea(true); });
    connect(add(menu, tr("Pre&vious area"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, true), &QAction::triggered, &m_book,
            [this] { m_book.focusNextArea(false); });
    menu->addSeparator();
    auto *choices = new QActionGroup(this);
    QMenu *colours = menu->addMenu(tr("&Colours"));
    const std::pair<QString, Theme::Choice> themes[] = {{tr("As the &system"), Theme::Choice::System},
                                                        {tr("&Light"), Theme::Choice::Light},
                                                        {tr("&Dark"), Theme::Choice::Dark}};
    for (const auto &[text, choice] : themes) {
        QAction *colour = add(colours, text, {}, false);
        colour->setCheckable(true);
        colour->setChecked(m_theme.choice() == choice);
        choices->addAction(colour);
        connect(colour, &QAction::triggered, &m_theme, [this, choice = choice] {
            m_theme.setChoice(choice);
            m_workspace.setSetting(u"window.colours"_s, QByteArray::number(static_cast<int>(choice)));
        });
    }
}

void WindowActions::setBookOpen(bool open)
{
    for (QAction *action : std::as_const(m_needBook))
        action->setEnabled(open);
}

}  // namespace clientele
