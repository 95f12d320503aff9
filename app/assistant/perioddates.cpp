// SPDX-License-Identifier: GPL-3.0-or-later
// Days, months, quarters and years in a question.
#include "app/assistant/calendarwords.h"
#include "app/assistant/periodreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

int PeriodReader::yearFor(int month, int monthsLong, int day)
{
    int year = 0;
    for (int candidate = 1990; m_time.firstDay && candidate <= 2100; ++candidate) {
        const QDate first(candidate, month, std::max(1, day));
        if (!first.isValid())
            continue;
        const std::int64_t from = dayOf(first);
        const std::int64_t to = day ? from : dayOf(first.addMonths(monthsLong)) - 1;
        if (to < *m_time.firstDay || from > *m_time.lastDay)
            continue;
        m_match.unclear = m_match.unclear || year != 0;
        year = candidate;
    }
    if (year == 0)
        m_match.unclear = true;
    return year == 0 ? dateOf(m_time.today).year() : year;
}

bool PeriodReader::year(int &value)
{
    const std::size_t comma = word() == u"," || word() == u"of" ? 1 : 0;
    const int found = number(comma);
    if (found >= 1990 && found <= 2100) {
        value = found;
        take(comma + 1);
        return true;
    }
    // "January and March 2026": the year stands with the second.
    static const QStringList joints{u"and"_s,    u"to"_s,    u"or"_s,      u"with"_s,   u"vs"_s,
                                    u"versus"_s, u"until"_s, u"through"_s, u"against"_s};
    const std::size_t in = word(1) == u"in" ? 1 : 0;
    const int later = joints.contains(word()) && monthNamed(word(1 + in)) > 0 ? number(2 + in) : 0;
    if (later < 1990 || later > 2100)
        return false;
    value = later;
    return true;
}

// "Q3 2025", "the third quarter of 2025", "first half of 2025"
bool PeriodReader::partOfYear()
{
    const std::size_t before = m_match.tokens;
    const auto isQuarter = [](const QString &w) { return w == u"quarter" || w == u"trimestre"; };
    int part = 0;
    bool half = false;
    if (word().size() == 2 && (word().at(0) == u'q' || (word().at(0) == u'h' && number(1) > 1990))
        && word().at(1).isDigit())
    {
        half = word().at(0) == u'h';
        part = word().at(1).digitValue();
        take();
    } else if (ordinal() > 0 && (isQuarter(word(1)) || word(1) == u"half" || word(1) == u"semester")) {
        half = !isQuarter(word(1));
        part = ordinal();
        take(2);
    } else if (word() == u"last" && isQuarter(word(1)) && word(2) == u"of" && number(3) > 1990) {
        part = 4;
        take(2);
    } else if (isQuarter(word()) && number(1) > 0) {
        part = number(1);
        take(2);
    } else {
        return false;
    }
    const int monthsLong = half ? 6 : 3;
    if (part < 1 || part > 12 / monthsLong) {
        m_match.impossible = true;
        m_match.period = Period::ofDays(0, 0);
        return true;
    }
    const int month = (part - 1) * monthsLong + 1;
    const bool of = word() == u"of" || word() == u"de" || word() == u"in";
    if (of)
        take();
    int inYear = 0;
    if (!year(inYear)) {
        if (of)
            return back(before);
        inYear = yearFor(month, monthsLong, 0);
    }
    m_match.period = Period::ofMonths(inYear, month, monthsLong);
    return true;
}

// "2025-08-20", "2025-08", "20 August 2025", "August 20th", "August 2025", "2025"
bool PeriodReader::dayOrMonth(Period &period)
{
    const auto day = parseDate(word());
    if (word().size() == 10 && word().at(4) == u'-' && !day)
        return impossible(period);
    if (day) {
        period = Period::ofDays(*day, *day);
        take();
        return true;
    }
    if (word().size() == 7 && word().at(4) == u'-') {
        const int month = word().right(2).toInt();
        if (month < 1 || month > 12)
            return impossible(period);
        period = Period::ofMonths(word().left(4).toInt(), month, 1);
        take();
        return true;
    }
    const std::size_t before = m_match.tokens;
    int inMonth = 0;
    if (number() >= 1 && number() <= 31) {
        inMonth = number();
        const std::size_t of = word(1) == u"of" || word(1) == u"de" ? 1 : 0;
        if (monthNamed(word(1 + of)) == 0)
            return false;
        take(1 + of);
    }
    int month = monthNamed(word());
    if (month == 0) {
        int whole = 0;
        if (before > 0 && year(whole)) {
            period = Period::ofDays(dayOf(QDate(whole, 1, 1)), dayOf(QDate(whole, 12, 31)));
            return true;
        }
        m_match.tokens = before;
        return false;
    }
    // "may" and "march" are words, too.
    const bool named =
        before > 0 || inMonth > 0 || (word() != u"may" && word() != u"mar" && word() != u"march") || number(1) > 0;
    if (!named)
        return false;
    take();
    if (inMonth == 0 && number() >= 1 && number() <= 31) {
        inMonth = number();
        take();
    }
    int inYear = 0;
    if (!year(inYear))
        inYear = yearFor(month, 1, inMonth);
    if (inMonth > 0) {
        const QDate date(inYear, month, inMonth);
        if (!date.isValid())
            m_match.impossible = true;
        period = Period::ofDays(dayOf(date), dayOf(date));
    } else {
        period = Period::ofMonths(inYear, month, 1);
    }
    return true;
}

// The 30th of February, the thirteenth month.
bool PeriodReader::impossible(Period &period)
{
    m_match.impossible = true;
    period = Period::ofDays(0, 0);
    take();
    return true;
}

}  // namespace clientele
