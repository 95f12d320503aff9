// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/timegrain.h"

#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// As many columns as a card of full width tells apart.
constexpr qint64 mostDays = 70;
constexpr qint64 mostWeeks = 120;
constexpr qint64 mostMonths = 120;

constexpr auto sevenDays = "/P7D"_L1;  // how the key of a week ends that does not begin on Monday

struct Step {
    Grain grain;
    const char *suffix;  // of the dimension
};
constexpr std::array steps{Step{Grain::Hour, "date_hour"},
                           Step{Grain::Day, "day"},
                           Step{Grain::Week, "week"},
                           Step{Grain::Week, "week_from_sunday"},
                           Step{Grain::Week, "week_from_saturday"},
                           Step{Grain::Week, "week_from_friday"},
                           Step{Grain::Month, "month"},
                           Step{Grain::Quarter, "quarter"},
                           Step{Grain::Year, "year"}};

QString weekSuffix(Qt::DayOfWeek first)
{
    switch (first) {
    case Qt::Sunday:
        return u"week_from_sunday"_s;
    case Qt::Saturday:
        return u"week_from_saturday"_s;
    case Qt::Friday:
        return u"week_from_friday"_s;
    default:
        return u"week"_s;
    }
}

DaySpan daysOfWeek(const QString &key)
{
    if (key.endsWith(sevenDays)) {
        const QDate first = QDate::fromString(key.chopped(sevenDays.size()), Qt::ISODate);
        return {first, first.addDays(6)};
    }
    const int year = key.left(4).toInt();
    const int week = key.mid(6).toInt();
    // The fourth of January is always in the first week.
    const QDate fourth(year, 1, 4);
    if (!fourth.isValid() || week < 1 || key.mid(4, 2) != "-W"_L1)
        return {};
    const QDate monday = fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
    return {monday, monday.addDays(6)};
}

QString weekOf(const QDate &day, Qt::DayOfWeek start)
{
    if (weekSuffix(start) != "week"_L1)
        return day.addDays(-((day.dayOfWeek() - start + 7) % 7)).toString(Qt::ISODate) + sevenDays;
    int year = 0;
    const int week = day.weekNumber(&year);
    return u"%1-W%2"_s.arg(year, 4, 10, QLatin1Char('0')).arg(week, 2, 10, QLatin1Char('0'));
}

QDate next(const QDate &day, Grain grain)
{
    switch (grain) {
    case Grain::Hour:
    case Grain::Day:
        return day.addDays(1);
    case Grain::Week:
        return day.addDays(7);
    case Grain::Month:
        return day.addMonths(1);
    case Grain::Quarter:
        return day.addMonths(3);
    case Grain::Year:
        return day.addYears(1);
    }
    return {};
}

QString hourKey(const QDate &day, int hour)
{
    return day.toString(Qt::ISODate) + u"T%1"_s.arg(hour, 2, 10, QLatin1Char('0'));
}

}  // namespace

DaySpan dataSpan(const Portfolio &portfolio, Field time)
{
    const LocalHours *hours = portfolio.localHours(time);
    constexpr std::int64_t room = 24;  // that the codes have at either end
    if (!hours || hours->count <= 2 * room)
        return {};
    const auto dayOf = [](std::int64_t hour) { return QDate(1970, 1, 1).addDays(hour / 24 - (hour % 24 < 0 ? 1 : 0)); };
    return {dayOf(hours->first + room), dayOf(hours->first + static_cast<std::int64_t>(hours->count) - 1 - room)};
}

Grain grainFor(const Portfolio &portfolio, Field time)
{
    const auto [first, last] = dataSpan(portfolio, time);
    const qint64 days = first.isValid() ? first.daysTo(last) + 1 : 0;
    if (days <= mostDays)
        return Grain::Day;
    if (days / 7 <= mostWeeks)
        return Grain::Week;
    return days / 30 <= mostMonths ? Grain::Month : Grain::Quarter;
}

QString grained(const QString &dayDimension, Grain grain)
{
    const QString table = dayDimension.section(u'.', 0, 0) + u'.';
    if (grain == Grain::Week)
        return table + weekSuffix(QLocale().firstDayOfWeek());
    for (const Step &step : steps) {
        if (step.grain == grain)
            return table + QLatin1StringView(step.suffix);
    }
    return dayDimension;
}

std::optional<Grain> grainOfDimension(const QString &dimension)
{
    const QString suffix = dimension.section(u'.', 1);
    for (const Step &step : steps) {
        if (suffix == QLatin1StringView(step.suffix))
            return step.grain;
    }
    return std::nullopt;
}

QStringList timeFields(const QString &dayDimension)
{
    const QString table = dayDimension.section(u'.', 0, 0) + u'.';
    QStringList fields{table + u"time"_s};
    for (const Step &step : steps)
        fields += table + QLatin1StringView(step.suffix);
    return fields;
}

DaySpan daysOf(const QString &key, Grain grain)
{
    switch (grain) {
    case Grain::Hour:
    case Grain::Day: {
        const QDate day = QDate::fromString(key.left(10), Qt::ISODate);
        return {day, day};
    }
    case Grain::Week:
        return daysOfWeek(key);
    case Grain::Month: {
        const QDate first(key.left(4).toInt(), key.mid(5).toInt(), 1);
        return {first, first.addMonths(1).addDays(-1)};
    }
    case Grain::Quarter: {
        const QDate first(key.left(4).toInt(), key.mid(6).toInt() * 3 - 2, 1);
        return key.mid(4, 2) == "-Q"_L1 ? DaySpan(first, first.addMonths(3).addDays(-1)) : DaySpan();
    }
    case Grain::Year: {
        const QDate first(key.toInt(), 1, 1);
        return {first, first.addYears(1).addDays(-1)};
    }
    }
    return {};
}

std::pair<QString, QString> hoursOf(const QString &key, Grain grain)
{
    if (grain == Grain::Hour)
        return {key, key};
    const auto [first, last] = daysOf(key, grain);
    return first.isValid() ? std::pair(hourKey(first, 0), hourKey(last, 23)) : std::pair<QString, QString>();
}

QString keyOf(const QDate &day, Grain grain)
{
    switch (grain) {
    case Grain::Hour:
        return hourKey(day, 0);
    case Grain::Day:
        return day.toString(Qt::ISODate);
    case Grain::Week:
        return weekOf(day, QLocale().firstDayOfWeek());
    case Grain::Month:
        return day.toString(u"yyyy-MM"_s);
    case Grain::Quarter:
        return day.toString(u"yyyy"_s) + u"-Q%1"_s.arg((day.month() + 2) / 3);
    case Grain::Year:
        return day.toString(u"yyyy"_s);
    }
    return {};
}

QStringList keysBetween(const QString &first, const QString &last, Grain grain)
{
    const QDate from = daysOf(first, grain).first;
    const QDate to = daysOf(last, grain).first;
    QStringList keys;
    if (!from.isValid() || !to.isValid())
        return keys;
    for (QDate day = from; day <= to; day = next(day, grain)) {
        if (grain == Grain::Week)
            keys += weekOf(day, static_cast<Qt::DayOfWeek>(from.dayOfWeek()));  // as the keys given
        else if (grain != Grain::Hour)
            keys += keyOf(day, grain);
        if (grain != Grain::Hour)
            continue;
        for (int hour = 0; hour < 24; ++hour) {
            if (const QString key = hourKey(day, hour); key >= first && key <= last)
                keys += key;
        }
    }
    return keys;
}

}  // namespace clientele
