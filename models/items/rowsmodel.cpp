// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowsmodel.h"

#include "models/items/localised.h"

#include <QHash>

namespace clientele {

void RowsModel::setRows(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows)
{
    setRowList(std::move(portfolio), table, std::make_shared<const std::vector<RowIndex>>(std::move(rows)));
}

void RowsModel::setRowList(PortfolioPtr portfolio, Table table, RowList rows)
{
    beginResetModel();
    m_portfolio = std::move(portfolio);
    m_table = table;
    m_rows = std::move(rows);
    m_columns = clientele::rowColumns(*m_portfolio, table);
    endResetModel();
}

void RowsModel::showOnly(RowList rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString RowsModel::shown(const RowColumn &column, RowIndex row) const
{
    const FieldType type = info(column.field).type;
    const QString text = RowCells(*m_portfolio, m_table).text(column, row);
    if (text.isEmpty() || (type != FieldType::Money && type != FieldType::Integer))
        return text;
    return localised(text, m_locale);
}

QVariant RowsModel::cell(int index, int at, int role) const
{
    const RowIndex row = (*m_rows)[static_cast<std::size_t>(index)];
    const RowColumn &of = column(at);
    switch (role) {
    case Qt::DisplayRole:
        return shown(of, row);
    case SortRole: {
        if (info(of.field).type == FieldType::Text)
            return RowCells(*m_portfolio, m_table).text(of, row);
        const std::int64_t number = m_portfolio->numberAt(of.field, row);
        return number == missingNumber ? QVariant() : QVariant(static_cast<qlonglong>(number));
    }
    case KeyRole:
        return row;
    case CustomerRole: {
        const std::optional<Field> customer = customerField(m_table);
        return customer ? QVariant(m_portfolio->textAt(*customer, row)) : QVariant();
    }
    default:
        return {};
    }
}

QString RowsModel::header(int at) const { return column(at).label(); }

void RowsModel::reorder(RowList rows)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QHash<RowIndex, int> places;
    for (const QModelIndex &index : old)
        places.insert((*m_rows)[static_cast<std::size_t>(index.row())], -1);
    for (std::size_t at = 0; at < rows->size() && !places.isEmpty(); ++at) {
        if (const auto place = places.find((*rows)[at]); place != places.end())
            *place = static_cast<int>(at);
    }
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &index : old)
        moved += createIndex(places.value((*m_rows)[static_cast<std::size_t>(index.row())]), index.column());
    m_rows = std::move(rows);
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowsModel::sort(int at, Qt::SortOrder order)
{
    if (at >= 0 && at < columns())
        reorder(std::make_shared<const std::vector<RowIndex>>(
            sortedRows(*m_portfolio, m_table, *m_rows, column(at), order)));
}

}  // namespace clientele
