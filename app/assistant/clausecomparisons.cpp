// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons in a question: the number, and the field that it is compared with.
#include "app/assistant/clauses.h"
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

std::optional<Clauses::Comparison> Clauses::comparisonAt(std::size_t at)
{
    const auto number = [this](std::size_t i) { return is(i, Figure) ? m_items[i].number : QString(); };
    Comparison found;
    found.first = at;
    const std::size_t second = next(at);
    const auto one = [&](Op op) -> std::optional<Comparison> {
        std::size_t value = second;
        if (is(value, Of))
            value = next(value);
        found.op = op;
        found.toAverage = is(value, Average);
        if (is(value, Customer) && m_items[value].customers.size() == 1)
            found.toCustomer = m_items[value].customers.front();
        if (found.toAverage || found.toCustomer) {
            found.values = {QString()};
            found.last = value;
            return found;
        }
        if (!is(value, Figure))
            return std::nullopt;
        found.values = {number(value)};
        found.last = value;
        return found;
    };
    switch (m_items[at].meaning) {
    case Below:
        return one(Op::Below);
    case Above:
        return one(Op::Above);
    case AtLeast:
        return one(Op::AtLeast);
    case AtMost:
        return one(Op::AtMost);
    case Exactly:
        return one(Op::In);
    case Older:
        found.field = Field::CustomerAge;
        return one(Op::Above);
    case Younger:
        found.field = Field::CustomerAge;
        return one(Op::Below);
    case Than: {
        // "A higher score than Alice"
        std::size_t rank = previous(at);
        while (rank != none && !((is(rank, Highest) || is(rank, Lowest)) && isComparative(m_items[rank].text)))
            rank = previous(rank);
        auto compared = rank == none ? std::nullopt : one(is(rank, Highest) ? Op::Above : Op::Below);
        if (compared)
            m_used[rank] = true;
        return compared;
    }
    default:
        break;
    }
    const bool from = is(at, Between) || (is(at, In) && m_items[at].text == u"from");
    const std::size_t first = from ? second : at;
    if (!is(first, Figure))
        return std::nullopt;
    const std::size_t joint = next(first);
    const std::size_t end = next(joint);
    if (is(end, Figure) && (is(joint, To) || (is(at, Between) && is(joint, And)))) {
        found.op = Op::Between;
        found.values = {number(first), number(end)};
        found.last = end;
        return found;
    }
    if (from)
        return std::nullopt;
    found.values = {number(at)};
    found.last = at;
    if (is(second, OrMore) || is(second, OrLess)) {
        found.op = is(second, OrMore) ? Op::AtLeast : Op::AtMost;
        found.last = second;
    }
    return found;
}

// Two sides against one another: "does Toronto owe more than Montreal", "how much more ... than ...".
void Clauses::readVersus()
{
    if (!m_sides.empty())
        return;
    const bool thanAnywhere = anyMeaning(Than);
    const auto named = [&](std::size_t at) {
        return is(at, Value) || is(at, Customer) || (thanAnywhere && (is(at, Deposit) || is(at, Withdraw)));
    };
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const bool over = is(i, Above) || is(i, Older);
        const bool under = is(i, Below) || is(i, Younger);
        bool before = false;
        for (std::size_t j = 0; j < i; ++j)
            before = before || named(j);
        if (m_used[i] || !(over || under || is(i, Than)) || !before || m_versus)
            continue;
        std::size_t other = next(i);
        while (is(other, In) || is(other, Of))
            other = next(other);
        if (!is(i, Than) && !named(other))
            continue;
        if (is(previous(i), Not))
            return fail(Decline::notTogether({m_items[previous(i)].written, m_items[i].written}));
        m_versus = under ? Op::Below : Op::Above;
        for (std::size_t j = 0; j < i && is(i, Than); ++j) {
            if (is(j, Lowest) || is(j, Fewest))
                m_versus = Op::Below;
        }
        if (is(i, Older) || is(i, Younger)) {
            m_items[i].meaning = FieldWord;
            m_items[i].field = Field::CustomerAge;
        } else {
            m_used[i] = true;
        }
    }
}

bool Clauses::negate(Comparison &comparison)
{
    const std::size_t no = previous(comparison.first);
    switch (comparison.op) {
    case Op::Below:
        comparison.op = Op::AtLeast;
        break;
    case Op::Above:
        comparison.op = Op::AtMost;
        break;
    case Op::AtLeast:
        comparison.op = Op::Below;
        break;
    case Op::AtMost:
        comparison.op = Op::Above;
        break;
    default:
        return false;
    }
    m_used[no] = true;
    return true;
}

void Clauses::readComparisons()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_used[i])
            continue;
        auto comparison = comparisonAt(i);
        if (!comparison)
            continue;
        const bool negated = is(previous(i), Not);
        const bool sayable = !negated || negate(*comparison);
        const auto other = sayable && !negated ? boundBeside(*comparison) : std::nullopt;
        const std::size_t last = comparison->last;
        const bool understood = sayable && (other ? attachBounds(*comparison, *other) : attach(*comparison));
        if (!understood)
            return fail(Decline::notTogether({m_items[i].written, m_items[last].written}));
        if (!resolve(*comparison))
            return fail(m_benchmarks.problem());
        i = last;
    }
}

bool Clauses::resolve(const Comparison &comparison)
{
    if (!comparison.toAverage && !comparison.toCustomer)
        return true;
    Condition &condition = m_clauses.back().condition;
    // "Larger than the average withdrawal" is of withdrawals; what "the average car loan" is of is not guessed.
    Conditions of;
    if (condition.field == u"atm.amount" || condition.field == u"loan.amount") {
        const std::size_t left = previous(comparison.first);
        const std::size_t subject = is(left, Be) ? previous(left) : left;
        if (is(subject, Deposit) || is(subject, Withdraw))
            of.push_back({u"atm.type"_s, Op::In, {flowType(m_vocabulary.book(), m_items[subject].meaning)}, {}});
        const std::size_t repeated = next(comparison.last);
        const bool same =
            of.empty() || m_items[subject].meaning == m_items[repeated == none ? subject : repeated].meaning;
        if (anyMeaning(Value) || isNoun(repeated, Table::Customers) || (!of.empty() && !same)
            || (of.empty() && (is(repeated, Deposit) || is(repeated, Withdraw))))
        {
            fail(Decline::notTogether({m_items[comparison.last].written}));
            return true;
        }
        if (!of.empty() && repeated != none)
            m_used[repeated] = true;
    }
    const auto value = comparison.toAverage ? m_benchmarks.average(condition.field, of)
                                            : m_benchmarks.ofCustomer(condition.field, *comparison.toCustomer);
    if (!value)
        return false;
    condition.values = {*value};
    // "Above the average score", "than the average loan": said twice.
    const std::size_t after = next(comparison.last);
    const bool field = is(after, FieldWord) && condition.field == QLatin1StringView(info(m_items[after].field).name);
    if (field || (isNoun(after, Table::Loans) && condition.field == u"loan.amount")
        || (isNoun(after, Table::Atm) && condition.field == u"atm.amount"))
        m_used[after] = true;
    return true;
}

}  // namespace clientele
