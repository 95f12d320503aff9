// SPDX-License-Identifier: GPL-3.0-or-later
// Which form of answer the collected parts ask for.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"
#include "models/query/evaluator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

bool QuestionReader::unclear()
{
    QStringList written;
    const auto &items = m_c.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Meaning meaning = items[i].meaning;
        const bool telling = meaning != Of && meaning != In && meaning != Be && meaning != Do && meaning != With
                             && meaning != And && meaning != Filler;
        if (!m_c.isUsed(i) && telling)
            written.append(items[i].written);
    }
    m_unclear = m_unclear || m_problem.isEmpty();
    return no(written.isEmpty() ? Decline::nothingAsked() : Decline::notTogether(written));
}

Table QuestionReader::tableOf(const QString &measure) const
{
    const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
    return known ? known->table : Table::Customers;
}

bool QuestionReader::choose()
{
    if (hasNoun(Table::Complaints)) {
        const bool aboutCustomers = !m_r.people.empty() || lead(Who)
                                    || (hasNoun(Table::Customers) && (lead(Which) || lead(List)))
                                    || m_dimensions.contains(u"customer.id"_s) || m_r.by.contains(u"customer.id"_s);
        if (aboutCustomers)
            return no(Decline::anonymousComplaints());
    }
    const int asked = (lead(HowMany) ? 1 : 0) + (lead(HowMuch) ? 1 : 0) + (lead(Who) ? 1 : 0);
    if (asked > 1)
        return unclear();
    if (m_also && (m_share || m_rank || m_yesNo || m_distribution || m_wanted.empty()))
        return unclear();
    if (asksOfAll())
        return unclear();
    if (m_share)
        return chooseShare();
    if (m_c.sides().size() == 2)
        return chooseSides();
    if (m_difference || m_c.versus())
        return chooseDifference();
    for (const Clause &clause : m_c.clauses()) {
        if (clause.tested && !clause.ofGroup && !lead(Which))
            return m_yesNo ? chooseTest(clause) : unclear();
    }
    rankByOwnAggregate();
    // "Compare deposits and withdrawals": two figures beside one another.
    const bool figures = m_wanted.size() > 1 && !m_rank && !m_range;
    if (m_compare && !setComparison() && !figures)
        return unclear();
    // Figures of several people are given one by one.
    if (m_r.people.size() > 1 && m_r.by.empty() && !m_rank && !m_aggregate && !m_wanted.empty() && !m_yesNo
        && !setComparison())
        return unclear();
    // An average over two cities together is seldom meant: each has its own.
    const bool chained = std::ranges::any_of(m_c.clauses(), [](const Clause &clause) { return clause.chained; });
    if (chained && m_r.by.empty() && !m_yesNo && (m_aggregate == Average || m_aggregate == Median) && !m_rank
        && !setComparison())
        return unclear();
    if (m_distribution && m_r.by.empty())
        return chooseDistribution();
    if (m_yesNo && !m_range && !m_rank && !m_compare && m_r.by.empty() && !m_aggregate && m_leads.isEmpty())
        return chooseYesNo();
    // "Does anyone in Calgary have a business loan?"
    if (m_yesNo && m_leads == QSet<Meaning>{Who} && !m_rank && !m_range && !m_aggregate) {
        m_r.yesNo = true;
        return choosePeople() ? m_problem.isEmpty() : unclear();
    }
    if (const auto chosen = choosePerCustomer())
        return *chosen;
    // "Do we have more dormant or active customers?"
    if (m_yesNo && m_rank && isComparative(m_rankText) && namesAlternatives()) {
        if (const auto chosen = chooseRanked())
            return *chosen;
    }
    if (m_yesNo && (m_leads.isEmpty() || m_rank || m_range))
        return unclear();
    if (m_rank) {
        if (const auto chosen = chooseRanked())
            return *chosen;
    }
    // "The currency of Ann's account": the account says nothing more.
    if (!m_r.record.empty() && m_r.people.size() == 1 && m_wanted.size() == 1 && m_wanted.front().text == u"account")
        m_wanted.clear();
    if (!m_r.record.empty() && onePerson() && !m_r.people.empty() && m_wanted.empty() && m_nouns.empty())
        return chooseRecord();
    if (lead(Where)) {
        if (m_r.people.size() != 1 || !m_wanted.empty() || !m_nouns.empty())
            return unclear();
        m_r.record = {Field::CustomerCity};
        return chooseRecord();
    }
    const bool plain =
        m_wanted.empty() && m_nouns.empty() && m_dimensions.isEmpty() && !m_rank && !m_range && !m_aggregate;
    if (plain && m_r.people.size() == 1 && m_c.clauses().empty() && m_r.by.empty()
        && (lead(Profile) || lead(Who) || lead(List)))
    {
        m_r.form = Reading::Form::Profile;
        return applyConditions(Table::Customers);
    }
    if (const auto chosen = chooseOrdered())
        return *chosen;
    if (const auto chosen = chooseVisitors())
        return *chosen;
    if (choosePeople())
        return m_problem.isEmpty();
    if (!m_dimensions.isEmpty() && m_r.by.empty() && m_wanted.empty() && !m_rank && !m_aggregate && !m_range)
        return chooseKinds();
    if (!m_dimensions.isEmpty())
        return unclear();
    return chooseMeasures();
}

