// SPDX-License-Identifier: GPL-3.0-or-later
// One condition made ready for the rows of one table: a look-up over codes, or ranges of numbers. It narrows bits,
// one a row, 64 rows a word. Points into the portfolio, which must outlive it.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/engine/decimal.h"
#include "models/query/query.h"

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace clientele {

using Word = std::uint64_t;
inline constexpr std::size_t rowsPerWord = 64;

struct RowRange {
    std::size_t begin;
    std::size_t end;  // one past the last
};

class RowTest {
public:
    struct Everywhere {
        bool meets;
    };
    struct ByCode {
        const Codes *codes;
        std::vector<std::uint8_t> meets;  // by code
    };
    struct ByNumber {
        const Numbers *numbers;
        const Codes *classes = nullptr;      // of whose value each row goes by other ranges; none: all by the first
        std::vector<std::uint8_t> rangesOf;  // by code of `classes`, which ranges
        std::vector<Ranges> ranges;
        bool missingMeets = false;
    };
    struct AnyOf {
        std::vector<RowTest> tests;
        bool inverse = false;  // none of them
    };
    struct ByRow {
        std::vector<RowIndex> rows;  // those that meet, ascending
    };
    struct ByRange {
        std::vector<RowRange> rows;  // that meet: ascending, not touching
    };
    using Kind = std::variant<Everywhere, ByCode, ByNumber, AnyOf, ByRow, ByRange>;

    RowTest(Kind kind, bool missingMeets) : m_kind(std::move(kind)), m_missingMeets(missingMeets) {}

    // Clears the bits of rows begin .. end - 1 that do not meet. `begin` is a multiple of 64, words[0] its word.
    void narrow(std::size_t begin, std::size_t end, Word *words) const;
    // What it says of a row that is not there: an orphan's customer record.
    [[nodiscard]] bool missingMeets() const { return m_missingMeets; }

    // The first row from `row` on that may meet: what lies before it need not be looked at.
    [[nodiscard]] std::size_t firstFrom(std::size_t row) const;
    // Where it is a look-up by code, which codes meet; else nullptr.
    [[nodiscard]] const std::vector<std::uint8_t> *codesMeeting() const;
    // The same look-up over another column of the same dictionary.
    [[nodiscard]] RowTest over(const Codes *codes) const;

private:
    Kind m_kind;
    bool m_missingMeets;
};
using RowTests = std::vector<RowTest>;

// The tests that a row of the dimension's table meets together where it meets the condition. `name` is how the
// person called the field. Errors: InvalidInput (an operator with no sense for the type, values that are none).
[[nodiscard]] Result<RowTests> testsFor(const Portfolio &portfolio, const DimensionInfo &dimension,
                                        const Condition &condition);
// Rows whose field is not missing.
[[nodiscard]] RowTest presenceTest(const Portfolio &portfolio, Field field);
// Rows whose code in a column is one that `meets`; every row has code 0 where the column is absent.
[[nodiscard]] RowTest codeTest(const TextColumn *column, std::vector<std::uint8_t> meets);

// The condition's values as bounds. Errors: InvalidInput where one is no decimal number.
[[nodiscard]] Result<std::vector<Decimal>> decimalsOf(const Condition &condition);
// Errors: InvalidInput where the operator does not compare numbers, or takes another number of values.
[[nodiscard]] Status checkComparison(const Condition &condition);
[[nodiscard]] Ranges rangesAt(const Condition &condition, const std::vector<Decimal> &decimals, int digits);

}  // namespace clientele
