// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence that needs to be seen, and what to do next: never a dialog in the way.
#pragma once

#include "models/core/result.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace clientele {

class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void showError(const Error &error);
    // Without a next step where `action` is empty.
    void showMessage(const QString &message, const QString &next = {}, const QString &action = {});
    [[nodiscard]] QString message() const;

signals:
    void actionTriggered();

private:
    QLabel *m_message;
    QLabel *m_next;
    QPushButton *m_action;
};

}  // namespace clientele
