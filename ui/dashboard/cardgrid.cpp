// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardgrid.h"

#include "ui/shell/theme.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {
constexpr int columns = 12;
constexpr double between = 3;       // units between cards
constexpr double narrow = 165;      // units of width below which cards take twice their columns
constexpr double chartHeight = 35;  // rows this high and higher hold charts, which can use more room
constexpr double mostStretch = 1.4;
}  // namespace

CardGrid::CardGrid(QWidget *parent) : QWidget(parent) {}

void CardGrid::add(QWidget *card, int span, double height)
{
    card->setParent(this);
    m_cells.push_back({card, span, height});
    arrange();
}

std::vector<CardGrid::Row> CardGrid::rowsAt(int width) const
{
    const bool doubled = width < gap(narrow);
    std::vector<Row> rows;
    int used = columns;
    for (const Cell &cell : m_cells) {
        const int span = std::min(columns, doubled ? cell.span * 2 : cell.span);
        if (used + span > columns) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().cells.push_back({cell.card, span, cell.height});
        rows.back().height = std::max(rows.back().height, cell.height);
        used += span;
    }
    return rows;
}

void CardGrid::arrange()
{
    const std::vector<Row> rows = rowsAt(width());
    const int space = gap(between);
    int natural = 0;
    int stretchable = 0;
    for (const Row &row : rows) {
        natural += gap(row.height) + space;
        stretchable += row.height >= chartHeight ? gap(row.height) : 0;
    }
    natural = std::max(0, natural - space);
    setMinimumHeight(natural);

    const double factor =
        stretchable > 0 ? std::clamp(1 + static_cast<double>(height() - natural) / stretchable, 1.0, mostStretch) : 1;
    const double column = (width() + space) / static_cast<double>(columns);
    int top = 0;
    for (const Row &row : rows) {
        const int tall = row.height >= chartHeight ? static_cast<int>(gap(row.height) * factor) : gap(row.height);
        int used = 0;
        for (const Cell &cell : row.cells) {
            const int left = static_cast<int>(std::lround(used * column));
            used += cell.span;
            const int right = static_cast<int>(std::lround(used * column)) - space;
            cell.card->setGeometry(left, top, right - left, tall);
        }
        top += tall + space;
    }
}

QSize CardGrid::minimumSizeHint() const { return {gap(60), minimumHeight()}; }

void CardGrid::resizeEvent(QResizeEvent *) { arrange(); }

void CardGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        arrange();
    QWidget::changeEvent(event);
}

}  // namespace clientele
