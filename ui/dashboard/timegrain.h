// SPDX-License-Identifier: GPL-3.0-or-later
// Hours, days, weeks, months, quarters or years on a chart over time: as fine as the book's span leaves room for. Weeks
// begin as the locale's do; those from Monday are the ISO weeks of the command line.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/viewstate.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace clientele {

using DaySpan = std::pair<QDate, QDate>;  // both included; invalid dates where there is none

[[nodiscard]] DaySpan dataSpan(const Portfolio &portfolio, Field time);
[[nodiscard]] Grain grainFor(const Portfolio &portfolio, Field time);

// "atm.day" -> "atm.week".
[[nodiscard]] QString grained(const QString &dayDimension, Grain grain);
// The grain of "atm.week"; none where the dimension is no step of a running time.
[[nodiscard]] std::optional<Grain> grainOfDimension(const QString &dimension);
// Everything that a condition on the time of the same table can name.
[[nodiscard]] QStringList timeFields(const QString &dayDimension);
[[nodiscard]] QString grainName(Grain grain);  // "day", as in "Transactions by day"

// The first and last day of "2025-08-20", "2025-W34", "2025-08"...; invalid dates where the key is none of the grain.
[[nodiscard]] DaySpan daysOf(const QString &key, Grain grain);
// The first and last hour of a key, as keys of Grain::Hour, which sort as time does.
[[nodiscard]] std::pair<QString, QString> hoursOf(const QString &key, Grain grain);
[[nodiscard]] QString keyOf(const QDate &day, Grain grain);  // of hours the first
[[nodiscard]] QStringList keysBetween(const QString &first, const QString &last, Grain grain);

// Among `keys` labels: "17", "18 Aug", "Aug 25", as much as tells them apart.
[[nodiscard]] QString axisLabel(const QString &key, Grain grain, qsizetype keys, const QLocale &locale);
[[nodiscard]] QString longLabel(const QString &key, Grain grain, const QLocale &locale);
[[nodiscard]] QString zoneText(const DisplayZone &zone);  // "Toronto time"

}  // namespace clientele
