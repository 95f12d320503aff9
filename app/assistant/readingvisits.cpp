// SPDX-License-Identifier: GPL-3.0-or-later
// Customers by their visits to machines, and the time of these.
#include "app/assistant/decline.h"
#include "app/assistant/reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

bool isVisitCount(const Condition &condition)
{
    return condition.field == u"atm.count" && condition.values.size() == 1;
}

bool asksForSome(const Condition &condition)
{
    return isVisitCount(condition)
           && ((condition.op == Op::AtLeast && condition.values.front() == u"1")
               || (condition.op == Op::Above && condition.values.front() == u"0"));
}

bool asksForNone(const Condition &condition)
{
    return isVisitCount(condition)
           && ((condition.op == Op::Below && condition.values.front() == u"1")
               || ((condition.op == Op::AtMost || condition.op == Op::In) && condition.values.front() == u"0"));
}

bool isOfVisits(const Condition &condition)
{
    const bool ofRows = condition.op == Op::Has || condition.op == Op::Lacks;
    return (ofRows ? condition.rows.front().field : condition.field).startsWith("atm."_L1);
}

}  // namespace

// "Which customers used a machine": those who did, where nothing else is asked of the visits.
bool QuestionReader::visitorsAreMeant()
{
    // "How many used a machine": a machine is used by people.
    const bool verb = std::ranges::any_of(m_nounsAt, [this](std::size_t at) {
        const QString &text = m_c.items()[at].text;
        return m_c.isNoun(at, Table::Atm) && (text.startsWith("use"_L1) || text.startsWith("visited "_L1));
    });
    const bool people = lead(Who) || verb || (!m_nouns.empty() && m_nouns.front() == Table::Customers);
    const bool others =
        std::ranges::any_of(m_nouns, [](Table noun) { return noun != Table::Customers && noun != Table::Atm; });
    if (!people || !hasNoun(Table::Atm) || others || (m_nounsAt.size() > 1 && nounsAreJoined()) || !m_wanted.empty()
        || m_aggregate || m_rank || m_range || !m_r.by.empty() || !m_r.people.empty())
        return false;
    const std::size_t at = *std::ranges::max_element(m_nounsAt);
    std::erase(m_nouns, Table::Atm);
    if (std::ranges::none_of(m_c.clauses(), [](const Clause &clause) { return isOfVisits(clause.condition); }))
        m_c.clauses().push_back({{u"atm.count"_s, Op::AtLeast, {u"1"_s}, {}}, at});
    return true;
}

// "More than three transactions in August": a customer's figure is over all times, so the customers are counted by the
// visits of that time.
std::optional<bool> QuestionReader::chooseVisitors()
{
    const auto bounded = std::ranges::find_if(m_c.clauses(), [](const Clause &clause) {
        const Condition &condition = clause.condition;
        return isVisitCount(condition) && !asksForSome(condition)
               && (condition.op == Op::Above || condition.op == Op::AtLeast);
    });
    const bool people = lead(Who) || lead(HowMany) || lead(Which) || lead(List);
    const bool customers = m_nouns.empty() || m_nouns == std::vector{Table::Customers};
    if (bounded == m_c.clauses().end() || m_c.periods().empty() || !people || !customers || !m_wanted.empty()
        || m_aggregate || m_rank || m_range || !m_r.by.empty() || !m_r.people.empty() || !m_dimensions.isEmpty())
        return std::nullopt;
    m_r.form = Reading::Form::Having;
    m_r.by = {u"customer.id"_s};
    m_r.test = bounded->condition;
    m_r.measures = {u"atm.count"_s};
    m_r.counted = lead(HowMany);
    m_c.clauses().erase(bounded);
    return applyConditions(Table::Atm);
}

// A time is that of the rows that are counted, or of the visits that customers are asked for.
bool QuestionReader::applyTime(const struct Period &period, const std::vector<Table> &tables)
{
    const Table table = tables.front();
    const bool record = table == Table::Customers || table == Table::Credit;
    const auto time = tables.size() > 1 ? std::nullopt : period.conditionsOn(record ? Table::Atm : table);
    if (!time)
        return no(Decline::noTimes());
    if (!record) {
        m_r.where.insert(m_r.where.end(), time->begin(), time->end());
        return true;
    }
    // What a customer withdrew in all, and a day: not what was withdrawn on that day.
    static const QStringList sums{u"atm.count"_s, u"atm.deposits"_s, u"atm.withdrawals"_s, u"atm.net"_s};
    for (Condition &condition : m_r.where) {
        const bool some = asksForSome(condition);
        if (some || asksForNone(condition))
            condition = {{}, some ? Op::Has : Op::Lacks, {}, {}};
        else if (sums.contains(condition.field))
            return no(Decline::noTimes());
    }
    const auto visit = std::ranges::find_if(m_r.where, [](const Condition &condition) {
        const bool ofRows = condition.op == Op::Has || condition.op == Op::Lacks;
        return (ofRows && condition.rows.empty()) || isOfVisits(condition);
    });
    if (visit == m_r.where.end())
        return no(Decline::noTimes());
    Conditions &into = visit->op == Op::Has || visit->op == Op::Lacks ? visit->rows : m_r.where;
    into.insert(into.end(), time->begin(), time->end());
    return true;
}

}  // namespace clientele
