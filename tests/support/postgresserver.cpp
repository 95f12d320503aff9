// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgresserver.h"

#include "tests/support/sqlscript.h"

#include <QDir>
#include <QStandardPaths>

namespace clientele::test {

namespace {

// Debian keeps them beside each other by version.
QString program(const char *name)
{
    const QString root = QStringLiteral("/usr/lib/postgresql");
    QStringList folders;
    for (const QString &version : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        folders += root + u'/' + version + QStringLiteral("/bin");
    const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
    return found.isEmpty() && !folders.isEmpty() ? QStandardPaths::findExecutable(QLatin1StringView(name), folders)
                                                 : found;
}

}  // namespace

bool PostgresServer::isInstalled() { return !program("postgres").isEmpty() && !program("initdb").isEmpty(); }

QString PostgresServer::url(const QString &user) const
{
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/banking_data").arg(user).arg(m_port);
}

QString PostgresServer::readingAllowed()
{
    return QStringLiteral("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader");
}

QString PostgresServer::executeIn(const QString &database, const QStringList &statements) const
{
    return executeSql({QStringLiteral("QPSQL"), m_port, QStringLiteral("loader"), password(), database}, statements);
}

QString PostgresServer::execute(const QStringList &statements) const
{
    return executeIn(QStringLiteral("banking_data"), statements);
}

bool PostgresServer::start()
{
    const QString data = m_process.path(QStringLiteral("data"));
    m_process.write(QStringLiteral("password"), password().toUtf8());
    if (!m_process.run(program("initdb"),
                       {QStringLiteral("-D"), data, QStringLiteral("-A"), QStringLiteral("scram-sha-256"),
                        QStringLiteral("--pwfile=") + m_process.path(QStringLiteral("password")),
                        QStringLiteral("--no-sync"), QStringLiteral("-U"), QStringLiteral("loader"),
                        QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")}))
        return false;
    m_port = ServerProcess::freePort();
    const auto setting = [](const QString &text) { return QStringList{QStringLiteral("-c"), text}; };
    const QString postgres = QStringLiteral("postgres");
    return m_process.start(
               program("postgres"),
               QStringList{QStringLiteral("-D"), data} + setting(QStringLiteral("listen_addresses=127.0.0.1"))
                   + setting(QStringLiteral("port=%1").arg(m_port))
                   + setting(QStringLiteral("unix_socket_directories=")) + setting(QStringLiteral("fsync=off")),
               [this, postgres] { return executeIn(postgres, {}).isEmpty(); })
           && executeIn(postgres, {QStringLiteral("CREATE DATABASE banking_data"),
                                   QStringLiteral("CREATE USER reader PASSWORD '%1'").arg(password())})
                  .isEmpty()
           && execute({readingAllowed()}).isEmpty();
}

}  // namespace clientele::test
