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

}  // namespace clientele
