// SPDX-License-Identifier: GPL-3.0-or-later
// The truth about the data, along the bottom: network, age, declared zone, currency, sealed.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace clientele {

class StatusStrip : public QFrame {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setOnline(bool online);
    void setBusy(bool busy);
    // `sealed`: the book is kept in an encrypted profile, not in memory alone.
    void setBook(const Portfolio &portfolio, bool sealed);

private:
    QLabel *m_dot;
    QLabel *m_network;
    QLabel *m_age;
    QProgressBar *m_busy;
    QLabel *m_zone;
    QLabel *m_currency;
    QLabel *m_sealed;
};

}  // namespace clientele
