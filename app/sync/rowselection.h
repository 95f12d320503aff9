// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one table that are meant: all of them, which costs nothing to say, or some.
#pragma once

#include "models/portfolio/column.h"

#include <numeric>
#include <vector>

namespace clientele {

class RowSelection {
public:
    RowSelection() = default;                                                                              // none
    explicit RowSelection(std::vector<RowIndex> rows) : m_rows(std::move(rows)), m_size(m_rows.size()) {}  // ascending
    [[nodiscard]] static RowSelection all(std::size_t rows)
    {
        RowSelection selection;
        selection.m_isAll = true;
        selection.m_size = rows;
        return selection;
    }

    [[nodiscard]] bool isAll() const { return m_isAll; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    // Calls visit(row) in ascending order.
    template<typename Visit>
    void forEach(Visit &&visit) const
    {
        if (m_isAll)
            for (RowIndex row = 0; row < m_size; ++row)
                visit(row);
        else
            for (const RowIndex row : m_rows)
                visit(row);
    }
    [[nodiscard]] std::vector<RowIndex> listed() const
    {
        std::vector<RowIndex> rows = m_rows;
        if (m_isAll) {
            rows.resize(m_size);
            std::iota(rows.begin(), rows.end(), RowIndex(0));
        }
        return rows;
    }

private:
    bool m_isAll = false;
    std::vector<RowIndex> m_rows;
    std::size_t m_size = 0;
};

}  // namespace clientele
