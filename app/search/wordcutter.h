// SPDX-License-Identifier: GPL-3.0-or-later
// Text cut into words as retrieval compares them: without case, accents and apostrophes. Contractions are written
// out ("can't" is "can not"); numbers and ids ("12,5", "C-00417") stay whole, so that they match exactly or not at all.
// Pure functions of the text: no locale, no state, any thread.
#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <vector>

namespace clientele {

struct CutWord {
    QString text;              // folded
    bool exact = false;        // holds a digit: never stemmed, never cut into letters
    bool sentenceEnd = false;  // the last of a sentence: no phrase reaches over it
};

[[nodiscard]] std::vector<CutWord> cutWords(QStringView text);

// A word without the endings of plurals, verbs and adverbs: "transfers", "transferred" -> "transfer". The same rough
// rules serve English, French and Spanish; what they make of a word need not be a word.
[[nodiscard]] QString stemOf(QStringView folded);

// The same on every machine, unlike qHash().
[[nodiscard]] std::uint64_t stableHash(QStringView text, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t mixed(std::uint64_t value);
[[nodiscard]] inline std::uint64_t combined(std::uint64_t a, std::uint64_t b) { return mixed(a * 3 + b); }

}  // namespace clientele
