// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic book that could be a bank's: seeded names, cities, products, machines and complaint wordings
// (resources/demo), incomes, scores, delinquencies and loans that go together. The same seed gives the same book on
// every platform.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele {

struct DemoSize {
    qint64 customers = 500;
    qint64 transactions = 50'000;
    qint64 complaints = 800;
    quint64 seed = 1;
};

// Times end at `until` (UTC seconds) and reach two years back. Errors: InvalidInput (a negative or absurd size).
[[nodiscard]] Result<PortfolioPtr> makeDemoBook(const DemoSize &size, const PortfolioInfo &info, qint64 until);

}  // namespace clientele
