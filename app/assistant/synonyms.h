// SPDX-License-Identifier: GPL-3.0-or-later
// What people say beside the labels and synonyms of the schema and the catalogue: words for tables, fields and values.
#pragma once

#include "models/schema/schema.h"

#include <span>

namespace clientele {

struct NounWords {
    Table table;
    const char *phrases;  // '|' between them
};

struct FieldWords {
    Field field;
    const char *phrases;
};

struct ValueWords {
    const char *folded;  // a value of the book
    Field field;
    const char *words;
};

struct CurrencyWords {
    const char *words;
    const char *codes;  // that they may mean, ' ' between them
};

[[nodiscard]] std::span<const NounWords> nounSynonyms();
[[nodiscard]] std::span<const FieldWords> spokenFieldWords();
[[nodiscard]] std::span<const ValueWords> valueSynonyms();
[[nodiscard]] std::span<const CurrencyWords> currencyWords();

}  // namespace clientele
