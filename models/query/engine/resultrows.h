// SPDX-License-Identifier: GPL-3.0-or-later
// Totals as the rows of a result: figures, keys, order, the top ones a currency.
#pragma once

#include "models/query/engine/measurement.h"

namespace clientele {

// `grouping` has the currency in front where the measure is money. Errors: Overflow.
[[nodiscard]] Result<std::vector<ResultRow>> resultRows(const MeasureInfo &measure, const Query &query,
                                                        const Measurement &measurement, const Grouping &grouping,
                                                        Currency defaultCurrency);

}  // namespace clientele
