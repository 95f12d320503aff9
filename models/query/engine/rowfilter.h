// SPDX-License-Identifier: GPL-3.0-or-later
// All conditions of a query, brought home to the rows of one table: what is asked of customers, of their other rows
// or of their figures becomes one look-up through the row's customer code.
#pragma once

#include "models/query/engine/rowtest.h"
#include "models/query/evaluator.h"

#include <array>

namespace clientele {

// What every step of an evaluation reads.
struct Book {
    const Portfolio &portfolio;
    const Catalogue &catalogue;
    const EvaluationOptions &options;
};

struct RowFilter {
    RowTests tests;                                // of the table's own rows
    std::array<RowTests, tableCount> ofOtherRows;  // conditions on loans or ATM rows seen from another table
    Conditions ignored;                            // those with no meaning for the table
};

// By customer code: whether that customer meets something. [missingCode] speaks for rows that name no customer.
using CustomerMask = std::vector<std::uint8_t>;

// Errors: as evaluate().
[[nodiscard]] Result<RowFilter> filterFor(const Book &book, Table table, const Conditions &conditions);

// The field as seen from a table: its own customer reference in place of customer.id, so that rows of customers
// that are in no customer table keep their id. nullptr where there is no such field or dimension.
[[nodiscard]] const DimensionInfo *dimensionSeenFrom(const Catalogue &catalogue, Table table, const QString &name);

// Whether rows of both tables can be of one customer.
[[nodiscard]] bool shareCustomers(Table a, Table b);
// Customers, Credit: at most one record a customer.
[[nodiscard]] bool isRecord(Table table);
// The codes of a table's customers; nullptr where its rows name none.
[[nodiscard]] const TextColumn *customerColumn(const Portfolio &portfolio, Table table);
// The row of each customer code's record, the last where several name one; noRow where there is none.
inline constexpr RowIndex noRow = std::numeric_limits<RowIndex>::max();
[[nodiscard]] std::vector<RowIndex> recordRows(const Portfolio &portfolio, Table table);

[[nodiscard]] tl::unexpected<Error> cancelledError();

}  // namespace clientele
