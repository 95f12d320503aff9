// SPDX-License-Identifier: GPL-3.0-or-later
// Words around a plot: the labels under its marks.
#pragma once

#include "ui/dashboard/plot.h"

namespace clientele {

// Labels under marks, as many as have room.
void drawMarkLabels(QPainter &painter, const Plot &plot, const QRectF &area, const Look &look);
[[nodiscard]] double markLabelHeight();

}  // namespace clientele
