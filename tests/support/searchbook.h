// SPDX-License-Identifier: GPL-3.0-or-later
// A book for tests of retrieval: customers C1 to C<n> with marked personal fields, credit, loans and transactions, three
// products, complaints of which some are alike.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QStringList>

namespace clientele::test {

struct SearchBookShape {
    int customers = 40;
    QStringList moreComplaints = {};
    qint64 snapshot = 1;
};

// Of customer i (from 1): city Toronto where i is odd, else Laval; names and protected fields begin with "secret".
[[nodiscard]] PortfolioPtr searchBook(const SearchBookShape &shape = {});

}  // namespace clientele::test
