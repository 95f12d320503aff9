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
        // Visits and complaints have days; the word alone is of those that are spoken of.
        if (item.dimension.startsWith("atm."_L1) && m_c.anyNoun(Table::Complaints) && !m_c.anyNoun(Table::Atm)
            && !m_c.anyMeaning(Deposit) && !m_c.anyMeaning(Withdraw))
            return u"complaint."_s + item.dimension.sliced(4);
        return item.dimension;
    case FieldWord:
        // Complaints and products have categories; the word alone is of those that are spoken of.
        if (item.field == Field::ComplaintCategory && !item.text.contains(u' ') && m_c.anyNoun(Table::Products)
            && !m_c.anyNoun(Table::Complaints))
            return u"product.category"_s;
        if (item.field == Field::ComplaintCategory && !item.text.contains(u' ') && m_c.anyNoun(Table::Loans)
            && !m_c.anyNoun(Table::Complaints))
            return u"loan.type"_s;
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
    static const QStringList falling{u"highest first"_s,
                                     u"largest first"_s,
                                     u"biggest first"_s,
                                     u"most first"_s,
                                     u"descending"_s,
                                     u"in descending order"_s,
                                     u"from highest to lowest"_s,
                                     u"from high to low"_s,
                                     u"from largest to smallest"_s,
                                     u"from most to least"_s};
    static const QStringList rising{u"lowest first"_s, u"smallest first"_s, u"ascending"_s, u"in ascending order"_s};
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (falling.contains(items[i].text))
            m_r.order = Order::ValueDescending;
        if (rising.contains(items[i].text))
            m_r.order = Order::ValueAscending;
        if (m_c.isUsed(i))
            continue;
        if (i == first && (m_c.is(i, Be) || m_c.is(i, Do) || m_c.is(i, Have)))
            m_yesNo = true;
        if (!collectItem(i)) {
            m_unclear = true;
            return no(Decline::notTogether({items[i].written}));
        }
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
    // "The range across our customers" is one range, not one a customer.
    if (m_c.is(at, By) && m_c.items()[at].text == u"across" && m_c.isNoun(what, Table::Customers))
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

}  // namespace clientele
