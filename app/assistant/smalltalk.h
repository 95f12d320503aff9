// SPDX-License-Identifier: GPL-3.0-or-later
// "Hello", "thanks", "what can you do?": no questions to the book. A friendly sentence, and never a figure.
#pragma once

#include "app/assistant/answer.h"
#include "app/assistant/words.h"

#include <optional>

namespace clientele {

// Nothing where the words ask for more than that.
[[nodiscard]] std::optional<Answer> smallTalk(const std::vector<Token> &tokens);

}  // namespace clientele
