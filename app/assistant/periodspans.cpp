// SPDX-License-Identifier: GPL-3.0-or-later
// Spans between two dates, spans from today, and days of the week in a question.
#include "app/assistant/calendarwords.h"
#include "app/assistant/periodreader.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

std::optional<PeriodMatch> periodAt(std::span<const Token> tokens, const BookTime &time)
{
    return PeriodReader(tokens, time).read();
}

std::optional<PeriodMatch> PeriodReader::read()
{
    skip(
        {u"on"_s, u"in"_s, u"during"_s, u"over"_s, u"at"_s, u"for"_s, u"en"_s, u"le"_s, u"within"_s, u"au"_s, u"el"_s});
    skip({u"the"_s});
    if (partOfYear())
        return std::move(m_match);
    // "Per month this year" are two things.
    const bool unit = skip({u"month"_s, u"year"_s});
    if (unit && QStringList{u"this"_s, u"last"_s, u"past"_s, u"previous"_s, u"in"_s, u"since"_s}.contains(word()))
        return std::nullopt;
    skip({u"of"_s});
    if (weekend() || relative() || bounded() || dayOrMonth(m_match.period) || weekdayList() || hours())
        return std::move(m_match);
    return std::nullopt;
}

bool PeriodReader::back(std::size_t to)
{
    m_match.tokens = to;
    m_match.period = {};
    return false;
}

bool PeriodReader::endpoint(Period &period)
{
    skip({u"the"_s, u"on"_s});
    return dayOrMonth(period);
}

// "between 20 and 22 August", "from 20 to 22 August 2025": the first day's month stands with the second.
bool PeriodReader::daysOfMonth(const QString &lead)
{
    const PeriodMatch before = m_match;
    skip({u"the"_s});
    const int day = number();
    const QString joint = word(1);
    const bool joined = lead == u"between"
                            ? joint == u"and"
                            : lead == u"from" && (joint == u"to" || joint == u"until" || joint == u"through");
    if (!joined || day < 1 || day > 31)
        return false;
    take(2);
    Period last;
    if (endpoint(last) && *last.from == *last.to) {
        const QDate end = dateOf(*last.to);
        const QDate start(end.year(), end.month(), day);
        if (start.isValid() && start <= end) {
            m_match.period = Period::ofDays(dayOf(start), dayOf(end));
            return true;
        }
    }
    m_match = before;
    return false;
}

bool PeriodReader::bounded()
{
    const std::size_t before = m_match.tokens;
    const QString lead = word();
    Period first;
    Period second;
    const QStringList leads{u"since"_s, u"after"_s,   u"before"_s, u"until"_s, u"till"_s,
                            u"from"_s,  u"between"_s, u"depuis"_s, u"desde"_s};
    if (!leads.contains(lead)) {
        return false;
    }
    take();
    if (daysOfMonth(lead))
        return true;
    if (!endpoint(first))
        return hoursAfter(lead) || back(before);
    if (lead == u"after")
        m_match.period.from = *first.to + 1;
    else if (lead == u"before")
        m_match.period.to = *first.from - 1;
    else if (lead == u"until" || lead == u"till")
        m_match.period.to = *first.to;
    else if (lead == u"between" || (lead == u"from" && (word() == u"to" || word() == u"until" || word() == u"through")))
    {
        take();
        if (!endpoint(second) || *second.to < *first.from)
            return back(before);
        m_match.period = Period::ofDays(*first.from, *second.to);
    } else if (lead == u"from" && !QStringList{u"on"_s, u"onwards"_s, u"onward"_s}.contains(word())) {
        m_match.period = first;
    } else {
        skip({u"on"_s, u"onwards"_s, u"onward"_s});
        m_match.period.from = *first.from;
    }
    return true;
}

