// SPDX-License-Identifier: GPL-3.0-or-later
// "+ Filter": choose a field, then its values or its range. A child of the window, so that it lies in the same frame.
#pragma once

#include "models/items/filterfields.h"

#include <QFrame>

class QListWidget;
class QLineEdit;
class QPushButton;

namespace clientele {

class FilterEditor;
class Workspace;

class FilterPopup : public QFrame {
    Q_OBJECT
public:
    FilterPopup(Workspace &workspace, QWidget *window);

    void openBelow(QWidget *anchor);
    void chooseField(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void listFields();
    void showField();
    void apply();

    Workspace &m_workspace;
    std::vector<FilterField> m_fields;
    QWidget *m_anchor = nullptr;
    QLineEdit *m_search;
    QListWidget *m_list;
    FilterEditor *m_editor;
    QPushButton *m_apply;
};

}  // namespace clientele
