// SPDX-License-Identifier: GPL-3.0-or-later
// Superlatives: who or what is ranked, and by which measure.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

bool QuestionReader::customersAreRanked() const
{
    if (!hasNoun(Table::Customers))
        return false;
    const auto at = static_cast<std::size_t>(std::ranges::find(m_nouns, Table::Customers) - m_nouns.begin());
    const std::size_t customers = m_nounsAt[at];
    const bool inside =
        std::ranges::any_of(m_wanted, [&](const Wanted &w) { return m_rankAt < w.at && w.at < customers; })
        || std::ranges::any_of(m_nounsAt, [&](std::size_t n) { return m_rankAt < n && n < customers; });
    return !inside;
}

Measured QuestionReader::rankMeasure(bool perCustomer)
{
    const Meaning rank = *m_rank;
    const bool up =
        rank == Lowest || rank == Fewest || rank == Bottom || rank == Quietest || rank == Rare || rank == Youngest;
    m_r.ascending = up;
    const bool flow =
        m_wanted.size() == 1 && (m_wanted.front().meaning == Deposit || m_wanted.front().meaning == Withdraw);
    if ((rank == Busiest || rank == Quietest) && flow && !m_aggregate)
        return flowMeasure(m_wanted.front(), true, "");
    if (rank == Busiest || rank == Quietest)
        return {m_wanted.empty() && !m_aggregate ? u"atm.count"_s : QString()};
    if (rank == Oldest || rank == Youngest)
        return {perCustomer && m_wanted.empty() && !m_aggregate ? u"customers.age.maximum"_s : QString()};
    if (m_wanted.size() > 1)
        return {};
    const char *aggregate = m_aggregate == Average ? ".average" : m_aggregate == Median ? ".median" : "";
    const bool quality = isQuality(m_rankText);
    // "The highest transaction amount" is one transaction's, "the highest total" is not.
    const bool ofOne = m_aggregate == Total && m_totalText == u"amount" && (rank == Highest || rank == Lowest);
    const bool total = m_aggregate == Total && !ofOne;
    if (m_wanted.empty()) {
        if (quality || rank == Common || rank == Rare)
            return {};
        for (const Table noun : m_nouns) {
            const bool ranked = noun == Table::Customers && perCustomer;
            if (ranked)
                continue;
            const bool counted = rank == Most || rank == Fewest || lead(HowMany)
                                 || ((rank == Top || rank == Bottom) && !m_aggregate)
                                 || ((m_rankText == u"more" || m_rankText == u"less"));
            if (counted)
                return {m_aggregate && m_aggregate != Total ? QString() : countOf(noun)};
            if (noun == Table::Loans)
                return {*aggregate != 0 || total ? u"loans.owed"_s + QLatin1StringView(aggregate)
                        : up                     ? u"loans.owed.minimum"_s
                                                 : u"loans.largest"_s};
            if (noun == Table::Atm)
                return {m_aggregate == Average     ? u"atm.average"_s
                        : *aggregate != 0 || total ? u"atm.amount"_s + QLatin1StringView(aggregate)
                        : up                       ? u"atm.amount.minimum"_s
                                                   : u"atm.amount.maximum"_s};
            return {};
        }
        // "Which loan type has the largest total"
        const bool ofLoans = m_nouns.empty() && m_r.by == QStringList{u"loan.type"_s} && m_aggregate;
        return {ofLoans ? u"loans.owed"_s + QLatin1StringView(aggregate) : QString()};
    }
    const Wanted &wanted = m_wanted.front();
    if (quality && !(wanted.meaning == FieldWord && wanted.field == Field::CreditScore))
        return {};
    switch (wanted.meaning) {
    case FieldWord: {
        const QString base = baseOf(wanted.field);
        if (!sayHowMany(wanted))
            return {};
        if (!perCustomer && *aggregate == 0 && !m_aggregate)
            aggregate = ownAggregate(wanted.text);
        if (perCustomer)
            return {m_aggregate && m_aggregate != Total ? QString() : base + u".maximum"_s};
        if (*aggregate != 0)
            return {base + QLatin1StringView(aggregate)};
        if (isSummed(wanted.field))
            return {base};
        if (m_aggregate || (rank != Highest && rank != Lowest))
            return {};
        return {base + (up ? u".minimum"_s : u".maximum"_s)};
    }
    case Owe:
        if (*aggregate != 0)
            return {ofEachLoan(wanted.text) || hasNoun(Table::Loans) ? u"loans.owed"_s + QLatin1StringView(aggregate)
                                                                     : QString()};
        return {u"loans.owed"_s};
    case Net:
        return {*aggregate == 0 ? u"atm.net"_s : QString()};
    default:
        break;
    }
    if (*aggregate != 0)
        return flowMeasure(wanted, false, aggregate);
    if (isFlowVerb(wanted.text) || m_aggregate == Total || wanted.text.startsWith("money"_L1)
        || wanted.text.startsWith("cash"_L1))
        return flowMeasure(wanted, false, "");
    if (lead(HowMany)
        || ((rank == Most || rank == Fewest || m_rankText == u"more" || m_rankText == u"less")
            && isPlural(wanted.text)))
        return flowMeasure(wanted, true, "");
    if (!isPlural(wanted.text))
        return {flowMeasure(wanted, false, up ? ".minimum" : ".maximum")};
    return flowMeasure(wanted, false, "");
}

