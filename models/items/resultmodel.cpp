// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resultmodel.h"

#include "models/items/localised.h"

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
    endResetModel();
}

QVariant ResultModel::cell(int index, int column, int role) const
{
    const ResultRow &row = m_result.rows[static_cast<std::size_t>(index)];
    const int keys = static_cast<int>(m_query.by.size());
    if (role == KeyRole)
        return row.keys;
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
                                : QVariant(m_locale.toString(static_cast<qlonglong>(row.matchedRows)));
    if (role == SortRole)
        return static_cast<double>(row.value.scaled) / static_cast<double>(powerOfTen(row.value.digits));
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
