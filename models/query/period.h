// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of days by name: "last 30 days", "this quarter". Calendar dates only, so that days of 23 or 25 hours are days
// like any other. Counted from a day that the caller names; see countedFrom().
#pragma once

#include <QDate>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace clientele {

enum class NamedPeriod : std::uint8_t {
    Today,
    Yesterday,
    Last7Days,  // the day itself and those before it
    Last30Days,
    Last90Days,
    ThisWeek,  // whole weeks, months, quarters and years, with the days that are still to come
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    LastQuarter,
    ThisYear,
    LastYear,
    YearToDate,
    All,
};

// First and last day, both included; both invalid for all of time.
struct DayRange {
    QDate first;
    QDate last;

    bool operator==(const DayRange &) const = default;
};

[[nodiscard]] std::span<const NamedPeriod> periods();  // in the order to show them
[[nodiscard]] DayRange daysIn(NamedPeriod period, const QDate &today, Qt::DayOfWeek firstOfWeek);

// The day from which periods are counted: the last day that has data, since a book ends where its last import ended and
// "last 30 days" of a book of August are August's; but never a day that is still to come on the clock.
[[nodiscard]] QDate countedFrom(const QDate &lastDayOfData, const QDate &todayOfClock);

// "last_30_days", as it is kept in files; labels for people, where a day counted from that is not the clock's today is
// not called so.
[[nodiscard]] QString periodId(NamedPeriod period);
[[nodiscard]] std::optional<NamedPeriod> periodById(const QString &id);
[[nodiscard]] QString periodLabel(NamedPeriod period, bool isToday = true);

}  // namespace clientele
