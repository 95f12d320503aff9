// SPDX-License-Identifier: GPL-3.0-or-later
// Words of time and of age that say by another word what the lexicon knows: "monthly", "par an", "in their thirties".
#pragma once

#include "app/assistant/vocabulary.h"
#include "app/assistant/words.h"

namespace clientele {

void writeOutTimes(std::vector<Token> &tokens, const BookVocabulary &vocabulary);

}  // namespace clientele
