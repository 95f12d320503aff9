// SPDX-License-Identifier: GPL-3.0-or-later
// A text in pieces as names are compared: runs of letters and digits, without case and accents; a Chinese, Japanese or
// Korean character is a piece of its own, since nothing separates words there. A name is found where neighbouring pieces
// together spell it, so that spaces, hyphens and apostrophes do not matter.
#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clientele::privacy {

struct Piece {
    qsizetype start = 0;  // in the text
    qsizetype end = 0;
    std::uint32_t folded = 0;  // first of its letters in Pieces::letters
    std::uint32_t length = 0;
    bool hasLetter = false;
    bool hasDigit = false;
    bool capital = false;  // its first letter is one
    bool shout = false;    // all of its letters are capitals, and there are two of them or more
    bool ideographic = false;
};

struct Pieces {
    std::u16string letters;
    std::vector<Piece> list;

    [[nodiscard]] std::u16string_view folded(const Piece &piece) const
    {
        return std::u16string_view(letters).substr(piece.folded, piece.length);
    }
};

[[nodiscard]] Pieces piecesOf(QStringView text);

// What stands between two parts of one name: a space, a hyphen, an apostrophe, a full stop after an initial, a comma.
[[nodiscard]] bool joins(QStringView gap);
// As in O'Brien and Anne-Marie: something, but no space, comma or full stop.
[[nodiscard]] bool isTight(QStringView gap);

// A running hash over folded letters in which ä, ae and a, ø, oe and o, ü, ue and u, å, aa and a are one: people write
// them so. Cut where you like: it depends on the letters alone.
class NameHash {
public:
    void add(std::u16string_view folded);
    [[nodiscard]] std::uint64_t value() const;

private:
    std::uint64_t m_state = 0xcbf29ce484222325ULL;
    char16_t m_last = 0;
};

// Of one word as it is, for sets of words.
[[nodiscard]] std::uint64_t wordHash(std::u16string_view folded);

}  // namespace clientele::privacy
