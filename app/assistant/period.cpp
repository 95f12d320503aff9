// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/period.h"

#include "app/assistant/calendarwords.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

Period Period::ofDays(std::int64_t first, std::int64_t last)
{
    Period period;
    period.from = first;
    period.to = last;
    return period;
}

Period Period::ofMonths(int year, int month, int monthsLong)
{
    const QDate first(year, month, 1);
    return ofDays(dayOf(first), dayOf(first.addMonths(monthsLong)) - 1);
}

std::optional<Conditions> Period::conditionsOn(Table table) const
{
    const bool atm = table == Table::Atm;
    if (!atm && table != Table::Complaints)
        return std::nullopt;
    Conditions conditions;
    const QString prefix = atm ? u"atm."_s : u"complaint."_s;
    const QString day = prefix + u"day"_s;
    if (from && to && *from == *to)
        conditions.push_back({day, Op::In, {dateToText(*from)}, {}});
    else if (from && to)
        conditions.push_back({day, Op::Between, {dateToText(*from), dateToText(*to)}, {}});
    else if (from)
        conditions.push_back({day, Op::AtLeast, {dateToText(*from)}, {}});
    else if (to)
        conditions.push_back({day, Op::AtMost, {dateToText(*to)}, {}});
    QStringList numbers;
    for (const int weekday : weekdays)
        numbers.append(QString::number(weekday));
    if (!numbers.isEmpty())
        conditions.push_back({prefix + u"weekday"_s, Op::In, numbers, {}});
    const auto hour = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    if (fromHour && toHour && *fromHour == *toHour)
        conditions.push_back({prefix + u"hour"_s, Op::In, {hour(*fromHour)}, {}});
    else if (fromHour || toHour)
        conditions.push_back(
            {prefix + u"hour"_s, Op::Between, {hour(fromHour.value_or(0)), hour(toHour.value_or(23))}, {}});
    return conditions;
}

BookTime BookTime::of(const Portfolio &book)
{
    BookTime time;
    time.today = book.info().zone.toLocal(QDateTime::currentSecsSinceEpoch()) / 86'400;
    if (book.info().takenAt > 0)
        time.knownUntil = book.info().zone.toLocal(book.info().takenAt) / 86'400;
    const NumberColumn *times = book.numbers(Field::AtmTime);
    if (!times)
        return time;
    times->values.visit([&](const auto &values) {
        using Width = typename std::decay_t<decltype(values)>::value_type;
        Width least = std::numeric_limits<Width>::max();
        Width most = missingIn<Width>;
        for (const Width value : values) {
            if (value != missingIn<Width>)
                least = std::min(least, value);
            most = std::max(most, value);
        }
        if (most == missingIn<Width>)
            return;
        time.firstDay = book.info().zone.toLocal(least) / 86'400;
        time.lastDay = book.info().zone.toLocal(most) / 86'400;
    });
    time.knownUntil = std::max(time.knownUntil, time.lastDay.value_or(0));
    return time;
}

}  // namespace clientele
