// SPDX-License-Identifier: GPL-3.0-or-later
// The people of a demo book: who they are, what they earn, how they pay, what they borrow. Part of makeDemoBook().
#pragma once

#include "app/sources/demoseeds.h"
#include "app/sources/seededrandom.h"
#include "models/portfolio/builder.h"

namespace clientele {

// What the transactions need to know of a customer.
struct DemoCustomer {
    QString id;
    std::size_t city = 0;   // into DemoSeeds::cities
    std::int64_t activity;  // relative number of visits to a machine
};

// Fills Customers, Credit and Loans. `lastDay` is the book's last day (days since 1970-01-01).
[[nodiscard]] std::vector<DemoCustomer> addDemoPeople(PortfolioBuilder &builder, const DemoSeeds &seeds,
                                                      std::int64_t count, std::int64_t lastDay, SeededRandom &random);

}  // namespace clientele
