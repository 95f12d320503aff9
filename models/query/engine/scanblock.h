// SPDX-License-Identifier: GPL-3.0-or-later
// A block of rows while it is being scanned: which rows meet each filter, and their codes.
#pragma once

#include "models/query/engine/bits.h"
#include "models/query/engine/scan.h"

namespace clientele {

// Rows of a block that meet a filter.
struct Selection {
    std::size_t count = 0;  // how many
    bool all = false;       // then the rest is not filled
    std::array<Word, rowsPerBlock / rowsPerWord> words;
    std::array<std::uint16_t, rowsPerBlock> offsets;  // ascending, where hasOffsets
    bool hasOffsets = false;
    bool isKnown = false;  // for this block
};

class ScanBlock {
public:
    ScanBlock(std::size_t conditions, std::size_t filters) : m_conditions(conditions), m_selections(filters) {}

    void begin(std::size_t first, std::size_t last);  // at most rowsPerBlock rows
    // What meets one of the scan's filters in this block: worked out when it is first asked for.
    [[nodiscard]] Selection &selection(const Scan &scan, std::size_t filter);
    // The selected rows into the tally's cells.
    void add(const Tally &tally, Selection &rows, Tallied &result);

private:
    struct Condition {
        bool isKnown = false;
        std::array<Word, rowsPerBlock / rowsPerWord> words;
    };
    // A stretch of the block's rows with one lead.
    template<typename Visit>
    void forEachRun(const Tally &tally, Visit visit) const;

    void addWithoutAxes(const Tally &tally, const Selection &rows, Tallied &result);
    void addAll(const Tally &tally, Tallied &result);
    void addSome(const Tally &tally, Selection &rows, Tallied &result);
    void fillCodes(const std::vector<ScanAxis> &axes);  // of all rows into m_codes
    void fillCodes(const std::vector<ScanAxis> &axes, std::span<const std::uint16_t> offsets);
    void binsInto(const BinnedColumn &binned, std::span<const std::uint16_t> offsets);  // none: all rows; m_bins

    std::size_t m_first = 0;
    std::size_t m_last = 0;
    std::vector<Condition> m_conditions;
    std::vector<Selection> m_selections;
    std::array<std::uint16_t, rowsPerBlock> m_codes;
    std::array<std::uint8_t, rowsPerBlock> m_bins;
    std::array<std::int32_t, rowsPerBlock> m_values;
};

}  // namespace clientele
