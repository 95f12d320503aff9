// SPDX-License-Identifier: GPL-3.0-or-later
// What a turn does: its steps one below the other while it runs, one line that opens them afterwards.
#pragma once

#include "app/assistant/turn.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace clientele {

class StepsView : public QWidget {
    Q_OBJECT
public:
    explicit StepsView(QWidget *parent = nullptr);

    void setSteps(const std::vector<TurnStep> &steps);
    void setRunning(bool running);
    void setBudget(const QString &used);  // below the steps; empty: nothing is
    [[nodiscard]] QString text() const;

private:
    void show();

    QPushButton *m_toggle;
    QLabel *m_lines;
    std::vector<TurnStep> m_steps;
    QString m_budget;
    bool m_running = true;
};

}  // namespace clientele
