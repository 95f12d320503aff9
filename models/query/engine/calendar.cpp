// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/calendar.h"

#include "models/core/timezone.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qint64 julianDayOfEpoch = 2440588;

constexpr std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

QDate dateOf(std::int64_t day) { return QDate::fromJulianDay(day + julianDayOfEpoch); }

std::int64_t dayOf(const QDate &date) { return date.toJulianDay() - julianDayOfEpoch; }

// Exactly `count` digits, or nothing.
std::optional<int> digits(QStringView text, qsizetype count)
{
    if (text.size() != count)
        return std::nullopt;
    int number = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

std::optional<std::int64_t> within(std::optional<int> number, int low, int high)
{
    return number && *number >= low && *number <= high ? std::optional<std::int64_t>(*number) : std::nullopt;
}

// "2025-W34": the Monday whose Thursday lies in that year.
std::optional<std::int64_t> weekFromKey(const QString &key)
{
    const auto year = digits(QStringView(key).first(std::min<qsizetype>(4, key.size())), 4);
    if (!year || key.size() != 8 || key.mid(4, 2) != "-W"_L1)
        return std::nullopt;
    const auto week = digits(QStringView(key).sliced(6), 2);
    if (!week || *week < 1)
        return std::nullopt;
    const QDate inFirstWeek(*year, 1, 4);
    const std::int64_t monday = dayOf(inFirstWeek) - (inFirstWeek.dayOfWeek() - 1) + std::int64_t(*week - 1) * 7;
    return calendarKey(Derivation::Week, monday) == key ? std::optional(monday) : std::nullopt;
}

std::optional<std::int64_t> monthFromKey(const QString &key)
{
    if (key.size() != 7 || key[4] != u'-')
        return std::nullopt;
    const auto year = digits(QStringView(key).first(4), 4);
    const auto month = within(digits(QStringView(key).sliced(5), 2), 1, 12);
    return year && month ? std::optional<std::int64_t>(*year * 12 + *month - 1) : std::nullopt;
}

std::optional<std::int64_t> quarterFromKey(const QString &key)
{
    if (key.size() != 7 || key.mid(4, 2) != "-Q"_L1)
        return std::nullopt;
    const auto year = digits(QStringView(key).first(4), 4);
    const auto quarter = within(digits(QStringView(key).sliced(6), 1), 1, 4);
    return year && quarter ? std::optional<std::int64_t>(*year * 4 + *quarter - 1) : std::nullopt;
}

std::optional<std::int64_t> hourFromKey(const QString &key)
{
    if (key.size() != 13 || key[10] != u'T')
        return std::nullopt;
    const auto day = parseDate(key.first(10));
    const auto hour = within(digits(QStringView(key).sliced(11), 2), 0, 23);
    return day && hour ? std::optional(*day * 24 + *hour) : std::nullopt;
}

// The weekday that weeks of the derivation begin on, 0 for Monday; nothing where it is no week.
std::optional<std::int64_t> weekStart(Derivation derivation)
{
    switch (derivation) {
    case Derivation::Week:
        return 0;
    case Derivation::WeekFromFriday:
        return 4;
    case Derivation::WeekFromSaturday:
        return 5;
    case Derivation::WeekFromSunday:
        return 6;
    default:
        return std::nullopt;
    }
}

constexpr auto sevenDays = "/P7D"_L1;

}  // namespace

bool isCalendar(Derivation derivation) { return derivation >= Derivation::Hour; }

bool isRound(Derivation derivation) { return derivation == Derivation::Hour || derivation == Derivation::Weekday; }

