// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databasesfixture.h"

#include <ctime>

namespace clientele::test {

QString customersTable()
{
    return QStringLiteral("CREATE TABLE customers (customer_id serial PRIMARY KEY, name varchar(100), "
                          "email varchar(100) UNIQUE, city varchar(50))");
}

PasswordOf saying(const QString &password)
{
    return [password](const SourceSettings &) { return Result<QString>(password); };
}

bool DatabasesFixture::areInstalled() { return MariaDbServer::isInstalled() && PostgresServer::isInstalled(); }

QByteArray DatabasesFixture::start()
{
    qputenv("TZ", "America/St_Johns");
    tzset();
    if (!m_mariaDb.start())
        return m_mariaDb.errors();
    return m_postgres.start() ? QByteArray() : m_postgres.errors();
}

QString DatabasesFixture::empty()
{
    const QString error = m_mariaDb.execute(
        {QStringLiteral("DROP DATABASE bank"), QStringLiteral("CREATE DATABASE bank CHARACTER SET utf8mb4")});
    if (!error.isEmpty())
        return error;
    return m_postgres.execute({QStringLiteral("DROP SCHEMA public CASCADE"), QStringLiteral("CREATE SCHEMA public"),
                               QStringLiteral("GRANT ALL ON SCHEMA public TO public"),
                               PostgresServer::readingAllowed()});
}

std::unique_ptr<Profile> DatabasesFixture::newProfile(const QStringList &urls)
{
    auto profile = Profile::open(m_folder.filePath(QString::number(++m_profiles)), {QStringLiteral("correct horse")},
                                 Profile::Mode::CreateIfMissing);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().sentence()));
    if (!(*profile)->setSetting(QStringLiteral("zone"), "America/St_Johns"))
        qFatal("no zone");
    const auto lock = (*profile)->lockForWriting();
    for (const QString &url : urls)
        if (!(*profile)->saveSource(**lock, {url.section(u':', 0, 0), url, {}, 0, 0, 0, 0}))
            qFatal("no source");
    return std::move(*profile);
}

ImportReport DatabasesFixture::sync(Profile &profile)
{
    auto report = syncSources(profile, {}, saying(MariaDbServer::password()), {});
    if (!report)
        qWarning("%s", qPrintable(report.error().sentence()));
    return report ? std::move(*report) : ImportReport{};
}

}  // namespace clientele::test
