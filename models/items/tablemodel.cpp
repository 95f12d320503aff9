// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablemodel.h"

#include "models/items/inerttext.h"

#include <QStringList>

#include <numeric>

namespace clientele {

int TableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : rows(); }

int TableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columns(); }

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    return cell(index.row(), index.column(), role);
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columns() : rows()))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole)
        return header(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QString TableModel::asText(const std::vector<int> &rows, std::vector<int> columnsMeant) const
{
    if (columnsMeant.empty()) {
        columnsMeant.resize(static_cast<std::size_t>(columns()));
        std::iota(columnsMeant.begin(), columnsMeant.end(), 0);
    }
    const auto plain = [](QString text) {
        // A cell is one cell, whatever the data says.
        return text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
    };
    QStringList line;
    for (const int column : columnsMeant)
        line += plain(inertText(header(column)));
    QString text = line.join(u'\t') + u'\n';
    for (const int row : rows) {
        line.clear();
        for (const int column : columnsMeant) {
            const QString shown = cell(row, column, Qt::DisplayRole).toString();
            line += plain(isNumber(column) ? shown : inertText(shown));
        }
        text += line.join(u'\t') + u'\n';
    }
    return text;
}

}  // namespace clientele
