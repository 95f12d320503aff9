// SPDX-License-Identifier: GPL-3.0-or-later
// Who is looked at: the name, where and in what standing, whether pinned, and the way to the next one.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QWidget>

class QLabel;

namespace clientele {

class CustomerWalk;
class ElidedLabel;
class IconButton;
class KeptCustomers;

class CustomerHeader : public QWidget {
    Q_OBJECT
public:
    // Both outlive it.
    CustomerHeader(CustomerWalk &walk, KeptCustomers &kept, QWidget *parent = nullptr);

    void show(const Portfolio &book, RowIndex row);
    [[nodiscard]] QString placeText() const;

    // As buttons and keys do.
    void goNext();
    void goPrevious();

signals:
    void customerRequested(const QString &customerId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPlace();
    void showPinned();
    void setBadge(QLabel *badge, const QString &text, bool care);

    CustomerWalk &m_walk;
    KeptCustomers &m_kept;
    QString m_id;
    ElidedLabel *m_name;
    ElidedLabel *m_where;
    QLabel *m_status;
    QLabel *m_risk;
    IconButton *m_pin;
    IconButton *m_previous;
    QLabel *m_place;
    IconButton *m_next;
};

}  // namespace clientele
