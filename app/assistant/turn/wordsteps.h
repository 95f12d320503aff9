// SPDX-License-Identifier: GPL-3.0-or-later
// From word to word in a text: what figurewords.cpp and spelledfigures.cpp read with.
#pragma once

#include "models/core/folding.h"

#include <QString>

#include <algorithm>

namespace clientele::FigureWords {

template<typename Words>
[[nodiscard]] bool isOneOf(const Words &words, const QString &word)
{
    return std::ranges::find(words, word) != std::ranges::end(words);
}

// A line's end is none.
[[nodiscard]] inline bool isSpace(QChar c) { return c.isSpace() && c != u'\n'; }

[[nodiscard]] inline qsizetype wordEnd(const QString &text, qsizetype at)
{
    while (at < text.size() && (text[at].isLetter() || text[at].isMark()))
        ++at;
    return at;
}

// Folded; empty where no letter stands.
[[nodiscard]] inline QString wordAt(const QString &text, qsizetype at)
{
    return folded(text.mid(at, wordEnd(text, at) - at));
}

[[nodiscard]] inline qsizetype afterSpaces(const QString &text, qsizetype at)
{
    while (at < text.size() && (isSpace(text[at]) || text[at] == u'*' || text[at] == u'-'))
        ++at;
    return at;
}

}  // namespace clientele::FigureWords
