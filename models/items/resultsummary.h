// SPDX-License-Identifier: GPL-3.0-or-later
// What stands pinned below a table of results: how many groups, their sum and mean where adding them up means something,
// else their lowest and highest. One line a currency: amounts of different currencies are never added.
#pragma once

#include "models/items/tablemodel.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QLocale>

#include <optional>
#include <vector>

namespace clientele {

struct SummaryLine {
    enum class Kind { Sum, Mean, Lowest, Highest, Count };
    Kind kind = Kind::Count;
    qint64 groups = 0;
    std::vector<std::optional<Figure>>
        values;                  // one a column of figures; none in Count, and where a sum is past 64 bits
    std::optional<qint64> rows;  // of the book behind the groups; said once
};

// A column of figures of one currency; groups without one are left out.
using FigureColumn = std::vector<std::optional<Figure>>;
// Of the columns of one table beside each other: sum and mean where they add up, else lowest and highest.
[[nodiscard]] std::vector<SummaryLine> summaryOf(const std::vector<FigureColumn> &columns, bool additive);

// Whether every row of the book is in one group alone, so that the groups' figures add up to that of all.
[[nodiscard]] bool isAdditive(const Catalogue &catalogue, const Query &query);
[[nodiscard]] std::vector<SummaryLine> summaryOf(const Catalogue &catalogue, const Query &query,
                                                 const QueryResult &result);

// The lines below the columns of a ResultModel.
class SummaryModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    // Below a table of so many columns of keys, then of figures, then of rows, if it has one.
    void setLines(std::vector<SummaryLine> lines, int keys, int figures, bool rows);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int columns() const override { return m_keys + m_figures + m_rows; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column >= m_keys; }

private:
    std::vector<SummaryLine> m_lines;
    int m_keys = 0;
    int m_figures = 0;
    int m_rows = 0;
    QLocale m_locale;
};

}  // namespace clientele
