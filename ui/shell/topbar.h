// SPDX-License-Identifier: GPL-3.0-or-later
// The scope: who is looked at, one chip a filter, another filter, undo and redo, saved sets.
#pragma once

#include "models/schema/schema.h"

#include <QFrame>

#include <vector>

class QMenu;
class QPushButton;

namespace clientele {

class ChipBar;
class CustomerPicker;
class FilterPopup;
class IconButton;
class SavedSets;
class SavedSetsButton;
class Workspace;

class TopBar : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] CustomerPicker *picker() const { return m_picker; }
    [[nodiscard]] ChipBar *chips() const { return m_chips; }
    [[nodiscard]] SavedSets *savedSets() const { return m_savedSets; }
    [[nodiscard]] SavedSetsButton *savedSetsButton() const { return m_savedButton; }
    FilterPopup *openFilterPopup();
    void setMenu(QMenu *menu);  // of the button at the right end
    void setExportMenu(QMenu *menu);
    // Of the charts that are on screen: a filter that narrows none of them says so. Empty: a page without charts.
    void setTables(std::vector<Table> tables);

private:
    void build();
    void filtersChanged();
    void editFilter(int index);
    void removeFilter(int index);
    FilterPopup *popup();

    Workspace &m_workspace;
    CustomerPicker *m_picker;
    ChipBar *m_chips;
    QPushButton *m_addFilter;
    IconButton *m_grain;
    SavedSets *m_savedSets;
    SavedSetsButton *m_savedButton;
    IconButton *m_undo;
    IconButton *m_redo;
    QPushButton *m_clear;
    QPushButton *m_export;
    IconButton *m_menu;
    FilterPopup *m_popup = nullptr;
    std::vector<Table> m_tables;
};

}  // namespace clientele
