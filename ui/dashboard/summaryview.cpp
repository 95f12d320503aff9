// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/summaryview.h"

#include "ui/dashboard/querytable.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace clientele {

SummaryView::SummaryView(QTableView *above, QWidget *parent) : QTableView(parent), m_above(above)
{
    styleTable(this);
    setSortingEnabled(false);
    setObjectName(QStringLiteral("summary"));
    setAccessibleName(tr("Summary of the table"));
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(false);
    const QHeaderView *header = above->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, &SummaryView::follow);
    connect(header, &QHeaderView::sectionMoved, this, &SummaryView::follow);
    connect(header, &QHeaderView::geometriesChanged, this, &SummaryView::follow);
    connect(above->horizontalScrollBar(), &QScrollBar::valueChanged, horizontalScrollBar(), &QScrollBar::setValue);
}

void SummaryView::follow()
{
    if (!model())
        return;
    const QHeaderView *theirs = m_above->horizontalHeader();
    QHeaderView *ours = horizontalHeader();
    const int columns = std::min(theirs->count(), ours->count());
    for (int visual = 0; visual < columns; ++visual) {
        const int column = theirs->logicalIndex(visual);
        if (column >= columns)
            continue;
        ours->moveSection(ours->visualIndex(column), visual);
        setColumnHidden(column, theirs->isSectionHidden(column));
        setColumnWidth(column, theirs->sectionSize(column));
    }
    int height = 2 * frameWidth() + 2;  // and the line above
    for (int row = 0; row < model()->rowCount(); ++row)
        height += rowHeight(row);
    setFixedHeight(height);
    setVisible(model()->rowCount() > 0);
}

}  // namespace clientele
