// SPDX-License-Identifier: GPL-3.0-or-later
// A block of rows while it is being scanned: which rows meet each filter, and their codes.
#pragma once

#include "models/query/engine/bits.h"
#include "models/query/engine/scan.h"

namespace clientele {

// Rows of a block that meet a filter.
struct Selection {
    std::size_t count = 0;  // how many
    bool all = false;       // then the words are not filled
    std::array<Word, rowsPerBlock / rowsPerWord> words;
    bool isKnown = false;  // for this block
};

class ScanBlock {
public:
    ScanBlock(std::size_t conditions, std::size_t filters) : m_conditions(conditions), m_selections(filters) {}

    void begin(std::size_t first, std::size_t last);  // at most rowsPerBlock rows
    // What meets one of the scan's filters in this block: worked out when it is first asked for.
    [[nodiscard]] const Selection &selection(const Scan &scan, std::size_t filter);
    // The selected rows into the tally's cells.
    void add(const Tally &tally, const Selection &rows, Tallied &result);

private:
    struct Condition {
        bool isKnown = false;
        std::array<Word, rowsPerBlock / rowsPerWord> words;
    };
    // A column's values in the selected rows.
    struct Kept {
        const void *column = nullptr;
        const Selection *rows = nullptr;
        bool isKnown = false;
        alignas(64) std::array<std::uint32_t, rowsPerBlock> values;  // or narrower ones in the same place
    };
    // One of both, a code for each selected row.
    struct RowCodes {
        const std::uint8_t *narrow = nullptr;
        const std::uint16_t *wide = nullptr;
    };

    // Side by side: where they lie, or picked out once a block for all tallies.
    template<typename Value>
    const Value *valuesIn(const std::vector<Value> &column, const Selection &rows);
    // Stretches of the block's rows with one lead, each as from .. until - 1 of the selected ones.
    template<typename Visit>
    void forEachRun(const Tally &tally, const Selection &rows, Visit visit) const;

    RowCodes codesOf(const Tally &tally, const Selection &rows);
    void addCodes(const ScanAxis &axis, std::size_t stride, const Selection &rows);  // to m_codes
    const std::uint8_t *binsOf(const BinnedColumn &binned, const Selection &rows);

    std::size_t m_first = 0;
    std::size_t m_last = 0;
    std::vector<Condition> m_conditions;
    std::vector<Selection> m_selections;
    std::vector<std::unique_ptr<Kept>> m_kept;
    std::array<std::uint16_t, rowsPerBlock> m_codes;
    std::array<std::uint8_t, rowsPerBlock> m_bins;
};

}  // namespace clientele
