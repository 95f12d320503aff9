// SPDX-License-Identifier: GPL-3.0-or-later
// A query's result as a sortable table on a card.
#pragma once

#include "models/items/resultmodel.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace clientele {

// How all our tables look and behave: rows selected whole, no grid, sortable, Ctrl+C copies with headers.
void styleTable(QTableView *table);

class QueryTable : public QTableView {
    Q_OBJECT
public:
    explicit QueryTable(QWidget *parent = nullptr);

    void setResult(const Query &query, const QueryResult &result, const PortfolioPtr &portfolio,
                   const std::shared_ptr<const Catalogue> &catalogue);
    void copyAll() const;

signals:
    void rowsWanted(const clientele::Query &query, const QStringList &keys);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void want(const QModelIndex &index);

    ResultModel *m_model = nullptr;
    QSortFilterProxyModel *m_sorted;
};

}  // namespace clientele
