// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this machine has a network. What is shown, never what is waited for: everything works without one.
#pragma once

#include <QObject>

namespace clientele {

class Connectivity : public QObject {
    Q_OBJECT
public:
    explicit Connectivity(QObject *parent = nullptr);
    [[nodiscard]] bool isOnline() const { return m_online; }

signals:
    void changed(bool online);

private:
    void update();

    bool m_online = false;
};

}  // namespace clientele
