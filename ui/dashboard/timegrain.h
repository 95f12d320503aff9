// SPDX-License-Identifier: GPL-3.0-or-later
// Days, weeks or months on a chart over time: as fine as the book's span leaves room for.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/viewstate.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <utility>

namespace clientele {

[[nodiscard]] Grain grainFor(const Portfolio &portfolio, Field time);
// "atm.day" -> "atm.week".
[[nodiscard]] QString grained(const QString &dayDimension, Grain grain);
[[nodiscard]] QString grainName(Grain grain);  // "day", as in "Transactions by day"

// The first and last day of "2025-08-20", "2025-W34" or "2025-08"; invalid dates where the key is none of the grain.
[[nodiscard]] std::pair<QDate, QDate> daysOf(const QString &key, Grain grain);
[[nodiscard]] QString keyOf(const QDate &day, Grain grain);
[[nodiscard]] QStringList keysBetween(const QString &first, const QString &last, Grain grain);

// Among `keys` labels: "17", "18 Aug", "Aug 25", as much as tells them apart.
[[nodiscard]] QString axisLabel(const QString &key, Grain grain, qsizetype keys, const QLocale &locale);
[[nodiscard]] QString longLabel(const QString &key, Grain grain, const QLocale &locale);
[[nodiscard]] QString zoneText(const DisplayZone &zone);  // "Toronto time"

}  // namespace clientele
