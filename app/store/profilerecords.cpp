// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile keeps beside the book: rejected rows, sources, settings.
#include "app/store/profile_p.h"

#include <QCoreApplication>

namespace clientele {

namespace {

// A null QString would be SQL's NULL.
QString present(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

}  // namespace

Status Profile::Private::insertRejected(qint64 snapshot, const std::vector<RejectedRow> &rows) const
{
    auto insert = connection->prepared(QStringLiteral(
        "INSERT INTO rejected_row (snapshot, file, kind, line, field, reason, content) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    if (!insert)
        return passOn(insert);
    for (const RejectedRow &row : rows) {
        insert->addBindValue(snapshot);
        insert->addBindValue(present(row.file));
        insert->addBindValue(QString::fromLatin1(tableName(row.table)));
        insert->addBindValue(row.line);
        insert->addBindValue(present(row.field));
        insert->addBindValue(present(row.reason));
        insert->addBindValue(present(row.content));
        if (auto done = connection->execute(*insert); !done)
            return done;
    }
    return {};
}

Status Profile::keepRejected(const WriteLock &, const std::vector<RejectedRow> &rejected)
{
    auto transaction = Transaction::begin(*d->connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    const auto snapshot = newestSnapshot();
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (auto kept = d->insertRejected(*snapshot, rejected); !kept)
        return kept;
    return transaction->commit();
}

Result<std::vector<RejectedRow>> Profile::rejectedRows(qint64 limit) const
{
    auto rows = d->connection->select(
        QStringLiteral("SELECT file, kind, line, field, reason, content FROM rejected_row ORDER BY id DESC LIMIT ?"),
        {limit > 0 ? limit : -1});
    if (!rows)
        return passOn(rows);
    std::vector<RejectedRow> result;
    while (rows->next())
        result.push_back({rows->value(0).toString(), tableByName(rows->value(1).toString()).value_or(Table{}),
                          rows->value(2).toLongLong(), rows->value(3).toString(), rows->value(4).toString(),
                          rows->value(5).toString()});
    if (auto end = d->connection->ended(*rows); !end)
        return passOn(end);
    return result;
}

Status Profile::Private::putSource(const SourceSettings &source, const std::optional<QString> &password) const
{
    auto put = connection->run(
        QStringLiteral("INSERT INTO source (name, url, mapping, last_sync, accepted, rejected, duplicates) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET url = excluded.url, "
                       "mapping = excluded.mapping, last_sync = excluded.last_sync, accepted = excluded.accepted, "
                       "rejected = excluded.rejected, duplicates = excluded.duplicates"),
        {present(source.name), present(source.url), present(source.mapping), source.lastSync, source.accepted,
         source.rejected, source.duplicates});
    if (!put || !password)
        return put;
    return connection->run(QStringLiteral("UPDATE source SET password = ? WHERE name = ?"),
                           {present(*password), source.name});
}

Status Profile::saveSource(const WriteLock &, const SourceSettings &source, const std::optional<QString> &password)
{
    auto transaction = Transaction::begin(*d->connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    if (auto put = d->putSource(source, password); !put)
        return put;
    return transaction->commit();
}

Result<std::vector<SourceSettings>> Profile::sources() const
{
    auto rows = d->connection->select(QStringLiteral(
        "SELECT name, url, mapping, last_sync, accepted, rejected, duplicates FROM source ORDER BY name"));
    if (!rows)
        return passOn(rows);
    std::vector<SourceSettings> result;
    while (rows->next())
        result.push_back({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toString(),
                          rows->value(3).toLongLong(), rows->value(4).toLongLong(), rows->value(5).toLongLong(),
                          rows->value(6).toLongLong()});
    if (auto end = d->connection->ended(*rows); !end)
        return passOn(end);
    return result;
}

Status Profile::Private::putTableSources(qint64 snapshot, qint64 takenAt, const std::vector<TableSource> &sources,
                                         bool replaceAll) const
{
    if (replaceAll)
        if (auto forgotten = connection->run(QStringLiteral("DELETE FROM table_source")); !forgotten)
            return forgotten;
    for (const TableSource &each : sources)
        if (auto put = connection->run(
                QStringLiteral("INSERT INTO table_source (name, source, taken_at, snapshot, accepted) VALUES "
                               "(?, ?, ?, ?, ?) ON CONFLICT (name, source) DO UPDATE SET "
                               "taken_at = excluded.taken_at, snapshot = excluded.snapshot, "
                               "accepted = excluded.accepted"),
                {QString::fromLatin1(tableName(each.table)), present(each.source), takenAt, snapshot, each.accepted});
            !put)
            return put;
    return {};
}

Result<std::vector<TableSource>> Profile::tableSources() const
{
    auto rows = d->connection->select(QStringLiteral(
        "SELECT name, source, taken_at, snapshot, accepted FROM table_source ORDER BY name, taken_at DESC, source"));
    if (!rows)
        return passOn(rows);
    std::vector<TableSource> result;
    while (rows->next())
        if (const auto table = tableByName(rows->value(0).toString()))
            result.push_back({*table, rows->value(1).toString(), rows->value(2).toLongLong(),
                              rows->value(3).toLongLong(), rows->value(4).toLongLong()});
    if (auto end = d->connection->ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<std::vector<SnapshotSummary>> Profile::snapshots() const
{
    auto rows = d->connection->select(QStringLiteral("SELECT id, taken_at, origin FROM snapshot ORDER BY id DESC"));
    if (!rows)
        return passOn(rows);
    std::vector<SnapshotSummary> result;
    while (rows->next())
        result.push_back({rows->value(0).toLongLong(), rows->value(1).toLongLong(), rows->value(2).toString()});
    if (auto end = d->connection->ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<QString> Profile::sourcePassword(const QString &name) const
{
    const auto password = d->connection->value(QStringLiteral("SELECT password FROM source WHERE name = ?"), {name});
    return password ? Result<QString>(password->toString()) : tl::unexpected(password.error());
}

Result<std::optional<QByteArray>> Profile::setting(const QString &key) const
{
    const auto value = d->connection->value(QStringLiteral("SELECT value FROM setting WHERE name = ?"), {key});
    if (!value)
        return tl::unexpected(value.error());
    return value->isValid() ? std::optional(value->toByteArray()) : std::nullopt;
}

Result<QHash<QString, QByteArray>> Profile::settings() const
{
    auto rows = d->connection->select(QStringLiteral("SELECT name, value FROM setting"));
    if (!rows)
        return passOn(rows);
    QHash<QString, QByteArray> result;
    while (rows->next())
        result.insert(rows->value(0).toString(), rows->value(1).toByteArray());
    if (auto end = d->connection->ended(*rows); !end)
        return passOn(end);
    return result;
}

Status Profile::setSetting(const QString &key, const QByteArray &value)
{
    // One statement is a transaction of its own; the driver waits where another process writes.
    return d->connection->run(
        QStringLiteral(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
        {key, value.isNull() ? QByteArray("") : value});
}

}  // namespace clientele
