// SPDX-License-Identifier: GPL-3.0-or-later
// Words around a plot: labels under its marks, and the legend where there are several series.
#pragma once

#include "ui/dashboard/plot.h"

#include <utility>

namespace clientele {

// Labels under marks, as many as have room.
void drawMarkLabels(QPainter &painter, const Plot &plot, const QRectF &area, const Look &look);
[[nodiscard]] double markLabelHeight();

// Swatches and names in one line; what has no room at its end is left out.
void drawLegend(QPainter &painter, const std::vector<std::pair<QString, QColor>> &entries, const QRectF &line,
                const Look &look);

}  // namespace clientele
