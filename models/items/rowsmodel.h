// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one table of the book, as the rows behind a figure are: cells are read when they are seen, nothing is copied
// but the row numbers.
#pragma once

#include "models/items/tablemodel.h"
#include "models/portfolio/portfolio.h"

#include <QLocale>

#include <vector>

namespace clientele {

class RowsModel : public TableModel {
    Q_OBJECT
public:
    using TableModel::TableModel;

    // All rows of `rows` are in the table. Columns are the table's fields that the book has.
    void setRows(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows);
    [[nodiscard]] Table table() const { return m_table; }
    [[nodiscard]] Field field(int column) const { return m_fields[static_cast<std::size_t>(column)]; }

    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::vector<RowIndex> &rowNumbers() const { return m_rows; }

    // Missing values come last either way; equal ones keep their order. Pure, so that millions are sorted elsewhere.
    [[nodiscard]] static std::vector<RowIndex> sorted(const Portfolio &portfolio, std::vector<RowIndex> rows, Field by,
                                                      Qt::SortOrder order);
    void reorder(std::vector<RowIndex> rows);  // the same rows in another order
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columns() const override { return static_cast<int>(m_fields.size()); }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return info(field(column)).isNumeric(); }

private:
    [[nodiscard]] QString shown(Field field, RowIndex row) const;

    PortfolioPtr m_portfolio;
    Table m_table = Table::Customers;
    std::vector<Field> m_fields;
    std::vector<RowIndex> m_rows;
    QLocale m_locale;
};

}  // namespace clientele
