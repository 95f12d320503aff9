// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can do, by name and by key; the menus are made of these.
#pragma once

#include "ui/shell/theme.h"

#include <QHash>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace clientele {

class BookView;
class Workspace;

class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(QMainWindow &window, Workspace &workspace, BookView &book, Theme &theme);

    // All menus in one, for the button of the top bar; on macOS they are the menu bar as well.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void setBookOpen(bool open);  // what needs a book is greyed out without one

signals:
    void importRequested();
    void databaseRequested();
    void demoRequested();
    void startRequested();

private:
    QAction *add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, bool needsBook);
    void addBookMenu();
    void addFilterMenu();
    void addViewMenu();

    QMainWindow &m_window;
    Workspace &m_workspace;
    BookView &m_book;
    Theme &m_theme;
    QMenu *m_menu;
    QList<QAction *> m_needBook;
};

}  // namespace clientele
