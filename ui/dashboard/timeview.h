// SPDX-License-Identifier: GPL-3.0-or-later
// How a chart over time obeys the person's choice of a step. By the hour a book of years has no room on a chart: there
// it shows the days that a filter chooses, and where that are too many, steps as fine as there is room for.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/timegrain.h"

#include "models/query/catalogue.h"

namespace clientele {

struct TimeView {
    static constexpr int mostDaysOfHours = 31;

    std::optional<Grain> grain = {};   // as chosen, where it can be shown
    std::optional<DaySpan> only = {};  // the days that are shown; none: all
    bool tooManyHours = false;         // for the choice

    bool operator==(const TimeView &) const = default;
};

[[nodiscard]] TimeView timeViewOf(const ChartSpec &spec, std::optional<Grain> chosen, const Conditions &filters,
                                  const Portfolio &portfolio, const Catalogue &catalogue);

}  // namespace clientele
