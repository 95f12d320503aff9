// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and Ctrl+C as a signal of Qt's, for what runs until it is told to end. A handler of the system's may do next
// to nothing, and differs from system to system; a flag that is looked at ten times a second works on all of them. One
// at a time; the earlier handlers are back when it is destroyed.
#pragma once

#include <QObject>
#include <QTimer>

namespace clientele {

class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;
    Q_DISABLE_COPY_MOVE(Termination)

signals:
    void asked();  // once

private:
    QTimer m_look;
    void (*m_before[2])(int);
};

}  // namespace clientele
