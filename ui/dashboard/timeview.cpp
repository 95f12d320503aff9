// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/timeview.h"

#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/selection.h"

#include <algorithm>

namespace clientele {

namespace {

constexpr int aroundHours = 3;  // days shown before and after chosen hours, so that a range of them can be widened

// The days that a condition on time chooses; invalid where it is no such choice.
DaySpan chosenDays(const Condition &condition)
{
    if ((condition.op != Op::Between && condition.op != Op::In) || condition.values.isEmpty())
        return {};
    const Grain grain = grainOfDimension(condition.field).value_or(Grain::Day);
    DaySpan days = daysOf(condition.values.first(), grain);
    for (const QString &value : condition.values) {
        const auto [first, last] = daysOf(value, grain);
        if (!first.isValid())
            return {};
        days = {std::min(days.first, first), std::max(days.second, last)};
    }
    if (grain == Grain::Hour)
        days = {days.first.addDays(-aroundHours), days.second.addDays(aroundHours)};
    return days;
}

bool hasRoomForHours(const DaySpan &days)
{
    return days.first.isValid() && days.first.daysTo(days.second) < TimeView::mostDaysOfHours;
}

}  // namespace

TimeView timeViewOf(const ChartSpec &spec, std::optional<Grain> chosen, const Conditions &filters,
                    const Portfolio &portfolio, const Catalogue &catalogue)
{
    const DimensionInfo *dimension = spec.scale == Scale::Time ? catalogue.dimension(spec.by.value(0)) : nullptr;
    if (chosen != Grain::Hour || !dimension)
        return {.grain = chosen};
    const DaySpan all = dataSpan(portfolio, dimension->field);
    if (!all.first.isValid() || hasRoomForHours(all))
        return {.grain = chosen};
    const Conditions own = onFields(filters, ownFields(spec));
    DaySpan days = own.size() == 1 ? chosenDays(own.front()) : DaySpan();
    days = {std::max(days.first, all.first), std::min(days.second, all.second)};
    if (own.size() != 1 || days.first > days.second || !hasRoomForHours(days))
        return {.tooManyHours = true};
    return {.grain = chosen, .only = days};
}

}  // namespace clientele
