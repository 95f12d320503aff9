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
    const auto named = [this](std::size_t at) { return is(at, Value) || is(at, Customer); };
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
        const std::size_t last = comparison->last;
        const bool understood = (!is(previous(i), Not) || negate(*comparison)) && attach(*comparison);
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
    const auto value = comparison.toAverage ? m_benchmarks.average(condition.field)
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

bool Clauses::attach(Comparison comparison)
{
    const std::size_t left = previous(comparison.first);
    const std::size_t right = next(comparison.last);
    if (is(right, Age)) {
        comparison.field = Field::CustomerAge;
        m_used[right] = true;
    } else if (is(left, Age)) {
        comparison.field = Field::CustomerAge;
        m_used[left] = true;
    } else if (isNumericField(right) && m_items[right].field == Field::CustomerAge && m_items[right].text == u"old") {
        m_used[right] = true;
        comparison.field = Field::CustomerAge;
    }
    if (comparison.field) {
        add({QString::fromLatin1(info(*comparison.field).name), comparison.op, comparison.values, {}}, comparison.first,
            comparison.last);
        return true;
    }
    // "Score below 600 owe more than ...": the field that stands right before its figure has it.
    const std::size_t field = is(left, Be) || is(left, Of) ? previous(left) : left;
    if ((isNumericField(field) || is(field, Owe)) && attachLeft(comparison))
        return true;
    return attachRight(comparison) || attachLeft(comparison) || attachAge(comparison);
}

// "Customers over 60": bare, and plausible as an age.
bool Clauses::attachAge(const Comparison &comparison)
{
    std::size_t left = previous(comparison.first);
    const std::size_t be = is(left, Be) ? left : none;
    left = be == none ? left : previous(left);
    const std::size_t right = next(comparison.last);
    const bool ends = right == none || is(right, Live) || is(right, In) || is(right, With) || is(right, Have);
    const bool compared = comparison.op == Op::Below || comparison.op == Op::Above || comparison.op == Op::AtLeast
                          || comparison.op == Op::AtMost;
    bool whole = false;
    const int years = comparison.values.front().toInt(&whole);
    const bool ofPeople = isNoun(left, Table::Customers) || (be != none && (is(left, Who) || is(left, Customer)))
                          || (is(left, Value) && m_items[left].senses.size() == 1
                              && m_items[left].senses.front().field == Field::CustomerGender);
    if (!compared || !ends || !whole || years < 16 || years > 110 || !ofPeople)
        return false;
    if (is(right, In) && !is(next(right), Value))
        return false;
    add({u"customer.age"_s, comparison.op, comparison.values, {}}, comparison.first, comparison.last);
    if (be != none)
        m_used[be] = true;
    return true;
}

// "more than 2 loans", "at least one delinquency", "over 100,000 in debt", "100k owed"
bool Clauses::attachRight(const Comparison &comparison)
{
    std::size_t right = next(comparison.last);
    bool ofAmount = false;
    if (is(right, In) || is(right, Of)) {
        right = next(right);
        ofAmount = true;
    }
    if (right == none)
        return false;
    Condition condition{{}, comparison.op, comparison.values, {}};
    if (is(right, Owe) || is(right, InDebt) || (ofAmount && isNoun(right, Table::Loans))) {
        const bool eachLoan = !customersBefore(comparison.first) && m_people.empty() && anyNoun(Table::Loans);
        condition.field = eachLoan ? u"loan.amount"_s : u"loans.owed"_s;
    } else if (isNumericField(right)) {
        const FieldInfo &field = info(m_items[right].field);
        // "over 700 credit score", but not "more than 5 in score"
        if (ofAmount && field.type != FieldType::Money)
            return false;
        condition.field = QString::fromLatin1(field.name);
    } else if (!ofAmount && isNoun(right, Table::Loans)) {
        condition.field = u"loans.count"_s;
    } else if (!ofAmount && isNoun(right, Table::Atm)) {
        condition.field = u"atm.count"_s;
    } else if (!ofAmount && is(right, Value)) {
        // "at least one car loan"
        const bool one = (comparison.op == Op::AtLeast && comparison.values.front() == u"1")
                         || (comparison.op == Op::Above && comparison.values.front() == u"0");
        if (!one)
            return false;
        for (std::size_t i = comparison.first; i <= comparison.last; ++i)
            m_used[i] = true;
        return true;
    } else {
        return false;
    }
    const bool counted = condition.field.endsWith(".count"_L1);
    if (counted && !customersBefore(comparison.first))
        return false;
    // "has 3 loans", but not "3 loans" out of nowhere.
    const std::size_t left = previous(comparison.first);
    if (comparison.op == Op::In && !ofAmount
        && !(is(left, With) || is(left, Have) || is(left, Owe) || is(left, And) || is(left, Exactly)
             || is(comparison.first, Exactly)))
        return false;
    const bool withLeft = is(left, With) || is(left, Have) || is(left, Owe);
    add(condition, comparison.first, right);
    if (withLeft)
        m_used[left] = true;
    return true;
}