std::int64_t calendarNumber(Derivation derivation, std::int64_t localHour)
{
    const std::int64_t day = floorDivide(localHour, 24);
    // 1970-01-01 was a Thursday.
    const std::int64_t weekday = day + 3 - floorDivide(day + 3, 7) * 7;
    switch (derivation) {
    case Derivation::Hour:
        return localHour - day * 24;
    case Derivation::Weekday:
        return weekday + 1;
    case Derivation::Week:
    case Derivation::WeekFromSunday:
    case Derivation::WeekFromSaturday:
    case Derivation::WeekFromFriday:
        return day - (weekday - *weekStart(derivation) + 7) % 7;
    case Derivation::Month:
    case Derivation::Quarter: {
        const QDate date = dateOf(day);
        return derivation == Derivation::Month ? std::int64_t(date.year()) * 12 + date.month() - 1
                                               : std::int64_t(date.year()) * 4 + (date.month() - 1) / 3;
    }
    case Derivation::Year:
        return dateOf(day).year();
    case Derivation::DateHour:
        return localHour;
    case Derivation::Day:
    case Derivation::Value:
    case Derivation::ScoreBand:
    case Derivation::ScoreBin:
        break;
    }
    return day;
}

std::vector<std::int64_t> calendarNumbers(Derivation derivation, std::int64_t first, std::size_t count)
{
    std::vector<std::int64_t> numbers(count);
    std::int64_t hour = first - floorDivide(first, 24) * 24;
    std::int64_t ofDay = 0;
    for (std::size_t i = 0; i < count; ++i, hour = hour == 23 ? 0 : hour + 1) {
        // All but the hour itself stay the same for a whole day.
        if (i == 0 || hour == 0)
            ofDay = calendarNumber(derivation, first + static_cast<std::int64_t>(i));
        numbers[i] = derivation == Derivation::Hour       ? hour
                     : derivation == Derivation::DateHour ? first + static_cast<std::int64_t>(i)
                                                          : ofDay;
    }
    return numbers;
}

QString calendarKey(Derivation derivation, std::int64_t number)
{
    switch (derivation) {
    case Derivation::Hour:
        return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
    case Derivation::Weekday:
        return QString::number(number);
    case Derivation::Week: {
        int year = 0;
        const int week = dateOf(number).weekNumber(&year);
        return u"%1-W%2"_s.arg(year, 4, 10, QChar(u'0')).arg(week, 2, 10, QChar(u'0'));
    }
    case Derivation::Month:
        return u"%1-%2"_s.arg(number / 12, 4, 10, QChar(u'0')).arg(number % 12 + 1, 2, 10, QChar(u'0'));
    case Derivation::Quarter:
        return u"%1-Q%2"_s.arg(number / 4, 4, 10, QChar(u'0')).arg(number % 4 + 1);
    case Derivation::Year:
        return u"%1"_s.arg(number, 4, 10, QChar(u'0'));
    case Derivation::DateHour: {
        const std::int64_t day = floorDivide(number, 24);
        return u"%1T%2"_s.arg(dateToText(day)).arg(number - day * 24, 2, 10, QChar(u'0'));
    }
    case Derivation::WeekFromSunday:
    case Derivation::WeekFromSaturday:
    case Derivation::WeekFromFriday:
        return dateToText(number) + sevenDays;
    case Derivation::Day:
    case Derivation::Value:
    case Derivation::ScoreBand:
    case Derivation::ScoreBin:
        break;
    }
    return dateToText(number);
}

std::optional<std::int64_t> calendarNumberOf(Derivation derivation, const QString &key)
{
    switch (derivation) {
    case Derivation::Hour:
        return within(digits(key, key.size() == 1 ? 1 : 2), 0, 23);
    case Derivation::Weekday:
        return within(digits(key, 1), 1, 7);
    case Derivation::Week:
        return weekFromKey(key);
    case Derivation::Month:
        return monthFromKey(key);
    case Derivation::Quarter:
        return quarterFromKey(key);
    case Derivation::Year:
        return digits(key, 4);
    case Derivation::DateHour:
        return hourFromKey(key);
    case Derivation::WeekFromSunday:
    case Derivation::WeekFromSaturday:
    case Derivation::WeekFromFriday: {
        const auto first = key.endsWith(sevenDays) ? parseDate(key.chopped(sevenDays.size())) : parseDate({});
        return first && calendarNumber(derivation, *first * 24) == *first ? std::optional(*first) : std::nullopt;
    }
    case Derivation::Day:
    case Derivation::Value:
    case Derivation::ScoreBand:
    case Derivation::ScoreBin:
        break;
    }
    const auto day = parseDate(key);
    return day ? std::optional(*day) : std::nullopt;
}

}  // namespace clientele
