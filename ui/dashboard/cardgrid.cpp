// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardgrid.h"

#include "ui/shell/theme.h"

#include <QEvent>
#include <QScrollArea>

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

void CardGrid::setCells(const std::vector<Cell> &cells)
{
    m_cells = cells;
    // Tab follows the eye.
    for (std::size_t cell = 1; cell < m_cells.size(); ++cell)
        setTabOrder(m_cells[cell - 1].card, m_cells[cell].card);
    arrange();
}

int CardGrid::cardsInRow(const QWidget *card) const
{
    for (const Row &row : rowsAt(width())) {
        if (std::ranges::find(row.cells, card, &Cell::card) != row.cells.end())
            return static_cast<int>(row.cells.size());
    }
    return 1;
}

void CardGrid::showGap(const QRect &place)
{
    if (!m_gap) {
        m_gap = new QWidget(this);
        m_gap->setAutoFillBackground(true);
        m_gap->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QPalette colour;
    colour.setColor(QPalette::Window, look().accent);
    m_gap->setPalette(colour);
    m_gap->setGeometry(place);
    m_gap->setVisible(!place.isNull());
    m_gap->raise();
}

void CardGrid::keepInSight(QWidget *card)
{
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(above))
            return scroll->ensureWidgetVisible(card, 0, gap(between));
    }
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

double CardGrid::columnWidth() const { return (width() + gap(between)) / static_cast<double>(columns); }

double CardGrid::stretchOf(const std::vector<Row> &rows) const
{
    int stretchable = 0;
    for (const Row &row : rows)
        stretchable += row.height >= chartHeight ? gap(row.height) : 0;
    const double room = height() - minimumHeight();
    return stretchable > 0 ? std::clamp(1 + room / stretchable, 1.0, mostStretch) : 1;
}

void CardGrid::arrange()
{
    const std::vector<Row> rows = rowsAt(width());
    const int space = gap(between);
    int natural = 0;
    for (const Row &row : rows)
        natural += gap(row.height) + space;
    setMinimumHeight(std::max(0, natural - space));

    const double factor = stretchOf(rows);
    const double column = columnWidth();
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

std::pair<double, double> CardGrid::sizeAt(const QWidget *card, const QPoint &corner) const
{
    const QPoint size = corner - card->geometry().topLeft();
    const double doubled = width() < gap(narrow) ? 2 : 1;
    const double units = size.y() / static_cast<double>(gap(100)) * 100;
    // What a chart gets beyond its own height is the page's to give.
    const double stretch = units >= chartHeight ? stretchOf(rowsAt(width())) : 1;
    return {(size.x() + gap(between)) / columnWidth() / doubled, units / stretch};
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
