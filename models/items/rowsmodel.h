// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one table of the book, as the rows behind a figure are: cells are read when they are seen, nothing is kept
// but the row numbers.
#pragma once

#include "models/items/rowcolumn.h"
#include "models/items/tablemodel.h"

#include <QLocale>

#include <vector>

namespace clientele {

class RowsModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    // Shared, so that ten million numbers are not copied on their way into sight.
    using RowList = std::shared_ptr<const std::vector<RowIndex>>;

    // All rows of `rows` are in the table. Columns are rowColumns().
    void setRows(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows);
    void setRowList(PortfolioPtr portfolio, Table table, RowList rows);
    // Other rows of the same table: what a search leaves of them, in whatever order.
    void showOnly(RowList rows);
    [[nodiscard]] Table table() const { return m_table; }
    [[nodiscard]] const std::vector<RowColumn> &rowColumns() const { return m_columns; }
    [[nodiscard]] const RowColumn &column(int at) const { return m_columns[static_cast<std::size_t>(at)]; }

    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::vector<RowIndex> &rowNumbers() const { return *m_rows; }
    [[nodiscard]] const RowList &rowList() const { return m_rows; }

    void reorder(RowList rows);  // the same rows in another order; selections follow them
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows->size()); }
    [[nodiscard]] int columns() const override { return static_cast<int>(m_columns.size()); }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override
    {
        return m_columns[static_cast<std::size_t>(column)].isNumeric();
    }

private:
    [[nodiscard]] QString shown(const RowColumn &column, RowIndex row) const;

    PortfolioPtr m_portfolio;
    Table m_table = Table::Customers;
    std::vector<RowColumn> m_columns;
    RowList m_rows = std::make_shared<const std::vector<RowIndex>>();
    QLocale m_locale;
};

}  // namespace clientele
