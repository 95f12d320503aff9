// SPDX-License-Identifier: GPL-3.0-or-later
// Gestures on marks become conditions, and conditions light marks up. A cell of a heat map is a condition on each of its
// scales; several cells are the block of all their columns and rows, which is what conditions can say.
#pragma once

#include "ui/dashboard/chartdata.h"

namespace clientele {

class FilterStack;

// Whether the chart's own conditions let the mark through. True for every mark where there is none.
[[nodiscard]] bool letsThrough(const Conditions &own, const ChartSpec &spec, Grain grain, const QString &key);
[[nodiscard]] Conditions onFields(const Conditions &conditions, const QStringList &fields);

// What marks stand for: their values, or the range from the first to the last where the scale has one.
[[nodiscard]] Conditions conditionsOf(const ChartSpec &spec, Grain grain, const std::vector<Mark> &marks);

// Click: this mark alone, or none if it was the only one. With `keepOthers` (Ctrl+click): added or taken out.
void toggleMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const Mark &mark, bool keepOthers);
// A brush, or several marks at once: these and no others.
void chooseMarks(FilterStack &filters, const ChartSpec &spec, Grain grain, const std::vector<Mark> &marks);
// All but this mark. Not every mark can be left out: see canExclude().
void excludeMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const Mark &mark);
[[nodiscard]] bool canExclude(const ChartSpec &spec, const Mark &mark);
// A big number is clicked for what it counts (customers below 580), or for its currency where there are several.
void toggleNumber(FilterStack &filters, const ChartSpec &spec, const Mark &mark, bool keepOthers);
// What the chart itself has filtered by.
[[nodiscard]] Conditions ownConditions(const FilterStack &filters, const ChartSpec &spec);
void letGo(FilterStack &filters, const ChartSpec &spec);

}  // namespace clientele
