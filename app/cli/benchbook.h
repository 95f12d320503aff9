// SPDX-License-Identifier: GPL-3.0-or-later
// The book of `bench dashboard`: seeded ATM transactions of two years, of which anyone can have a CSV copy.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele::cli {

// 50,000 customers in 40 cities, 500 machines, log-normal amounts in CAD; times of 2024 and 2025 in UTC, in their order.
[[nodiscard]] Result<PortfolioPtr> makeBenchBook(std::size_t transactions, quint64 seed);

// The transactions with the customers' cities: customer_id,atm_id,timestamp,amount,transaction_type,city. Timestamps are
// wall clock of UTC to whole seconds. Errors: Storage.
[[nodiscard]] Status exportBenchBook(const Portfolio &book, const QString &file);

}  // namespace clientele::cli
