// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/clauses.h"

#include "app/assistant/decline.h"
#include "models/core/timezone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

Clauses::Clauses(std::vector<Item> items, const BookVocabulary &vocabulary, Benchmarks &benchmarks)
    : m_items(std::move(items)), m_used(m_items.size(), false), m_vocabulary(vocabulary), m_benchmarks(benchmarks)
{
    bool lead = false;
    // "Everyone except those in Toronto: how many?", "the average age of everybody": people are counted, not named.
    const bool figure = anyMeaning(HowMany) || anyMeaning(HowMuch) || anyMeaning(Average) || anyMeaning(Median)
                        || anyMeaning(Total) || anyMeaning(Share) || anyMeaning(Range);
    for (Item &item : m_items) {
        if (figure && item.meaning == Who && (item.text == u"everyone" || item.text == u"everybody")) {
            item.meaning = Noun;
            item.table = Table::Customers;
        }
    }
    const bool compared = anyMeaning(Difference) || anyMeaning(Compare);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        // "The difference in debt" is one of amounts.
        if (compared && m_items[i].text == u"in debt")
            m_items[i].meaning = Owe;
        const Meaning meaning = m_items[i].meaning;
        if (i > 0 && meaning == FieldWord && m_items[i - 1].meaning == FieldWord
            && m_items[i].field == m_items[i - 1].field)
            m_used[i - 1] = true;
        // "the customers who", "cities where": the second one only joins.
        if (i > 0 && meaning == Where && m_items[i].text == u"where"
            && (is(i - 1, DimensionWord) || is(i - 1, FieldWord) || is(i - 1, Noun) || is(i - 1, Machine)))
            m_used[i] = true;
        if (meaning == Filler
            || (lead
                && ((meaning == Who && !m_items[i].text.startsWith("and "_L1))
                    || (meaning == Which && m_items[i].text == u"which"))))
            m_used[i] = true;
        lead = lead || meaning == Who || meaning == Which || isNoun(i, Table::Customers) || isNoun(i, Table::Loans)
               || isNoun(i, Table::Atm);
    }
}

std::size_t Clauses::next(std::size_t at) const
{
    if (at == none)
        return none;
    for (std::size_t i = at + 1; i < m_items.size(); ++i) {
        if (!m_used[i])
            return i;
    }
    return none;
}

std::size_t Clauses::previous(std::size_t at) const
{
    if (at == none)
        return none;
    for (std::size_t i = at; i > 0; --i) {
        if (!m_used[i - 1])
            return i - 1;
    }
    return none;
}

bool Clauses::isNumericField(std::size_t at) const { return is(at, FieldWord) && info(m_items[at].field).isNumeric(); }

bool Clauses::anyNoun(Table table) const
{
    return std::ranges::any_of(m_items, [&](const Item &item) { return item.meaning == Noun && item.table == table; });
}

bool Clauses::anyMeaning(Meaning meaning) const
{
    return std::ranges::any_of(m_items, [&](const Item &item) { return item.meaning == meaning; });
}

bool Clauses::anyField(Field field) const
{
    return std::ranges::any_of(m_items,
                               [&](const Item &item) { return item.meaning == FieldWord && item.field == field; });
}

bool Clauses::customersBefore(std::size_t at) const
{
    for (std::size_t i = 0; i < at; ++i) {
        if (isNoun(i, Table::Customers) || (is(i, Who) && m_people.empty()))
            return true;
        // "Women with a car loan"
        if (is(i, Value) && m_items[i].senses.size() == 1 && m_items[i].senses.front().field == Field::CustomerGender)
            return true;
        // "How many have two loans": people are meant.
        if (is(i, HowMany) && m_items[i].text != u"number of" && i + 1 < m_items.size()
            && (is(i + 1, Have) || is(i + 1, Owe) || is(i + 1, Live) || is(i + 1, Prefer) || is(i + 1, With)))
            return true;
    }
    return false;
}

bool Clauses::continuesHaving(std::size_t joint) const
{
    if (!is(joint, And) || joint == 0)
        return false;
    std::size_t before = joint;
    while (before > 0 && is(before - 1, Filler))
        --before;
    if (before == 0 || !m_used[before - 1])
        return false;
    for (std::size_t i = before; i-- > 0;) {
        if (is(i, With) || is(i, Have))
            return customersBefore(i);
        if (is(i, Without) || is(i, Not) || is(i, Owe) || is(i, Live) || is(i, HowMany))
            return false;
    }
    return false;
}

bool Clauses::groupBefore(std::size_t at, std::size_t last) const
{
    // "Cities with more than five customers": no word leads.
    bool which = !anyMeaning(Which) && !anyMeaning(List) && !anyMeaning(What) && !anyMeaning(HowMany)
                 && !anyMeaning(HowMuch) && !anyMeaning(By) && !anyMeaning(Each) && !is(0, Be) && !is(0, Do);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if ((i < at || i > last) && (isNoun(i, Table::Customers) || is(i, Who)))
            return false;
    }
    for (std::size_t i = 0; i < at; ++i) {
        if (which
            && (is(i, DimensionWord) || is(i, Machine) || (is(i, FieldWord) && !info(m_items[i].field).isNumeric())))
            return true;
        which = which || is(i, Which) || is(i, List) || is(i, What) || is(i, HowMany);
    }
    return false;
}