std::optional<bool> QuestionReader::chooseRanked()
{
    const bool comparative = isComparative(m_rankText);
    const bool sides = m_r.people.size() > 1 || std::ranges::any_of(m_c.clauses(), [](const Clause &c) {
                           return c.condition.op == Op::In && c.condition.values.size() > 1;
                       });
    // "The last week of August" is no rank.
    // "Which gender has the higher average balance": of them all.
    const bool ofAll = comparative && !sides && lead(Which) && m_dimensions.size() == 1 && !m_yesNo
                       && !m_c.anyMeaning(Than) && m_rankText != u"more" && m_rankText != u"less";
    if ((comparative && !sides && !ofAll) || (m_rankText == u"last" && m_c.top() == 0))
        return unclear();
    m_dimensions.removeAll(u"customer.name"_s);
    QString entity;
    if (lead(Who) || (comparative && m_r.people.size() > 1)
        || (m_dimensions.isEmpty() && !hasNoun(Table::Complaints) && customersAreRanked()
            && !(comparative && namesAlternatives())))
        entity = u"customer.id"_s;
    else if (m_dimensions.size() == 1)
        entity = m_dimensions.front();
    else if (m_dimensions.isEmpty() && comparative && m_compare)
        entity = m_r.by.value(0);
    if (m_dimensions.isEmpty() && entity.isEmpty() && comparative && sides) {
        for (const Clause &clause : m_c.clauses()) {
            if (clause.condition.op == Op::In && clause.condition.values.size() > 1)
                entity = clause.condition.field;
        }
    }
    if (m_dimensions.size() > 1 || (m_dimensions.size() == 1 && entity != m_dimensions.front()))
        return unclear();
    const bool common = m_rank == Common || m_rank == Rare;
    // "The most used card": by most customers, not at most visits.
    const DimensionInfo *used = m_vocabulary.catalogue().dimension(entity);
    if ((m_rank == Busiest || m_rank == Quietest) && used && entity != u"customer.id" && used->table() != Table::Atm)
        m_rank = m_rank == Busiest ? Common : Rare;
    // "Which hour is the most common for withdrawals"
    const bool flows = used && used->table() == Table::Atm && !m_aggregate && m_wanted.size() == 1
                       && (m_wanted.front().meaning == Deposit || m_wanted.front().meaning == Withdraw);
    if (flows && (m_rank == Common || m_rank == Rare))
        m_rank = m_rank == Common ? Busiest : Quietest;
    // Nobody's phone is the most common.
    if (used && entity != u"customer.id" && info(used->field).has(Personal))
        return unclear();
    // "Which card do women use most", "the language that most customers prefer"
    const bool kind = used && entity != u"customer.id" && used->table() == Table::Customers && m_wanted.empty()
                      && !m_aggregate
                      && (m_nouns.empty() || (m_nouns == std::vector{Table::Customers} && entity != u"customer.city"));
    if (kind && (m_rank == Most || m_rank == Fewest) && m_c.top() == 0)
        m_rank = m_rank == Most ? Common : Rare;
    // "What do customers complain about most", "the most common complaint"
    if (entity.isEmpty() || (common && entity == u"customer.id")) {
        if ((common || m_rank == Most) && m_nouns.size() <= 2 && hasNoun(Table::Complaints)) {
            entity = u"complaint.category"_s;
            std::erase(m_nouns, Table::Customers);
        } else if (common && m_nouns == std::vector{Table::Loans})
            entity = u"loan.type"_s;
    }
    // "Top 5 balances": each is a customer's.
    const bool ofRecord = m_wanted.size() == 1 && m_nouns.empty() && !m_aggregate && m_r.by.empty()
                          && (m_wanted.front().meaning == Owe
                              || (m_wanted.front().meaning == FieldWord && *ownAggregate(m_wanted.front().text) == 0));
    if (entity.isEmpty() && ofRecord && !lead(HowMuch) && !m_range && m_r.people.empty()
        && (m_c.top() > 0 || m_rank == Top || m_rank == Bottom))
        entity = u"customer.id"_s;
    // "How old is the oldest customer": the age itself.
    const bool age =
        m_wanted.size() == 1 && m_wanted.front().meaning == FieldWord && m_wanted.front().field == Field::CustomerAge;
    if ((m_rank == Oldest || m_rank == Youngest) && age && !lead(Who) && !lead(Which) && !lead(List) && !lead(HowMany)
        && m_dimensions.isEmpty() && m_r.by.empty() && m_c.top() == 0 && !m_aggregate && !m_range && m_r.people.empty())
    {
        m_r.form = Reading::Form::Figures;
        m_r.measures = {m_rank == Oldest ? u"customers.age.maximum"_s : u"customers.age.minimum"_s};
        return applyConditions(Table::Customers);
    }
    if (entity.isEmpty()) {
        if (m_c.top() > 0 || (m_rank != Highest && m_rank != Lowest) || m_range)
            return unclear();
        return m_c.place() > 1 ? std::optional(choosePlace()) : std::nullopt;
    }
    // "Who owes the most in each city"
    if (m_r.by == QStringList{u"customer.id"_s} && entity != u"customer.id")
        return unclear();  // the most per customer is an average
    if (m_r.by.size() == 1 && !m_compare && m_r.by.front() != entity && m_c.place() == 0)
        m_r.each = m_r.by.front();
    else if (!m_r.by.empty() && !m_compare)
        return unclear();
    if (m_range || lead(HowMuch) || (m_r.people.size() == 1 && entity == u"customer.id"))
        return m_r.people.size() == 1 && !lead(Who) ? std::nullopt : std::optional(unclear());
    const bool perCustomer = entity == u"customer.id";
    // "Who uses the machines most often"
    const bool often = m_rankText.endsWith("often"_L1) || m_rankText.endsWith("frequently"_L1);
    if (perCustomer && common && often && hasNoun(Table::Atm) && m_wanted.empty())
        m_rank = m_rank == Common ? Most : Fewest;
    else if (perCustomer && common)
        return unclear();
    m_r.form = Reading::Form::Ranked;
    m_r.by = {entity};
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(entity);
    Measured measure = rankMeasure(perCustomer);
    const bool ofItself =
        m_rank == Common || m_rank == Rare
        || (measure.isEmpty() && m_wanted.empty() && (m_rank == Most || m_rank == Fewest || m_rank == Highest)
            && !m_aggregate && m_nouns.size() == 1 && m_nouns.front() == Table::Complaints)
        || (measure.isEmpty() && m_wanted.empty() && !m_aggregate && m_nouns.empty()
            && (m_rank == Top || m_rank == Bottom) && dimension->table() == Table::Complaints);
    if (ofItself) {
        Table counted = dimension->table() == Table::Credit ? Table::Customers : dimension->table();
        for (const Table noun : m_nouns) {
            if (noun != Table::Customers)
                counted = noun;
        }
        measure = {m_wanted.empty() && !m_aggregate ? countOf(counted) : QString()};
        if (hasNoun(Table::Complaints))
            std::erase(m_nouns, Table::Customers);
    }
    if (measure.isEmpty() || !m_vocabulary.catalogue().measure(measure.name))
        return unclear();
    const Table table = tableOf(measure.name);
    m_r.where = measure.own;
    m_r.measures = {std::move(measure)};
    m_r.measures.front().own.clear();
    // "The top customer in each city" is one.
    const bool one = !m_r.each.isEmpty() && m_c.top() == 0;
    const bool several = (m_rank == Top || m_rank == Bottom) && !one;
    m_r.place = m_c.place();
    if (m_r.place > 0 && (m_c.top() > 0 || several || comparative))
        return unclear();
    m_r.top = m_c.top() > 0 ? m_c.top() : several ? 5 : 0;
    m_dimensions.clear();
    m_r.record.clear();
    std::erase_if(m_nouns, [&](Table noun) {
        return noun == dimension->table() && noun != Table::Complaints && noun != table && noun == Table::Products;
    });
    return applyConditions(table);
}

