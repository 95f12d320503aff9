// SPDX-License-Identifier: GPL-3.0-or-later
// The scope: who is looked at, one chip a filter, another filter, undo and redo.
#pragma once

#include <QFrame>

class QMenu;
class QPushButton;

namespace clientele {

class ChipBar;
class CustomerPicker;
class FilterPopup;
class IconButton;
class Workspace;

class TopBar : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] CustomerPicker *picker() const { return m_picker; }
    [[nodiscard]] ChipBar *chips() const { return m_chips; }
    FilterPopup *openFilterPopup();
    void setMenu(QMenu *menu);  // of the button at the right end

private:
    void filtersChanged();

    Workspace &m_workspace;
    CustomerPicker *m_picker;
    ChipBar *m_chips;
    QPushButton *m_addFilter;
    IconButton *m_undo;
    IconButton *m_redo;
    QPushButton *m_clear;
    IconButton *m_menu;
    FilterPopup *m_popup = nullptr;
};

}  // namespace clientele
