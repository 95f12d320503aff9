// SPDX-License-Identifier: GPL-3.0-or-later
// States in a question: debt free, with loans, without delinquencies, recently active.
#include "app/assistant/clauses.h"
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

// Conditions on one loan of a customer stand together: a car loan over 20,000.
void Clauses::joinHeld()
{
    std::ranges::stable_sort(m_clauses, {}, &Clause::first);
    std::vector<Clause> joined;
    for (Clause &clause : m_clauses) {
        const bool plain = clause.held && clause.condition.op != Op::Lacks && clause.condition.op != Op::Has;
        if (!plain) {
            joined.push_back(std::move(clause));
            continue;
        }
        const bool amount = clause.condition.field == u"loan.amount";
        Clause *before = joined.empty() ? nullptr : &joined.back();
        if (amount && before && before->held && before->condition.op == Op::Has
            && (before->condition.rows.size() == 1 || clause.paired))
        {
            before->condition.rows.push_back(clause.condition);
            continue;
        }
        clause.condition = {{}, Op::Has, {}, {clause.condition}};
        joined.push_back(std::move(clause));
    }
    m_clauses = std::move(joined);
}

bool Clauses::readState(std::size_t at, bool without)
{
    std::size_t what = next(at);
    if (is(what, Of))  // "pas de prêts"
        m_used[std::exchange(what, next(what))] = true;
    if (what == none)
        return false;
    // "Who has missed payments the most": ranked by them.
    if (!without && is(what, FieldWord) && (is(next(what), Most) || is(next(what), Fewest)))
        return false;
    const auto state = [&](const QString &field) {
        const Clause clause{
            {field, without ? Op::AtMost : Op::AtLeast, {without ? u"0"_s : u"1"_s}, {}}, at, false, false};
        m_clauses.push_back(clause);
        m_used[at] = true;
        m_used[what] = true;
        return true;
    };
    const auto flag = [&](Field field) {
        const QString value = flagValue(field, !without);
        if (value.isEmpty())
            return false;
        m_clauses.push_back({{QString::fromLatin1(info(field).name), Op::In, {value}, {}}, at});
        m_used[at] = true;
        m_used[what] = true;
        return true;
    };
    if (isNoun(what, Table::Loans) && m_vocabulary.book().rows(Table::Loans) > 0 && (without || customersBefore(at)))
        return state(u"loans.count"_s);
    // A book without rows of loans, whose records say who has one.
    if (isNoun(what, Table::Loans) && m_vocabulary.book().rows(Table::Loans) == 0
        && m_vocabulary.book().text(Field::CustomerLoanStatus))
        return flag(Field::CustomerLoanStatus);
    if ((isNoun(what, Table::Atm) || (without && is(what, Machine))) && (without || customersBefore(at)))
        return state(u"atm.count"_s);
    if (is(what, FieldWord) && isFlag(m_items[what].field))
        return flag(m_items[what].field);
    if (is(what, FieldWord) && (without || customersBefore(at))
        && (m_items[what].field == Field::CreditDelinquencies || m_items[what].field == Field::CustomerAccounts))
        return state(QString::fromLatin1(info(m_items[what].field).name));
    // "With no credit score on file"
    if (without && is(what, FieldWord) && m_items[what].field == Field::CreditScore) {
        m_clauses.push_back({{u"credit.score"_s, Op::IsEmpty, {}, {}}, at});
        m_used[at] = true;
        m_used[what] = true;
        return true;
    }
    if (is(what, Owe) && without) {
        state(u"loans.owed"_s);
        return true;
    }
    // Of one person only what the record alone says: loans and visits of theirs are counted.
    if (!without && !customersBefore(at))
        return false;
    if (is(what, Deposit) && m_vocabulary.book().rows(Table::Atm) == 0
        && m_vocabulary.book().text(Field::CustomerDepositStatus))
        return flag(Field::CustomerDepositStatus);
    if (is(what, Deposit) || is(what, Withdraw)) {
        const QString value = flowType(m_vocabulary.book(), m_items[what].meaning);
        m_clauses.push_back(
            {{{}, without ? Op::Lacks : Op::Has, {}, {{u"atm.type"_s, Op::In, {value}, {}}}}, at, false, false});
        m_used[at] = true;
        m_used[what] = true;
        return true;
    }
    if (isNoun(what, Table::Complaints))
        fail(Decline::anonymousComplaints());
    return false;
}

QString Clauses::flagValue(Field field, bool yes) const
{
    const TextColumn *column = m_vocabulary.book().text(field);
    QString value;
    for (Code code = 1; column && code < column->dictionary->size(); ++code) {
        const QString known = column->dictionary->value(code);
        if (known.compare(yes ? u"yes" : u"no", Qt::CaseInsensitive) == 0)
            value = known;
        else if (known.compare(yes ? u"no" : u"yes", Qt::CaseInsensitive) != 0)
            return {};
    }
    return value;
}

