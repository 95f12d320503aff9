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

}  // namespace

bool isCalendar(Derivation derivation) { return derivation >= Derivation::Hour; }

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
        return day - weekday;
    case Derivation::Month: {
        const QDate date = dateOf(day);
        return std::int64_t(date.year()) * 12 + date.month() - 1;
    }
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
        numbers[i] = derivation == Derivation::Hour ? hour : ofDay;
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
