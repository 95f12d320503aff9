// SPDX-License-Identifier: GPL-3.0-or-later
// The way down to what a card shows: "All › Canada › Toronto, by customer". Each step but the last leads back to it.
#pragma once

#include <QWidget>

namespace clientele {

class Breadcrumb : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    // Without steps it is hidden. The last one is where one is.
    void setSteps(const QStringList &steps);
    [[nodiscard]] const QStringList &steps() const { return m_steps; }

signals:
    void backTo(int step);  // 0 is the whole

private:
    QStringList m_steps;
};

}  // namespace clientele