// What a customer can have none of: "no loans", "no transactions", "no delinquencies".
bool Clauses::isCountable(std::size_t at) const
{
    const bool people = anyNoun(Table::Customers) || anyMeaning(Who);
    const bool machine = is(at, Machine) && !is(next(at), Value) && people;
    const bool flow = (is(at, Deposit) || is(at, Withdraw)) && people;
    return machine || flow || isNoun(at, Table::Loans) || (isNoun(at, Table::Atm) && people) || isNumericField(at);
}

// "Recently active customers", "customers who are VAT users"
bool Clauses::readFlag(std::size_t at)
{
    static const QStringList states{u"recently active"_s, u"vat user"_s, u"vat users"_s};
    if (!is(at, FieldWord) || !states.contains(m_items[at].text) || is(next(at), Value))
        return false;
    const std::size_t be = is(previous(at), Be) ? previous(at) : none;
    const std::size_t no = is(previous(at), Not)                 ? previous(at)
                           : be != none && is(previous(be), Not) ? previous(be)
                                                                 : none;
    const QString value = flagValue(m_items[at].field, no == none);
    if (value.isEmpty())
        return false;
    m_clauses.push_back({{QString::fromLatin1(info(m_items[at].field).name), Op::In, {value}, {}}, at});
    m_used[at] = true;
    if (no != none)
        m_used[no] = true;
    return true;
}

// "With a deposit at machine 103" is one visit, not two.
void Clauses::joinVisits()
{
    const auto isVisit = [](const Clause &clause) {
        return clause.condition.op == Op::Has && clause.condition.rows.front().field.startsWith("atm."_L1);
    };
    const auto isPlain = [](const Clause &clause) {
        return clause.condition.field.startsWith("atm."_L1) && fieldByName(clause.condition.field);
    };
    if (std::ranges::count_if(m_clauses, isVisit) != 1)
        return;
    Conditions &rows = std::ranges::find_if(m_clauses, isVisit)->condition.rows;
    for (const Clause &clause : m_clauses) {
        if (isPlain(clause))
            rows.push_back(clause.condition);
    }
    std::erase_if(m_clauses, isPlain);
}

// Two places named apart are the two sides of one comparison: "Toronto ... more than Montreal".
void Clauses::joinSides()
{
    const bool compared = m_versus || anyMeaning(Difference) || anyMeaning(Compare);
    if (!compared)
        return;
    const auto single = [](const Clause &clause) {
        return clause.condition.op == Op::In && clause.condition.values.size() == 1 && !clause.held;
    };
    for (std::size_t i = 0; i < m_clauses.size(); ++i) {
        for (std::size_t j = i + 1; j < m_clauses.size() && single(m_clauses[i]); ++j) {
            if (!single(m_clauses[j]) || m_clauses[j].condition.field != m_clauses[i].condition.field)
                continue;
            m_clauses[i].condition.values += m_clauses[j].condition.values;
            m_clauses.erase(m_clauses.begin() + static_cast<std::ptrdiff_t>(j));
            break;
        }
    }
}

void Clauses::readStates()
{
    for (std::size_t i = 0; i < m_items.size() && m_problem.isEmpty(); ++i) {
        if (m_used[i])
            continue;
        if (readFlag(i))
            continue;
        const bool negated = is(previous(i), Not);
        const auto fact = [&](const QString &field, Op op, const QString &value) {
            // "Machines owe money": only people do.
            if (!anyNoun(Table::Customers) && m_people.empty() && !anyMeaning(Who) && !anyMeaning(Person)
                && (anyMeaning(Machine) || anyMeaning(DimensionWord)))
                return;
            m_clauses.push_back({{field, op, {value}, {}}, i, false, false});
            m_used[i] = true;
            if (negated)
                m_used[previous(i)] = true;
        };
        if (is(i, DebtFree))
            fact(u"loans.owed"_s, negated ? Op::Above : Op::AtMost, u"0"_s);
        else if (is(i, InDebt))
            fact(u"loans.owed"_s, negated ? Op::AtMost : Op::Above, u"0"_s);
        else if (is(i, Delinquent))
            fact(u"credit.delinquencies"_s, negated ? Op::AtMost : Op::AtLeast, negated ? u"0"_s : u"1"_s);
        else if (is(i, Not) && is(next(i), Have) && customersBefore(i)) {
            const std::size_t have = next(i);
            if (readState(have, true))
                m_used[i] = true;
        } else if (is(i, Without) || (is(i, Or) && m_items[i].text == u"nor" && isCountable(next(i)))
                   || (is(i, Not) && isCountable(is(next(i), Of) ? next(next(i)) : next(i))))
            readState(i, true);
        else if ((is(i, With) || is(i, Have)) && (customersBefore(i) || !m_people.empty()))
            readState(i, false);
        else if (continuesHaving(i) && !is(next(i), FieldWord))
            readState(i, false);
    }
}

}  // namespace clientele
