// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer's page shows while nobody is chosen: who is pinned, who was looked at lately; or those several whom
// the filters pick.
#pragma once

#include "models/items/customerlistmodel.h"

#include <QWidget>

class QLabel;
class QListView;

namespace clientele {

class KeptCustomers;
class Workspace;

class CustomerChooser : public QWidget {
    Q_OBJECT
public:
    CustomerChooser(Workspace &workspace, KeptCustomers &kept, QWidget *parent = nullptr);

    // Empty: the pinned and the recent ones.
    void setPicked(const QStringList &ids);

signals:
    void customerRequested(const QString &customerId);

private:
    void fill();

    Workspace &m_workspace;
    KeptCustomers &m_kept;
    QStringList m_picked;
    CustomerListModel m_model;
    QLabel *m_heading;
    QLabel *m_hint;
    QListView *m_list;
};

}  // namespace clientele
