// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL on loopback with an empty database “banking_data”, a superuser “loader” and a user “reader”.
#pragma once

#include "tests/support/serverprocess.h"

namespace clientele::test {

class PostgresServer {
public:
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool start();
    void kill() { m_process.kill(); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString url(const QString &user = QStringLiteral("reader")) const;
    [[nodiscard]] static QString password() { return QStringLiteral("p@ss/w:rd"); }
    // For tables made later; needed again where the schema is.
    [[nodiscard]] static QString readingAllowed();
    [[nodiscard]] QString execute(const QStringList &statements) const;
    [[nodiscard]] QByteArray errors() const { return m_process.errors(); }

private:
    [[nodiscard]] QString executeIn(const QString &database, const QStringList &statements) const;

    ServerProcess m_process;
    int m_port = 0;
};

}  // namespace clientele::test
