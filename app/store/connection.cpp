// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Profile", text); }

// SQLite's primary result codes, of which the driver gives the extended forms.
enum Code { Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26 };

}  // namespace

Connection::Connection(const QString &name, const QString &path) : m_name(name), m_path(path) {}

Connection::~Connection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const ProfileKey &key)
{
    std::unique_ptr<Connection> result(
        new Connection(QStringLiteral("profile-") + QUuid::createUuid().toString(QUuid::WithoutBraces), path));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), result->m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        if (!database.isValid())
            return fail(ErrorKind::Storage, translated("Qt's SQLite driver is not installed."),
                        translated("Install it (libqt6sql6-sqlite on Debian) and try again."));
        if (!database.open())
            return tl::unexpected(result->errorOf(database.lastError()));
    }
    if (auto opened = result->unseal(key); !opened)
        return passOn(opened);
    return result;
}

Status Connection::unseal(const ProfileKey &key) const
{
    // ChaCha20-Poly1305 authenticates every page and is as fast without special instructions as with them. Large
    // pages suit large chunks.
    if (auto set = run(QStringLiteral("PRAGMA cipher='chacha20'")); !set)
        return set;
    const auto cipher = value(QStringLiteral("PRAGMA cipher"));
    if (!cipher || cipher->toString() != u"chacha20")
        return fail(ErrorKind::Refused,
                    translated("The SQLite library in use cannot encrypt, so no profile is opened."),
                    translated("Start Clientele with the libsqlite3 that was built with it."));
    for (const QString &statement : {QStringLiteral("PRAGMA page_size=16384"),
                                     QStringLiteral("PRAGMA key='%1'").arg(QLatin1StringView(key.forCipher()))})
        if (auto set = run(statement); !set)
            return set;
    // The key is tried at the first read only, which this is.
    // Pages in the cache need not be decrypted again: what a search reads fits.
    for (const char *statement : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA journal_size_limit=0",
                                  "PRAGMA cache_size=-32000"})
        if (auto set = run(QLatin1StringView(statement)); !set)
            return set;
    return {};
}

Result<QSqlQuery> Connection::prepared(const QString &statement) const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);  // or the driver would keep every row it has read
    if (!query.prepare(statement))
        return tl::unexpected(errorOf(query.lastError()));
    return query;
}

Status Connection::execute(QSqlQuery &query) const
{
    return query.exec() ? Status() : Status(tl::unexpected(errorOf(query.lastError())));
}

Result<QSqlQuery> Connection::select(const QString &statement, const QVariantList &values) const
{
    auto query = prepared(statement);
    if (!query)
        return query;
    for (const QVariant &bound : values)
        query->addBindValue(bound);
    if (auto done = execute(*query); !done)
        return passOn(done);
    return query;
}

Status Connection::ended(const QSqlQuery &query) const
{
    return query.lastError().isValid() ? Status(tl::unexpected(errorOf(query.lastError()))) : Status();
}

Status Connection::run(const QString &statement, const QVariantList &values) const
{
    auto query = select(statement, values);
    if (!query)
        return passOn(query);
    return {};
}

Result<QVariant> Connection::value(const QString &statement, const QVariantList &values) const
{
    auto query = select(statement, values);
    if (!query)
        return passOn(query);
    if (query->next())
        return query->value(0);
    if (auto end = ended(*query); !end)
        return passOn(end);
    return QVariant();
}

void Connection::shrinkLog() const
{
    // Without patience: a reader may take its time, and the last connection to close does the same anyway.
    (void)run(QStringLiteral("PRAGMA busy_timeout=0"));
    (void)run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    (void)run(QStringLiteral("PRAGMA busy_timeout=10000"));
}

Error Connection::errorOf(const QSqlError &error) const
{
    const QString where = QDir::toNativeSeparators(QFileInfo(m_path).path());
    const QString checkDisk = translated("Check the permissions of the folder and the space on the disk.");
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return {ErrorKind::Locked, translated("Another program is writing to the profile in %1.").arg(where),
                translated("Try again when it has finished."), true};
    case Corrupt:
    case NotADatabase:
        return {ErrorKind::Corrupt, translated("The file profile.db in %1 is damaged.").arg(where),
                translated("Put back a copy of it, or choose another folder.")};
    case Full:
        return {ErrorKind::Storage, translated("The disk is full: the profile in %1 was not changed.").arg(where),
                translated("Make room and try again."), true};
    case ReadOnly:
        return {ErrorKind::Storage, translated("The profile in %1 cannot be written to.").arg(where), checkDisk};
    default:
        // The library's own words name tables at most, never what is in them.
        return {ErrorKind::Storage,
                translated("The profile in %1 could not be read or written (%2).")
                    .arg(where, error.databaseText().isEmpty() ? error.driverText() : error.databaseText()),
                checkDisk};
    }
}

Result<Transaction> Transaction::begin(const Connection &connection, Kind kind)
{
    // A write lock is taken at once: one that is asked for in the middle may be refused.
    auto begun = connection.run(kind == Kind::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    if (!begun)
        return passOn(begun);
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)m_connection->run(QStringLiteral("ROLLBACK"));
}

Status Transaction::commit()
{
    auto done = m_connection->run(QStringLiteral("COMMIT"));
    if (done)
        m_connection = nullptr;
    return done;
}

}  // namespace clientele
