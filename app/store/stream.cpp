// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/stream.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <cstring>

namespace clientele {

// Columns go to the file as they lie in memory.
static_assert(std::endian::native == std::endian::little, "the profile's columns are little-endian");

namespace {

constexpr std::size_t chunkSize = std::size_t(4) << 20;

// Not against an enemy, whom the cipher's own authentication stops, but against a chunk that lost its place or its
// end. Eight bytes a step, so that checking costs a small part of reading.
qint64 checksum(std::span<const std::byte> bytes)
{
    std::uint64_t sum = bytes.size();
    const auto take = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 0x9E37'79B9'7F4A'7C15ULL;
        sum ^= sum >> 32;
    };
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        take(word);
    }
    for (; at < bytes.size(); ++at)
        take(std::to_integer<std::uint64_t>(bytes[at]));
    return static_cast<qint64>(sum);
}

}  // namespace

Error damagedSnapshot()
{
    return {ErrorKind::Corrupt, QCoreApplication::translate("Profile", "The book in the profile is damaged."),
            QCoreApplication::translate("Profile", "Put back a copy of profile.db, or import the data again.")};
}

Result<qint64> writeStream(const Connection &connection, qint64 snapshot, std::span<const std::byte> bytes)
{
    auto stream = connection.select(QStringLiteral("INSERT INTO stream (snapshot, length) VALUES (?, ?)"),
                                    {snapshot, static_cast<qint64>(bytes.size())});
    if (!stream)
        return passOn(stream);
    const qint64 number = stream->lastInsertId().toLongLong();
    auto insert =
        connection.prepared(QStringLiteral("INSERT INTO chunk (stream, part, checksum, bytes) VALUES (?, ?, ?, ?)"));
    if (!insert)
        return passOn(insert);
    for (int part = 0; !bytes.empty(); ++part) {
        const auto chunk = bytes.first(std::min(chunkSize, bytes.size()));
        bytes = bytes.subspan(chunk.size());
        insert->addBindValue(number);
        insert->addBindValue(part);
        insert->addBindValue(checksum(chunk));
        // Not copied; the driver reads it while it executes.
        insert->addBindValue(QByteArray::fromRawData(reinterpret_cast<const char *>(chunk.data()),
                                                     static_cast<qsizetype>(chunk.size())));
        if (auto done = connection.execute(*insert); !done)
            return passOn(done);
    }
    return number;
}

Result<std::size_t> streamLength(const Connection &connection, qint64 stream)
{
    auto lengths = connection.select(
        QStringLiteral(
            "SELECT length, (SELECT total(length(bytes)) FROM chunk WHERE stream = s.id) FROM stream s WHERE id = ?"),
        {stream});
    if (!lengths)
        return passOn(lengths);
    const bool found = lengths->next();
    if (auto end = connection.ended(*lengths); !end)
        return passOn(end);
    const qint64 length = found ? lengths->value(0).toLongLong() : -1;
    if (length < 0 || length != static_cast<qint64>(lengths->value(1).toDouble()))
        return tl::unexpected(damagedSnapshot());
    return static_cast<std::size_t>(length);
}

Status readStream(const Connection &connection, qint64 stream, std::span<std::byte> bytes)
{
    auto chunks =
        connection.select(QStringLiteral("SELECT checksum, bytes FROM chunk WHERE stream = ? ORDER BY part"), {stream});
    if (!chunks)
        return passOn(chunks);
    while (chunks->next()) {
        const QByteArray chunk = chunks->value(1).toByteArray();
        const auto view = std::as_bytes(std::span(chunk.constData(), static_cast<std::size_t>(chunk.size())));
        if (view.size() > bytes.size() || checksum(view) != chunks->value(0).toLongLong())
            return tl::unexpected(damagedSnapshot());
        std::memcpy(bytes.data(), view.data(), view.size());
        bytes = bytes.subspan(view.size());
    }
    if (auto end = connection.ended(*chunks); !end)
        return end;
    return bytes.empty() ? Status() : Status(tl::unexpected(damagedSnapshot()));
}

}  // namespace clientele
