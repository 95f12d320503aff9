// SPDX-License-Identifier: GPL-3.0-or-later
// A table on its way out of the house: typed columns, and rows that are read one at a time, so that ten million of them
// need no memory of their own. Amounts stay integers until the last moment.
#pragma once

#include "models/core/money.h"
#include "models/items/rowcolumn.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <functional>
#include <vector>

namespace clientele {

struct ExportCell {
    enum class Kind : std::uint8_t { Empty, Text, Number, Money, Date, Time };
    Kind kind = Kind::Empty;
    QString text;             // Text
    std::int64_t number = 0;  // Number, Money: in units of 10^-digits; Date: days since 1970; Time: wall-clock seconds
    int digits = 0;
    Currency currency;  // Money
};

struct ExportColumn {
    QString heading;
    ExportCell::Kind kind = ExportCell::Kind::Text;  // of its cells that are not empty
};

// Where figures come from, in words: the footer of every export.
struct Provenance {
    QString filters;  // "City: Toronto, Montreal" or "Whole book"
    QString ignored;  // filters that have no meaning for these figures; mostly empty
    QString dataOf;   // the date of the data
    QString zone;
    QString source;

    [[nodiscard]] QStringList lines() const;  // "Filters: ...", one a fact
};
// `conditions` are those that the figures met, `ignored` those of them that had no meaning.
[[nodiscard]] Provenance provenanceOf(const Portfolio &portfolio, const Catalogue &catalogue,
                                      const Conditions &conditions, const Conditions &ignored = {});

struct ExportTable {
    // As which kind of chart a spreadsheet would draw it: the last columns of numbers over the first column.
    enum class Picture { None, Bars, Columns, Lines, Doughnut };

    QString title;
    std::vector<ExportColumn> columns;
    qint64 rows = 0;
    std::function<void(qint64 row, std::vector<ExportCell> &cells)> read;  // one cell a column; any one thread
    Provenance provenance;
    Picture picture = Picture::None;
};

// Names of the schema and keys as in the data, so that a file can be read again, or labels for a person.
enum class Wording { Data, Person };

[[nodiscard]] ExportTable rowsForExport(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows,
                                        const std::vector<RowColumn> &columns, Wording wording);

// The results of queries that differ in their measure alone, beside each other: one row a group and currency.
[[nodiscard]] ExportTable resultForExport(const Portfolio &portfolio, const Catalogue &catalogue,
                                          const std::vector<Query> &queries, const std::vector<QueryResult> &results,
                                          Wording wording);

}  // namespace clientele
