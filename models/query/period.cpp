// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/period.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Named {
    NamedPeriod period;
    const char *id;
    const char *label;
};

constexpr std::array named{
    Named{NamedPeriod::Today, "today", QT_TRANSLATE_NOOP("Periods", "Today")},
    Named{NamedPeriod::Yesterday, "yesterday", QT_TRANSLATE_NOOP("Periods", "Yesterday")},
    Named{NamedPeriod::Last7Days, "last_7_days", QT_TRANSLATE_NOOP("Periods", "Last 7 days")},
    Named{NamedPeriod::Last30Days, "last_30_days", QT_TRANSLATE_NOOP("Periods", "Last 30 days")},
    Named{NamedPeriod::Last90Days, "last_90_days", QT_TRANSLATE_NOOP("Periods", "Last 90 days")},
    Named{NamedPeriod::ThisWeek, "this_week", QT_TRANSLATE_NOOP("Periods", "This week")},
    Named{NamedPeriod::LastWeek, "last_week", QT_TRANSLATE_NOOP("Periods", "Last week")},
    Named{NamedPeriod::ThisMonth, "this_month", QT_TRANSLATE_NOOP("Periods", "This month")},
    Named{NamedPeriod::LastMonth, "last_month", QT_TRANSLATE_NOOP("Periods", "Last month")},
    Named{NamedPeriod::ThisQuarter, "this_quarter", QT_TRANSLATE_NOOP("Periods", "This quarter")},
    Named{NamedPeriod::LastQuarter, "last_quarter", QT_TRANSLATE_NOOP("Periods", "Last quarter")},
    Named{NamedPeriod::ThisYear, "this_year", QT_TRANSLATE_NOOP("Periods", "This year")},
    Named{NamedPeriod::LastYear, "last_year", QT_TRANSLATE_NOOP("Periods", "Last year")},
    Named{NamedPeriod::YearToDate, "year_to_date", QT_TRANSLATE_NOOP("Periods", "Year to date")},
    Named{NamedPeriod::All, "all", QT_TRANSLATE_NOOP("Periods", "All days")},
};

constexpr auto order = [] {
    std::array<NamedPeriod, named.size()> periods{};
    for (std::size_t i = 0; i < named.size(); ++i)
        periods[i] = named[i].period;
    return periods;
}();

QDate firstOfWeekOf(const QDate &day, Qt::DayOfWeek first) { return day.addDays(-((day.dayOfWeek() - first + 7) % 7)); }

QDate firstOfQuarterOf(const QDate &day) { return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1}; }

DayRange months(const QDate &first, int count) { return {first, first.addMonths(count).addDays(-1)}; }

}  // namespace

std::span<const NamedPeriod> periods() { return order; }

DayRange daysIn(NamedPeriod period, const QDate &today, Qt::DayOfWeek firstOfWeek)
{
    const QDate week = firstOfWeekOf(today, firstOfWeek);
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter = firstOfQuarterOf(today);
    const QDate year(today.year(), 1, 1);
    switch (period) {
    case NamedPeriod::Today:
        return {today, today};
    case NamedPeriod::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case NamedPeriod::Last7Days:
        return {today.addDays(-6), today};
    case NamedPeriod::Last30Days:
        return {today.addDays(-29), today};
    case NamedPeriod::Last90Days:
        return {today.addDays(-89), today};
    case NamedPeriod::ThisWeek:
        return {week, week.addDays(6)};
    case NamedPeriod::LastWeek:
        return {week.addDays(-7), week.addDays(-1)};
    case NamedPeriod::ThisMonth:
        return months(month, 1);
    case NamedPeriod::LastMonth:
        return months(month.addMonths(-1), 1);
    case NamedPeriod::ThisQuarter:
        return months(quarter, 3);
    case NamedPeriod::LastQuarter:
        return months(quarter.addMonths(-3), 3);
    case NamedPeriod::ThisYear:
        return months(year, 12);
    case NamedPeriod::LastYear:
        return months(year.addYears(-1), 12);
    case NamedPeriod::YearToDate:
        return {year, today};
    case NamedPeriod::All:
        return {};
    }
    return {};
}

QDate countedFrom(const QDate &lastDayOfData, const QDate &todayOfClock)
{
    return lastDayOfData.isValid() && lastDayOfData < todayOfClock ? lastDayOfData : todayOfClock;
}

QString periodId(NamedPeriod period) { return QString::fromLatin1(named[static_cast<std::size_t>(period)].id); }

std::optional<NamedPeriod> periodById(const QString &id)
{
    for (const Named &known : named) {
        if (id == QLatin1StringView(known.id))
            return known.period;
    }
    return std::nullopt;
}

QString periodLabel(NamedPeriod period, bool isToday)
{
    if (!isToday && period == NamedPeriod::Today)
        return QCoreApplication::translate("Periods", "Last day of the data");
    if (!isToday && period == NamedPeriod::Yesterday)
        return QCoreApplication::translate("Periods", "The day before it");
    return QCoreApplication::translate("Periods", named[static_cast<std::size_t>(period)].label);
}

}  // namespace clientele
