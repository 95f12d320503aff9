// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/customerlistmodel.h"

#include "models/items/customerindex.h"

namespace clientele {

void CustomerListModel::setPortfolio(PortfolioPtr portfolio)
{
    beginResetModel();
    m_portfolio = std::move(portfolio);
    m_rows.clear();
    endResetModel();
}

void CustomerListModel::setRows(std::vector<RowIndex> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CustomerListModel::setChecked(const QSet<QString> &ids)
{
    if (m_checked == ids)
        return;
    m_checked = ids;
    announce(Qt::CheckStateRole);
}

void CustomerListModel::setPinned(const QSet<QString> &ids)
{
    if (m_pinned == ids)
        return;
    m_pinned = ids;
    announce(PinnedRole);
}

void CustomerListModel::announce(int role)
{
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {role});
}

int CustomerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_portfolio ? 0 : static_cast<int>(m_rows.size());
}

QVariant CustomerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowIndex row = m_rows[static_cast<std::size_t>(index.row())];
    const QString id = m_portfolio->textAt(Field::CustomerId, row);
    const QString name = customerLabel(*m_portfolio, row);
    const QString city = m_portfolio->textAt(Field::CustomerCity, row);
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return name;
    case IdRole:
        return id;
    case CityRole:
        return city;
    case PinnedRole:
        return m_pinned.contains(id);
    case Qt::CheckStateRole:
        return m_checked.contains(id) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return city.isEmpty() ? tr("%1, customer %2").arg(name, id) : tr("%1, customer %2, %3").arg(name, id, city);
    default:
        return {};
    }
}

QHash<int, QByteArray> CustomerListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"}, {NameRole, "name"}, {CityRole, "city"}, {PinnedRole, "pinned"}});
    return names;
}

}  // namespace clientele