void Clauses::add(Condition condition, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i <= last; ++i)
        m_used[i] = true;
    m_clauses.push_back({std::move(condition), first, false, false, true, groupBefore(first, last)});
}

QString Clauses::read()
{
    readPeriods();
    readRecordDates();
    readPlaces();
    readVersus();
    readComparisons();
    readPeople();
    readValues();
    readStates();
    joinHeld();
    joinVisits();
    joinSides();
    return m_problem;
}

void Clauses::readPeriods()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!is(i, Meaning::Period))
            continue;
        const auto hasDays = [](const struct Period &period) { return period.from || period.to; };
        const auto known = std::ranges::find_if(m_periods, hasDays);
        if (hasDays(m_items[i].period) && known != m_periods.end()) {
            if (!joinPeriods(i, *known))
                return fail(Decline::notTogether({m_items[i].written}));
            continue;
        }
        m_periods.push_back(m_items[i].period);
        m_used[i] = true;
    }
}

// "In January and February" is one time, "more in 2025 than in 2024" are two sides; else no day is in both.
bool Clauses::joinPeriods(std::size_t at, struct Period &first)
{
    const struct Period &second = m_items[at].period;
    const std::size_t joint = previous(at);
    const bool whole = first.from && first.to && second.from && second.to && second.weekdays.empty()
                       && first.weekdays.empty() && !first.fromHour && !second.fromHour && !first.toHour
                       && !second.toHour && m_sides.empty();
    if (!whole)
        return false;
    m_used[at] = true;
    if (anyMeaning(Compare) || anyMeaning(Than) || anyMeaning(Difference)) {
        if (is(joint, And))
            m_used[joint] = true;
        m_sides = {first, second};
        std::erase_if(m_periods, [](const struct Period &period) { return period.from || period.to; });
        return true;
    }
    // "In 2024 and in 2025" may be asked apart.
    const bool apart = m_items[at].text.startsWith("in "_L1) || m_items[at].text.startsWith("during "_L1);
    if (!is(joint, And) || apart || *second.from != *first.to + 1)
        return false;
    m_used[joint] = true;
    first.to = second.to;
    return true;
}

void Clauses::readRecordDates()
{
    if (m_periods.size() != 1 || !m_periods.front().weekdays.empty() || m_periods.front().fromHour
        || m_periods.front().toHour || anyMeaning(Meaning::Customer))
        return;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!is(i, FieldWord) || info(m_items[i].field).type != FieldType::Date)
            continue;
        const struct Period time = m_periods.front();
        const QString name = QString::fromLatin1(info(m_items[i].field).name);
        const QString from = time.from ? dateToText(*time.from) : QString();
        const QString to = time.to ? dateToText(*time.to) : QString();
        Condition condition{name, Op::AtMost, {to}, {}};
        if (time.from && time.to)
            condition = from == to ? Condition{name, Op::In, {from}, {}} : Condition{name, Op::Between, {from, to}, {}};
        else if (time.from)
            condition = {name, Op::AtLeast, {from}, {}};
        m_clauses.push_back({condition, i});
        m_used[i] = true;
        m_periods.clear();
        return;
    }
}

void Clauses::readPlaces()
{
    const auto isRank = [this](std::size_t at) {
        return is(at, Highest) || is(at, Lowest) || is(at, Most) || is(at, Fewest) || is(at, Busiest)
               || is(at, Quietest) || is(at, Common) || is(at, Rare) || is(at, Oldest) || is(at, Youngest);
    };
    bool ranked = false;
    for (std::size_t i = 0; i < m_items.size(); ++i)
        ranked = ranked || isRank(i) || is(i, Top) || is(i, Bottom);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (is(i, Ordinal)) {
            if (m_place != 0)
                return fail(Decline::notTogether({m_items[i].written}));
            m_place = m_items[i].number.toInt();
            m_used[i] = true;
        }
        if (m_used[i] || !is(i, Figure))
            continue;
        const std::size_t before = previous(i);
        const std::size_t after = next(i);
        const bool marked = is(before, Top) || is(before, Bottom) || isRank(before) || isRank(after);
        const bool counted =
            ranked
            && (isNoun(after, Table::Customers) || is(after, Machine)
                || (is(after, FieldWord) && !isNumericField(after)))
            && (before == none || is(before, List) || is(before, Which) || is(before, What)
                || (is(before, Be)
                    && (is(previous(before), Who) || is(previous(before), What) || is(previous(before), Which))));
        bool whole = false;
        const int places = m_items[i].number.toInt(&whole);
        if ((!marked && !counted) || !whole || places < 1)
            continue;
        if (m_top != 0)
            return fail(Decline::notTogether({m_items[i].written}));
        m_top = places;
        m_used[i] = true;
    }
}

void Clauses::readPeople()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_used[i] || !is(i, Meaning::Customer))
            continue;
        if (is(previous(i), Not))
            return fail(Decline::notTogether({m_items[previous(i)].written, m_items[i].written}));
        m_people.push_back(m_items[i].customers.front());
        m_used[i] = true;
        // "Alice and Bob", "customer Alice": these words are explained, too.
        const std::size_t before = previous(i);
        const bool joined = i > 0 && before == i - 1 && (is(before, And) || is(before, Or)) && m_people.size() > 1;
        if (joined || (isNoun(before, Table::Customers) && before + 1 == i))
            m_used[before] = true;
    }
}
}  // namespace clientele
