// SPDX-License-Identifier: GPL-3.0-or-later
// Each item that the conditions left over finds its place in the reading, or the question is not understood.
#include "app/assistant/reading.h"

#include "app/assistant/measurewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

// "By debt", "by number of loans"; "across all customers" is no figure.
bool QuestionReader::namesFigure(std::size_t at) const
{
    while (m_c.is(at, Total) || m_c.is(at, Average) || m_c.is(at, HowMany) || m_c.is(at, Number) || m_c.is(at, Of))
        at = m_c.next(at);
    return m_c.isNumericField(at) || m_c.is(at, Owe) || m_c.is(at, Deposit) || m_c.is(at, Withdraw) || m_c.is(at, Net)
           || (m_c.is(at, Noun) && !m_c.isNoun(at, Table::Customers));
}

// "More than three delinquencies and owing over 100,000": conditions stand on both sides.
bool QuestionReader::joinsClauses(std::size_t at) const
{
    const auto isCondition = [this](std::size_t i) {
        return m_c.isUsed(i)
               && (m_c.is(i, Figure) || m_c.is(i, Value) || m_c.is(i, FieldWord) || m_c.is(i, Noun) || m_c.is(i, Owe)
                   || m_c.is(i, Above) || m_c.is(i, Below) || m_c.is(i, AtLeast) || m_c.is(i, AtMost) || m_c.is(i, With)
                   || m_c.is(i, Have) || m_c.is(i, Without) || m_c.is(i, Live));
    };
    std::size_t before = at;
    while (before > 0 && m_c.is(before - 1, Filler))
        --before;
    std::size_t after = at + 1;
    while (after < m_c.items().size() && (m_c.is(after, Filler) || m_c.is(after, Be)))
        ++after;
    return before > 0 && after < m_c.items().size() && isCondition(before - 1) && isCondition(after);
}

