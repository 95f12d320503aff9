// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in words: "two hundred thousand", "0.1 million", "20 k", "second".
#pragma once

#include "app/assistant/words.h"

namespace clientele {

[[nodiscard]] std::int64_t numberOfWord(const QString &word);  // 1000 for "k"; -1 where it is none
[[nodiscard]] int placeOfWord(const QString &word);            // 2 for "second"; 0 where it is none

// "1.25" times 1000 -> "1250", exactly.
[[nodiscard]] QString times(const QString &decimal, std::int64_t factor);

// "two hundred thousand" as one token.
[[nodiscard]] std::vector<Token> joinedNumbers(const std::vector<Token> &tokens);

}  // namespace clientele
