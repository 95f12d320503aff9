// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filtervalues.h"

#include "models/core/folding.h"
#include "models/items/localised.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace clientele {

std::vector<FilterValue> filterValuesOf(const QStringList &keys, const QStringList &labels)
{
    std::vector<FilterValue> values;
    values.reserve(static_cast<std::size_t>(keys.size()));
    for (qsizetype i = 0; i < keys.size(); ++i)
        values.push_back({keys[i], labels[i], folded(labels[i])});
    return values;
}

void FilterValues::setValues(std::vector<FilterValue> values, const QStringList &checked)
{
    QSet<QString> missing(checked.begin(), checked.end());
    for (FilterValue &value : values)
        value.checked = missing.remove(value.key);
    for (const QString &key : missing)
        values.push_back({key, key, folded(key), 0, true});
    std::stable_partition(values.begin(), values.end(), [](const FilterValue &value) { return value.checked; });
    m_values = std::move(values);
    narrow();
    emit checkedChanged();
}

void FilterValues::setRows(const QHash<QString, qint64> &rowsOfKeys)
{
    for (FilterValue &value : m_values)
        value.rows = rowsOfKeys.value(value.key);
    narrow();
}

void FilterValues::setSearch(const QString &text)
{
    const QString wanted = folded(text.trimmed());
    if (wanted == m_search)
        return;
    m_search = wanted;
    narrow();
}

void FilterValues::setAllShown(bool all)
{
    if (m_all == all)
        return;
    m_all = all;
    narrow();
}

// Another search is another list to the view: one reset costs less than thousands of rows that come and go.
void FilterValues::narrow()
{
    beginResetModel();
    m_shown.clear();
    m_hidden = 0;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const FilterValue &value = m_values[i];
        if (!m_search.isEmpty() && !value.folded.contains(m_search))
            continue;
        const bool empty = value.rows == 0 && !value.checked;
        m_hidden += empty ? 1 : 0;
        if (!empty || m_all)
            m_shown.push_back(static_cast<int>(i));
    }
    endResetModel();
}

void FilterValues::checkShown(bool checked)
{
    bool changed = false;
    for (const int shown : m_shown)
        changed |= std::exchange(m_values[static_cast<std::size_t>(shown)].checked, checked) != checked;
    checkedAnew(changed);
}

void FilterValues::checkNone()
{
    bool changed = false;
    for (FilterValue &value : m_values)
        changed |= std::exchange(value.checked, false);
    checkedAnew(changed);
}

void FilterValues::checkedAnew(bool changed)
{
    if (!changed)
        return;
    if (!m_shown.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    emit checkedChanged();
}

QStringList FilterValues::checkedKeys() const
{
    QStringList keys;
    for (const FilterValue &value : m_values) {
        if (value.checked)
            keys += value.key;
    }
    return keys;
}

qint64 FilterValues::checkedRows() const
{
    qint64 rows = 0;
    for (const FilterValue &value : m_values)
        rows += value.checked ? value.rows : 0;
    return rows;
}

qint64 FilterValues::allRows() const
{
    qint64 rows = 0;
    for (const FilterValue &value : m_values)
        rows += value.rows;
    return rows;
}

int FilterValues::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant FilterValues::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FilterValue &value = m_values[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return value.label;
    case Qt::AccessibleTextRole:
        return QCoreApplication::translate("clientele::FilterValues", "%1, rows: %2", "a value, how many rows have it")
            .arg(value.label, grouped(value.rows, QLocale()));
    case Qt::CheckStateRole:
        return value.checked ? Qt::Checked : Qt::Unchecked;
    case KeyRole:
        return value.key;
    case RowsRole:
        return value.rows;
    default:
        return {};
    }
}

bool FilterValues::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_values[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(index.row())])].checked =
        value.value<Qt::CheckState>() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

Qt::ItemFlags FilterValues::flags(const QModelIndex &index) const
{
    return index.isValid()
               ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
               : Qt::NoItemFlags;
}

}  // namespace clientele
