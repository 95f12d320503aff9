// SPDX-License-Identifier: GPL-3.0-or-later
// All dimensions of a query fused into one number a row. A dimension of a table of which a customer has many rows
// gives a row several: one for each distinct value among its customer's rows.
#pragma once

#include "models/query/engine/dimension.h"
#include "models/query/engine/rowfilter.h"

namespace clientele {

class Grouping {
public:
    // By `query.by` and `query.bins` alone. `filter` is that of the same table: its conditions on other rows narrow these
    // dimensions' rows too. The codes of `first`, where given, become more keys in front. Errors: InvalidInput (unknown,
    // with no way from the table, wrong bins), Overflow (more combinations than 64 bits tell apart), Cancelled.
    [[nodiscard]] static Result<Grouping> of(const Book &book, Table table, const Query &query, const RowFilter &filter,
                                             std::vector<Dimension> first = {});

    [[nodiscard]] std::uint64_t keyCount() const { return m_keyCount; }
    [[nodiscard]] bool severalKeysARow() const { return !m_fanOuts.empty(); }

    // The keys of rows begin + offsets[i], without those of fan-outs.
    void keysOf(std::size_t begin, std::span<const std::uint16_t> offsets, std::vector<std::uint64_t> &keys) const;
    // Spreads them over the fan-outs: keys[j] is then one of row origins[j], an index into the offsets given above.
    void fanOut(std::size_t begin, std::span<const std::uint16_t> offsets, std::vector<std::uint64_t> &keys,
                std::vector<std::uint16_t> &origins) const;

    // One code a dimension, `first` before `by`.
    [[nodiscard]] std::vector<Code> decoded(std::uint64_t key) const;
    [[nodiscard]] std::optional<std::uint64_t> encoded(const std::vector<Code> &codes) const;
    // How far one dimension's codes stand apart in a key. Nothing where keys are more than a sum of such steps.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> strides() const;
    [[nodiscard]] const Dimension &dimension(std::size_t index) const { return m_dimensions[index]; }
    [[nodiscard]] std::size_t size() const { return m_dimensions.size(); }

private:
    // Distinct tuples of several dimensions numbered: level i pairs a number of the level before with a code.
    struct Tuples {
        std::vector<std::vector<std::pair<Code, Code>>> levels;

        void decode(Code number, std::vector<Code> &codes, const std::vector<std::size_t> &dimensions) const;
        [[nodiscard]] std::optional<Code> encode(const std::vector<Code> &codes,
                                                 const std::vector<std::size_t> &dimensions) const;
    };
    struct Axis {
        std::vector<std::size_t> dimensions;  // which ones it stands for
        Tuples tuples;                        // where there are several
        std::uint64_t size = 1;
        std::uint64_t stride = 1;
        std::vector<Code> codes;  // by row, where it stands for several; else the dimension has them
    };
    struct FanOut {
        Axis axis;
        const Codes *customers;            // of the measure's table; nullptr: none
        std::vector<std::uint32_t> begin;  // by customer code, one more than there are
        std::vector<Code> values;
    };

    [[nodiscard]] Status addEntry(const Book &book, Table table, const QString &name, const Bins *bins);
    [[nodiscard]] Status addFigures(const Book &book, Table table, const MeasureInfo &measure, const BinEdges &edges);
    [[nodiscard]] Axis axisOf(std::vector<std::size_t> dimensions, std::size_t rows) const;
    [[nodiscard]] Status addFanOut(const Book &book, Table table, Table of, std::vector<std::size_t> dimensions,
                                   const RowTests &tests);
    [[nodiscard]] static FanOut spread(const Book &book, Axis axis, const Codes *customers,
                                       const std::vector<std::pair<Code, Code>> &pairs);  // customer, value; ascending
    [[nodiscard]] bool setStrides();

    std::vector<Dimension> m_dimensions;
    std::vector<Axis> m_axes;
    std::vector<FanOut> m_fanOuts;
    std::array<std::vector<std::size_t>, tableCount> m_ofOtherRows;  // dimensions that are yet to be spread
    std::uint64_t m_keyCount = 1;
};

}  // namespace clientele
