// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/pieces.h"

#include "models/core/folding.h"

#include <algorithm>

namespace clientele::privacy {

namespace {

bool isIdeographic(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

std::uint64_t mixed(std::uint64_t state)
{
    state ^= state >> 33;
    state *= 0xff51afd7ed558ccdULL;
    state ^= state >> 33;
    return state;
}

struct Letter {
    char32_t code;
    qsizetype units;
};

Letter letterAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2};
    return {c.unicode(), 1};
}

bool belongs(char32_t c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c); }

void finish(Pieces &pieces, Piece piece, QStringView text, bool ascii)
{
    const QStringView word = text.mid(piece.start, piece.end - piece.start);
    piece.folded = static_cast<std::uint32_t>(pieces.letters.size());
    if (ascii) {
        for (const QChar c : word)
            pieces.letters += static_cast<char16_t>(c >= u'A' && c <= u'Z' ? c.unicode() + 32 : c.unicode());
    } else {
        const QString plain = folded(word);
        for (const QChar c : plain)
            if (c.isLetterOrNumber() || c.isSurrogate())
                pieces.letters += c.unicode();
    }
    piece.length = static_cast<std::uint32_t>(pieces.letters.size()) - piece.folded;
    if (piece.length > 0)
        pieces.list.push_back(piece);
}

}  // namespace

Pieces piecesOf(QStringView text)
{
    Pieces pieces;
    pieces.letters.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype at = 0; at < text.size();) {
        const Letter first = letterAt(text, at);
        if (!belongs(first.code)) {
            at += first.units;
            continue;
        }
        Piece piece;
        piece.start = at;
        piece.ideographic = first.code > 0x7F && isIdeographic(first.code);
        bool ascii = true;
        int capitals = 0;
        int letters = 0;
        while (at < text.size()) {
            const Letter letter = letterAt(text, at);
            if (!belongs(letter.code))
                break;
            if (at > piece.start
                && (piece.ideographic ? !QChar::isMark(letter.code) : letter.code > 0x7F && isIdeographic(letter.code)))
                break;
            ascii = ascii && letter.code < 0x80;
            if (QChar::isLetter(letter.code)) {
                piece.hasLetter = true;
                ++letters;
                capitals += QChar::isUpper(letter.code) || QChar::isTitleCase(letter.code) ? 1 : 0;
                if (letters == 1)
                    piece.capital = capitals == 1;
            } else if (QChar::isNumber(letter.code)) {
                piece.hasDigit = true;
            }
            at += letter.units;
        }
        piece.end = at;
        piece.shout = letters > 1 && capitals == letters;
        finish(pieces, piece, text, ascii);
    }
    return pieces;
}

bool joins(QStringView gap)
{
    constexpr qsizetype widest = 3;
    if (gap.size() > widest)
        return false;
    return std::ranges::all_of(gap, [](QChar c) { return c.isSpace() || QStringView(u"-.,'_’‘ʼ`´‐‑–").contains(c); });
}

bool isTight(QStringView gap)
{
    return !gap.isEmpty() && std::ranges::none_of(gap, [](QChar c) { return c.isSpace() || c == u',' || c == u'.'; });
}

void NameHash::add(std::u16string_view folded)
{
    for (const char16_t c : folded) {
        const bool joins =
            (c == u'e' && (m_last == u'a' || m_last == u'o' || m_last == u'u')) || (c == u'a' && m_last == u'a');
        if (joins)
            continue;
        m_state = (m_state ^ c) * 0x100000001b3ULL;
        m_last = c;
    }
}

std::uint64_t NameHash::value() const { return mixed(m_state); }

std::uint64_t wordHash(std::u16string_view folded)
{
    std::uint64_t state = 0x9e3779b97f4a7c15ULL;
    for (const char16_t c : folded)
        state = (state ^ c) * 0x100000001b3ULL;
    return mixed(state);
}

}  // namespace clientele::privacy
