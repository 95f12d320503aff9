// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mariadbserver.h"

#include "tests/support/sqlscript.h"

#include <QStandardPaths>

namespace clientele::test {

namespace {

QString program(const char *name)
{
    const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
    return found.isEmpty() ? QStandardPaths::findExecutable(QLatin1StringView(name), {QStringLiteral("/usr/sbin")})
                           : found;
}

}  // namespace

bool MariaDbServer::isInstalled() { return !program("mariadbd").isEmpty() && !program("mariadb-install-db").isEmpty(); }

QString MariaDbServer::url(const QString &user) const
{
    return QStringLiteral("mysql://%1@127.0.0.1:%2/bank").arg(user).arg(m_port);
}

QString MariaDbServer::execute(const QStringList &statements) const
{
    return executeSql({QStringLiteral("QMYSQL"), m_port, QStringLiteral("loader"), password(), QStringLiteral("bank")},
                      statements);
}

bool MariaDbServer::start()
{
    const QString data = QStringLiteral("--datadir=") + m_process.path(QStringLiteral("data"));
    if (!m_process.run(program("mariadb-install-db"),
                       {QStringLiteral("--no-defaults"), data,
                        QStringLiteral("--auth-root-authentication-method=normal"), QStringLiteral("--skip-test-db")}))
        return false;
    m_process.write(QStringLiteral("users.sql"), "CREATE DATABASE bank CHARACTER SET utf8mb4;\n"
                                                 "CREATE USER loader@'%' IDENTIFIED BY 'p@ss/w:rd';\n"
                                                 "GRANT ALL ON *.* TO loader@'%';\n"
                                                 "CREATE USER reader@'%' IDENTIFIED BY 'p@ss/w:rd';\n"
                                                 "GRANT SELECT ON bank.* TO reader@'%';\n");
    m_port = ServerProcess::freePort();
    return m_process.start(program("mariadbd"),
                           {QStringLiteral("--no-defaults"), data,
                            QStringLiteral("--socket=") + m_process.path(QStringLiteral("s")),
                            QStringLiteral("--pid-file=") + m_process.path(QStringLiteral("pid")),
                            QStringLiteral("--port=%1").arg(m_port), QStringLiteral("--bind-address=127.0.0.1"),
                            QStringLiteral("--skip-name-resolve"), QStringLiteral("--innodb-buffer-pool-size=16M"),
                            QStringLiteral("--init-file=") + m_process.path(QStringLiteral("users.sql"))},
                           [this] { return execute({}).isEmpty(); });
}

}  // namespace clientele::test
