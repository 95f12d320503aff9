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
    std::vector<int> named;
    double widest = 0;
    for (int mark = 0; mark < static_cast<int>(marks.size()); ++mark) {
        const QString &label = marks[static_cast<std::size_t>(mark)].label;
        if (!label.isEmpty())
            named.push_back(mark);
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    if (named.empty())
        return;
    const auto leftOf = [&](int mark) {
        return plot.markArea(mark).center().x()
               - metrics.horizontalAdvance(marks[static_cast<std::size_t>(mark)].label) / 2;
    };
    const auto stride = static_cast<std::size_t>(labelStride(widest, area.width() / static_cast<double>(named.size())));
    // The first label stays clear of the axis beside it: of narrow marks a later one begins, so that no gap follows it.
    std::size_t first = 0;
    while (first + 1 < std::min(stride, named.size()) && leftOf(named[first]) < area.left() - gap(1))
        ++first;
    painter.setFont(font);
    double taken = -widest;  // up to there
    for (std::size_t at = first; at < named.size(); at += stride) {
        const Mark &each = marks[static_cast<std::size_t>(named[at])];
        const double wide = metrics.horizontalAdvance(each.label);
        const double left =
            std::clamp(leftOf(named[at]), area.left() - gap(1), std::max(area.left(), plot.width() - wide));
        if (left < taken)
            continue;
        taken = left + wide + gap(1);
        painter.setPen(each.selected ? look.text : look.soft);
        painter.drawText(QRectF(left, area.bottom() + gap(1), wide + 1, metrics.height()), Qt::AlignLeft, each.label);
    }
}

}  // namespace clientele