// "Who has the highest transaction amount": the field itself says that it is the highest.
void QuestionReader::rankByOwnAggregate()
{
    if (m_rank || m_wanted.size() != 1 || m_wanted.front().meaning != FieldWord || m_aggregate || m_range)
        return;
    const bool people = lead(Who) || (hasNoun(Table::Customers) && lead(Which));
    const QLatin1StringView own(ownAggregate(m_wanted.front().text));
    if (!people || (own != ".maximum"_L1 && own != ".minimum"_L1))
        return;
    m_rank = own == ".maximum"_L1 ? Highest : Lowest;
    m_rankAt = m_wanted.front().at;
}

// "The second largest loan": one row's figure, not a group's.
bool QuestionReader::choosePlace()
{
    if (!m_r.by.empty() || m_aggregate || m_wanted.size() > 1 || m_r.people.size() > 1 || lead(HowMany))
        return unclear();
    const Measured measure = m_wanted.empty() ? (m_nouns.size() == 1 ? nounMeasure(m_nouns.front()) : QString())
                                              : wantedMeasure(m_wanted.front());
    const MeasureInfo *known = m_vocabulary.catalogue().measure(measure.name);
    if (!known || !known->field || (known->aggregate != Aggregate::Maximum && known->aggregate != Aggregate::Minimum))
        return unclear();
    m_r.form = Reading::Form::Place;
    m_r.place = m_c.place();
    m_r.ascending = known->aggregate == Aggregate::Minimum;
    m_r.where = measure.own;
    m_r.measures = {measure.name};
    return applyConditions(known->table);
}

}  // namespace clientele