// "In Toronto ... and in Montreal", "both male and female": nobody is in both.
bool QuestionReader::contradictory() const
{
    const auto places = [](const Condition &c) { return c.op == Op::In && !c.field.endsWith(".count"_L1); };
    const auto &clauses = m_c.clauses();
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (!places(clauses[i].condition))
            continue;
        if (clauses[i].chained
            && std::ranges::any_of(m_c.items(), [](const Item &item) { return item.text == u"both"; }))
            return true;
        for (std::size_t j = i + 1; j < clauses.size(); ++j) {
            if (places(clauses[j].condition) && clauses[j].condition.field == clauses[i].condition.field)
                return true;
        }
    }
    return false;
}

// "Loans at machine 101": a loan and a visit have only the customer in common, who is not spoken of.
bool QuestionReader::isOfOtherRows(const Condition &condition, Table table) const
{
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(condition.field);
    const bool other = dimension && dimension->table() != table
                       && (dimension->table() == Table::Loans || dimension->table() == Table::Atm);
    const bool people = hasNoun(Table::Customers) || lead(Who) || !m_r.people.empty() || m_oneInScope;
    return other && !people && (table == Table::Loans || table == Table::Atm);
}

// Conditions, people and periods, as they are seen from the table of what is asked.
bool QuestionReader::applyConditions(Table table) { return applyConditions(std::vector{table}); }

bool QuestionReader::applyConditions(const std::vector<Table> &tables)
{
    const Table table = tables.front();
    for (const Table noun : m_nouns) {
        const bool container = noun == Table::Customers && customerField(table);
        if (!container && std::ranges::find(tables, noun) == tables.end())
            return unclear();
    }
    if (contradictory())
        return unclear();
    for (Clause &clause : m_c.clauses()) {
        // "Over 700 EUR": the currency of the rows that are counted.
        if (clause.condition.field == u"customer.currency" && table != Table::Customers && currencyField(table))
            clause.condition.field = QString::fromLatin1(info(*currencyField(table)).name);
        if (isOfOtherRows(clause.condition, table))
            return unclear();
        const auto meansNothing = [&](Table each) {
            return !hasMeaningFor(m_vocabulary.catalogue(), clause.condition, each);
        };
        if (std::ranges::any_of(tables, meansNothing))
            return no(table == Table::Complaints ? Decline::anonymousComplaints()
                                                 : Decline::notTogether({clause.condition.values.join(u", "_s)}));
        m_r.where.push_back(clause.condition);
    }
    if (!m_r.people.empty()) {
        if (std::ranges::any_of(tables, [](Table each) { return !customerField(each); }))
            return no(Decline::anonymousComplaints());
        QStringList ids;
        for (const RowIndex row : m_r.people)
            ids.append(m_vocabulary.book().textAt(Field::CustomerId, row));
        m_r.where.push_back({u"customer.id"_s, Op::In, ids, {}});
    }
    for (const auto &period : m_c.periods()) {
        if (!applyTime(period, tables))
            return false;
    }
    return true;
}

// "Compare A and B": the field of the values that are named side by side.
bool QuestionReader::setComparison()
{
    if (!m_r.by.empty())
        return true;
    for (const Clause &clause : m_c.clauses()) {
        if (clause.condition.op == Op::In && clause.condition.values.size() > 1 && !clause.held) {
            if (!m_r.by.empty())
                return false;
            m_r.by = {clause.condition.field};
        }
    }
    if (m_r.people.size() > 1 && m_r.by.empty())
        m_r.by = {u"customer.id"_s};
    m_dimensions.removeAll(m_r.by.value(0));
    if (m_r.by.value(0) == u"customer.id")
        m_r.record.clear();
    return !m_r.by.empty();
}
}  // namespace clientele
