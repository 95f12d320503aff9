// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are no plain figures: records, names, kinds, distributions.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

bool QuestionReader::chooseRecord()
{
    for (const Field field : m_r.record) {
        if (info(field).table != Table::Customers) {
            if (field != Field::LoanType || m_r.record.size() > 1)
                return unclear();
            m_r.form = Reading::Form::Groups;
            m_r.measures = {u"loans.owed"_s};
            m_r.by = {u"loan.type"_s};
            m_nouns.clear();
            return applyConditions(Table::Loans);
        }
    }
    if (m_yesNo || lead(HowMany) || lead(HowMuch) || m_aggregate || m_rank || m_range || !m_c.clauses().empty()
        || !m_c.periods().empty() || m_r.people.size() != 1)
        return unclear();
    m_r.form = Reading::Form::Record;
    return true;
}

// Who, which customers, list customers: names.
bool QuestionReader::choosePeople()
{
    // "List the women in San Diego"
    const bool people =
        m_nouns.empty() && m_wanted.empty() && (lead(List) || lead(Which) || (m_leads.isEmpty() && !m_yesNo))
        && !lead(HowMany) && std::ranges::any_of(m_c.clauses(), [](const Clause &clause) {
               return clause.condition.field == u"customer.gender" || clause.condition.field == u"customer.language";
           });
    // "Who used a machine on Monday"
    if ((lead(Who) || lead(Which) || lead(List)) && !lead(HowMany) && !lead(HowMuch))
        visitorsAreMeant();
    const bool asked = lead(Who) || people
                       || (hasNoun(Table::Customers) && (lead(Which) || lead(What) || lead(List) || m_leads.isEmpty())
                           && !lead(HowMany) && !lead(HowMuch));
    const bool otherNoun = std::ranges::any_of(m_nouns, [](Table table) { return table != Table::Customers; });
    if (!asked || otherNoun || m_aggregate || m_range || m_rank || !m_r.by.empty() || m_distribution
        || !m_r.people.empty())
        return false;
    // "Who?" alone asks for nobody.
    const bool bare = m_c.clauses().empty() && m_wanted.empty() && m_nouns.empty();
    if (bare)
        return false;
    const bool named = lead(Who) || lead(Which) || lead(List) || (m_wanted.empty() && m_r.record.empty());
    if (!named || (lead(What) && !m_wanted.empty()))
        return false;
    QStringList texts = m_dimensions;
    texts.removeAll(u"customer.name"_s);
    texts.removeAll(u"customer.id"_s);
    if (!texts.isEmpty() || m_wanted.size() > 1)
        return false;
    m_r.form = Reading::Form::People;
    if (!m_wanted.empty()) {
        const Wanted &wanted = m_wanted.front();
        // "Who owes" asks for those who owe something.
        if (wanted.meaning == Owe && m_c.clauses().empty())
            m_c.clauses().push_back({{u"loans.owed"_s, Op::Above, {u"0"_s}, {}}, wanted.at, false, false});
        const bool shown = lead(List) || lead(Which) || wanted.meaning == Owe;
        const bool flow = (wanted.meaning == Deposit || wanted.meaning == Withdraw)
                          && (isFlowVerb(wanted.text) || !isPlural(wanted.text));
        if (flow)
            m_c.clauses().push_back(
                {{u"atm.type"_s, Op::In, {flowType(m_vocabulary.book(), wanted.meaning)}, {}}, wanted.at});
        else if (wanted.meaning == Owe)
            m_r.measures = {u"loans.owed"_s};
        else if (wanted.meaning == FieldWord && shown)
            m_r.measures = {ownFigure(wanted.field)};
        else {
            unclear();
            return true;
        }
    }
    m_dimensions.clear();
    m_r.record.clear();
    applyConditions(Table::Customers);
    return true;
}

// "Which cities are there", "how many machines", "what loan types does she have"
bool QuestionReader::chooseKinds()
{
    if (m_dimensions.size() != 1)
        return unclear();
    const QString dimension = m_dimensions.front();
    const DimensionInfo *known = m_vocabulary.catalogue().dimension(dimension);
    if (!known || known->derivation == Derivation::ScoreBin)
        return unclear();
    // "Recent activity: 2 kinds" is nothing that anybody asks.
    if (lead(HowMany) && (m_c.isFlag(known->field) || info(known->field).has(Personal)))
        return unclear();
    const Table own = known->table() == Table::Credit ? Table::Customers : known->table();
    Table counted = own;
    for (const Table noun : m_nouns) {
        if (noun != own && !(noun == Table::Customers && customerField(own)))
            counted = noun;
    }
    const bool nounAsked = lead(HowMany) && !m_nouns.empty() && m_nounsAt.front() < m_firstDimension;
    if (nounAsked || lead(HowMuch) || lead(Who) || m_yesNo)
        return unclear();
    if (dimension == u"customer.id" || dimension == u"customer.name")
        return unclear();
    // "Which cities owe more than 300,000": the figure of the city, not of somebody there.
    const auto bounded = std::ranges::find_if(m_c.clauses(), [](const Clause &clause) { return clause.ofGroup; });
    if (bounded != m_c.clauses().end() && !hasNoun(Table::Customers))
        return chooseHaving(*bounded, dimension);
    m_r.form = lead(HowMany) ? Reading::Form::Distinct : Reading::Form::Groups;
    m_r.by = {dimension};
    const bool amounts = counted == Table::Loans && m_r.people.size() == 1 && !lead(HowMany);
    m_r.measures = {amounts ? u"loans.owed"_s : countOf(counted)};
    return applyConditions(counted);
}

