// SPDX-License-Identifier: GPL-3.0-or-later
// The series of a chart: one a measure, or the shares of a stack with their colours.
#pragma once

#include "ui/dashboard/chartdata.h"

namespace clientele {

// Its second dimension is drawn as shares of each mark.
[[nodiscard]] bool isStacked(const ChartSpec &spec);

[[nodiscard]] std::vector<ChartSeries> seriesOf(const ChartSpec &spec, const ChartInput &input,
                                                const Portfolio &portfolio, const Catalogue &catalogue,
                                                const QLocale &locale);

}  // namespace clientele
