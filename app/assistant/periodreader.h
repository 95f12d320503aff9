// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a period from the words in front of it. One reader a place in the question.
#pragma once

#include "app/assistant/period.h"

#include <QStringList>

namespace clientele {

class PeriodReader {
public:
    PeriodReader(std::span<const Token> tokens, const BookTime &time) : m_tokens(tokens), m_time(time) {}

    [[nodiscard]] std::optional<PeriodMatch> read();

private:
    [[nodiscard]] QString word(std::size_t ahead = 0) const
    {
        const std::size_t at = m_match.tokens + ahead;
        return at < m_tokens.size() ? m_tokens[at].text : QString();
    }
    [[nodiscard]] int number(std::size_t ahead = 0) const
    {
        const std::size_t at = m_match.tokens + ahead;
        bool whole = false;
        const int value = at < m_tokens.size() ? m_tokens[at].number.toInt(&whole) : 0;
        return whole ? value : -1;
    }
    [[nodiscard]] int ordinal(std::size_t ahead = 0) const
    {
        const std::size_t at = m_match.tokens + ahead;
        return at < m_tokens.size() ? m_tokens[at].ordinal : 0;
    }
    void take(std::size_t count = 1) { m_match.tokens += count; }
    bool skip(const QStringList &words)
    {
        if (!words.contains(word()))
            return false;
        take();
        return true;
    }
    bool back(std::size_t to);

    // Dates
    bool dayOrMonth(Period &period);
    bool impossible(Period &period);
    bool partOfYear();
    bool endpoint(Period &period);
    bool daysOfMonth(const QString &lead);
    bool bounded();
    bool relative();
    bool weekend();
    bool weekdayList();
    bool year(int &value);
    int yearFor(int month, int monthsLong, int day);  // a year that the data say, where the question does not

    // Hours of the day
    bool hours();
    bool hoursAfter(const QString &lead);
    int hourOfDay();  // "5 pm", "17:00", "17h", "noon"; -1 where there is none
    int meridiem(int hour);
    [[nodiscard]] std::size_t partOfDay(std::size_t ahead) const;

    std::span<const Token> m_tokens;
    const BookTime &m_time;
    PeriodMatch m_match;
};

}  // namespace clientele
