// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the rows of a table for many questions at once. Each condition is tested once a block of rows, each
// set of conditions is one bitset, and every tally reads the block while it is in the first cache.
#pragma once

#include "models/query/engine/dimension.h"
#include "models/query/engine/rowfilter.h"

namespace clientele {

// One small code a row. Points into the portfolio or into a Dimension, which must outlive the scan.
struct ScanAxis {
    const BinnedColumn *binned = nullptr;       // a number's bins
    const Codes *codes = nullptr;               // or a column of codes
    const std::vector<Code> *groups = nullptr;  // by code of it; nullptr: the codes themselves
    std::size_t size = 1;                       // codes are 0 .. size - 1

    // The column, where it is of this width and its codes are the axis' own.
    template<typename Width>
    [[nodiscard]] const std::vector<Width> *column() const
    {
        return codes && !groups ? std::get_if<std::vector<Width>>(&codes->storage()) : nullptr;
    }

    bool operator==(const ScanAxis &) const = default;
};

// Rows are counted, and values summed, in cells: lead * (product of the axes' sizes) + the axes' codes, the first axis
// varying fastest.
struct Tally {
    std::size_t filter = 0;                 // an index into Scan::filters
    const LocalHours *hours = nullptr;      // the leading axis, in runs; none: one lead
    std::vector<std::uint32_t> leadOfHour;  // by code of hours
    std::size_t leads = 1;
    std::vector<ScanAxis> axes;
    const Numbers *values = nullptr;  // 32 bits, none missing in rows that meet the filter; none: counts alone

    [[nodiscard]] std::size_t cellsPerLead() const;  // at most mostCodes
    // While rows are counted: one counter a cell; or several that are added up at the end, for few cells; or one for
    // each pair of cells, for fewer still.
    enum class Counters { Plain, Spread, Paired };
    [[nodiscard]] Counters counters() const;
    [[nodiscard]] std::size_t counterCount() const;
};

struct Tallied {
    std::vector<std::uint32_t> rows;  // by cell
    std::vector<std::int64_t> sums;   // by cell, where values are summed
};

inline constexpr std::size_t mostCodes = 1 << 16;  // of one row, the lead apart
inline constexpr std::size_t mostCells = 1 << 22;  // of a tally
inline constexpr std::size_t fewCells = 2048;      // stay in the first cache with several counters each

struct Scan {
    std::vector<RowTests> conditions;               // each is met where all its tests are
    std::vector<std::vector<std::size_t>> filters;  // which conditions; none: all rows
    std::vector<Tally> tallies;

    // Over rows 0 .. rows - 1. Cut up as the options say; each part has cells of its own. Errors: Cancelled.
    [[nodiscard]] Result<std::vector<Tallied>> run(std::size_t rows, const EvaluationOptions &options) const;
};

}  // namespace clientele
