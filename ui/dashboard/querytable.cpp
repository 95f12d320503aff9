// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/querytable.h"

#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/summaryview.h"
#include "ui/dashboard/tablecolumns.h"
#include "ui/dashboard/tabledress.h"
#include "ui/shell/theme.h"

#include "models/items/resultsummary.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

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

QueryTable::QueryTable(QWidget *parent)
    : QWidget(parent),
      m_table(new QTableView(this)),
      m_dress(new TableDress(m_table)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_lines(new SummaryModel(this)),
      m_summary(new SummaryView(m_table, this))
{
    styleTable(m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_sorted->setSortRole(SortRole);
    m_sorted->setSortLocaleAware(true);
    m_summary->setModel(m_lines);
    setFocusProxy(m_table);
    m_table->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_summary);
    connect(m_table, &QTableView::doubleClicked, this, &QueryTable::want);
}

QTableView *QueryTable::summary() const { return m_summary; }

void QueryTable::setResult(const Query &query, const QueryResult &result, const PortfolioPtr &portfolio,
                           const std::shared_ptr<const Catalogue> &catalogue)
{
    const auto figure = static_cast<int>(query.by.size());
    if (!m_model) {
        m_model = new ResultModel(catalogue, this);
        m_sorted->setSourceModel(m_model);
        m_table->setModel(m_sorted);
        m_table->sortByColumn(-1, Qt::AscendingOrder);
        m_dress->setFormat(figure, TableDress::Format::Bars);
    }
    m_model->setResult(query, result, [portfolio, catalogue](const QString &dimension, const QString &key) {
        return keyLabel(dimension, key, *portfolio, *catalogue, QLocale());
    });
    m_lines->setLines(summaryOf(*catalogue, query, result), figure, 1, true);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_summary->follow();
}

void QueryTable::want(const QModelIndex &index)
{
    if (index.isValid())
        emit rowsWanted(m_model->query(), m_sorted->data(index, KeyRole).toStringList());
}

void QueryTable::copyAll() const
{
    if (!m_model)
        return;
    CopiedPart part = partToCopy(m_table, m_sorted->rowCount());
    for (int &row : part.rows)
        row = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
    QGuiApplication::clipboard()->setText(m_model->asText(part.rows, part.columns));
}

bool QueryTable::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ContextMenu && m_table->currentIndex().isValid()
        && static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard)
    {
        const QRect cell = m_table->visualRect(m_table->currentIndex());
        m_dress->popUp(m_table->viewport()->mapToGlobal(cell.bottomLeft()), m_table->currentIndex().column());
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyAll();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            want(m_table->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace clientele
