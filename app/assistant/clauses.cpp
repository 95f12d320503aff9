// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/clauses.h"

#include "app/assistant/decline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

Clauses::Clauses(std::vector<Item> items, const BookVocabulary &vocabulary)
    : m_items(std::move(items)), m_used(m_items.size(), false), m_vocabulary(vocabulary)
{
    bool lead = false;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Meaning meaning = m_items[i].meaning;
        // "the customers who": the second one only joins.
        if (meaning == Filler || (lead && (meaning == Who || (meaning == Which && m_items[i].text == u"which"))))
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

bool Clauses::customersBefore(std::size_t at) const
{
    for (std::size_t i = 0; i < at; ++i) {
        if (isNoun(i, Table::Customers) || (is(i, Who) && m_people.empty()))
            return true;
    }
    return false;
}

void Clauses::add(Condition condition, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i <= last; ++i)
        m_used[i] = true;
    m_clauses.push_back({std::move(condition), first, false, false});
}

QString Clauses::read()
{
    readPeriods();
    readPlaces();
    readComparisons();
    readPeople();
    readValues();
    readStates();
    joinHeld();
    return m_problem;
}

void Clauses::readPeriods()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!is(i, Meaning::Period))
            continue;
        m_periods.push_back(m_items[i].period);
        m_used[i] = true;
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
        if (m_used[i] || !is(i, Figure))
            continue;
        const std::size_t before = previous(i);
        const std::size_t after = next(i);
        const bool marked = is(before, Top) || is(before, Bottom) || isRank(before) || isRank(after);
        const bool counted = ranked
                             && (isNoun(after, Table::Customers) || is(after, Machine)
                                 || (is(after, FieldWord) && !isNumericField(after)))
                             && (before == none || is(before, List) || is(before, Which) || is(before, What));
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
        if (!is(i, Meaning::Customer))
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

std::optional<Clauses::Comparison> Clauses::comparisonAt(std::size_t at) const
{
    const auto number = [this](std::size_t i) { return is(i, Figure) ? m_items[i].number : QString(); };
    Comparison found;
    found.first = at;
    const std::size_t second = next(at);
    const auto one = [&](Op op) -> std::optional<Comparison> {
        std::size_t value = second;
        if (is(value, Of))
            value = next(value);
        if (!is(value, Figure))
            return std::nullopt;
        found.op = op;
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

void Clauses::readComparisons()
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_used[i])
            continue;
        auto comparison = comparisonAt(i);
        if (!comparison)
            continue;
        if (is(previous(i), Not)) {
            const std::size_t no = previous(i);
            switch (comparison->op) {
            case Op::Below:
                comparison->op = Op::AtLeast;
                break;
            case Op::Above:
                comparison->op = Op::AtMost;
                break;
            case Op::AtLeast:
                comparison->op = Op::Below;
                break;
            case Op::AtMost:
                comparison->op = Op::Above;
                break;
            default:
                return fail(Decline::notTogether({m_items[no].written, m_items[i].written}));
            }
            m_used[no] = true;
        }
        const std::size_t last = comparison->last;
        if (!attach(std::move(*comparison)))
            return fail(Decline::notTogether({m_items[i].written, m_items[last].written}));
        i = last;
    }
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
    if (!compared || !ends || !whole || years < 16 || years > 110 || !isNoun(left, Table::Customers))
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
    const bool total = is(previous(left), Total);
    bool consume = true;
    if (isNumericField(left)) {
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
        const bool verb = text.startsWith("deposited"_L1) || text.startsWith("withdr"_L1)
                              ? text == u"deposited" || text == u"withdrew" || text == u"withdrawn"
                              : false;
        if (customersBefore(left)) {
            if (!verb)
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
    if (consume) {
        m_used[left] = true;
        if (withBefore)
            m_used[before] = true;
    }
    return true;
}

}  // namespace clientele
