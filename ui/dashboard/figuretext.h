// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as a person reads them. Exact ones are written from the integers; short ones are for axes and headlines, and
// always stand beside a way to see the exact one.
#pragma once

#include "models/query/query.h"

#include <QLocale>
#include <QString>

namespace clientele {

[[nodiscard]] double number(const Figure &figure);  // for drawing only

[[nodiscard]] QString exactText(const Figure &figure, const QLocale &locale);      // "191,567.54"
[[nodiscard]] QString exactWithUnit(const Figure &figure, const QLocale &locale);  // "191,567.54 CAD"
// "641,406", "548.5", "12.3 M": whole units of money, decimals of other figures, short from ten millions on.
[[nodiscard]] QString besideText(const Figure &figure, const QLocale &locale);
[[nodiscard]] QString headlineText(const Figure &figure, const QLocale &locale);  // "50", "2.79 M", "548.5"
[[nodiscard]] QString axisText(double value, const QLocale &locale);              // "4k", "-2k", "1.5 M"

}  // namespace clientele
