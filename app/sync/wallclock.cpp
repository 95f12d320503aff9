// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/wallclock.h"

#include <chrono>

namespace clientele {

namespace {

constexpr std::int64_t secondsPerHour = 3600;
constexpr std::int64_t secondsPerDay = 86'400;
constexpr unsigned years = 8;

// Two digits; a number beyond 99 where they are none.
unsigned two(const char *at)
{
    const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned('0');
    const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned('0');
    return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

bool isFraction(std::string_view text)
{
    return text.empty()
           || (text.size() > 1 && text.front() == '.'
               && text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

}  // namespace

WallClock::WallClock(DisplayZone zone) : m_zone(std::move(zone)), m_days(std::size_t(years) * 16 * 32) {}

// Whether there is such a day.
bool WallClock::meet(Day &day, unsigned year, unsigned month, unsigned dayOfMonth) const
{
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                           std::chrono::day(dayOfMonth)};
    if (year < 1 || !date.ok())
        return false;
    day.date = year * 10'000 + month * 100 + dayOfMonth;
    day.midnight = std::int64_t(std::chrono::sys_days(date).time_since_epoch().count()) * secondsPerDay;
    // No clock is set twice within an hour, so looking at every hour misses nothing.
    const std::int64_t first = day.midnight - secondsPerDay;
    const std::int64_t offset = m_zone.toLocal(first) - first;
    day.isSteady = true;
    for (std::int64_t utc = first; day.isSteady && utc <= first + 3 * secondsPerDay; utc += secondsPerHour)
        day.isSteady = m_zone.toLocal(utc) - utc == offset;
    if (day.isSteady)
        day.midnight -= offset;
    return true;
}

std::optional<std::int64_t> WallClock::toUtc(std::string_view text)
{
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || (text[10] != ' ' && text[10] != 'T') || text[13] != ':'
        || text[16] != ':' || !isFraction(text.substr(19)))
        return std::nullopt;
    const char *at = text.data();
    const unsigned century = two(at);
    const unsigned yearOf = two(at + 2);
    const unsigned month = two(at + 5);
    const unsigned dayOfMonth = two(at + 8);
    const unsigned hour = two(at + 11);
    const unsigned minute = two(at + 14);
    const unsigned second = two(at + 17);
    if (century > 99 || yearOf > 99 || month > 12 || dayOfMonth > 31 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const unsigned year = century * 100 + yearOf;
    Day &day = m_days[(year % years * 16 + month) * 32 + dayOfMonth];
    if (day.date != year * 10'000 + month * 100 + dayOfMonth && !meet(day, year, month, dayOfMonth))
        return std::nullopt;
    const std::int64_t time = day.midnight + hour * 3600 + minute * 60 + second;
    return day.isSteady ? time : m_zone.toUtc(time);
}

}  // namespace clientele
