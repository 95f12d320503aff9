// SPDX-License-Identifier: GPL-3.0-or-later
// Books for tests of suggestions: what may count and what may not come from two dice of their own.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele::test {

// `customers` people P1, P2, ... and sixteen products of all categories. `seed` throws what a suggestion about credit may
// rest on; `hiddenSeed` throws gender, age (of adults; P7, P14, ... are minors under any seed), names, language, country
// and what stands in for them: city, device, contact method, international transactions, tax refunds. Some cells of
// either are missing.
[[nodiscard]] PortfolioPtr suggestionBook(int customers, quint64 seed, quint64 hiddenSeed);

}  // namespace clientele::test
