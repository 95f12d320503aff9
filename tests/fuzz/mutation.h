// SPDX-License-Identifier: GPL-3.0-or-later
// Damages text and bytes the way files, people and enemies do.
#pragma once

#include "app/sources/seededrandom.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace clientele::test {

// What readers trip over: ends of integers, other scripts' digits, what cannot be seen, halves of a character, words
// that mean something to a layer below.
inline const QStringList &nastyTexts()
{
    static const QStringList texts{
        QString(),
        QStringLiteral("-"),
        QStringLiteral("+"),
        QStringLiteral("."),
        QStringLiteral(","),
        QStringLiteral("0"),
        QStringLiteral("00000000000000000000"),
        QStringLiteral("9223372036854775807"),
        QStringLiteral("-9223372036854775808"),
        QStringLiteral("18446744073709551616"),
        QStringLiteral("92233720368547758.08"),
        QStringLiteral("1e308"),
        QStringLiteral("1e-400"),
        QStringLiteral("nan"),
        QStringLiteral("inf"),
        QStringLiteral("0x7f"),
        QStringLiteral("1,234.56"),
        QStringLiteral("1234,56"),
        QStringLiteral("1'000"),
        QStringLiteral("٣٤"),
        QStringLiteral("１２"),
        QStringLiteral("−5"),
        QStringLiteral("2025-02-29"),
        QStringLiteral("0001-01-01"),
        QStringLiteral("9999-12-31 23:59:59"),
        QStringLiteral("2025-03-09T02:30:00Z"),
        QStringLiteral("+99:99"),
        QStringLiteral("\u00a0"),
        QStringLiteral("\u200b"),
        QStringLiteral("\u202e"),
        QStringLiteral("\u2066"),
        QStringLiteral("\ufeff"),
        QStringLiteral("e\u0301\u0301\u0301"),
        QStringLiteral("İı"),
        QStringLiteral("ß"),
        QStringLiteral("\U0001F4B0"),
        QStringLiteral("\U0001D7D9"),
        QString(QChar(0xd83d)),
        QString(QChar(0xdc00)),
        QString(QChar(0)),
        QString(QChar(0xffff)),
        QStringLiteral("مرحبا"),
        QStringLiteral("\n"),
        QStringLiteral("\r\n"),
        QStringLiteral("\t"),
        QStringLiteral("\""),
        QStringLiteral("'"),
        QStringLiteral("\\"),
        QStringLiteral("\\u0000"),
        QStringLiteral("%1"),
        QStringLiteral("%n"),
        QStringLiteral("<b>"),
        QStringLiteral("null"),
        QStringLiteral("true"),
        QStringLiteral("{}"),
        QStringLiteral("["),
        QStringLiteral("CAD"),
        QStringLiteral("XXX"),
    };
    return texts;
}

inline const QString &nastyText(SeededRandom &random) { return nastyTexts()[random.below(nastyTexts().size())]; }

namespace detail {

inline QString piece(SeededRandom &random, const QString &) { return nastyText(random); }
inline QByteArray piece(SeededRandom &random, const QByteArray &)
{
    return random.chance(700) ? nastyText(random).toUtf8() : QByteArray(1, static_cast<char>(random.below(256)));
}
inline QChar flipped(SeededRandom &random, QChar c) { return QChar(c.unicode() ^ (1U << random.below(16))); }
inline char flipped(SeededRandom &random, char c) { return static_cast<char>(c ^ (1 << random.below(8))); }

template<typename Text>
void mutateOnce(SeededRandom &random, Text &text)
{
    const qsizetype at = random.below(text.size() + 1);
    const qsizetype length = random.chance(700) ? random.below(4) : random.below(text.size() - at + 1);
    switch (random.below(7)) {
    case 0:
        text.insert(at, piece(random, text));
        break;
    case 1:
        text.remove(at, length);
        break;
    case 2:
        text.replace(at, std::min(length, text.size() - at), piece(random, text));
        break;
    case 3:
        if (at < text.size())
            text[at] = flipped(random, text[at]);
        break;
    case 4:
        text.insert(random.below(text.size() + 1), text.mid(at, length));
        break;
    case 5:
        text.truncate(random.chance(200) ? at : text.size());
        break;
    default: {
        const Text moved = text.mid(at, length);
        text.remove(at, moved.size());
        text.insert(random.below(text.size() + 1), moved);
        break;
    }
    }
}

}  // namespace detail

// One to `most` changes, mostly few.
template<typename Text>
[[nodiscard]] Text mutated(SeededRandom &random, Text text, int most = 4)
{
    for (auto changes = 1 + random.below(1 + random.below(most)); changes > 0; --changes)
        detail::mutateOnce(random, text);
    return text;
}

}  // namespace clientele::test
