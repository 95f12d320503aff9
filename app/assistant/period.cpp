// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/period.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Named {
    const char *words;  // ' ' between them
    int number;
};

constexpr std::array months{Named{"january jan janvier enero", 1},
                            Named{"february feb fevrier febrero", 2},
                            Named{"march mar mars marzo", 3},
                            Named{"april apr avril abril", 4},
                            Named{"may mai mayo", 5},
                            Named{"june jun juin junio", 6},
                            Named{"july jul juillet julio", 7},
                            Named{"august aug aout agosto", 8},
                            Named{"september sep sept septembre septiembre", 9},
                            Named{"october oct octobre octubre", 10},
                            Named{"november nov novembre noviembre", 11},
                            Named{"december dec decembre diciembre", 12}};

constexpr std::array weekdays{Named{"monday mondays lundi lunes", 1},
                              Named{"tuesday tuesdays mardi martes", 2},
                              Named{"wednesday wednesdays mercredi miercoles", 3},
                              Named{"thursday thursdays jeudi jueves", 4},
                              Named{"friday fridays vendredi viernes", 5},
                              Named{"saturday saturdays samedi sabado", 6},
                              Named{"sunday sundays dimanche domingo", 7}};

template<typename Table>
int numberNamed(const Table &table, const QString &word)
{
    for (const Named &named : table) {
        if (QString::fromLatin1(named.words).split(u' ').contains(word))
            return named.number;
    }
    return 0;
}

std::int64_t dayOf(const QDate &date) { return QDate(1970, 1, 1).daysTo(date); }
QDate dateOf(std::int64_t day) { return QDate(1970, 1, 1).addDays(day); }

Period monthPeriod(int year, int month)
{
    const QDate first(year, month, 1);
    Period period;
    period.from = dayOf(first);
    period.to = dayOf(first.addMonths(1)) - 1;
    return period;
}

Period days(std::int64_t from, std::int64_t to)
{
    Period period;
    period.from = from;
    period.to = to;
    return period;
}

class PeriodReader {
public:
    PeriodReader(std::span<const Token> tokens, const BookTime &time) : m_tokens(tokens), m_time(time) {}

    std::optional<PeriodMatch> read()
    {
        skip({u"on"_s, u"in"_s, u"during"_s, u"over"_s, u"at"_s, u"for"_s, u"en"_s, u"le"_s, u"within"_s});
        skip({u"the"_s});
        skip({u"month"_s, u"year"_s});
        skip({u"of"_s});
        if (weekend() || relative() || bounded() || dayOrMonth(m_match.period) || weekdayList() || hours())
            return std::move(m_match);
        return std::nullopt;
    }

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
    void take(std::size_t count = 1) { m_match.tokens += count; }
    bool skip(const QStringList &words)
    {
        if (!words.contains(word()))
            return false;
        take();
        return true;
    }

    // A year that the data say, where the question does not.
    int yearFor(int month, int day)
    {
        int year = 0;
        for (int candidate = 1990; m_time.firstDay && candidate <= 2100; ++candidate) {
            const QDate first(candidate, month, std::max(1, day));
            const std::int64_t from = dayOf(first);
            const std::int64_t to = day ? from : dayOf(first.addMonths(1)) - 1;
            if (to < *m_time.firstDay || from > *m_time.lastDay)
                continue;
            m_match.unclear = m_match.unclear || year != 0;
            year = candidate;
        }
        if (year == 0)
            m_match.unclear = true;
        return year == 0 ? dateOf(m_time.today).year() : year;
    }

    bool year(int &value)
    {
        const std::size_t comma = word() == u"," || word() == u"of" ? 1 : 0;
        const int found = number(comma);
        if (found < 1990 || found > 2100)
            return false;
        value = found;
        take(comma + 1);
        return true;
    }

    // "2025-08-20", "2025-08", "20 August 2025", "August 20th", "August 2025", "2025"
    bool dayOrMonth(Period &period)
    {
        if (const auto day = parseDate(word())) {
            period = days(*day, *day);
            take();
            return true;
        }
        if (word().size() == 7 && word()[4] == u'-') {
            const int month = word().right(2).toInt();
            if (month < 1 || month > 12)
                return false;
            period = monthPeriod(word().left(4).toInt(), month);
            take();
            return true;
        }
        const std::size_t before = m_match.tokens;
        int day = 0;
        if (number() >= 1 && number() <= 31) {
            day = number();
            const std::size_t of = word(1) == u"of" || word(1) == u"de" ? 1 : 0;
            if (numberNamed(months, word(1 + of)) == 0)
                return false;
            take(1 + of);
        }
        int month = numberNamed(months, word());
        if (month == 0) {
            int whole = 0;
            if (before > 0 && year(whole)) {
                period = days(dayOf(QDate(whole, 1, 1)), dayOf(QDate(whole, 12, 31)));
                return true;
            }
            m_match.tokens = before;
            return false;
        }
        // "may" and "march" are words, too.
        const bool named =
            before > 0 || day > 0 || (word() != u"may" && word() != u"mar" && word() != u"march") || number(1) > 0;
        if (!named)
            return false;
        take();
        if (day == 0 && number() >= 1 && number() <= 31) {
            day = number();
            take();
        }
        int inYear = 0;
        if (!year(inYear))
            inYear = yearFor(month, day);
        if (day > 0) {
            const QDate date(inYear, month, day);
            if (!date.isValid())
                return false;
            period = days(dayOf(date), dayOf(date));
        } else {
            period = monthPeriod(inYear, month);
        }
        return true;
    }

