// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/columnsplot.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

QSize ColumnsPlot::sizeHint() const { return {gap(80), gap(40)}; }

void ColumnsPlot::arrange(std::vector<QRectF> &areas)
{
    const double line = markLabelHeight();
    const double below = line + gap(1) + legendHeight();
    const double room = std::max(1.0, height() - below - line / 2);
    m_axis = ValueAxis(data().lowest(), data().highest(), std::clamp(static_cast<int>(room / (line * 2.2)), 1, 5),
                       data().currency.isEmpty());
    const double left = std::ceil(m_axis.labelWidth(QLocale())) + gap(3);
    m_plot = QRectF(left, std::floor(line / 2), std::max(1.0, width() - left), room);
    const double pitch = m_plot.width() / std::max<double>(1, static_cast<double>(areas.size()));
    for (std::size_t mark = 0; mark < areas.size(); ++mark)
        areas[mark] = QRectF(m_plot.left() + static_cast<double>(mark) * pitch, m_plot.top(), pitch, m_plot.height());
}

void ColumnsPlot::drawColumn(QPainter &painter, const Mark &mark, const QRectF &area)
{
    // Whole pixels, and a gap of a quarter while there is room for one.
    const double space = area.width() >= 4 ? std::clamp(area.width() * 0.24, 1.0, static_cast<double>(gap(5))) : 0;
    const double left = std::round(area.left() + space / 2);
    const double right = std::max(left + 1, std::round(area.right() - space / 2));
    const auto column = [&](double from, double to) {
        const double bottom = std::round(m_axis.at(from, m_plot.bottom(), m_plot.top()));
        const double top = std::round(m_axis.at(to, m_plot.bottom(), m_plot.top()));
        return QRectF(QPointF(left, std::min(top, bottom)), QPointF(right, std::max(top, bottom)));
    };
    const double radius = right - left > 4 ? 1.5 : 0;
    painter.setPen(Qt::NoPen);

    double ghost = 0;
    for (const MarkPart &part : mark.parts)
        ghost += part.ghost ? number(*part.ghost) : 0;
    painter.setBrush(colours().ghost);
    if (ghost != 0)
        painter.drawRoundedRect(column(0, ghost), radius, radius);

    double from = 0;
    for (std::size_t series = 0; series < mark.parts.size(); ++series) {
        const double value = number(mark.parts[series].value);
        if (value == 0)
            continue;
        painter.setBrush(fill(mark, static_cast<int>(series)));
        QRectF share = column(from, from + value);
        // A figure that is there is seen, however small.
        if (share.height() < 1)
            share.setTop(share.bottom() - 1);
        painter.drawRoundedRect(share, radius, radius);
        from += value;
    }
}

void ColumnsPlot::draw(QPainter &painter)
{
    m_axis.draw(painter, m_plot, colours(), QLocale());
    for (int mark = 0; mark < static_cast<int>(data().marks.size()); ++mark)
        drawColumn(painter, data().marks[static_cast<std::size_t>(mark)], markArea(mark));
    drawMarkLabels(painter, *this, m_plot, colours());
}

}  // namespace clientele
