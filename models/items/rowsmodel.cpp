// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowsmodel.h"

#include "models/items/localised.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <variant>

namespace clientele {

namespace {

// Where each row goes: positions of the old order in the new one, missing values last.
template<typename IsMissing, typename Less>
void stableSort(std::vector<int> &order, Qt::SortOrder direction, IsMissing isMissing, Less less)
{
    const auto present = std::ranges::stable_partition(order, [&](int at) { return !isMissing(at); });
    std::stable_sort(order.begin(), present.begin(),
                     [&](int a, int b) { return direction == Qt::AscendingOrder ? less(a, b) : less(b, a); });
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

void RowsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columns())
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> positions(m_rows.size());
    std::iota(positions.begin(), positions.end(), 0);
    const Field by = field(column);
    const auto row = [this](int at) { return m_rows[static_cast<std::size_t>(at)]; };
    if (info(by).type == FieldType::Text) {
        // Ids and machines are numbers often enough: 9 comes before 10. Each text's rank is found once.
        const TextColumn *text = m_portfolio->text(by);
        QCollator collator(m_locale);
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<Code> codes(text->dictionary->size());
        std::iota(codes.begin(), codes.end(), Code(0));
        std::vector<std::pair<QCollatorSortKey, Code>> keys;
        keys.reserve(codes.size());
        for (const Code code : codes)
            keys.emplace_back(collator.sortKey(text->dictionary->value(code)), code);
        std::ranges::stable_sort(keys, [](const auto &a, const auto &b) { return a.first < b.first; });
        std::vector<Code> rank(codes.size());
        for (std::size_t at = 0; at < keys.size(); ++at)
            rank[keys[at].second] = static_cast<Code>(at);
        stableSort(
            positions, order, [&](int at) { return text->codes[row(at)] == missingCode; },
            [&](int a, int b) { return rank[text->codes[row(a)]] < rank[text->codes[row(b)]]; });
    } else {
        const NumberColumn *numbers = m_portfolio->numbers(by);
        stableSort(
            positions, order, [&](int at) { return numbers->values[row(at)] == missingNumber; },
            [&](int a, int b) { return numbers->values[row(a)] < numbers->values[row(b)]; });
    }
    std::vector<RowIndex> sorted(m_rows.size());
    std::vector<int> newPlace(m_rows.size());
    for (std::size_t at = 0; at < positions.size(); ++at) {
        sorted[at] = m_rows[static_cast<std::size_t>(positions[at])];
        newPlace[static_cast<std::size_t>(positions[at])] = static_cast<int>(at);
    }
    m_rows = std::move(sorted);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &index : old)
        moved += createIndex(newPlace[static_cast<std::size_t>(index.row())], index.column());
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

}  // namespace clientele
