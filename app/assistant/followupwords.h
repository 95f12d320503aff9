// SPDX-License-Identifier: GPL-3.0-or-later
// The words by which a question hangs on the one before: "and", "what about", "only those", "their".
#pragma once

#include "app/assistant/words.h"

#include <vector>

namespace clientele {

struct FollowUpWords {
    enum class Tie : std::uint8_t {
        None,
        Adds,      // "and in Toronto?"
        Replaces,  // "what about Toronto?"
        Narrows    // "only those with a car loan"
    };

    Tie tie = Tie::None;
    bool plural = false;      // "they", "their": those of whom the answer before spoke
    bool singular = false;    // "he", "her"
    bool ofAll = false;       // "overall": of everything again
    std::vector<Token> rest;  // without the words that only tie

    [[nodiscard]] bool isTied() const { return tie != Tie::None || plural || singular; }
};

[[nodiscard]] FollowUpWords followUpWords(const std::vector<Token> &tokens);

}  // namespace clientele
