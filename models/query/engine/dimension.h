// SPDX-License-Identifier: GPL-3.0-or-later
// A dimension made ready: one group code a row and the key text of each code. Code 0 is "no value". Points into the
// portfolio, which must outlive it.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/engine/bins.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace clientele {

class Dimension {
public:
    // Over the rows of the dimension's own table.
    [[nodiscard]] static Dimension of(const Portfolio &portfolio, const DimensionInfo &about);
    // Over the same rows, by bins of a numeric field.
    [[nodiscard]] static Dimension ofBins(const Portfolio &portfolio, const DimensionInfo &about,
                                          const BinEdges &edges);
    // Rows whose code is c are in group groups[c]; group i > 0 has the key ascending[i - 1].
    [[nodiscard]] static Dimension ofGroups(const Codes *codes, std::vector<Code> groups,
                                            std::vector<QString> ascending);
    // Over the rows of another table: `customers` are their customer codes (nullptr where they have none), records[c]
    // the row of customer c in the dimension's own table.
    [[nodiscard]] Dimension seenThrough(const Codes *customers, const std::vector<RowIndex> &records) const;
    // The same of the customers' own table, whose row r is customer code r + 1; there are `customerCodes` codes.
    [[nodiscard]] Dimension ofCustomers(const Codes *customers, std::size_t rows, std::size_t customerCodes) const;
    // The same groups, which `narrow` holds row by row: a look-up saved.
    void readFrom(const Codes *narrow) { m_narrow = narrow; }

    [[nodiscard]] std::size_t size() const { return m_size; }  // codes are 0 .. size() - 1
    [[nodiscard]] QString key(Code code) const;
    [[nodiscard]] std::optional<Code> find(const QString &key) const;
    [[nodiscard]] int compare(Code a, Code b) const;  // the natural order of the keys, no value last

    // Adds stride times the group code to keys[i] for row begin + offsets[i].
    void addTo(std::size_t begin, std::span<const std::uint16_t> offsets, std::uint64_t stride,
               std::uint64_t *keys) const;
    [[nodiscard]] std::vector<Code> codesOfRows(std::size_t rows) const;

    // Where the codes come from, for scans: bins; or a column (none: no row has a value) and groups by its codes (none:
    // the codes themselves). Where it is seen through customers, narrowed() is the same without the look-up.
    [[nodiscard]] const BinnedColumn *binned() const { return m_binned.get(); }
    [[nodiscard]] const Codes *codes() const { return m_codes; }
    [[nodiscard]] const std::vector<Code> &groups() const { return m_groups; }
    [[nodiscard]] const Codes *narrowed() const { return m_narrow; }
    // The one group of all rows; nothing where they may differ.
    [[nodiscard]] std::optional<Code> onlyGroup() const;

private:
    void setKeys(std::vector<QString> ascending);
    [[nodiscard]] Code codeAt(std::size_t row) const;

    const Codes *m_codes = nullptr;                // none: no row has a value, unless it has a bin
    std::shared_ptr<const BinnedColumn> m_binned;  // in place of m_codes
    const Codes *m_narrow = nullptr;
    std::shared_ptr<const Codes> m_owned;  // keeps m_codes where it is no column
    std::vector<Code> m_groups;            // by code of m_codes; empty: the codes themselves
    std::size_t m_size = 1;
    const Dictionary *m_dictionary = nullptr;
    std::shared_ptr<const std::vector<QString>> m_keys;  // where no dictionary; ascending from code 1 on
    // Of times in place of keys, which are written when they are asked for: ascending from code 1 on.
    std::shared_ptr<const std::vector<std::int64_t>> m_calendar;
    Derivation m_derivation = Derivation::Value;
};

}  // namespace clientele
