// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table without a key, counted by all their fields: which rows of one file does the book lack? Rows that no
// other can be equal to are told apart by whole columns: by the range of their numbers, then by hashes.
#pragma once

#include "app/sync/rowselection.h"
#include "models/portfolio/portfolio.h"

#include <vector>

namespace clientele {

class RowTally {
public:
    // Counts the rows of `part`, which stays alive as long as the tally.
    RowTally(Table table, const Portfolio &part);

    // For each of these rows strikes off one of the counted rows that is equal to it, if any is left: the first.
    void strike(const Portfolio &other, const RowSelection &rows);
    // The rows that were not struck off.
    [[nodiscard]] RowSelection left() const;

private:
    class Cells;  // of one book, comparable with those of the part

    [[nodiscard]] bool isApart(const Portfolio &other, const RowSelection &rows) const;
    void strikeEqual(const Cells &theirs, std::vector<std::uint64_t> candidates);

    Table m_table;
    const Portfolio &m_part;
    std::vector<std::uint64_t> m_hashes;  // by row; made when first needed
    std::vector<bool> m_struck;           // empty: none
    std::size_t m_left;
};

}  // namespace clientele
