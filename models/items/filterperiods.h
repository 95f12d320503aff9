// SPDX-License-Identifier: GPL-3.0-or-later
// Periods as filters of a book: from which day they are counted, and back from a range of days to its period.
#pragma once

#include "models/core/timezone.h"
#include "models/query/filterset.h"

#include <QLocale>

#include <functional>

namespace clientele {

// The clock's day in the book's declared zone.
[[nodiscard]] QDate todayIn(const DisplayZone &zone);

struct PeriodBase {
    QDate day;            // periods are counted from it
    bool isToday = true;  // it is the clock's today, not an earlier end of the data
    Qt::DayOfWeek firstOfWeek = Qt::Monday;
};

[[nodiscard]] PeriodBase periodBase(const QDate &lastDayOfData, const QDate &todayOfClock, const QLocale &locale);

// None for all days.
[[nodiscard]] std::optional<Condition> periodCondition(const QString &field, NamedPeriod period,
                                                       const PeriodBase &base);
// The first of periods() that gives just this condition.
[[nodiscard]] std::optional<NamedPeriod> periodOf(const Condition &condition, const PeriodBase &base);
// The set as it is today: ranges with a period have moved with the data. `baseOf` a field of days.
[[nodiscard]] Conditions conditionsNow(const FilterSet &set,
                                       const std::function<PeriodBase(const QString &field)> &baseOf);

}  // namespace clientele
