// SPDX-License-Identifier: GPL-3.0-or-later
// A measure taken over the rows of its table: which rows have it, totals a group, and the figures they come to.
#pragma once

#include "models/query/engine/grouping.h"
#include "models/query/engine/totals.h"

namespace clientele {

// Beside the conditions, a row needs a value and, for flows of cash, a type that counts.
void addRowsOf(const MeasureInfo &measure, const Portfolio &portfolio, RowTests &tests);

// By code of atm.type: 1 and -1 for rows that count with that sign, else 0.
[[nodiscard]] std::vector<std::int8_t> signsOfTypes(Flow flow, const TextColumn *types);

// The currencies of a table's rows as a dimension: code 0 is no currency, the others by ascending code.
[[nodiscard]] Dimension currenciesOf(const Portfolio &portfolio, Table table);

struct Measurement {
    Totals totals;
    std::int64_t rows = 0;  // over all groups, each row once
};
// Errors: Cancelled.
[[nodiscard]] Result<Measurement> measured(const Book &book, const MeasureInfo &measure, const RowTests &tests,
                                           const Grouping &grouping);

// How many decimals the measure's figures have in a currency.
[[nodiscard]] int figureDigits(const MeasureInfo &measure, Currency currency);
// Errors: Overflow.
[[nodiscard]] Result<Figure> figureOf(const MeasureInfo &measure, const Totals &totals, std::size_t slot,
                                      Currency currency);

}  // namespace clientele
