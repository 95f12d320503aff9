// SPDX-License-Identifier: GPL-3.0-or-later
// Which field a number is compared with: the one beside it, left or right, or an age.
#include "app/assistant/clauses.h"
#include "app/assistant/measurewords.h"

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

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
    const bool ends = right == none || is(right, Live) || is(right, In) || is(right, With) || is(right, Have)
                      || is(right, Be) || is(right, Prefer) || is(right, Owe)
                      || (is(right, And) && !is(next(right), Figure));
    const bool compared = comparison.op == Op::Below || comparison.op == Op::Above || comparison.op == Op::AtLeast
                          || comparison.op == Op::AtMost || comparison.op == Op::Between;
    bool whole = false;
    const int years = comparison.values.front().toInt(&whole);
    const bool ofPeople =
        isNoun(left, Table::Customers) || is(left, Customer) || (is(left, Profile) && m_items[left].text == u"who is")
        || (is(left, Who) && (m_items[left].text.startsWith("every"_L1) || m_items[left].text.startsWith("any"_L1)))
        || (be != none && (is(left, Who) || is(left, Customer)))
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
    } else if (!ofAmount && isNoun(right, Table::Customers) && groupBefore(comparison.first, right)) {
        condition.field = u"customers.count"_s;
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
    if (counted && !customersBefore(comparison.first) && !groupBefore(comparison.first, right))
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
    // "Transactions of 50", but not "transactions 2025" or "on 20".
    const bool bareNumber = comparison.op == Op::In && !is(comparison.first, Exactly);
    const bool said = first != left && m_items[first].text != u"on";
    if (bareNumber && !said && !isNumericField(left))
        return false;
    Condition condition{{}, comparison.op, comparison.values, {}};
    const std::size_t beforeField = previous(left);
    const bool total = is(beforeField, Total) && m_items[beforeField].text != u"in total";
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
        const std::size_t once = next(comparison.last);
        if (customersBefore(left) || (!m_people.empty() && isFlowVerb(text))
            || (anyMeaning(Customer) && isFlowVerb(text))) {
            const bool each = text.endsWith(u"deposit") || text.endsWith(u"withdrawal") || text.endsWith(u"transaction")
                              || is(once, Once);
            if (is(once, Once))
                m_used[once] = true;
            if (!each && !isFlowVerb(text))
                return false;
            condition.field = each ? u"atm.amount"_s : is(left, Deposit) ? u"atm.deposits"_s : u"atm.withdrawals"_s;
            consume = !each;
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
