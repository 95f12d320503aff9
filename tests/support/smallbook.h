// SPDX-License-Identifier: GPL-3.0-or-later
// A book whose figures a reader can add up, for tests of the window.
//
//   1  Wendy Zhao    Montreal  loans: car 10,000.00, house 50,000.50     score 548
//   2  Ann Bell      Toronto   loans: car 20,000.00                      score 700
//   3  Ann Bell      Montreal  no loans                                  score 620
//   4  Zoé O’Brien   Halifax   loans: student 5,000.25                   score 810
//
// Two ATM transactions of customer 1 on 20 August 2025, one complaint.
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele::test {

[[nodiscard]] PortfolioPtr smallBook();

}  // namespace clientele::test
