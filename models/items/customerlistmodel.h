// SPDX-License-Identifier: GPL-3.0-or-later
// Customers as a list to pick from: those found by what was typed, or the pinned and the recent ones.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QAbstractListModel>
#include <QSet>

namespace clientele {

class CustomerListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, NameRole, CityRole, PinnedRole };

    using QAbstractListModel::QAbstractListModel;

    void setPortfolio(PortfolioPtr portfolio);  // empties the list
    void setRows(std::vector<RowIndex> rows);
    void setChecked(const QSet<QString> &ids);  // those of the current filter
    void setPinned(const QSet<QString> &ids);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void announce(int role);

    PortfolioPtr m_portfolio;
    std::vector<RowIndex> m_rows;
    QSet<QString> m_checked;
    QSet<QString> m_pinned;
};

}  // namespace clientele
