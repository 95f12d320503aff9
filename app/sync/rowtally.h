// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table without a key, counted by all their fields: which rows of one file does the book lack?
#pragma once

#include "models/portfolio/portfolio.h"

#include <vector>

namespace clientele {

class RowTally {
public:
    // Counts the rows of `part`, which stays alive as long as the tally.
    RowTally(Table table, const Portfolio &part);

    // For each of these rows strikes off one of the counted rows that is equal to it, if any is left.
    void strike(const Portfolio &other, const std::vector<RowIndex> &rows);
    // The rows that were not struck off, ascending.
    [[nodiscard]] std::vector<RowIndex> left() const;

private:
    [[nodiscard]] std::size_t slotOf(const std::vector<std::int64_t> &cells) const;
    void cellsOf(RowIndex row, std::vector<std::int64_t> &cells) const;

    Table m_table;
    const Portfolio &m_part;
    std::vector<RowIndex> m_slots;  // open addressing: the first of equal rows, plus one; 0 is free
    std::vector<RowIndex> m_next;   // by row: the next equal one, plus one
    std::vector<RowIndex> m_first;  // by slot: the first equal row that is not struck off, plus one
    std::vector<bool> m_struck;
};

}  // namespace clientele
