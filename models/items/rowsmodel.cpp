// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowsmodel.h"

#include "models/items/localised.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <variant>

namespace clientele {

namespace {

// Missing values last, whatever the direction; equal ones stay as they are.
template<typename IsMissing, typename Less>
void stableSort(std::vector<RowIndex> &rows, Qt::SortOrder order, IsMissing isMissing, Less less)
{
    const auto missing = std::ranges::stable_partition(rows, [&](RowIndex row) { return !isMissing(row); });
    std::stable_sort(rows.begin(), missing.begin(),
                     [&](RowIndex a, RowIndex b) { return order == Qt::AscendingOrder ? less(a, b) : less(b, a); });
}

// Of each text its place among the others, found once. Ids are numbers often enough: 9 comes before 10.
std::vector<Code> ranks(const Dictionary &dictionary)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, Code>> keys;
    keys.reserve(dictionary.size());
    for (Code code = 0; code < dictionary.size(); ++code)
        keys.emplace_back(collator.sortKey(dictionary.value(code)), code);
    std::ranges::stable_sort(keys, [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Code> rank(dictionary.size());
    for (std::size_t at = 0; at < keys.size(); ++at)
        rank[keys[at].second] = static_cast<Code>(at);
    return rank;
}

}  // namespace

void RowsModel::setRows(PortfolioPtr portfolio, Table table, std::vector<RowIndex> rows)
{
    beginResetModel();
    m_portfolio = std::move(portfolio);
    m_table = table;
    m_rows = std::move(rows);
    m_fields.clear();
    for (const FieldInfo &each : fieldsOf(table)) {
        if (!std::holds_alternative<std::monostate>(m_portfolio->column(each.field)))
            m_fields.push_back(each.field);
    }
    endResetModel();
}

QString RowsModel::shown(Field field, RowIndex row) const
{
    const FieldType type = info(field).type;
    const QString text = m_portfolio->cellText(field, row);
    if (text.isEmpty() || (type != FieldType::Money && type != FieldType::Integer))
        return text;
    return localised(text, m_locale);
}

QVariant RowsModel::cell(int index, int column, int role) const
{
    const RowIndex row = m_rows[static_cast<std::size_t>(index)];
    const Field cellField = field(column);
    switch (role) {
    case Qt::DisplayRole:
        return shown(cellField, row);
    case SortRole: {
        if (info(cellField).type == FieldType::Text)
            return m_portfolio->textAt(cellField, row);
        const std::int64_t number = m_portfolio->numberAt(cellField, row);
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

QString RowsModel::header(int column) const { return fieldLabel(field(column)); }

std::vector<RowIndex> RowsModel::sorted(const Portfolio &portfolio, std::vector<RowIndex> rows, Field by,
                                        Qt::SortOrder order)
{
    if (const TextColumn *text = portfolio.text(by)) {
        const std::vector<Code> rank = ranks(*text->dictionary);
        stableSort(
            rows, order, [&](RowIndex row) { return text->codes[row] == missingCode; },
            [&](RowIndex a, RowIndex b) { return rank[text->codes[a]] < rank[text->codes[b]]; });
    } else if (const NumberColumn *numbers = portfolio.numbers(by)) {
        stableSort(
            rows, order, [&](RowIndex row) { return numbers->values[row] == missingNumber; },
            [&](RowIndex a, RowIndex b) { return numbers->values[a] < numbers->values[b]; });
    }
    return rows;
}

void RowsModel::reorder(std::vector<RowIndex> rows)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QHash<RowIndex, int> places;
    for (const QModelIndex &index : old)
        places.insert(m_rows[static_cast<std::size_t>(index.row())], -1);
    for (std::size_t at = 0; at < rows.size() && !places.isEmpty(); ++at) {
        if (const auto place = places.find(rows[at]); place != places.end())
            *place = static_cast<int>(at);
    }
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &index : old)
        moved += createIndex(places.value(m_rows[static_cast<std::size_t>(index.row())]), index.column());
    m_rows = std::move(rows);
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < columns())
        reorder(sorted(*m_portfolio, m_rows, field(column), order));
}

}  // namespace clientele
