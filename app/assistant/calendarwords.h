// SPDX-License-Identifier: GPL-3.0-or-later
// Names of months and weekdays, and days counted since 1970-01-01.
#pragma once

#include <QDate>
#include <QString>

namespace clientele {

[[nodiscard]] int monthNamed(const QString &word);    // 1 to 12; 0 where it is none
[[nodiscard]] int weekdayNamed(const QString &word);  // 1 is Monday; 0 where it is none

[[nodiscard]] inline std::int64_t dayOf(const QDate &date) { return QDate(1970, 1, 1).daysTo(date); }
[[nodiscard]] inline QDate dateOf(std::int64_t day) { return QDate(1970, 1, 1).addDays(day); }

}  // namespace clientele
