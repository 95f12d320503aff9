// SPDX-License-Identifier: GPL-3.0-or-later
// The button of the saved sets: named like the set that is looked at, with a menu of all. Ctrl+Alt+1 to 9 apply the
// first nine.
#pragma once

#include <QPushButton>

class QMenu;

namespace clientele {

class SavedSets;
class SavedSetsDialog;

class SavedSetsButton : public QPushButton {
    Q_OBJECT
public:
    explicit SavedSetsButton(SavedSets &sets, QWidget *parent = nullptr);

    SavedSetsDialog *openDialog(bool toSave);

private:
    void fillMenu();
    void setsChanged();

    SavedSets &m_sets;
    QMenu *m_menu;
    QList<QAction *> m_keys;  // of the first nine
};

}  // namespace clientele
