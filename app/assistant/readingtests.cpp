// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of two figures, or of a figure and a bound: yes or no, shares, differences.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

// "Are all customers in debt": not answered by whether somebody is.
bool QuestionReader::asksOfAll() const
{
    static const QStringList all{u"all"_s, u"all of"_s, u"every one of"_s, u"both"_s, u"everyone"_s, u"everybody"_s};
    return m_yesNo && std::ranges::any_of(m_c.items(), [](const Item &item) {
               return all.contains(item.text) || item.meaning == Each;
           });
}

bool QuestionReader::chooseYesNo()
{
    if (m_wanted.size() > 1
        || (!m_dimensions.isEmpty() && !(m_dimensions.size() == 1 && m_r.record.empty() && m_nouns.empty())))
        return unclear();
    // "Does Toronto owe more than 500,000": what is owed there in all, not how many there owe so much.
    const auto ofSum = std::ranges::find_if(
        m_c.clauses(), [](const Clause &clause) { return clause.condition.field == u"loans.owed" && clause.bounded; });
    if (ofSum != m_c.clauses().end() && m_r.people.empty() && !m_oneInScope && m_nouns.empty())
        return chooseTest(*ofSum);
    m_r.form = Reading::Form::YesNo;
    Table table = Table::Customers;
    for (const Table noun : m_nouns) {
        if (noun != Table::Customers)
            table = noun;
    }
    m_r.measures = {countOf(table)};
    if (!m_wanted.empty()) {
        const Wanted &wanted = m_wanted.front();
        const bool countable = wanted.meaning == FieldWord && info(wanted.field).type == FieldType::Integer
                               && wanted.field != Field::CreditScore && wanted.field != Field::CustomerAge;
        if (m_r.people.size() != 1)
            return unclear();
        if (countable)
            m_r.measures = {wantedMeasure(wanted)};
        else if (wanted.meaning == Owe)
            m_r.measures = {u"loans.owed"_s};
        else if (wanted.meaning == Deposit || wanted.meaning == Withdraw)
            m_r.measures = {flowMeasure(wanted, true, "")};
        else
            return unclear();
        table = tableOf(m_r.measures.front().name);
    }
    const bool empty = m_c.clauses().empty() && m_r.people.empty() && m_c.periods().empty() && m_nouns.empty();
    const bool onlyPerson = m_wanted.empty() && m_nouns.empty() && m_c.clauses().empty();
    if (empty || onlyPerson || !m_dimensions.isEmpty())
        return unclear();
    return applyConditions(table);
}

// The figure that is bounded in "the average score above 550", "owe more than 300,000", "more than 10 transactions".
QString QuestionReader::boundedMeasure(const Clause &bounded) const
{
    const auto field = fieldByName(bounded.condition.field);
    const Meaning aggregate = bounded.tested.value_or(Total);
    QString measure = field ? baseOf(*field) : bounded.condition.field;
    if (field == Field::LoanAmount)
        measure = u"loans.owed"_s;
    if (aggregate == Total ? field && !isSummed(*field) : !field)
        return {};
    measure += aggregate == Average   ? u".average"_s
               : aggregate == Median  ? u".median"_s
               : aggregate == Highest ? u".maximum"_s
               : aggregate == Lowest  ? u".minimum"_s
                                      : QString();
    return m_vocabulary.catalogue().measure(measure) ? measure : QString();
}

// "Is the average score above 550", "is the total debt in Toronto below 200,000"
bool QuestionReader::chooseTest(const Clause &tested)
{
    if (!m_wanted.empty() || !m_dimensions.isEmpty() || !m_r.by.empty() || m_rank || m_range || m_aggregate
        || !m_leads.isEmpty() || !m_r.people.empty())
        return unclear();
    const QString measure = boundedMeasure(tested);
    if (measure.isEmpty())
        return unclear();
    m_r.form = Reading::Form::Test;
    m_r.test = tested.condition;
    m_r.measures = {measure};
    std::erase_if(m_c.clauses(), [&](const Clause &clause) { return clause.condition == m_r.test; });
    return applyConditions(tableOf(measure));
}

