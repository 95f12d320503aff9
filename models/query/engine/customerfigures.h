// SPDX-License-Identifier: GPL-3.0-or-later
// A customer's own figures, as conditions (who owes more than 100,000) and as bins.
#pragma once

#include "models/query/engine/bins.h"
#include "models/query/engine/rowfilter.h"

#include <utility>

namespace clientele {

// Customers whose figure meets the condition, over the whole book. Of several currencies it holds where it holds in
// one. A customer with no rows has the count or sum 0; of a record (balance, score) and of averages, extremes and
// medians there is then no figure, which only IsEmpty and NotIn meet. `decimals` are the condition's values, which
// checkComparison() found right. Errors: Overflow, Cancelled.
[[nodiscard]] Result<CustomerMask> customersByFigure(const Book &book, const MeasureInfo &measure,
                                                     const Condition &condition, const std::vector<Decimal> &decimals);

using CustomerBin = std::pair<Code, Code>;  // customer, group code of the bin
// The bins of all customer codes, ascending, each pair once; who names no customer has no value. Errors as above.
[[nodiscard]] Result<std::vector<CustomerBin>> customersBins(const Book &book, const MeasureInfo &measure,
                                                             const BinEdges &edges);

}  // namespace clientele
