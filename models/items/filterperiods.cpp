// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filterperiods.h"

#include <QDateTime>
#include <QLocale>

namespace clientele {

QDate todayIn(const DisplayZone &zone) { return QDateTime::currentDateTimeUtc().toTimeZone(zone.zone()).date(); }

PeriodBase periodBase(const QDate &lastDayOfData, const QDate &todayOfClock, const QLocale &locale)
{
    const QDate day = countedFrom(lastDayOfData, todayOfClock);
    return {day, day == todayOfClock, locale.firstDayOfWeek()};
}

std::optional<Condition> periodCondition(const QString &field, NamedPeriod period, const PeriodBase &base)
{
    const DayRange days = daysIn(period, base.day, base.firstOfWeek);
    if (!days.first.isValid())
        return std::nullopt;
    return Condition{field, Op::Between, {days.first.toString(Qt::ISODate), days.last.toString(Qt::ISODate)}, {}};
}

std::optional<NamedPeriod> periodOf(const Condition &condition, const PeriodBase &base)
{
    for (const NamedPeriod period : periods()) {
        if (periodCondition(condition.field, period, base) == condition)
            return period;
    }
    return std::nullopt;
}

Conditions conditionsNow(const FilterSet &set, const std::function<PeriodBase(const QString &field)> &baseOf)
{
    Conditions now = set.conditions;
    for (Condition &condition : now) {
        const auto period = set.periods.constFind(condition.field);
        if (period == set.periods.constEnd() || condition.op != Op::Between)
            continue;
        if (auto moved = periodCondition(condition.field, *period, baseOf(condition.field)))
            condition = std::move(*moved);
    }
    return now;
}

}  // namespace clientele
