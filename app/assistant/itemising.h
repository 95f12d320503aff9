// SPDX-License-Identifier: GPL-3.0-or-later
// Words -> items: dates, numbers, names, phrases of the vocabulary, and what is nearly one of these.
#pragma once

#include "app/assistant/items.h"
#include "app/assistant/vocabulary.h"
#include "app/assistant/words.h"

namespace clientele {

struct Itemised {
    std::vector<Item> items;
    QStringList corrections;  // sentences: what was read for what
    QString problem;          // a sentence: why the question cannot be read at all; mostly empty
};

[[nodiscard]] Itemised itemised(const std::vector<Token> &tokens, const BookVocabulary &vocabulary,
                                const BookTime &time);

}  // namespace clientele
