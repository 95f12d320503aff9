// SPDX-License-Identifier: GPL-3.0-or-later
// Gestures on marks become conditions, and conditions light marks up.
#pragma once

#include "ui/dashboard/chartdata.h"

class QObject;

namespace clientele {

class FilterStack;

// Whether the chart's own conditions let the mark through. True for every mark where there is none.
[[nodiscard]] bool letsThrough(const Conditions &own, const ChartSpec &spec, Grain grain, const QString &key);
[[nodiscard]] Conditions onFields(const Conditions &conditions, const QStringList &fields);

// Click: this mark alone, or none if it was the only one. With `keepOthers` (Ctrl+click): added or taken out.
void toggleMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const QString &key, bool keepOthers);
// A brush: from one mark to another, both included. `keys` are the marks between.
void chooseRange(FilterStack &filters, const ChartSpec &spec, Grain grain, const QStringList &keys);
void letGo(FilterStack &filters, const ChartSpec &spec);

}  // namespace clientele
