// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what the conditions left over. Every item has to find its place here, or the question is not understood.
#include "app/assistant/reading.h"

#include "app/assistant/decline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

bool QuestionReader::no(const QString &sentence)
{
    if (m_problem.isEmpty())
        m_problem = sentence;
    return false;
}

std::optional<Reading> QuestionReader::read()
{
    for (const RowIndex row : m_c.people()) {
        if (std::ranges::find(m_r.people, row) == m_r.people.end())
            m_r.people.push_back(row);
    }
    if (!readShape() || !choose())
        return std::nullopt;
    return std::move(m_r);
}

QString QuestionReader::dimensionAt(std::size_t at) const
{
    if (at == Clauses::none)
        return {};
    const Item &item = m_c.items()[at];
    switch (item.meaning) {
    case Machine:
        return u"atm.id"_s;
    case DimensionWord:
        return item.dimension;
    case FieldWord:
        // Complaints and products have categories; the word alone is of those that are spoken of.
        if (item.field == Field::ComplaintCategory && !item.text.contains(u' ') && m_c.anyNoun(Table::Products)
            && !m_c.anyNoun(Table::Complaints))
            return u"product.category"_s;
        return info(item.field).type == FieldType::Text ? QString::fromLatin1(info(item.field).name) : QString();
    case Noun:
        return item.table == Table::Customers  ? u"customer.id"_s
               : item.table == Table::Products ? u"product.name"_s
                                               : QString();
    case Kind:
        for (const Item &other : m_c.items()) {
            if (other.meaning == Noun && other.table == Table::Loans)
                return u"loan.type"_s;
            if (other.meaning == Noun && other.table == Table::Atm)
                return u"atm.type"_s;
            if (other.meaning == Noun && other.table == Table::Complaints)
                return u"complaint.category"_s;
            if (other.meaning == Noun && other.table == Table::Products)
                return u"product.category"_s;
            if (other.meaning == Owe)
                return u"loan.type"_s;
        }
        return {};
    default:
        return {};
    }
}

bool QuestionReader::readShape()
{
    const auto &items = m_c.items();
    std::size_t first = Clauses::none;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].meaning != Filler) {
            first = i;
            break;
        }
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (m_c.isUsed(i))
            continue;
        if (i == first && (m_c.is(i, Be) || m_c.is(i, Do) || m_c.is(i, Have)))
            m_yesNo = true;
        if (!collectItem(i))
            return no(Decline::notTogether({items[i].written}));
    }
    return true;
}

// "by city and loan type", "per month", "for each machine"
bool QuestionReader::readBy(std::size_t at)
{
    std::size_t what = m_c.next(at);
    if (m_c.is(what, Be) || m_c.is(what, Of))
        what = m_c.next(what);
    const QString dimension = dimensionAt(what);
    if (dimension.isEmpty()
        || (m_c.is(at, By) && m_c.items()[at].text == u"by" && m_c.isNoun(what, Table::Customers)
            && !m_c.items()[what].text.endsWith(u'r') && !m_c.items()[what].text.endsWith(u't')))
        return false;
    m_r.by.append(dimension);
    m_c.use(at);
    m_c.use(what);
    m_each = true;
    for (std::size_t joint = m_c.next(what); m_c.is(joint, And); joint = m_c.next(what)) {
        std::size_t other = m_c.next(joint);
        if (m_c.is(other, By))
            other = m_c.next(other);
        const QString more = dimensionAt(other);
        if (more.isEmpty())
            break;
        m_r.by.append(more);
        for (std::size_t i = joint; i <= other; ++i)
            m_c.use(i);
        what = other;
    }
    return true;
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
        m_leads.insert(item.meaning);
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
        return item.meaning == By && (m_c.next(at) == Clauses::none ? !m_r.people.empty() : true);
    case And: {
        if (item.text == u",")
            return true;
        // Two measures, two nouns, or nothing more to come.
        const std::size_t after = m_c.next(at);
        const bool joins = m_c.is(after, FieldWord) || m_c.is(after, Owe) || m_c.is(after, Deposit)
                           || m_c.is(after, Withdraw) || m_c.is(after, Noun)
                           || (m_c.is(after, HowMany) && m_c.is(m_c.next(after), Noun));
        bool rest = false;
        for (std::size_t i = after; i != Clauses::none; i = m_c.next(i))
            rest = rest
                   || !(m_c.is(i, Be) || m_c.is(i, Have) || m_c.is(i, In) || m_c.is(i, With) || m_c.is(i, Of)
                        || m_c.is(i, Do));
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
        if (m_aggregate && *m_aggregate != item.meaning && *m_aggregate != Total && item.meaning != Total)
            return false;
        // "The average of the average": not what one of them is.
        if (m_aggregate == Average && item.meaning == Average)
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
        return m_difference || m_c.versus();
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
    case Owe:
    case Deposit:
    case Withdraw:
    case Net:
        if (std::ranges::none_of(m_wanted, [&](const Wanted &w) { return w.meaning == item.meaning; }))
            m_wanted.push_back({item.meaning, {}, item.text, at});
        return true;
    case Live:
        // "Where does she live", "which cities do they live in", "people living in Toronto": the city says it.
        return lead(Where) || m_dimensions.contains(u"customer.city"_s) || m_dimensions.contains(u"customer.country"_s)
               || std::ranges::any_of(m_c.clauses(), [](const Clause &c) {
                      return c.condition.field == u"customer.city" || c.condition.field == u"customer.country";
                  });
    case Prefer:
        return m_dimensions.contains(u"customer.language"_s) || m_dimensions.contains(u"customer.contact_method"_s);
    case Person:
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
