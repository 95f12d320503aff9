// SPDX-License-Identifier: GPL-3.0-or-later
// Bins of numbers: edges as a query writes them, brought to the units in which a column or a figure counts.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/engine/decimal.h"

namespace clientele {

// Group codes of bins: 0 is "no value", 1 the first bin.
class BinEdges {
public:
    // Errors: InvalidInput (fewer than two edges, one that is no decimal, edges that do not ascend).
    [[nodiscard]] static Result<BinEdges> of(const Bins &bins);

    [[nodiscard]] const std::vector<QString> &keys() const { return m_keys; }  // the lower edges as written
    // Where the second, third ... bin starts in units of 10^-digits, ascending; those past 64 bits are left out.
    [[nodiscard]] std::vector<std::int64_t> startsAt(int digits) const;

private:
    std::vector<QString> m_keys;
    std::vector<Decimal> m_inner;  // all edges but the two ends, which are open
};

[[nodiscard]] Code binOf(const std::vector<std::int64_t> &starts, std::int64_t value);  // not of a missing one

// The bins of a column of numbers, row by row. Points into the portfolio, which must outlive it.
struct BinnedColumn {
    const Numbers *numbers = nullptr;
    const Codes *classes = nullptr;      // by whose value a row's unit goes (its currency); none: all by the first
    std::vector<std::uint8_t> startsOf;  // by code of `classes`, which starts
    std::vector<std::vector<std::int64_t>> starts;
    // The starts of a 32-bit column that has one unit and at most 62 of them, a last one added that no value reaches;
    // empty for others.
    std::vector<std::int32_t> narrowStarts;

    [[nodiscard]] static BinnedColumn of(const Portfolio &portfolio, const FieldInfo &field, const NumberColumn &column,
                                         const BinEdges &edges);
    [[nodiscard]] Code at(std::size_t row) const;

private:
    void narrow();
};

}  // namespace clientele