// "Rank the cities by debt": the figure of each, the largest first.
std::optional<bool> QuestionReader::chooseOrdered()
{
    const bool rows = m_nouns.size() == 1 && m_nouns.front() != Table::Customers && m_wanted.empty();
    // "List the customers by debt"
    const bool customers = m_dimensions.isEmpty() && m_nouns == std::vector{Table::Customers} && m_wanted.size() == 1;
    const QStringList by = customers ? QStringList{u"customer.id"_s} : m_dimensions;
    if (!m_ordered || by.size() != 1 || m_wanted.size() + (rows ? 1 : 0) != 1 || m_rank || m_range || m_yesNo
        || !m_r.by.empty() || !m_r.people.empty() || lead(Who) || lead(HowMany) || lead(HowMuch) || m_compare)
        return std::nullopt;
    const DimensionInfo *known = m_vocabulary.catalogue().dimension(by.front());
    if (!known || (info(known->field).has(Personal) && !customers) || known->derivation == Derivation::ScoreBin)
        return std::nullopt;
    m_r.by = by;
    m_r.order = Order::ValueDescending;
    m_dimensions.clear();
    m_r.record.clear();
    return chooseMeasures();
}

// Groups whose figure meets a bound: "which machines had more than 10 transactions".
bool QuestionReader::chooseHaving(const Clause &bounded, const QString &dimension)
{
    const QString measure = boundedMeasure(bounded);
    const bool another = std::ranges::any_of(m_c.clauses(), [&](const Clause &clause) {
        return clause.ofGroup && !(clause.condition == bounded.condition);
    });
    if (measure.isEmpty() || another || !m_wanted.empty() || !m_r.people.empty())
        return unclear();
    m_r.counted = lead(HowMany);
    m_r.form = Reading::Form::Having;
    m_r.by = {dimension};
    m_r.test = bounded.condition;
    m_r.measures = {measure};
    const Table table = tableOf(measure);
    std::erase_if(m_c.clauses(), [&](const Clause &clause) { return clause.condition == m_r.test; });
    std::erase(m_nouns, table);
    return applyConditions(table);
}

bool QuestionReader::chooseDistribution()
{
    if (m_dimensions.size() > 1 || m_wanted.size() > 1 || m_rank || m_aggregate || m_range)
        return unclear();
    m_r.form = Reading::Form::Groups;
    if (!m_dimensions.isEmpty()) {
        const QString dimension = m_dimensions.front();
        m_r.by = {dimension};
        m_dimensions.clear();
        m_r.record.clear();
        if (!m_wanted.empty() && dimension != u"credit.band")
            return chooseMeasures();
        const Table own = m_vocabulary.catalogue().dimension(dimension)->table();
        Table counted = own == Table::Credit ? Table::Customers : own;
        for (const Table noun : m_nouns) {
            if (noun != Table::Customers)
                counted = noun;
        }
        m_r.measures = {countOf(counted)};
        return applyConditions(counted);
    }
    // "The split of active and dormant customers"
    if (m_wanted.empty() && m_nouns == std::vector{Table::Customers} && setComparison()) {
        m_r.measures = {countOf(Table::Customers)};
        return applyConditions(Table::Customers);
    }
    if (m_wanted.size() == 1 && m_wanted.front().field == Field::CreditScore && m_wanted.front().meaning == FieldWord) {
        m_r.by = {u"credit.band"_s};
        m_r.measures = {u"customers.count"_s};
        return applyConditions(Table::Customers);
    }
    // "The distribution of the number of accounts": by each number.
    const bool few =
        m_wanted.size() == 1 && m_wanted.front().meaning == FieldWord
        && (m_wanted.front().field == Field::CustomerAccounts || m_wanted.front().field == Field::CreditDelinquencies);
    if (few) {
        m_r.by = {QString::fromLatin1(info(m_wanted.front().field).name)};
        m_r.measures = {countOf(Table::Customers)};
        return applyConditions(Table::Customers);
    }
    if (m_wanted.size() == 1 && m_wanted.front().meaning == Owe) {
        m_r.by = {u"loan.type"_s};
        m_r.measures = {u"loans.owed"_s};
        return applyConditions(Table::Loans);
    }
    if (m_wanted.empty() && m_nouns.size() == 1) {
        switch (m_nouns.front()) {
        case Table::Loans:
            m_r.by = {u"loan.type"_s};
            break;
        case Table::Atm:
            m_r.by = {u"atm.type"_s};
            break;
        case Table::Complaints:
            m_r.by = {u"complaint.category"_s};
            break;
        case Table::Products:
            m_r.by = {u"product.category"_s};
            break;
        default:
            return unclear();
        }
        m_r.measures = {countOf(m_nouns.front())};
        return applyConditions(m_nouns.front());
    }
    return unclear();
}

}  // namespace clientele
