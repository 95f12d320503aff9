// SPDX-License-Identifier: GPL-3.0-or-later
// A MariaDB on loopback with an empty database “bank”, a user “loader” who may do all and a user “reader” who may read.
#pragma once

#include "tests/support/serverprocess.h"

namespace clientele::test {

class MariaDbServer {
public:
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool start();
    void kill() { m_process.kill(); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString url(const QString &user = QStringLiteral("reader")) const;
    [[nodiscard]] static QString password() { return QStringLiteral("p@ss/w:rd"); }
    // As “loader”, one statement after the other; what failed, or nothing.
    [[nodiscard]] QString execute(const QStringList &statements) const;
    [[nodiscard]] QByteArray errors() const { return m_process.errors(); }

private:
    ServerProcess m_process;
    int m_port = 0;
};

}  // namespace clientele::test
