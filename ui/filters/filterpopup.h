// SPDX-License-Identifier: GPL-3.0-or-later
// "+ Filter": choose a field, then its values or its range; or, below a chip, that filter alone. A child of the window,
// so that it lies in the same frame.
#pragma once

#include "models/items/filterfields.h"
#include "ui/dashboard/chartsource.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QListWidget;
class QLineEdit;
class QPushButton;

namespace clientele {

class FilterEditor;

class FilterPopup : public QFrame {
    Q_OBJECT
public:
    FilterPopup(const ChartSource &source, QWidget *window);

    void openBelow(QWidget *anchor);  // to choose a field
    void chooseField(const QString &name);
    // To change one filter where it stands. False where it can only be removed: nothing is shown then.
    [[nodiscard]] bool editBelow(QWidget *anchor, const Condition &condition);
    [[nodiscard]] bool isSettled() const;

signals:
    void closed();  // by the person; the filters may have changed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showAt(QWidget *anchor);
    void listFields();
    void showField();
    void show(const FilterField &field, const std::optional<Condition> &now);
    void apply();
    void close();

    ChartSource m_source;
    std::vector<FilterField> m_fields;
    QPointer<QWidget> m_anchor;
    std::optional<Condition> m_edited;  // the filter as it stands in the stack
    QWidget *m_choice;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_heading;
    FilterEditor *m_editor;
    QPushButton *m_remove;
    QPushButton *m_apply;
};

}  // namespace clientele