    bool endpoint(Period &period)
    {
        skip({u"the"_s, u"on"_s});
        return dayOrMonth(period);
    }

    // "between 20 and 22 August", "from 20 to 22 August 2025": the first day's month stands with the second.
    bool daysOfMonth(const QString &lead)
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
                m_match.period = days(dayOf(start), dayOf(end));
                return true;
            }
        }
        m_match = before;
        return false;
    }

    bool bounded()
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
        else if (lead == u"between"
                 || (lead == u"from" && (word() == u"to" || word() == u"until" || word() == u"through"))) {
            take();
            if (!endpoint(second) || *second.to < *first.from)
                return back(before);
            m_match.period = days(*first.from, *second.to);
        } else if (lead == u"from" && !QStringList{u"on"_s, u"onwards"_s, u"onward"_s}.contains(word())) {
            m_match.period = first;
        } else {
            skip({u"on"_s, u"onwards"_s, u"onward"_s});
            m_match.period.from = *first.from;
        }
        return true;
    }

    bool back(std::size_t to)
    {
        m_match.tokens = to;
        m_match.period = {};
        return false;
    }

    bool relative()
    {
        const QDate today = dateOf(m_time.today);
        const QString one = word();
        const QString two = word(1);
        const bool last = one == u"last" || one == u"past" || one == u"previous";
        const QDate monday = today.addDays(1 - today.dayOfWeek());
        const QDate month(today.year(), today.month(), 1);
        Period period;
        std::size_t count = 2;
        if (one == u"today" || one == u"yesterday") {
            const std::int64_t day = m_time.today - (one == u"today" ? 0 : 1);
            period = days(day, day);
            count = 1;
        } else if ((one == u"this" || last) && two == u"week") {
            const QDate start = last ? monday.addDays(-7) : monday;
            period = days(dayOf(start), dayOf(start) + 6);
        } else if ((one == u"this" || last) && two == u"month") {
            const QDate start = last ? month.addMonths(-1) : month;
            period = monthPeriod(start.year(), start.month());
        } else if ((one == u"this" || last) && two == u"year") {
            const int year = today.year() - (last ? 1 : 0);
            period = days(dayOf(QDate(year, 1, 1)), dayOf(QDate(year, 12, 31)));
        } else if (last && number(1) > 0 && number(1) < 3660 && (word(2) == u"days" || word(2) == u"day")) {
            period = days(m_time.today - number(1) + 1, m_time.today);
            count = 3;
        } else {
            return false;
        }
        take(count);
        m_match.period = period;
        m_match.beyondData = m_time.knownUntil < std::min(*period.to, m_time.today - 1);
        return true;
    }

    bool weekend()
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

    bool weekdayList()
    {
        int day = numberNamed(weekdays, word());
        if (day == 0)
            return false;
        while (day > 0) {
            m_match.period.weekdays.push_back(day);
            take();
            const bool joined = word() == u"and" || word() == u"or" || word() == u",";
            day = joined ? numberNamed(weekdays, word(1)) : 0;
            if (day > 0)
                take();
        }
        return true;
    }

    // "5 pm", "17:00", "17h", "noon": the hour of the day; -1 where there is none. `half` says am or pm from outside.
    int hourOfDay()
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
        if (hour < 0 || hour > 23 || !units.contains(unit))
            return -1;
        take();
        if (unit == u"h" || unit == u"heures" || unit == u"hours" || unit == u"oclock") {
            take();
            return meridiem(hour);
        }
        return meridiem(hour);
    }

    int meridiem(int hour)
    {
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

    bool hoursAfter(const QString &lead)
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
        // Between two times of the clock: the hours that lie wholly between them.
        if (second <= first || (bare && second > 12 && first < 12 && second - 12 > first))
            return back(before);
        m_match.period.fromHour = first;
        m_match.period.toHour = second - 1;
        return true;
    }

    bool hours()
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

    std::span<const Token> m_tokens;
    const BookTime &m_time;
    PeriodMatch m_match;
};

}  // namespace

std::optional<Conditions> Period::conditionsOn(Table table) const
{
    const bool atm = table == Table::Atm;
    if (!atm && (table != Table::Complaints || !weekdays.empty() || fromHour || toHour))
        return std::nullopt;
    Conditions conditions;
    const QString day = atm ? u"atm.day"_s : u"complaint.day"_s;
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
        conditions.push_back({u"atm.weekday"_s, Op::In, numbers, {}});
    const auto hour = [](int number) { return QString::number(number).rightJustified(2, u'0'); };
    if (fromHour && toHour && *fromHour == *toHour)
        conditions.push_back({u"atm.hour"_s, Op::In, {hour(*fromHour)}, {}});
    else if (fromHour || toHour)
        conditions.push_back({u"atm.hour"_s, Op::Between, {hour(fromHour.value_or(0)), hour(toHour.value_or(23))}, {}});
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

std::optional<PeriodMatch> periodAt(std::span<const Token> tokens, const BookTime &time)
{
    return PeriodReader(tokens, time).read();
}

}  // namespace clientele
