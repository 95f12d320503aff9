// SPDX-License-Identifier: GPL-3.0-or-later
// Data without the series that are out of sight.
#pragma once

#include "ui/dashboard/chartdata.h"

namespace clientele {

// Names a series over all changes of its chart.
[[nodiscard]] QString seriesId(const ChartSeries &series);

// Hidden parts have no figure and no ghost: scales fit what is left. With all hidden, none is.
[[nodiscard]] ChartData withoutHidden(const ChartData &data, const QStringList &hidden);

}  // namespace clientele
