// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on a customer's own figures: who owes more than 100,000.
#pragma once

#include "models/query/engine/rowfilter.h"

namespace clientele {

// Customers whose figure meets the condition, over the whole book. Of several currencies it holds where it holds in
// one. A customer with no rows has the count or sum 0; of a record (balance, score) and of averages, extremes and
// medians there is then no figure, which only IsEmpty and NotIn meet. `decimals` are the condition's values, which
// checkComparison() found right. Errors: Overflow, Cancelled.
[[nodiscard]] Result<CustomerMask> customersByFigure(const Book &book, const MeasureInfo &measure,
                                                     const Condition &condition, const std::vector<Decimal> &decimals);

}  // namespace clientele