bool PeriodReader::relative()
{
    const QDate today = dateOf(m_time.today);
    // "Le mois dernier", "esta semana": in the order and the words of English.
    static const QHash<QString, QString> english{
        {u"hier"_s, u"yesterday"_s}, {u"ayer"_s, u"yesterday"_s},    {u"aujourdhui"_s, u"today"_s},
        {u"hoy"_s, u"today"_s},      {u"ce"_s, u"this"_s},           {u"cette"_s, u"this"_s},
        {u"este"_s, u"this"_s},      {u"esta"_s, u"this"_s},         {u"dernier"_s, u"last"_s},
        {u"derniere"_s, u"last"_s},  {u"pasado"_s, u"last"_s},       {u"pasada"_s, u"last"_s},
        {u"semaine"_s, u"week"_s},   {u"semana"_s, u"week"_s},       {u"mois"_s, u"month"_s},
        {u"mes"_s, u"month"_s},      {u"trimestre"_s, u"quarter"_s}, {u"annee"_s, u"year"_s},
        {u"an"_s, u"year"_s},        {u"ano"_s, u"year"_s}};
    QString one = english.value(word(), word());
    QString two = english.value(word(1), word(1));
    static const QStringList units{u"week"_s, u"month"_s, u"quarter"_s, u"year"_s};
    if (two == u"last" && word(1) != u"last" && units.contains(one))
        std::swap(one, two);
    const bool last = one == u"last" || one == u"past" || one == u"previous";
    // "The last quarter of 2024", "the last day of August": not counted from today.
    if (word(2) == u"of" || (number(1) > 0 && word(3) == u"of"))
        return false;
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const QDate month(today.year(), today.month(), 1);
    Period period;
    std::size_t count = 2;
    if (one == u"today" || one == u"yesterday") {
        const std::int64_t day = m_time.today - (one == u"today" ? 0 : 1);
        period = Period::ofDays(day, day);
        count = 1;
    } else if ((one == u"this" || last) && two == u"week") {
        const QDate start = last ? monday.addDays(-7) : monday;
        period = Period::ofDays(dayOf(start), dayOf(start) + 6);
    } else if ((one == u"this" || last) && two == u"month") {
        const QDate start = last ? month.addMonths(-1) : month;
        period = Period::ofMonths(start.year(), start.month(), 1);
    } else if ((one == u"this" || last) && two == u"quarter") {
        const QDate start = month.addMonths(-((month.month() - 1) % 3) - (last ? 3 : 0));
        period = Period::ofMonths(start.year(), start.month(), 3);
    } else if ((one == u"this" || last) && two == u"year") {
        const int year = today.year() - (last ? 1 : 0);
        period = Period::ofDays(dayOf(QDate(year, 1, 1)), dayOf(QDate(year, 12, 31)));
    } else if (last && number(1) > 0 && number(1) < 3660 && (word(2) == u"days" || word(2) == u"day")) {
        period = Period::ofDays(m_time.today - number(1) + 1, m_time.today);
        count = 3;
    } else {
        return false;
    }
    take(count);
    m_match.period = period;
    m_match.relative = true;
    // A book of long ago knows nothing of last month, whenever it was read in.
    constexpr std::int64_t stale = 62;
    const bool old = m_time.lastDay && *m_time.lastDay < m_time.today - stale && *m_time.lastDay < *period.from;
    m_match.beyondData = old || m_time.knownUntil < std::min(*period.to, m_time.today - 1);
    return true;
}

bool PeriodReader::weekend()
{
    const bool after = m_match.tokens > 0;
    if (word() == u"weekends" || word() == u"weekend")
        m_match.period.weekdays = {6, 7};
    else if (after && (word() == u"weekdays" || word() == u"weekday"))
        m_match.period.weekdays = {1, 2, 3, 4, 5};
    else
        return false;
    take();
    return true;
}

bool PeriodReader::weekdayList()
{
    int day = weekdayNamed(word());
    if (day == 0)
        return false;
    while (day > 0) {
        m_match.period.weekdays.push_back(day);
        take();
        const bool joined = word() == u"and" || word() == u"or" || word() == u",";
        day = joined ? weekdayNamed(word(1)) : 0;
        if (day > 0)
            take();
    }
    return true;
}

}  // namespace clientele
