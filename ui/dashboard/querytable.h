// SPDX-License-Identifier: GPL-3.0-or-later
// A query's result as a sortable table on a card, with its summary pinned below.
#pragma once

#include "models/items/resultmodel.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace clientele {

class SummaryModel;
class SummaryView;
class TableDress;

// How all our tables look and behave: rows selected whole, no grid, sortable, Ctrl+C copies with headers.
void styleTable(QTableView *table);

class QueryTable : public QWidget {
    Q_OBJECT
public:
    explicit QueryTable(QWidget *parent = nullptr);

    void setResult(const Query &query, const QueryResult &result, const PortfolioPtr &portfolio,
                   const std::shared_ptr<const Catalogue> &catalogue);
    // The cells chosen with their headers, or all.
    void copyAll() const;
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QTableView *summary() const;
    [[nodiscard]] TableDress *dress() const { return m_dress; }

signals:
    void rowsWanted(const clientele::Query &query, const QStringList &keys);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void want(const QModelIndex &index);

    QTableView *m_table;
    TableDress *m_dress;
    ResultModel *m_model = nullptr;
    QSortFilterProxyModel *m_sorted;
    SummaryModel *m_lines;
    SummaryView *m_summary;
};

}  // namespace clientele