// "The average debt per customer": what all of them have together, shared out among all of them.
std::optional<bool> QuestionReader::choosePerCustomer()
{
    if (m_aggregate != Average || m_r.by != QStringList{u"customer.id"_s} || m_rank || m_range || m_also || m_yesNo
        || m_compare || onePerson() || !m_r.people.empty() || m_wanted.size() > 1 || !m_dimensions.isEmpty())
        return std::nullopt;
    std::vector<Table> nouns = m_nouns;
    std::erase(nouns, Table::Customers);
    const bool counted = lead(HowMany);
    Measured measure;
    if (m_wanted.empty() && nouns.size() == 1 && counted && customerField(nouns.front()))
        measure = {countOf(nouns.front())};
    else if (m_wanted.size() == 1 && nouns.empty() && m_wanted.front().meaning == Owe && !counted
             && !ofEachLoan(m_wanted.front().text))
        measure = {u"loans.owed"_s};
    else if (m_wanted.size() == 1 && nouns.empty() && counted
             && (m_wanted.front().meaning == Deposit || m_wanted.front().meaning == Withdraw))
        measure = flowMeasure(m_wanted.front(), true, "");
    else
        return std::nullopt;
    for (const Clause &clause : m_c.clauses()) {
        const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(clause.condition.field);
        // One kind of loan: among all customers, or among those who have it?
        if (!dimension || (dimension->table() != Table::Customers && dimension->table() != Table::Credit))
            return unclear();
    }
    for (const auto &period : m_c.periods()) {
        const auto conditions = tableOf(measure.name) == Table::Atm ? period.conditionsOn(Table::Atm) : std::nullopt;
        if (!conditions)
            return no(Decline::noTimes());
        measure.own.insert(measure.own.end(), conditions->begin(), conditions->end());
    }
    m_c.periods().clear();
    m_nouns.clear();
    m_r.by.clear();
    m_r.form = Reading::Form::PerCustomer;
    m_r.measures = {std::move(measure)};
    return applyConditions(Table::Customers);
}

// Of two places or people by one measure, or of two measures: "how much more does Toronto owe than Montreal".
bool QuestionReader::chooseDifference()
{
    if (m_share || m_compare || m_distribution || !m_r.by.empty() || lead(Who) || lead(List) || lead(Profile)
        || m_c.top() > 0 || (m_yesNo && !m_c.versus()))
        return unclear();
    m_compare = true;
    countComparative();
    const bool sides = setComparison();
    if (!sides)
        m_compare = false;
    // "Does Toronto owe more", "how many more loans does it have": no other words lead.
    if (m_yesNo)
        m_leads.remove(Which);
    if (!chooseMeasures())
        return false;
    const auto sideOf = [&](const Condition &c) { return c.field == m_r.by.value(0) && c.op == Op::In; };
    const auto named = std::ranges::find_if(m_r.where, sideOf);
    const bool groups = m_r.form == Reading::Form::Groups && m_r.by.size() == 1 && m_r.measures.size() == 1
                        && named != m_r.where.end() && named->values.size() == 2
                        && std::ranges::count_if(m_r.where, sideOf) == 1;
    const bool measures = m_r.form == Reading::Form::Figures && m_r.measures.size() == 2;
    if (!groups && !measures)
        return unclear();
    m_r.form = Reading::Form::Difference;
    m_r.yesNo = m_yesNo;
    m_r.test.op = m_c.versus().value_or(Op::Above);
    return true;
}

// "More deposits than withdrawals" are numbers of them.
void QuestionReader::countComparative()
{
    if (!m_rank || !isComparative(m_rankText))
        return;
    m_rank.reset();
    const bool plural = std::ranges::any_of(
        m_wanted, [](const Wanted &w) { return (w.meaning == Deposit || w.meaning == Withdraw) && isPlural(w.text); });
    if ((m_rankText == u"more" || m_rankText == u"less") && plural && !lead(HowMuch) && !m_aggregate)
        m_leads.insert(HowMany);
}

bool QuestionReader::namesAlternatives() const
{
    return m_r.people.empty() && std::ranges::any_of(m_c.clauses(), [](const Clause &clause) {
               return clause.condition.op == Op::In && clause.condition.values.size() > 1 && !clause.chained
                      && !clause.held;
           });
}

// "More complaints in 2026 than in 2025", "compare the deposits of May with those of June".
bool QuestionReader::chooseSides()
{
    if (m_share || m_distribution || !m_r.by.empty() || lead(Who) || lead(List) || lead(Profile) || m_c.top() > 0
        || m_range || m_c.versus())
        return unclear();
    const bool less = m_rank == Lowest || m_rank == Fewest;
    const bool told = m_yesNo || m_difference;
    if ((m_yesNo && !m_rank) || (!told && !m_compare))
        return unclear();
    countComparative();
    if (m_yesNo)
        m_leads.remove(Which);
    m_compare = false;
    if (m_rank || !chooseMeasures())
        return m_problem.isEmpty() ? unclear() : false;
    const Table table = tableOf(m_r.measures.front().name);
    if (m_r.form != Reading::Form::Figures || m_r.measures.size() != 1)
        return unclear();
    const Measured measure = m_r.measures.front();
    m_r.measures.clear();
    for (const struct Period &period : m_c.sides()) {
        const auto conditions = period.conditionsOn(table);
        if (!conditions)
            return no(Decline::noTimes());
        m_r.measures.push_back(measure);
        m_r.measures.back().own.insert(m_r.measures.back().own.end(), conditions->begin(), conditions->end());
    }
    m_r.withParts = false;
    m_r.yesNo = m_yesNo;
    m_r.form = told ? Reading::Form::Difference : Reading::Form::Figures;
    m_r.test.op = less ? Op::Below : Op::Above;
    return true;
}

}  // namespace clientele
