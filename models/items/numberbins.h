// SPDX-License-Identifier: GPL-3.0-or-later
// The bins of the histogram behind a range of numbers, found by asking the book: first in steps of 1, 2 and 5 over all
// magnitudes, then, where an even scale will do, finer between the ends; last the bins that are shown. All edges are
// round numbers in whole minor units, so that no double decides into which bin a cent falls.
#pragma once

#include "models/query/query.h"

namespace clientele {

// Ascending edges in units of 10^-digits; n + 1 edges make n bins, each from its edge up to the next, of which the
// first and the last also hold what lies beyond.
struct BinEdges {
    std::vector<std::int64_t> scaled;
    int digits = 0;
    bool logarithmic = false;

    [[nodiscard]] std::size_t bins() const { return scaled.size() < 2 ? 0 : scaled.size() - 1; }
    // As decimals without needless zeros, which is how a query names its bins.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] QString text(std::size_t edge) const;
};

struct BinCounts {
    std::vector<std::int64_t> rows;  // one a bin
    std::int64_t missing = 0;        // rows without a value

    [[nodiscard]] std::int64_t inBins() const;
};

// How many rows lie in each bin of a field. Rows are counted of the table of `measure`.
[[nodiscard]] Query binQuery(const QString &measure, const QString &field, const BinEdges &edges,
                             const Conditions &where);
[[nodiscard]] BinCounts binCounts(const BinEdges &edges, const QueryResult &result);

// The first question: every magnitude there is.
[[nodiscard]] BinEdges magnitudes(int digits);
// What to ask next, of the counts of magnitudes(). Logarithmic edges are final: values of many magnitudes, none below 0.
// Others are still to be refined(). Empty where there is no value at all.
[[nodiscard]] BinEdges spread(const BinEdges &magnitudes, const BinCounts &counts);
// At most 32 even bins of a round width around all values; of the counts of spread().
[[nodiscard]] BinEdges refined(const BinEdges &spread, const BinCounts &counts);

}  // namespace clientele
