// SPDX-License-Identifier: GPL-3.0-or-later
// Words that fit several figures equally well: "the score" may be the average, the lowest, the highest or the range. The
// person is asked; what they choose is put into the question, which is then read again.
#pragma once

#include "app/assistant/items.h"

#include <vector>

namespace clientele {

struct FigureSense {
    enum class Kind : std::uint8_t { Average, Lowest, Highest, Range, OfEachLoan, OfEachCustomer };

    Kind kind{};
    std::size_t at = 0;  // the item that it is said of
    QString word;        // its words: nothing else is meant
    QString label;       // in the language of the program
};

// "The score" becomes "the average score"; nothing changes where the item is another one.
void putSense(std::vector<Item> &items, const FigureSense &sense);

// The word's own meaning: "the highest one" chooses the highest.
[[nodiscard]] bool meansSense(const Item &item, FigureSense::Kind kind);

}  // namespace clientele
