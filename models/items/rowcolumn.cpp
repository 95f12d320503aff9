// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowcolumn.h"

#include <QCoreApplication>

#include <variant>

namespace clientele {

QString RowColumn::label() const
{
    // Beside an id, "Name" alone would be whose?
    return ofCustomer && field == Field::CustomerName ? QCoreApplication::translate("RowColumn", "Customer")
                                                      : fieldLabel(field);
}

std::vector<RowColumn> rowColumns(const Portfolio &portfolio, Table table)
{
    const auto has = [&portfolio](Field field) {
        return !std::holds_alternative<std::monostate>(portfolio.column(field));
    };
    const std::optional<Field> customer = customerField(table);
    std::vector<RowColumn> columns;
    for (const FieldInfo &each : fieldsOf(table)) {
        if (!has(each.field))
            continue;
        columns.push_back({each.field, false});
        if (each.field == customer && table != Table::Customers && has(Field::CustomerName))
            columns.push_back({Field::CustomerName, true});
    }
    return columns;
}

RowCells::RowCells(const Portfolio &portfolio, Table table) : m_portfolio(portfolio)
{
    if (const std::optional<Field> customer = customerField(table))
        m_customers = portfolio.text(*customer);
}

std::optional<RowIndex> RowCells::source(const RowColumn &column, RowIndex row) const
{
    if (!column.ofCustomer)
        return row;
    const Code code = m_customers ? m_customers->codes[row] : missingCode;
    return m_portfolio.isKnownCustomer(code) ? std::optional<RowIndex>(code - 1) : std::nullopt;
}

QString RowCells::text(const RowColumn &column, RowIndex row) const
{
    const std::optional<RowIndex> at = source(column, row);
    return at ? m_portfolio.cellText(column.field, *at) : QString();
}

}  // namespace clientele
