// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plotlabels.h"

#include "ui/dashboard/valueaxis.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

double markLabelHeight() { return std::ceil(QFontMetricsF(textFont(TextRole::Axis)).height()); }

void drawMarkLabels(QPainter &painter, const Plot &plot, const QRectF &area, const Look &look)
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    const std::vector<Mark> &marks = plot.data().marks;
    if (marks.empty())
        return;
    double widest = 0;
    for (const Mark &mark : marks)
        widest = std::max(widest, metrics.horizontalAdvance(mark.label));
    const double pitch = area.width() / static_cast<double>(marks.size());
    const int stride = labelStride(widest, pitch);
    painter.setFont(font);
    double taken = -widest;
    for (int mark = 0; mark < static_cast<int>(marks.size()); mark += stride) {
        const double centre = plot.markArea(mark).center().x();
        // The first label stays clear of the axis beside it.
        const double left =
            std::clamp(centre - widest / 2, area.left() - gap(1), std::max(area.left(), plot.width() - widest));
        if (left < taken)
            continue;
        taken = left + widest + gap(1);
        painter.setPen(marks[static_cast<std::size_t>(mark)].selected ? look.text : look.soft);
        painter.drawText(QRectF(left, area.bottom() + gap(1), widest, metrics.height()), Qt::AlignCenter,
                         marks[static_cast<std::size_t>(mark)].label);
    }
}

void drawLegend(QPainter &painter, const std::vector<std::pair<QString, QColor>> &entries, const QRectF &line,
                const Look &look)
{
    const QFont font = textFont(TextRole::Axis);
    const QFontMetricsF metrics(font);
    const double swatch = std::round(metrics.ascent() * 0.8);
    double left = line.left();
    for (const auto &[label, colour] : entries) {
        const double text = metrics.horizontalAdvance(label);
        if (left + swatch + gap(1) + text > line.right() + 1)
            break;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(left, std::round(line.center().y() - swatch / 2), swatch, swatch), 2, 2);
        painter.setFont(font);
        painter.setPen(look.soft);
        painter.drawText(QRectF(left + swatch + gap(1.25), line.top(), text + 1, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, label);
        left += swatch + gap(1.25) + text + gap(4);
    }
}

}  // namespace clientele
