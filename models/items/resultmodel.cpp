// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resultmodel.h"

#include "models/items/localised.h"

#include <QPointF>

#include <algorithm>

namespace clientele {

ResultModel::ResultModel(std::shared_ptr<const Catalogue> catalogue, QObject *parent)
    : TableModel(parent), m_catalogue(std::move(catalogue))
{}

void ResultModel::setResult(const Query &query, const QueryResult &result, KeyLabel keyLabel)
{
    beginResetModel();
    m_query = query;
    m_result = result;
    m_keyLabel = std::move(keyLabel);
    m_figures.clear();
    const int figures = static_cast<int>(m_query.by.size());
    for (std::size_t at = 0; at < m_result.rows.size(); ++at) {
        const ResultRow &row = m_result.rows[at];
        const auto widen = [first = at == 0](Extent &extent, double value, bool isNew) {
            extent.lowest = isNew || first ? value : std::min(extent.lowest, value);
            extent.highest = isNew || first ? value : std::max(extent.highest, value);
        };
        const QString currency = row.value.currency.code();
        const bool isNew = !m_figures.contains(currency);
        widen(m_figures[currency], number(row, figures), isNew);
        widen(m_rowCounts, number(row, figures + 1), false);
    }
    endResetModel();
}

double ResultModel::number(const ResultRow &row, int column) const
{
    if (column > m_query.by.size())
        return static_cast<double>(row.matchedRows);
    return static_cast<double>(row.value.scaled) / static_cast<double>(powerOfTen(row.value.digits));
}

QVariant ResultModel::placed(const ResultRow &row, int column, int role) const
{
    if (!isNumber(column))
        return {};
    Extent extent = column > m_query.by.size() ? m_rowCounts : m_figures.value(row.value.currency.code());
    const double value = number(row, column);
    // Bars begin at nothing; a scale of colours may lie anywhere.
    if (role == BarRole)
        extent = {std::min(extent.lowest, 0.0), std::max(extent.highest, 0.0)};
    const double span = extent.highest - extent.lowest;
    const auto place = [&](double of) { return span > 0 ? (of - extent.lowest) / span : 0.5; };
    if (role == PlaceRole)
        return place(value);
    return span > 0 ? QPointF(place(std::min(value, 0.0)), place(std::max(value, 0.0))) : QPointF();
}

QVariant ResultModel::cell(int index, int column, int role) const
{
    const ResultRow &row = m_result.rows[static_cast<std::size_t>(index)];
    const int keys = static_cast<int>(m_query.by.size());
    if (role == KeyRole)
        return row.keys;
    if (role == PlaceRole || role == BarRole)
        return placed(row, column, role);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (column < keys) {
        const QString &key = row.keys[column];
        if (role == SortRole)
            return key;
        if (m_keyLabel)
            return m_keyLabel(m_query.by[column], key);
        return key.isNull() ? tr("no value") : key;
    }
    if (column == keys + 1)
        return role == SortRole ? QVariant(static_cast<qlonglong>(row.matchedRows))
                                : QVariant(grouped(row.matchedRows, m_locale));
    if (role == SortRole)
        return number(row, column);
    const QString text = localised(row.value.toText(), m_locale);
    return row.value.currency.isEmpty() ? text : text + QChar::Nbsp + row.value.currency.code();
}

QString ResultModel::header(int column) const
{
    const int keys = static_cast<int>(m_query.by.size());
    if (column < keys) {
        const DimensionInfo *dimension = m_catalogue->dimension(m_query.by[column]);
        return dimension ? dimension->label : m_query.by[column];
    }
    if (column == keys + 1)
        return tr("Rows", "how many rows of the book a figure is made of");
    const MeasureInfo *measure = m_catalogue->measure(m_query.measure);
    return measure ? measure->label : m_query.measure;
}

}  // namespace clientele
