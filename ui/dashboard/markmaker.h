// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of a chart out of query results: values of one currency, ghosts, labels, selection.
#pragma once

#include "ui/dashboard/chartdata.h"

namespace clientele {

// `data` has its series, currency and grain already.
void addMarks(ChartData &data, const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
              const Catalogue &catalogue, const QLocale &locale);

}  // namespace clientele
