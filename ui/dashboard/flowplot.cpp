// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/flowplot.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/plotlabels.h"

#include <QPainter>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

constexpr double filled = 0.15;  // share of a curve's colour in the area below it

// The second measure is drawn downwards, whatever its sign in the book.
double signedValue(const Figure &figure, std::size_t series)
{
    return series == 0 ? number(figure) : -std::abs(number(figure));
}

}  // namespace

QSize FlowPlot::sizeHint() const { return {gap(80), gap(40)}; }

void FlowPlot::arrange(std::vector<QRectF> &areas)
{
    double low = 0;
    double high = 0;
    for (const Mark &mark : data().marks) {
        for (std::size_t series = 0; series < mark.parts.size(); ++series) {
            const MarkPart &part = mark.parts[series];
            for (const Figure &figure : {part.value, part.ghost.value_or(part.value)}) {
                low = std::min(low, signedValue(figure, series));
                high = std::max(high, signedValue(figure, series));
            }
        }
    }
    const double line = markLabelHeight();
    const double room = std::max(1.0, height() - line - gap(1) - legendHeight() - line / 2);
    m_axis = ValueAxis(low, high, std::clamp(static_cast<int>(room / (line * 2.2)), 2, 5), false);
    const double left = std::ceil(m_axis.labelWidth(QLocale())) + gap(3);
    m_plot = QRectF(left, std::floor(line / 2), std::max(1.0, width() - left), room);
    const double pitch = m_plot.width() / std::max<double>(1, static_cast<double>(areas.size()));
    for (std::size_t mark = 0; mark < areas.size(); ++mark)
        areas[mark] = QRectF(m_plot.left() + static_cast<double>(mark) * pitch, m_plot.top(), pitch, m_plot.height());
    addCurves();
}

void FlowPlot::addCurves()
{
    m_curves.clear();
    const std::size_t marks = data().marks.size();
    if (marks == 0)
        return;
    m_curves.setPlotArea(m_plot, size());
    m_curves.setRange(-0.5, static_cast<double>(marks) - 0.5, m_axis.low(), m_axis.high());
    const bool dots = m_plot.width() / static_cast<double>(marks) > gap(4);
    for (std::size_t series = 0; series < data().series.size(); ++series) {
        const QColor colour = seriesColour(static_cast<int>(series));
        auto *curve = new QLineSeries;
        auto *floor = new QLineSeries;
        auto *ghost = new QLineSeries;
        auto *points = new QScatterSeries;
        for (std::size_t mark = 0; mark < marks; ++mark) {
            const auto x = static_cast<double>(mark);
            const MarkPart &part = data().marks[mark].parts[series];
            curve->append(x, signedValue(part.value, series));
            floor->append(x, 0);
            if (data().ghosted)
                ghost->append(x, part.ghost ? signedValue(*part.ghost, series) : 0);
            if (dots && part.rows > 0)  // each is an item of its own
                points->append(x, signedValue(part.value, series));
        }
        ghost->setPen(QPen(colours().ghost, 2));
        m_curves.add(ghost, true);

        auto *edge = new QLineSeries;
        edge->append(curve->points());
        auto *area = new QAreaSeries(edge, floor);
        edge->setParent(area);
        floor->setParent(area);
        area->setPen(Qt::NoPen);
        area->setBrush(QColor::fromRgbF(colour.redF(), colour.greenF(), colour.blueF(), static_cast<float>(filled)));
        m_curves.add(area, true);

        curve->setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_curves.add(curve, true);

        points->setMarkerSize(gap(1.75));
        points->setColor(colours().card);
        points->setPen(QPen(colour, 1.75));
        m_curves.add(points, true);
    }
}

void FlowPlot::draw(QPainter &painter)
{
    // Selected days stand on a tinted ground: a curve cannot be dimmed piece by piece.
    for (int mark = 0; mark < static_cast<int>(data().marks.size()); ++mark) {
        if (data().marks[static_cast<std::size_t>(mark)].selected || mark == hovered())
            painter.fillRect(markArea(mark), mark == hovered() ? colours().grid : colours().accentBack);
    }
    m_axis.draw(painter, m_plot, colours(), QLocale());
    m_curves.draw(painter, QRectF(rect()));
    drawMarkLabels(painter, *this, m_plot, colours());
}

}  // namespace clientele
