// SPDX-License-Identifier: GPL-3.0-or-later
// Files of transactions read the plain way: byte by byte, obviously right, and slow. What the reader in blocks is held to.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace clientele::test {

// A record that is longer cannot be read.
inline constexpr qsizetype longestRecord = 1 << 20;

// What a file came to, as lines of text: "id|time|amount|type|customer|currency" and "line|field".
struct PlainOutcome {
    QStringList rows;
    QStringList rejects;
    qint64 read = 0;

    bool operator==(const PlainOutcome &) const = default;
};

// Where a row names no currency, Canadian dollars; where a time names no zone, Toronto's.
[[nodiscard]] PlainOutcome readPlainly(const QByteArray &bytes);

}  // namespace clientele::test
