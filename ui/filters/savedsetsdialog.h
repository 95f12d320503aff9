// SPDX-License-Identifier: GPL-3.0-or-later
// Saved sets by name: save the filters of this moment, apply, replace, rename, delete, one for the opening of the book,
// and to and from files. Open it with open(); nothing waits for it.
#pragma once

#include "models/query/filterset.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace clientele {

class SavedSets;

class SavedSetsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SavedSetsDialog(SavedSets &sets, QWidget *parent = nullptr);

    void askForName();  // the person wants to save
    void importFile(const QString &path);
    void exportTo(const QString &path);  // the set that is selected

private:
    void build();
    void fill();
    void showSelected();
    void keep(const FilterSet &set);  // asks before it replaces one of that name
    void renamed(QListWidgetItem *item);
    void removeSelected();
    void chooseImport();
    void chooseExport();
    void takeIn(const Result<FilterSetReading> &reading);
    void say(const QString &problem);
    // Calls `then` when the person says so.
    void confirm(const QString &question, const QString &details, const QString &action, std::function<void()> then);
    [[nodiscard]] QString selected() const;

    SavedSets &m_sets;
    bool m_filling = false;
    QLineEdit *m_name;
    QPushButton *m_save;
    QCheckBox *m_moving;
    QListWidget *m_list;
    QLabel *m_words;
    QPushButton *m_apply;
    QPushButton *m_replace;
    QPushButton *m_rename;
    QPushButton *m_delete;
    QCheckBox *m_standard;
    QPushButton *m_export;
    QLabel *m_problem;
};

}  // namespace clientele
