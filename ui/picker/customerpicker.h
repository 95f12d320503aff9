// SPDX-License-Identifier: GPL-3.0-or-later
// Finds customers by what is typed and makes them the filter: Enter picks one, Ctrl+Enter adds or takes one away,
// Shift+Enter opens the customer's page.
#pragma once

#include "models/items/customerindex.h"
#include "models/items/customerlistmodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace clientele {

class CustomerDelegate;
class KeptCustomers;
class Workspace;

class CustomerPicker : public QFrame {
    Q_OBJECT
public:
    explicit CustomerPicker(Workspace &workspace, QWidget *parent = nullptr);
    ~CustomerPicker() override;

    void open();  // focus, and the list below
    void close();
    void type(const QString &text);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] KeptCustomers *kept() const { return m_kept; }
    [[nodiscard]] bool isReady() const { return m_ready; }  // the book's names are indexed

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void ready();
    void customerRequested(const QString &customerId);  // their page

private:
    void bookChanged();
    void search();
    void place();
    void pick(const QModelIndex &index, bool keepOthers);
    void showChecked();
    bool keyPressed(class QKeyEvent *event);
    void moveCurrent(int by);

    Workspace &m_workspace;
    KeptCustomers *m_kept;
    CustomerListModel m_model;
    std::shared_ptr<const CustomerIndex> m_index;
    QLineEdit *m_edit;
    QLabel *m_shortcut;
    QFrame *m_popup;
    QListView *m_list;
    QLabel *m_heading;
    QLabel *m_hint;
    bool m_ready = false;
    int m_books = 0;  // an index of an earlier book that comes late is dropped
};

}  // namespace clientele
