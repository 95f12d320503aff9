// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/querytable.h"

#include "ui/dashboard/dimensions.h"
#include "ui/shell/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

namespace clientele {

void styleTable(QTableView *table)
{
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);  // Tab leaves the table
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(gap(7));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setSortingEnabled(true);
}

QueryTable::QueryTable(QWidget *parent) : QTableView(parent), m_sorted(new QSortFilterProxyModel(this))
{
    styleTable(this);
    m_sorted->setSortRole(SortRole);
    m_sorted->setSortLocaleAware(true);
    connect(this, &QTableView::doubleClicked, this, &QueryTable::want);
}

void QueryTable::setResult(const Query &query, const QueryResult &result, const PortfolioPtr &portfolio,
                           const std::shared_ptr<const Catalogue> &catalogue)
{
    if (!m_model) {
        m_model = new ResultModel(catalogue, this);
        m_sorted->setSourceModel(m_model);
        setModel(m_sorted);
        sortByColumn(-1, Qt::AscendingOrder);
    }
    m_model->setResult(query, result, [portfolio, catalogue](const QString &dimension, const QString &key) {
        return keyLabel(dimension, key, *portfolio, *catalogue, QLocale());
    });
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void QueryTable::want(const QModelIndex &index)
{
    if (index.isValid())
        emit rowsWanted(m_model->query(), m_sorted->data(index, KeyRole).toStringList());
}

void QueryTable::copyAll() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        rows.push_back(m_sorted->mapToSource(m_sorted->index(row, 0)).row());
    if (m_model)
        QGuiApplication::clipboard()->setText(m_model->asText(rows));
}

void QueryTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyAll();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        return want(currentIndex());
    QTableView::keyPressEvent(event);
}

}  // namespace clientele
