// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/packing.h"
#include "app/store/snapshot.h"
#include "app/store/stream.h"
#include "models/portfolio/builder.h"

#include <QCoreApplication>
#include <QtEndian>

#include <cstring>
#include <limits>
#include <map>
#include <new>

namespace clientele {

namespace {

class Reader {
public:
    explicit Reader(const Connection &connection) : m_connection(connection) {}

    Result<std::shared_ptr<const Dictionary>> dictionary(qint64 number)
    {
        if (const auto known = m_dictionaries.find(number); known != m_dictionaries.end())
            return known->second;
        auto row =
            m_connection.select(QStringLiteral("SELECT entry_count, stream FROM dictionary WHERE id = ?"), {number});
        if (!row)
            return passOn(row);
        if (!row->next())
            return tl::unexpected(damagedSnapshot());
        const qint64 entries = row->value(0).toLongLong();
        const auto bytes = cells<char>(row->value(1).toLongLong());
        if (!bytes)
            return tl::unexpected(bytes.error());
        auto words = std::make_shared<Dictionary>();
        std::span rest(*bytes);
        while (!rest.empty()) {
            quint32 length = 0;
            if (rest.size() < sizeof length)
                return tl::unexpected(damagedSnapshot());
            std::memcpy(&length, rest.data(), sizeof length);
            length = qFromLittleEndian(length);
            rest = rest.subspan(sizeof length);
            if (rest.size() < length)
                return tl::unexpected(damagedSnapshot());
            words->intern(QString::fromUtf8(rest.data(), static_cast<qsizetype>(length)));
            rest = rest.subspan(length);
        }
        if (static_cast<qint64>(words->size()) - 1 != entries)
            return tl::unexpected(damagedSnapshot());
        return m_dictionaries[number] = std::move(words);
    }

    Result<Column> column(const FieldInfo &about, int width, qint64 stream, const QVariant &words)
    {
        const bool isPacked = (width & packedColumn) != 0;
        width &= ~packedColumn;
        if (about.type == FieldType::Text) {
            const auto texts = dictionary(words.toLongLong());
            if (!texts)
                return tl::unexpected(texts.error());
            auto codes = width == 1   ? stored<Codes, std::uint8_t>(stream, isPacked)
                         : width == 2 ? stored<Codes, std::uint16_t>(stream, isPacked)
                         : width == 4 ? stored<Codes, std::uint32_t>(stream, isPacked)
                                      : Result<Codes>(tl::unexpected(damagedSnapshot()));
            if (!codes)
                return passOn(codes);
            return TextColumn{*texts, std::move(*codes)};
        }
        auto numbers = width == 4   ? stored<Numbers, std::int32_t>(stream, isPacked)
                       : width == 8 ? stored<Numbers, std::int64_t>(stream, isPacked)
                                    : Result<Numbers>(tl::unexpected(damagedSnapshot()));
        if (!numbers)
            return passOn(numbers);
        return NumberColumn{std::move(*numbers)};
    }

private:
    template<typename Width>
    Result<std::vector<Width>> cells(qint64 stream)
    {
        const auto length = streamLength(m_connection, stream);
        if (!length)
            return tl::unexpected(length.error());
        if (*length % sizeof(Width) != 0)
            return tl::unexpected(damagedSnapshot());
        std::vector<Width> result(*length / sizeof(Width));
        if (auto read = readStream(m_connection, stream, std::as_writable_bytes(std::span(result))); !read)
            return passOn(read);
        return result;
    }

    template<typename Width>
    Result<std::vector<Width>> unpacked(qint64 stream)
    {
        const auto words = cells<std::uint64_t>(stream);
        if (!words)
            return tl::unexpected(words.error());
        return unpack<Width>(*words);
    }

    template<typename Values, typename Width>
    Result<Values> stored(qint64 stream, bool isPacked)
    {
        auto read = isPacked ? unpacked<Width>(stream) : cells<Width>(stream);
        if (!read)
            return passOn(read);
        return Values(typename Values::Storage(std::move(*read)));
    }

    const Connection &m_connection;
    std::map<qint64, std::shared_ptr<const Dictionary>> m_dictionaries;
};

using TableColumns = std::array<std::vector<std::pair<Field, Column>>, tableCount>;

Result<TableColumns> readColumns(const Connection &connection, Reader &reader, qint64 snapshot)
{
    TableColumns result;
    auto rows = connection.select(
        QStringLiteral("SELECT field, width, stream, dictionary FROM snapshot_column WHERE snapshot = ?"), {snapshot});
    if (!rows)
        return passOn(rows);
    while (rows->next()) {
        // A field that the schema has no more is left where it is.
        const auto field = fieldByName(rows->value(0).toString());
        if (!field)
            continue;
        const FieldInfo &about = info(*field);
        auto column = reader.column(about, rows->value(1).toInt(), rows->value(2).toLongLong(), rows->value(3));
        if (!column)
            return passOn(column);
        result[static_cast<std::size_t>(about.table)].emplace_back(*field, std::move(*column));
    }
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<PortfolioPtr> assembled(const Connection &connection, PortfolioInfo about)
{
    const qint64 snapshot = about.snapshot;
    auto row =
        connection.select(QStringLiteral("SELECT taken_at, customer_ids FROM snapshot WHERE id = ?"), {snapshot});
    if (!row)
        return passOn(row);
    if (!row->next())
        return tl::unexpected(damagedSnapshot());
    about.takenAt = row->value(0).toLongLong();
    Reader reader(connection);
    auto ids = reader.dictionary(row->value(1).toLongLong());
    if (!ids)
        return passOn(ids);
    auto columns = readColumns(connection, reader, snapshot);
    if (!columns)
        return passOn(columns);

    PortfolioBuilder builder(std::move(about));
    builder.setCustomerIds(*ids);
    auto tables =
        connection.select(QStringLiteral("SELECT name, row_count FROM snapshot_table WHERE snapshot = ?"), {snapshot});
    if (!tables)
        return passOn(tables);
    while (tables->next()) {
        const auto table = tableByName(tables->value(0).toString());
        const qint64 count = tables->value(1).toLongLong();
        if (!table || count < 0 || count > std::numeric_limits<RowIndex>::max())
            return tl::unexpected(damagedSnapshot());
        builder.setColumns(*table, static_cast<std::size_t>(count),
                           std::move((*columns)[static_cast<std::size_t>(*table)]));
    }
    if (auto end = connection.ended(*tables); !end)
        return passOn(end);
    auto portfolio = builder.build();
    return portfolio ? portfolio : tl::unexpected(damagedSnapshot());
}

}  // namespace

Result<qint64> newestSnapshotNumber(const Connection &connection)
{
    const auto newest = connection.value(QStringLiteral("SELECT max(id) FROM snapshot"));
    return newest ? Result<qint64>(newest->toLongLong()) : tl::unexpected(newest.error());
}

Result<PortfolioPtr> readSnapshot(const Connection &connection, PortfolioInfo about)
{
    try {
        return assembled(connection, std::move(about));
    } catch (const std::bad_alloc &) {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("Profile", "There is not enough memory for this book."),
                    QCoreApplication::translate("Profile", "Close other programs and try again."), true);
    }
}

}  // namespace clientele
