// SPDX-License-Identifier: GPL-3.0-or-later
// Hours of the wall clock as hours of the day, weekdays, days, weeks, months, quarters and years: each a number that ascends with
// time, and a key text. Hours count from 1970-01-01 00:00 as LocalHours counts them.
#pragma once

#include "models/query/catalogue.h"

#include <cstdint>
#include <vector>

namespace clientele {

[[nodiscard]] bool isCalendar(Derivation derivation);

// Whether a derivation comes round again: hours of the day and weekdays do, days and years do not.
[[nodiscard]] bool isRound(Derivation derivation);

// Hour 0 to 23, weekday 1 to 7, day since 1970-01-01, the week's first day as a day, month 12 * year + 0 to 11, quarter
// 4 * year + 0 to 3, year; the hour of a date as it was given.
[[nodiscard]] std::int64_t calendarNumber(Derivation derivation, std::int64_t localHour);
// Of `count` hours from `first` on.
[[nodiscard]] std::vector<std::int64_t> calendarNumbers(Derivation derivation, std::int64_t first, std::size_t count);
// "00" to "23", "1" to "7", "2025-08-20", "2025-W34", "2025-08", "2025-Q3", "2025", "2025-08-20T13"; a week that does not
// begin on Monday as the interval that it is, "2025-08-17/P7D".
[[nodiscard]] QString calendarKey(Derivation derivation, std::int64_t number);
// The inverse; forgives a missing zero of an hour. Nothing where the text is no such key.
[[nodiscard]] std::optional<std::int64_t> calendarNumberOf(Derivation derivation, const QString &key);

}  // namespace clientele
