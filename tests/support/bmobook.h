// SPDX-License-Identifier: GPL-3.0-or-later
// The book of the earlier dashboard for tests of what is shown: read plainly here, without the importer under test
// elsewhere, and with complaints made up beside it (its own come from a stream).
#pragma once

#include "models/portfolio/portfolio.h"

namespace clientele::test {

// Null where ../shared/data/bmo is not there: skip the test then.
[[nodiscard]] PortfolioPtr bmoBook();

}  // namespace clientele::test