// "score below 580", "owe more than 100k", "loans over 50,000"
bool Clauses::attachLeft(const Comparison &comparison)
{
    std::size_t left = previous(comparison.first);
    std::size_t first = left;
    while (is(left, Be) || is(left, Of))
        left = previous(left);
    // What stands between the field and its figure is explained by both.
    const auto useBetween = [&] {
        for (std::size_t i = first; i != none && i > left; i = previous(i))
            m_used[i] = true;
    };
    if (left == none)
        return false;
    Condition condition{{}, comparison.op, comparison.values, {}};
    const std::size_t beforeField = previous(left);
    const bool total = is(beforeField, Total);
    const bool aggregated =
        is(beforeField, Average) || is(beforeField, Median) || is(beforeField, Highest) || is(beforeField, Lowest);
    std::optional<Meaning> tested;
    if (aggregated || (total && is(left, Owe)))
        tested = m_items[beforeField].meaning;
    bool consume = true;
    if (isNumericField(left)) {
        // "Transactions over 500" of a customer's number of them: an amount may be meant.
        if (m_items[left].field == Field::CustomerTotalTransactions && m_items[left].text == u"transactions")
            return false;
        condition.field = QString::fromLatin1(info(m_items[left].field).name);
    } else if (is(left, Owe)) {
        const bool eachLoan = !customersBefore(comparison.first) && anyNoun(Table::Loans);
        condition.field = eachLoan ? u"loan.amount"_s : u"loans.owed"_s;
    } else if (isNoun(left, Table::Loans)) {
        const bool held = customersBefore(left);
        consume = held;
        if (total)
            condition.field = u"loans.owed"_s;
        else
            condition.field = u"loan.amount"_s;
        // With a kind of loan both conditions are about one and the same loan: the evaluator joins them.
        if (held && total)
            m_used[previous(left)] = true;
        if (held && is(previous(left), Value))
            consume = false;
    } else if (isNoun(left, Table::Atm) || is(left, Deposit) || is(left, Withdraw)) {
        const QString &text = m_items[left].text;
        if (customersBefore(left)) {
            if (text != u"deposited" && text != u"withdrew" && text != u"withdrawn")
                return false;
            condition.field = is(left, Deposit) ? u"atm.deposits"_s : u"atm.withdrawals"_s;
        } else {
            condition.field = u"atm.amount"_s;
            consume = false;
        }
    } else {
        return false;
    }
    // "Owe more than 100k in loans"
    const std::size_t in = next(comparison.last);
    if (is(left, Owe) && (is(in, In) || is(in, Of)) && isNoun(next(in), Table::Loans)) {
        m_used[next(in)] = true;
        m_used[in] = true;
    }
    useBetween();
    const std::size_t before = previous(left);
    const bool withBefore = is(before, With) || is(before, Have);
    const bool held = isNoun(left, Table::Loans) && customersBefore(left);
    add(condition, comparison.first, comparison.last);
    m_clauses.back().held = held && condition.field == u"loan.amount";
    m_clauses.back().tested = tested;
    if (tested)
        m_used[beforeField] = true;
    if (consume) {
        m_used[left] = true;
        if (withBefore)
            m_used[before] = true;
    }
    return true;
}

}  // namespace clientele