bool QuestionReader::collectItem(std::size_t at)
{
    const Item &item = m_c.items()[at];
    switch (item.meaning) {
    case HowMany:
    case HowMuch:
        // "How old is Alice": her age. French has one word for both questions: "combien doit Alice".
        if (item.text == u"how old") {
            m_leads.insert(What);
            m_wanted.push_back({FieldWord, Field::CustomerAge, u"age"_s, at});
            return true;
        }
        if (item.text == u"combien") {
            std::size_t after = m_c.next(at);
            after = m_c.is(after, Be) ? m_c.next(after) : after;
            if (m_c.is(after, Owe))
                return m_leads.insert(HowMuch), true;
        }
        [[fallthrough]];
    case What:
    case Which:
    case Who:
    case Where:
    case List:
    case Profile:
        if (m_leads.contains(item.meaning) && item.meaning != What && item.meaning != List
            && !(item.meaning == HowMany && at > 0 && m_c.is(at - 1, And)))
            return false;
        // "Who is over 60" asks for names, "who is Alice" for what is known of her.
        m_leads.insert(item.text == u"who is" && m_r.people.empty() ? Who : item.meaning);
        return true;
    case Compare:
        m_compare = true;
        return true;
    case Be:
    case Do:
    case Have:
    case Of:
    case In:
    case With:
        return true;
    case By:
    case Each:
        if (readBy(at))
            return true;
        // "The top three by debt", "compare them by score"; "sorted by debt" is no figure.
        if (item.meaning != By)
            return false;
        // "Withdrawn by women"
        if (at + 1 < m_c.items().size() && m_c.isUsed(at + 1) && m_c.is(at + 1, Value))
            return true;
        if (m_c.next(at) == Clauses::none)
            return !m_r.people.empty();
        m_ordered = m_ordered || namesFigure(m_c.next(at));
        return true;
    case And: {
        if (item.text == u",")
            return true;
        // Two measures, two nouns, or nothing more to come.
        const std::size_t after = m_c.next(at);
        const bool joins = m_c.is(after, FieldWord) || m_c.is(after, Owe) || m_c.is(after, Deposit)
                           || m_c.is(after, Withdraw) || m_c.is(after, Noun) || m_c.is(after, Average)
                           || m_c.is(after, Median) || (m_c.is(after, Person) && m_c.items()[after].text == u"their")
                           || (m_c.is(after, HowMany) && m_c.is(m_c.next(after), Noun));
        bool rest = false;
        for (std::size_t i = after; i != Clauses::none; i = m_c.next(i))
            rest = rest
                   || !(m_c.is(i, Be) || m_c.is(i, Have) || m_c.is(i, In) || m_c.is(i, With) || m_c.is(i, Of)
                        || m_c.is(i, And) || m_c.is(i, Do));
        if (m_difference || joinsClauses(at))
            return true;
        // "What does she owe, and in what loans?"
        const bool parts = m_r.people.size() == 1 && lead(HowMuch);
        return !rest || joins || parts;
    }
    case Number:
    case Top:
    case Bottom:
        if (item.meaning != Number) {
            if (m_rank && m_rank != item.meaning)
                return false;
            m_rank = item.meaning;
            m_rankAt = at;
            m_rankText = item.text;
        }
        return true;
    case Total:
    case Average:
    case Median:
        // "How many customers in total"
        if (item.text == u"in total"
            && (m_c.anyMeaning(HowMany)
                || std::ranges::any_of(m_c.clauses(), [](const Clause &clause) { return clause.bounded; })))
            return true;
        if (m_aggregate && item.meaning != Total && *m_aggregate != Total && *m_aggregate != item.meaning && !m_also
            && m_c.is(at - 1, And))
            return m_also = item.meaning, true;
        if (m_aggregate && *m_aggregate != item.meaning && *m_aggregate != Total && item.meaning != Total)
            return false;
        // "The average of the average": not what one of them is.
        if (m_aggregate == Average && item.meaning == Average
            && !(m_wanted.size() == 1 && (m_c.is(m_c.previous(at), Compare) || m_c.is(m_c.previous(at), And))))
            return false;
        if (!m_aggregate || *m_aggregate == Total)
            m_aggregate = item.meaning;
        if (item.meaning == Total)
            m_totalText += item.text;
        return true;
    case Range:
        m_range = true;
        return true;
    case Distribution:
        m_distribution = true;
        return true;
    case Share:
        m_share = true;
        return true;
    case To: {
        // "Loans to high risk customers", "lent to women"
        const std::size_t after = m_c.next(at);
        const bool women = at + 1 < m_c.items().size() && m_c.is(at + 1, Value) && m_c.isUsed(at + 1);
        return m_c.isNoun(after, Table::Customers) || women;
    }
    case Difference:
        m_difference = true;
        if (item.text.startsWith("how many"_L1))
            m_leads.insert(HowMany);
        if (item.text.endsWith("older"_L1) || item.text.endsWith("younger"_L1))
            m_wanted.push_back({FieldWord, Field::CustomerAge, u"age"_s, at});
        return true;
    case Between:
        return m_difference;
    case Than:
        return m_difference || m_c.versus() || m_c.sides().size() == 2;
    case Highest:
    case Lowest:
    case Most:
    case Fewest:
    case Busiest:
    case Quietest:
    case Common:
    case Rare:
    case Oldest:
    case Youngest:
        // "Between the best and the worst score"
        if (m_rank && (m_difference || (!hasNoun(Table::Customers) && !lead(Who)))
            && ((m_rank == Highest && item.meaning == Lowest) || (m_rank == Lowest && item.meaning == Highest))
            && !isComparative(item.text) && m_c.is(m_c.previous(at), And))
        {
            m_rank.reset();
            m_range = true;
            return true;
        }
        if (m_rank && m_rank != Top && m_rank != Bottom)
            return false;
        if (m_rank == Bottom || (m_rank == Top && item.meaning != Highest && item.meaning != Most))
            return false;
        m_rank = item.meaning;
        m_rankText = item.text;
        m_rankAt = at;
        return true;
    case Noun:
        if (std::ranges::find(m_nouns, item.table) == m_nouns.end()) {
            m_nouns.push_back(item.table);
            m_nounsAt.push_back(at);
        }
        return true;
    case Machine:
    case DimensionWord:
    case Kind: {
        const QString dimension = dimensionAt(at);
        if (dimension.isEmpty())
            return false;
        // "ATM" before a flow or in "from an ATM" says only which table.
        const bool singular = item.meaning == Machine && (item.text == u"atm" || item.text == u"atms");
        const std::size_t before = m_c.previous(at);
        if (singular && !lead(Which) && !lead(HowMany) && !m_rank
            && (m_c.is(m_c.next(at), Deposit) || m_c.is(m_c.next(at), Withdraw) || m_c.is(before, In)))
            return true;
        // "How much was withdrawn at the machines": at all of them.
        const bool flows = hasNoun(Table::Atm) || std::ranges::any_of(m_wanted, [](const Wanted &w) {
                               return w.meaning == Deposit || w.meaning == Withdraw || w.meaning == Net;
                           });
        const bool everywhere = item.meaning == Machine && item.text.endsWith(u's') && m_c.is(before, In)
                                && (!m_dimensions.isEmpty() || (flows && !lead(Which) && !m_rank && !m_distribution));
        if (everywhere)
            return true;
        if (!m_dimensions.contains(dimension))
            m_dimensions.append(dimension);
        if (m_firstDimension == Clauses::none)
            m_firstDimension = at;
        return true;
    }
    case FieldWord:
        if (info(item.field).isNumeric()) {
            const bool known = std::ranges::any_of(
                m_wanted, [&](const Wanted &w) { return w.meaning == FieldWord && w.field == item.field; });
            if (!known)
                m_wanted.push_back({FieldWord, item.field, item.text, at});
            return true;
        }
        m_r.record.push_back(item.field);
        if (const QString dimension = dimensionAt(at); !dimension.isEmpty() && !m_dimensions.contains(dimension))
            m_dimensions.append(dimension);
        if (m_firstDimension == Clauses::none)
            m_firstDimension = at;
        return true;
    case Age:
        // "The range of ages"
        if (item.text != u"ages" && item.text != u"the age of")
            return false;
        m_wanted.push_back({FieldWord, Field::CustomerAge, u"age"_s, at});
        return true;
    case Owe:
    case Deposit:
    case Withdraw:
    case Net:
        if (std::ranges::none_of(m_wanted, [&](const Wanted &w) { return w.meaning == item.meaning; }))
            m_wanted.push_back({item.meaning, {}, item.text, at});
        return true;
    case Live:
        // "Where does she live", "which cities do they live in", "people living in Toronto": the city says it.
        return lead(Where) || m_c.anyField(Field::CustomerCity) || m_dimensions.contains(u"customer.city"_s)
               || m_dimensions.contains(u"customer.country"_s)
               || std::ranges::any_of(m_c.clauses(), [](const Clause &c) {
                      return c.condition.field == u"customer.city" || c.condition.field == u"customer.country";
                  });
    case Prefer:
        return m_dimensions.contains(u"customer.language"_s) || m_dimensions.contains(u"customer.contact_method"_s);
    case Person:
        // "List the customers with their scores"
        if (item.text == u"their" && hasNoun(Table::Customers) && (lead(List) || lead(Which)))
            return true;
        // "High risk customers with a loan: who are they"
        if (item.text == u"they" && hasNoun(Table::Customers) && lead(Who))
            return true;
        return m_oneInScope || m_r.people.size() == 1;
    case Complain:
        if (std::ranges::find(m_nouns, Table::Complaints) == m_nouns.end()) {
            m_nouns.push_back(Table::Complaints);
            m_nounsAt.push_back(at);
        }
        return true;
    default:
        return false;
    }
}

}  // namespace clientele
