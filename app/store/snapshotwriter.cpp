// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/packing.h"
#include "app/store/snapshot.h"
#include "app/store/stream.h"

#include <QtEndian>

#include <map>

namespace clientele {

namespace {

class Writer {
public:
    Writer(const Connection &connection, qint64 snapshot) : m_connection(connection), m_snapshot(snapshot) {}

    // A dictionary that several columns share is written once.
    Result<qint64> dictionary(const Dictionary &dictionary)
    {
        if (const auto known = m_dictionaries.find(&dictionary); known != m_dictionaries.end())
            return known->second;
        QByteArray bytes;
        for (Code code = 1; code < dictionary.size(); ++code) {
            const QByteArray text = dictionary.value(code).toUtf8();
            const quint32 length = qToLittleEndian(static_cast<quint32>(text.size()));
            bytes.append(reinterpret_cast<const char *>(&length), sizeof length).append(text);
        }
        const auto stream =
            writeStream(m_connection, m_snapshot,
                        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
        if (!stream)
            return stream;
        auto inserted = m_connection.select(
            QStringLiteral("INSERT INTO dictionary (snapshot, entry_count, stream) VALUES (?, ?, ?)"),
            {m_snapshot, static_cast<qint64>(dictionary.size() - 1), *stream});
        if (!inserted)
            return passOn(inserted);
        return m_dictionaries[&dictionary] = inserted->lastInsertId().toLongLong();
    }

    Status column(const FieldInfo &about, const Column &column)
    {
        if (const auto *text = std::get_if<TextColumn>(&column)) {
            const auto words = dictionary(*text->dictionary);
            return words ? values(about, text->codes, *words) : Status(tl::unexpected(words.error()));
        }
        if (const auto *numbers = std::get_if<NumberColumn>(&column))
            return values(about, numbers->values, QVariant());
        return {};
    }

private:
    template<typename Values>  // Codes or Numbers
    Status values(const FieldInfo &about, const Values &values, const QVariant &dictionary)
    {
        return values.visit([&]<typename Width>(const std::vector<Width> &cells) -> Status {
            const std::vector<std::uint64_t> packed = pack(cells);
            const auto stream =
                writeStream(m_connection, m_snapshot,
                            packed.empty() ? std::as_bytes(std::span(cells)) : std::as_bytes(std::span(packed)));
            if (!stream)
                return tl::unexpected(stream.error());
            return m_connection.run(
                QStringLiteral(
                    "INSERT INTO snapshot_column (snapshot, field, width, stream, dictionary) VALUES (?, ?, ?, ?, ?)"),
                {m_snapshot, QString::fromLatin1(about.name),
                 static_cast<int>(sizeof(Width)) + (packed.empty() ? 0 : packedColumn), *stream, dictionary});
        });
    }

    const Connection &m_connection;
    qint64 m_snapshot;
    std::map<const Dictionary *, qint64> m_dictionaries;
};

}  // namespace

Result<qint64> insertSnapshot(const Connection &connection, const Portfolio &portfolio, qint64 takenAt,
                              const QString &origin)
{
    auto inserted =
        connection.select(QStringLiteral("INSERT INTO snapshot (taken_at, origin, customer_ids) VALUES (?, ?, 0)"),
                          {takenAt, origin.isNull() ? QStringLiteral("") : origin});
    if (!inserted)
        return passOn(inserted);
    const qint64 snapshot = inserted->lastInsertId().toLongLong();
    Writer writer(connection, snapshot);
    const auto ids = writer.dictionary(portfolio.customerIds());
    if (!ids)
        return ids;
    if (auto set =
            connection.run(QStringLiteral("UPDATE snapshot SET customer_ids = ? WHERE id = ?"), {*ids, snapshot});
        !set)
        return passOn(set);
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        if (auto kept = connection.run(
                QStringLiteral("INSERT INTO snapshot_table (snapshot, name, row_count) VALUES (?, ?, ?)"),
                {snapshot, QString::fromLatin1(tableName(table)), static_cast<qint64>(portfolio.rows(table))});
            !kept)
            return passOn(kept);
    }
    for (const FieldInfo &about : fields())
        if (auto written = writer.column(about, portfolio.column(about.field)); !written)
            return passOn(written);
    return snapshot;
}

Status pruneSnapshots(const Connection &connection, int kept)
{
    if (auto gone = connection.run(
            QStringLiteral("DELETE FROM snapshot WHERE id NOT IN (SELECT id FROM snapshot ORDER BY id DESC LIMIT ?)"),
            {kept});
        !gone || kept == 0)
        return gone;
    // A dictionary that customers' columns share, that of their ids, stays.
    const auto *const table = tableName(Table::Atm);
    const QString columns = QStringLiteral("snapshot_column WHERE field LIKE '%1.%'").arg(QLatin1StringView(table));
    const QString others = QStringLiteral("snapshot_column WHERE field NOT LIKE '%1.%' AND dictionary IS NOT NULL")
                               .arg(QLatin1StringView(table));
    const QString loneWords =
        QStringLiteral("SELECT dictionary FROM %1 AND dictionary NOT IN (SELECT dictionary FROM %2) "
                       "AND dictionary NOT IN (SELECT customer_ids FROM snapshot)")
            .arg(columns, others);
    for (const QString &statement :
         {QStringLiteral("DELETE FROM stream WHERE id IN (SELECT stream FROM %1)").arg(columns),
          QStringLiteral("DELETE FROM stream WHERE id IN (SELECT stream FROM dictionary WHERE id IN (%1))")
              .arg(loneWords),
          QStringLiteral("DELETE FROM dictionary WHERE id IN (%1)").arg(loneWords),
          QStringLiteral("DELETE FROM %1").arg(columns),
          QStringLiteral("UPDATE snapshot_table SET row_count = 0 WHERE name = '%1'").arg(QLatin1StringView(table))})
    {
        if (auto done = connection.run(statement); !done)
            return done;
    }
    return {};
}

}  // namespace clientele
