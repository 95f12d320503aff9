// SPDX-License-Identifier: GPL-3.0-or-later
// Words that hold more than one thing, and things said by words that stand apart: written out before anything is read.
#pragma once

#include "app/assistant/vocabulary.h"
#include "app/assistant/words.h"

#include <vector>

namespace clientele {

// "Mortgages" -> "mortgages loans" where the book has loans for houses; "spends the most per month" -> "spends monthly the
// most".
[[nodiscard]] std::vector<Token> reworded(std::vector<Token> tokens, const BookVocabulary &vocabulary);

}  // namespace clientele
