// SPDX-License-Identifier: GPL-3.0-or-later
// A choice that is answered in words: "the one in Toronto", "the second", "yes".
#pragma once

#include "app/assistant/answer.h"
#include "app/assistant/openreading.h"
#include "app/assistant/vocabulary.h"
#include "app/assistant/words.h"

#include <vector>

namespace clientele {

// Which of the choices the words may mean, as places among them; none where they say anything else. `senses` stands
// beside the choices where these are readings.
[[nodiscard]] std::vector<std::size_t> choicesMeant(const std::vector<Token> &words, const std::vector<Choice> &choices,
                                                    const std::vector<FigureSense> &senses,
                                                    const BookVocabulary &vocabulary);

}  // namespace clientele
