// SPDX-License-Identifier: GPL-3.0-or-later
// The window: the way to a book while none is open, then the book.
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QMainWindow>

class QStackedWidget;

namespace clientele {

class BookView;
class Connectivity;
class StartPage;
class UnlockPage;
class WindowActions;
class Workspace;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workspace &workspace, Session &session, Connectivity &connectivity, Theme &theme);

    [[nodiscard]] BookView *book() const { return m_book; }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] UnlockPage *unlockPage() const { return m_unlock; }
    // What the window would restore from a profile is not wanted where pages are rendered for others.
    void setLayoutKept(bool kept) { m_layoutKept = kept; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    enum class Wish { None, Own, Files, Database };  // what to show once a book is open

    void sessionChanged();
    void showBook();
    void wishFor(Wish wish);
    void saveLayout();

    Workspace &m_workspace;
    Session &m_session;
    Theme &m_theme;
    QStackedWidget *m_stack;
    StartPage *m_start;
    UnlockPage *m_unlock;
    BookView *m_book;
    WindowActions *m_actions;
    Wish m_wish = Wish::None;
    bool m_layoutKept = true;
};

}  // namespace clientele
