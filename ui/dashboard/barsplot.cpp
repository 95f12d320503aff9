// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/barsplot.h"

#include "ui/dashboard/figuretext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

QString figureOf(const Mark &mark)
{
    const MarkPart &part = mark.parts.front();
    return part.known ? besideText(part.value, QLocale()) : QStringLiteral("–");
}

}  // namespace

QSize BarsPlot::sizeHint() const { return {gap(70), gap(40)}; }

void BarsPlot::arrange(std::vector<QRectF> &areas) { m_rows.arrange(data(), size(), figureOf, areas); }

void BarsPlot::drawBar(QPainter &painter, const Mark &mark, const QRectF &row)
{
    const MarkPart &part = mark.parts.front();
    const double low = data().lowest();
    const double high = std::max(data().highest(), low + 1e-9);
    const auto at = [&](double value) {
        return std::round(m_rows.left() + (value - low) / (high - low) * (m_rows.right() - m_rows.left()));
    };
    const auto bar = [&](double value) {
        const double from = at(std::min(value, 0.0));
        return RowList::barIn(row, from, from + std::max(at(std::max(value, 0.0)) - from, value == 0 ? 0.0 : 1.0));
    };
    painter.setPen(Qt::NoPen);
    if (part.ghost) {
        painter.setBrush(colours().ghost);
        painter.drawRoundedRect(bar(number(*part.ghost)), 1.5, 1.5);
    }
    const QRectF filled = bar(number(part.value));
    painter.setBrush(fill(mark, 0));
    painter.drawRoundedRect(filled, 1.5, 1.5);
    RowList::drawFigure(painter, row, filled.right(), figureOf(mark), colours());
}

void BarsPlot::draw(QPainter &painter)
{
    for (int index = 0; index < m_rows.shown(); ++index)
        drawBar(painter, data().marks[static_cast<std::size_t>(index)], markArea(index));
    m_rows.draw(painter, *this, hovered(), colours());
}

}  // namespace clientele
