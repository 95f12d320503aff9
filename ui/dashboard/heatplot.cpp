// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/heatplot.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"
#include "ui/dashboard/valueaxis.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {
constexpr double faintest = 0.10;  // of the colour, for the smallest figure that is one
}  // namespace

QSize HeatPlot::sizeHint() const { return {gap(80), gap(40)}; }

void HeatPlot::arrange(std::vector<QRectF> &areas)
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    const double line = markLabelHeight();
    double labels = 0;
    for (const ScaleStep &step : data().up)
        labels = std::max(labels, metrics.horizontalAdvance(step.label));
    labels = std::min(std::ceil(labels), width() * 0.25);
    const double left = labels + gap(2);
    const double below = 2 * line + gap(3);
    m_grid = QRectF(left, 0, std::max(1.0, width() - left), std::max(1.0, height() - below));

    m_most = m_mostOfAll = 0;
    double widest = 0;
    for (const Mark &mark : data().marks) {
        const MarkPart &part = mark.parts.front();
        m_most = std::max(m_most, std::abs(number(part.value)));
        m_mostOfAll = std::max(m_mostOfAll, part.ghost ? std::abs(number(*part.ghost)) : 0);
        widest = std::max(widest, metrics.horizontalAdvance(besideText(part.value, QLocale())));
    }
    const double rows = std::max<double>(1, static_cast<double>(data().up.size()));
    const QSizeF cell(m_grid.width() / std::max(1, columns()), m_grid.height() / rows);
    m_figures = widest + gap(1) <= cell.width() && metrics.height() <= cell.height();
    for (std::size_t mark = 0; mark < areas.size(); ++mark) {
        const auto column = static_cast<int>(mark) % std::max(1, columns());
        const auto row = static_cast<int>(mark) / std::max(1, columns());
        // The first step of the upper scale stands at the top: a week reads downwards.
        areas[mark] = QRectF(m_grid.left() + column * cell.width(), m_grid.top() + row * cell.height(), cell.width(),
                             cell.height());
    }
}

std::vector<int> HeatPlot::marksBetween(int first, int last) const
{
    const auto [left, right] = std::minmax({first % columns(), last % columns()});
    const auto [top, bottom] = std::minmax({first / columns(), last / columns()});
    std::vector<int> block;
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column)
            block.push_back(row * columns() + column);
    }
    return block;
}

int HeatPlot::neighbour(int mark, int key) const
{
    const int column = mark % std::max(1, columns());
    const int cells = static_cast<int>(data().marks.size());
    switch (key) {
    case Qt::Key_Left:
        return column > 0 ? mark - 1 : mark;
    case Qt::Key_Right:
        return column + 1 < columns() ? mark + 1 : mark;
    case Qt::Key_Up:
        return mark >= columns() ? mark - columns() : mark;
    case Qt::Key_Down:
        return mark + columns() < cells ? mark + columns() : mark;
    default:
        return Plot::neighbour(mark, key);
    }
}

void HeatPlot::drawCell(QPainter &painter, int index) const
{
    const Mark &mark = data().marks[static_cast<std::size_t>(index)];
    const MarkPart &part = mark.parts.front();
    const QRectF area = markArea(index);
    const QRectF cell(QPointF(std::round(area.left()), std::round(area.top())),
                      QPointF(std::round(area.right()) - 1, std::round(area.bottom()) - 1));
    const double radius = std::min(2.0, cell.height() / 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(colours().grid, colours().card, 0.6));
    const double whole = part.ghost ? std::abs(number(*part.ghost)) : 0;
    if (whole > 0 && m_mostOfAll > 0)
        painter.setBrush(blended(colours().faint, colours().card, 0.15 + 0.45 * whole / m_mostOfAll));
    painter.drawRoundedRect(cell, radius, radius);
    const double value = std::abs(number(part.value));
    if (part.rows == 0 || value <= 0 || m_most <= 0)
        return;
    const double share = faintest + (1 - faintest) * value / m_most;
    const QColor colour = blended(fill(mark, 0), colours().card, share);
    // The whole book's grey stays to be seen around what is left of it.
    const bool narrowed = part.ghost && *part.ghost != part.value;
    const double inset = narrowed ? std::clamp(std::min(cell.width(), cell.height()) * 0.18, 1.0, 5.0) : 0;
    painter.setBrush(colour);
    painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), radius, radius);
    if (!m_figures)
        return;
    painter.setFont(textFont(TextRole::Axis));
    painter.setPen(Look::textOn(colour));
    painter.drawText(cell, Qt::AlignCenter, besideText(part.value, QLocale()));
}

void HeatPlot::drawScales(QPainter &painter) const
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(colours().soft);
    const double rows = m_grid.height() / std::max<double>(1, static_cast<double>(data().up.size()));
    const int skipped = labelStride(metrics.height() - gap(2), rows);
    for (int row = 0; row < static_cast<int>(data().up.size()); row += skipped) {
        const QRectF line(0, m_grid.top() + row * rows, m_grid.left() - gap(2), rows);
        painter.drawText(
            line, Qt::AlignRight | Qt::AlignVCenter,
            metrics.elidedText(data().up[static_cast<std::size_t>(row)].label, Qt::ElideRight, line.width()));
    }
    double widest = 0;
    for (const ScaleStep &step : data().across)
        widest = std::max(widest, metrics.horizontalAdvance(step.label));
    const double pitch = m_grid.width() / std::max(1, columns());
    const int stride = labelStride(widest, pitch);
    for (int column = 0; column < columns(); column += stride) {
        const double centre = m_grid.left() + (column + 0.5) * pitch;
        painter.drawText(QRectF(centre - widest / 2 - 1, m_grid.bottom() + gap(1), widest + 2, metrics.height()),
                         Qt::AlignCenter, data().across[static_cast<std::size_t>(column)].label);
    }
}

// From nothing to the most, at the lower right.
void HeatPlot::drawKey(QPainter &painter) const
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    const Mark *most = nullptr;
    for (const Mark &mark : data().marks) {
        if (mark.parts.front().rows > 0 && std::abs(number(mark.parts.front().value)) == m_most)
            most = &mark;
    }
    if (!most)
        return;
    const QString text = besideText(most->parts.front().value, QLocale());
    const double wide = metrics.horizontalAdvance(text) + 1;
    const double line = markLabelHeight();
    const double top = height() - line;
    painter.setFont(font);
    painter.setPen(colours().soft);
    painter.drawText(QRectF(width() - wide, top, wide, line), Qt::AlignRight | Qt::AlignVCenter, text);
    constexpr int steps = 6;
    const double step = gap(4);
    const double left = width() - wide - gap(2) - steps * step;
    painter.setPen(Qt::NoPen);
    for (int at = 0; at < steps; ++at) {
        painter.setBrush(blended(colours().accent, colours().card, faintest + (1 - faintest) * at / (steps - 1.0)));
        painter.drawRect(QRectF(left + at * step, top + line * 0.25, step, line * 0.5));
    }
    painter.setPen(colours().soft);
    const QString none = QLocale().toString(0);
    painter.drawText(
        QRectF(left - gap(2) - metrics.horizontalAdvance(none) - 1, top, metrics.horizontalAdvance(none) + 1, line),
        Qt::AlignRight | Qt::AlignVCenter, none);
}

void HeatPlot::draw(QPainter &painter)
{
    for (int mark = 0; mark < static_cast<int>(data().marks.size()); ++mark)
        drawCell(painter, mark);
    if (data().marks.empty())
        return;
    drawScales(painter);
    drawKey(painter);
}

}  // namespace clientele
