// SPDX-License-Identifier: GPL-3.0-or-later
// Customers like one customer, within the filters, with what makes them alike. A card for any page.
#pragma once

#include "app/search/similar.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace clientele {

class Workspace;

class SimilarCustomers : public QFrame {
    Q_OBJECT
public:
    explicit SimilarCustomers(Workspace &workspace, QWidget *parent = nullptr);

    // Empty: nobody. Asked anew where the book or the filters change.
    void setCustomer(const QString &customerId);
    [[nodiscard]] const QString &customer() const { return m_customer; }
    [[nodiscard]] bool isSettled() const { return m_pending == 0; }

signals:
    void customerRequested(const QString &customerId);

private:
    void ask();
    void show(const Result<std::vector<SimilarCustomer>> &similar);

    Workspace &m_workspace;
    QString m_customer;
    QLabel *m_title;
    QLabel *m_state;
    QListWidget *m_list;
    int m_round = 0;  // what comes of an earlier one is dropped
    int m_pending = 0;
};

}  // namespace clientele
