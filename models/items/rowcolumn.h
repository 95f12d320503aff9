// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of rows can show of a row: the fields of its own table, and the name of the customer whom it names.
// Everything here is pure: any thread, over millions of rows on a worker.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QLocale>

#include <atomic>
#include <vector>

namespace clientele {

struct RowColumn {
    Field field{};
    bool ofCustomer = false;  // the field is of the row's customer

    [[nodiscard]] const char *name() const { return info(field).name; }  // "customer.name": unique within a table
    [[nodiscard]] QString label() const;                                 // translated
    [[nodiscard]] bool isNumeric() const { return info(field).isNumeric(); }
    bool operator==(const RowColumn &) const = default;
};

// The columns of which the book has anything; the customer's name stands beside the id that names him.
[[nodiscard]] std::vector<RowColumn> rowColumns(const Portfolio &portfolio, Table table);

// Cells of one table of a book. Keeps no more than a reference: the book outlives it.
class RowCells {
public:
    RowCells(const Portfolio &portfolio, Table table);

    // The row of the column's own table; none where the row's customer is not in the book.
    [[nodiscard]] std::optional<RowIndex> source(const RowColumn &column, RowIndex row) const;
    [[nodiscard]] QString text(const RowColumn &column, RowIndex row) const;  // as in the data, see cellText()

private:
    const Portfolio &m_portfolio;
    const TextColumn *m_customers = nullptr;  // the ids by which rows name customers
};

// Missing values come last either way; equal ones keep their order. Texts sort as a person sorts them: without regard
// to case, 9 before 10. Once `cancelled`, the rows come back in any order.
[[nodiscard]] std::vector<RowIndex> sortedRows(const Portfolio &portfolio, Table table, std::vector<RowIndex> rows,
                                               const RowColumn &by, Qt::SortOrder order,
                                               const std::atomic<bool> *cancelled = nullptr);

// Rows of which every word of `text` is part of a cell, in their order: without case and accents, numbers and dates as
// `locale` or the data write them. All rows for a text without words. Once `cancelled`, any of them.
[[nodiscard]] std::vector<RowIndex> rowsWithWords(const Portfolio &portfolio, Table table, std::vector<RowIndex> rows,
                                                  const std::vector<RowColumn> &columns, const QString &text,
                                                  const QLocale &locale, const std::atomic<bool> *cancelled = nullptr);

}  // namespace clientele
