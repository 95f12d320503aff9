// SPDX-License-Identifier: GPL-3.0-or-later
// Hours of the day in a question.
#include "app/assistant/periodreader.h"

using namespace Qt::StringLiterals;

namespace clientele {

// "5 pm", "17:00", "17h", "noon": the hour of the day; -1 where there is none. `half` says am or pm from outside.
int PeriodReader::hourOfDay()
{
    if (word() == u"noon" || word() == u"midday" || word() == u"midnight") {
        const int hour = word() == u"midnight" ? 0 : 12;
        take();
        return hour;
    }
    if (word().size() >= 4 && word().contains(u':')) {
        const QStringList parts = word().split(u':');
        if (parts[1] != u"00" || parts[0].toInt() > 23)
            return -1;
        const int hour = parts[0].toInt();
        take();
        return meridiem(hour);
    }
    const int hour = number();
    const QString unit = word(1);
    static const QStringList units{u"am"_s,     u"pm"_s,    u"a.m"_s,    u"p.m"_s, u"h"_s,
                                   u"heures"_s, u"hours"_s, u"oclock"_s, u"o"_s};
    if (hour < 0 || hour > 23 || (!units.contains(unit) && partOfDay(1) == 0))
        return -1;
    take();
    if (unit == u"h" || unit == u"heures" || unit == u"hours" || unit == u"oclock") {
        take();
        return meridiem(hour);
    }
    return meridiem(hour);
}

// "In the morning", "at night": how many words, from `ahead` on; 0 where there are none.
std::size_t PeriodReader::partOfDay(std::size_t ahead) const
{
    if (word(ahead) == u"at" && word(ahead + 1) == u"night")
        return 2;
    if (word(ahead) != u"in")
        return 0;
    const std::size_t the = word(ahead + 1) == u"the" ? 2 : 1;
    const QString part = word(ahead + the);
    return part == u"morning" || part == u"afternoon" || part == u"evening" ? the + 1 : 0;
}

int PeriodReader::meridiem(int hour)
{
    if (const std::size_t words = partOfDay(0); words > 0) {
        const QString part = word(words - 1);
        // Midnight, and small hours "at night", are not guessed.
        if (hour < 1 || hour > 12 || (part == u"night" && (hour < 6 || hour == 12)))
            return -1;
        take(words);
        return part == u"morning" || hour == 12 ? hour : hour + 12;
    }
    const QString unit = word();
    const bool pm = unit == u"pm" || unit == u"p.m";
    const bool am = unit == u"am" || unit == u"a.m";
    if (!pm && !am)
        return hour;
    if (hour < 1 || hour > 12)
        return -1;
    take();
    return hour % 12 + (pm ? 12 : 0);
}

bool PeriodReader::hoursAfter(const QString &lead)
{
    const std::size_t before = m_match.tokens;
    int first = -1;
    const bool pair = lead == u"between" || lead == u"from";
    // "between 9 and 12 o'clock", "from 9 to 5 pm": the first may leave the unit to the second.
    const bool bare = pair && number() >= 0 && number() < 24 && (word(1) == u"and" || word(1) == u"to");
    if (bare) {
        first = number();
        take();
    } else {
        first = hourOfDay();
    }
    if (first < 0)
        return back(before);
    if (lead == u"after" || lead == u"since") {
        m_match.period.fromHour = first;
        return true;
    }
    if (lead == u"before" || lead == u"until") {
        m_match.period.toHour = first - 1;
        return first > 0 || back(before);
    }
    if (!pair)
        return back(before);
    take();
    const int second = hourOfDay();
    // "Between 2 and 5 pm": both are in the afternoon.
    if (bare && second > 12 && first < 12 && second - 12 > first)
        first += 12;
    // Between two times of the clock: the hours that lie wholly between them.
    if (second <= first)
        return back(before);
    m_match.period.fromHour = first;
    m_match.period.toHour = second - 1;
    return true;
}

bool PeriodReader::hours()
{
    if (m_match.tokens == 0 && !word().contains(u':') && !QStringList{u"am"_s, u"pm"_s}.contains(word(1)))
        return false;
    const std::size_t before = m_match.tokens;
    const int hour = hourOfDay();
    if (hour < 0)
        return back(before);
    m_match.period.fromHour = hour;
    m_match.period.toHour = hour;
    return true;
}

}  // namespace clientele
