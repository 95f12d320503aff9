// SPDX-License-Identifier: GPL-3.0-or-later
// Two bounds of one figure: "over 40 but under 50", "more than 2 but fewer than 5 loans".
#include "app/assistant/clauses.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

bool isLower(Op op) { return op == Op::Above || op == Op::AtLeast; }

bool isUpper(Op op) { return op == Op::Below || op == Op::AtMost; }

Op opposite(Op op)
{
    switch (op) {
    case Op::Below:
        return Op::AtLeast;
    case Op::Above:
        return Op::AtMost;
    case Op::AtLeast:
        return Op::Below;
    case Op::AtMost:
        return Op::Above;
    default:
        return op;
    }
}

}  // namespace

// The bound that is joined to this one and closes it from the other side; nothing where there is none.
std::optional<Clauses::Comparison> Clauses::boundBeside(const Comparison &bound)
{
    if (bound.toAverage || bound.toCustomer || !(isLower(bound.op) || isUpper(bound.op)))
        return std::nullopt;
    std::size_t at = next(bound.last);
    if (!is(at, And))
        return std::nullopt;
    while (is(at, And) || is(at, Be))
        at = next(at);
    const bool no = is(at, Not);
    if (no)
        at = next(at);
    const bool compares = is(at, Below) || is(at, Above) || is(at, AtLeast) || is(at, AtMost) || is(at, Older)
                          || is(at, Younger) || is(at, Figure);
    auto other = compares ? comparisonAt(at) : std::nullopt;
    if (!other || other->toAverage || other->toCustomer || (other->field && other->field != bound.field))
        return std::nullopt;
    if (no)
        other->op = opposite(other->op);
    const bool closes = isLower(bound.op) ? isUpper(other->op) : isLower(other->op);
    return closes ? other : std::nullopt;
}

// What the second bound is of stands right of it, or is what the first one is of.
bool Clauses::attachBounds(const Comparison &first, const Comparison &second)
{
    const std::size_t right = next(second.last);
    const bool own = isNumericField(right) || is(right, Owe) || is(right, InDebt) || is(right, Age)
                     || isNoun(right, Table::Loans) || isNoun(right, Table::Atm);
    const auto repeat = [this](const Comparison &bound) {
        Clause same = m_clauses.back();
        same.condition.op = bound.op;
        same.condition.values = bound.values;
        same.first = bound.first;
        same.paired = true;
        m_clauses.push_back(std::move(same));
    };
    const auto useAll = [&](std::size_t last) {
        for (std::size_t i = first.first; i <= last; ++i)
            m_used[i] = true;
    };
    if (attach(first)) {
        if (own || m_clauses.back().tested)
            return own;
        repeat(second);
        useAll(second.last);
        // "Owe over 10,000 but under 50,000 in loans"
        const std::size_t in = next(second.last);
        if (m_clauses.back().condition.field == u"loans.owed" && (is(in, In) || is(in, Of))
            && isNoun(next(in), Table::Loans)) {
            m_used[next(in)] = true;
            m_used[in] = true;
        }
        return true;
    }
    if (!own)
        return false;
    // What stands before the first stands before both.
    for (std::size_t i = first.first; i < second.first; ++i)
        m_used[i] = true;
    if (!attach(second))
        return false;
    repeat(first);
    m_clauses.back().first = first.first;
    std::swap(m_clauses.back().condition, m_clauses[m_clauses.size() - 2].condition);
    return true;
}

}  // namespace clientele
