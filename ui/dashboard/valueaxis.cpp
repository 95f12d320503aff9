// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/valueaxis.h"

#include "ui/dashboard/figuretext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

ValueAxis::ValueAxis(double low, double high, int steps, bool wholeSteps)
{
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
    if (high - low <= 0)
        high = 1;
    const double rough = (high - low) / std::max(steps, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    m_step = 10 * power;
    for (const double nice : {1.0, 2.0, 2.5, 5.0}) {
        if (nice * power >= rough) {
            m_step = nice * power;
            break;
        }
    }
    if (wholeSteps)
        m_step = std::max(1.0, std::ceil(m_step));
    m_low = std::floor(low / m_step) * m_step;
    m_high = std::ceil(high / m_step) * m_step;
}

std::vector<double> ValueAxis::ticks() const
{
    std::vector<double> ticks;
    const int count = static_cast<int>(std::lround((m_high - m_low) / m_step));
    ticks.reserve(static_cast<std::size_t>(count) + 1);
    for (int tick = 0; tick <= count; ++tick)
        ticks.push_back(m_low + tick * m_step);
    return ticks;
}

double ValueAxis::at(double value, double from, double to) const
{
    return from + (value - m_low) / (m_high - m_low) * (to - from);
}

double ValueAxis::labelWidth(const QLocale &locale) const
{
    const QFontMetricsF metrics(textFont(TextRole::Axis));
    double widest = 0;
    for (const double tick : ticks())
        widest = std::max(widest, metrics.horizontalAdvance(axisText(tick, locale)));
    return widest;
}

void ValueAxis::draw(QPainter &painter, const QRectF &plot, const Look &look, const QLocale &locale) const
{
    const QFont font = textFont(TextRole::Axis);
    const double height = QFontMetricsF(font).height();
    painter.setFont(font);
    for (const double tick : ticks()) {
        // On the pixel, so that a hairline is one.
        const double y = std::floor(at(tick, plot.bottom(), plot.top())) + 0.5;
        painter.setPen(QPen(tick == 0 ? look.hairline : look.grid, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(look.soft);
        painter.drawText(QRectF(0, y - height / 2, plot.left() - gap(2), height), Qt::AlignRight | Qt::AlignVCenter,
                         axisText(tick, locale));
    }
}

int labelStride(double widest, double pitch)
{
    return std::max(1, static_cast<int>(std::ceil((widest + gap(2)) / std::max(pitch, 0.1))));
}

}  // namespace clientele
