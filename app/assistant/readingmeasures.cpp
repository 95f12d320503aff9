// SPDX-License-Identifier: GPL-3.0-or-later
// Which measure the words of a question ask for: aggregates, sums and counts.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

// A measure over deposits or withdrawals alone; where no measure says so itself, a condition does.
Measured QuestionReader::flowMeasure(const Wanted &flow, bool count, const char *aggregate)
{
    const bool deposit = flow.meaning == Deposit;
    if (!count && *aggregate == 0)
        return {deposit ? u"atm.deposits"_s : u"atm.withdrawals"_s};
    return {count ? u"atm.count"_s : u"atm.amount"_s + QLatin1StringView(aggregate),
            {{u"atm.type"_s, Op::In, {flowType(m_vocabulary.book(), flow.meaning)}, {}}}};
}

// A customer's number of transactions stands for "transactions" where the book has no rows of them; nothing in it is
// an amount, so "the largest transactions" or their value are not asked of it.
bool QuestionReader::sayHowMany(const Wanted &wanted) const
{
    if (wanted.meaning != FieldWord || wanted.field != Field::CustomerTotalTransactions
        || wanted.text != u"transactions")
        return true;
    const bool amount = saysAmount(m_totalText);
    const bool ofAmounts =
        m_rank == Highest || m_rank == Lowest || m_aggregate == Average || m_aggregate == Median || m_range;
    return !lead(HowMuch) && !amount && (lead(HowMany) || !ofAmounts);
}

Measured QuestionReader::wantedMeasure(const Wanted &wanted)
{
    const bool average = m_aggregate == Average;
    const bool median = m_aggregate == Median;
    const bool highest = m_rank == Highest;
    const bool lowest = m_rank == Lowest;
    const char *suffix = average ? ".average" : median ? ".median" : highest ? ".maximum" : lowest ? ".minimum" : "";
    if (m_rank && !highest && !lowest)
        return {};
    if (wanted.meaning == FieldWord) {
        const QString base = baseOf(wanted.field);
        // "How many dormant accounts": the status is the customer's, so customers are counted.
        const bool byStatus = std::ranges::any_of(
            m_c.clauses(), [](const auto &clause) { return clause.condition.field == "customer.status"_L1; });
        if (wanted.field == Field::CustomerAccounts && byStatus && !lead(HowMuch) && !hasNoun(Table::Customers)
            && m_r.people.empty() && *suffix == 0)
            return {u"customers.count"_s};
        if (!sayHowMany(wanted))
            return {};
        // The average of averages of groups is nothing that a query gives.
        if (average && !m_r.by.empty() && QLatin1StringView(ownAggregate(wanted.text)) == ".average"_L1)
            return {};
        if (*suffix == 0 && !m_aggregate)
            suffix = ownAggregate(wanted.text);
        if (*suffix != 0)
            return {base + QLatin1StringView(suffix)};
        const bool value =
            m_r.people.size() == 1 || (m_oneInScope && m_r.people.empty()) || m_r.by.contains(u"customer.id"_s);
        if (value)
            return {base + u".maximum"_s};
        if (!isSummed(wanted.field))
            return {m_r.by.empty() || m_aggregate ? QString() : base + u".average"_s};
        const bool amount = info(wanted.field).type == FieldType::Money;
        return {lead(HowMany) && amount ? QString() : base};
    }
    if (wanted.meaning == Net)
        return {*suffix == 0 && !lead(HowMany) ? u"atm.net"_s : QString()};
    if (wanted.meaning == Deposit || wanted.meaning == Withdraw)
        return flowMeasure(wanted, lead(HowMany), suffix);
    // What is owed: of each loan, or of each customer.
    if (lead(HowMany))
        return {};
    if (*suffix == 0)
        return {u"loans.owed"_s};
    if (!ofEachLoan(wanted.text) && !hasNoun(Table::Loans))
        return {};
    return {highest ? u"loans.largest"_s : u"loans.owed"_s + QLatin1StringView(suffix)};
}

QString QuestionReader::nounMeasure(Table noun)
{
    const char *suffix = m_aggregate == Average  ? ".average"
                         : m_aggregate == Median ? ".median"
                         : m_rank == Highest     ? ".maximum"
                         : m_rank == Lowest      ? ".minimum"
                                                 : "";
    const bool amount = saysAmount(m_totalText);
    if ((lead(HowMany) && (*suffix != 0 || amount)) || (m_rank && isQuality(m_rankText)))
        return {};
    if (noun == Table::Loans && (*suffix != 0 || amount || lead(HowMuch)))
        return m_rank == Highest && !m_aggregate ? u"loans.largest"_s : u"loans.owed"_s + QLatin1StringView(suffix);
    if (noun == Table::Atm && (*suffix != 0 || amount))
        return m_aggregate == Average ? u"atm.average"_s : u"atm.amount"_s + QLatin1StringView(suffix);
    if (*suffix != 0 || amount || lead(HowMuch))
        return {};
    return countOf(noun);
}

// "Customers, loans and transactions": each is counted for itself.
bool QuestionReader::nounsAreJoined() const
{
    for (std::size_t n = 1; n < m_nounsAt.size(); ++n) {
        bool joined = false;
        for (std::size_t i = m_nounsAt[n - 1] + 1; i < m_nounsAt[n]; ++i) {
            const Meaning meaning = m_c.items()[i].meaning;
            joined = joined || meaning == And;
            if (!(meaning == And || meaning == HowMany || meaning == Number || meaning == Of || meaning == Filler))
                return false;
        }
        if (!joined)
            return false;
    }
    return true;
}

bool QuestionReader::chooseCounts()
{
    if (!lead(HowMany) || m_aggregate || m_rank || m_range || !m_c.periods().empty() || !m_r.by.empty())
        return unclear();
    // What only customers have narrows each of them; a condition on one loan would not.
    for (const Clause &clause : m_c.clauses()) {
        const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(clause.condition.field);
        if (!dimension || dimension->table() != Table::Customers)
            return unclear();
    }
    for (const Table noun : m_nouns)
        m_r.measures.emplace_back(countOf(noun));
    return applyConditions(m_nouns);
}

// "How many customers made a deposit": people, not deposits.
bool QuestionReader::countPeopleWithFlow()
{
    const Wanted &wanted = m_wanted.front();
    const bool flow = wanted.meaning == Deposit || wanted.meaning == Withdraw;
    if (!flow || !lead(HowMany) || m_wanted.size() > 1 || m_nouns != std::vector{Table::Customers} || m_aggregate
        || m_rank || !m_r.by.empty() || !m_r.people.empty() || m_nounsAt.front() > wanted.at)
        return false;
    // "How many customer deposits" are deposits.
    if (m_nounsAt.front() + 1 == wanted.at && !isFlowVerb(wanted.text))
        return false;
    // Conditions on visits hold for one and the same: at machine 103, in August.
    m_c.clauses().push_back({{u"atm.type"_s, Op::In, {flowType(m_vocabulary.book(), wanted.meaning)}, {}}, wanted.at});
    m_r.measures = {countOf(Table::Customers)};
    return true;
}

// "What is the score in Toronto?"
bool QuestionReader::askWhichFigure(const Wanted &wanted)
{
    using Kind = FigureSense::Kind;
    if (wanted.meaning == FieldWord && !isSummed(wanted.field) && !lead(HowMany) && m_r.by.empty() && !m_yesNo) {
        const auto label = [&](const char *suffix) {
            return m_vocabulary.catalogue().measure(baseOf(wanted.field) + QLatin1StringView(suffix))->label;
        };
        const QString word = m_c.items()[wanted.at].text;
        m_senses = {{Kind::Average, wanted.at, word, label(".average")},
                    {Kind::Lowest, wanted.at, word, label(".minimum")},
                    {Kind::Highest, wanted.at, word, label(".maximum")},
                    {Kind::Range, wanted.at, word, Decline::rangeOf(fieldLabel(wanted.field))}};
    }
    return no(Decline::whichFigure(wanted.text));
}

// "The average debt": a loan's or a customer's.
bool QuestionReader::askOfEachOf(const Wanted &wanted)
{
    using Kind = FigureSense::Kind;
    const bool average = m_aggregate == Average && !m_rank && m_r.by.empty() && !lead(HowMany) && !m_yesNo;
    if (!average || m_r.form != Reading::Form::Figures)
        return m_aggregate || m_rank ? unclear() : no(Decline::whichFigure(wanted.text));
    const QString word = m_c.items()[wanted.at].text;
    m_senses = {{Kind::OfEachLoan, wanted.at, word, Decline::ofEachLoan()},
                {Kind::OfEachCustomer, wanted.at, word, Decline::ofEachCustomer()}};
    return no(Decline::ofEachOf(wanted.text));
}

bool QuestionReader::chooseMeasures()
{
    if (lead(Who) || lead(Profile) || lead(Where) || m_r.top > 0 || m_c.top() > 0)
        return unclear();
    // "How many customers have an average score" is not the average.
    if (lead(HowMany) && (m_aggregate == Average || m_aggregate == Median) && hasNoun(Table::Customers)
        && !m_wanted.empty() && m_nounsAt.front() < m_wanted.front().at)
        return unclear();
    // "How many customers made transactions": people who did.
    if (lead(HowMany))
        visitorsAreMeant();
    m_r.form = m_r.by.empty() ? Reading::Form::Figures : Reading::Form::Groups;
    // "The distribution of scores by band": how many are in each.
    if (m_distribution && m_r.by == QStringList{u"credit.band"_s} && m_wanted.size() == 1 && !m_aggregate && !m_rank
        && m_wanted.front().meaning == FieldWord && m_wanted.front().field == Field::CreditScore)
    {
        m_r.measures = {countOf(Table::Customers)};
        return applyConditions(Table::Customers);
    }
    // "How many loans are outstanding": the word adds nothing to "loans".
    if (lead(HowMany) && hasNoun(Table::Loans))
        std::erase_if(m_wanted, [](const Wanted &w) {
            return w.meaning == Owe && (w.text == u"outstanding" || w.text == u"owed");
        });
    if (m_range) {
        if (m_rank || m_aggregate || lead(HowMany) || lead(HowMuch) || m_wanted.size() > 1)
            return unclear();
        for (const Meaning end : {Lowest, Highest}) {
            m_rank = end;
            Measured measure = m_wanted.empty() ? (m_nouns.empty() ? QString() : nounMeasure(m_nouns.front()))
                                                : wantedMeasure(m_wanted.front());
            if (measure.name == u"loans.owed.maximum")
                measure.name = u"loans.largest"_s;
            m_r.measures.push_back(std::move(measure));
        }
    } else if (m_wanted.empty() && m_nouns.size() > 1 && nounsAreJoined()) {
        return chooseCounts();
    } else if (!m_wanted.empty()) {
        if (countPeopleWithFlow())
            return applyConditions(Table::Customers);
        for (const Wanted &wanted : m_wanted)
            m_r.measures.push_back(wantedMeasure(wanted));
        if (m_also && m_wanted.size() > 1)
            return unclear();
        if (m_also) {
            m_aggregate = std::exchange(m_also, {});
            m_r.measures.push_back(wantedMeasure(m_wanted.front()));
        }
    } else if (!m_nouns.empty()) {
        // "Customers in Toronto" holds what is counted; of two nouns the first is meant.
        const bool asked = lead(HowMany) || lead(HowMuch) || m_aggregate || m_rank || lead(What) || lead(Which)
                           || lead(List) || !m_r.by.empty() || m_leads.isEmpty();
        const Table noun = m_nouns.front();
        // "Loans of Quinn Davis": which they are.
        const bool ofOne = m_leads.isEmpty() && noun == Table::Loans && m_r.people.size() == 1 && !m_yesNo;
        const bool list = (lead(Which) || lead(List) || ofOne || (lead(What) && !m_aggregate && !m_rank))
                          && !lead(HowMany) && !m_rank && !m_aggregate && m_r.by.empty();
        // "Which customers withdrew more than 500": names, and no number of them.
        const bool names = noun == Table::Customers && (lead(Which) || lead(List)) && !lead(HowMany) && !lead(HowMuch)
                           && m_r.by.empty();
        if (!asked || names || (list && noun != Table::Loans && noun != Table::Products && noun != Table::Complaints))
            return unclear();
        if (list) {
            const bool bare =
                noun == Table::Products || (noun == Table::Complaints && m_c.clauses().empty()) || onePerson();
            if (!bare)
                return unclear();
            m_r.form = Reading::Form::Groups;
            m_r.by = {noun == Table::Loans      ? u"loan.type"_s
                      : noun == Table::Products ? u"product.name"_s
                                                : u"complaint.category"_s};
            m_r.measures = {noun == Table::Loans ? u"loans.owed"_s : countOf(noun)};
        } else if (m_aggregate == Total && noun == Table::Loans && !lead(HowMany) && !lead(HowMuch)
                   && nounMeasure(noun) == u"loans.count")
        {
            m_r.measures = {u"loans.owed"_s, u"loans.count"_s};
        } else {
            m_r.measures = {nounMeasure(noun)};
        }
    } else {
        // Conditions alone: how many customers meet them.
        const bool sides = m_compare && m_leads.isEmpty() && m_r.by == QStringList{u"customer.gender"_s};
        const bool asked = lead(HowMany) || sides || (!m_r.by.empty() && !m_compare && !lead(HowMuch));
        const bool counted = asked && !m_c.clauses().empty() && !m_aggregate && !m_rank;
        const bool complaint =
            !m_c.clauses().empty() && m_c.clauses().front().condition.field.startsWith("complaint."_L1);
        // "Women by city" are customers; "withdrawn" or "car" alone are nothing that is counted.
        const bool ofRows = std::ranges::any_of(m_c.clauses(), [this](const Clause &clause) {
            const DimensionInfo *known = m_vocabulary.catalogue().dimension(clause.condition.field);
            return known && (known->table() == Table::Loans || known->table() == Table::Atm);
        });
        if (!counted || (ofRows && !lead(HowMany)))
            return unclear();
        m_r.measures = {complaint ? u"complaints.count"_s : u"customers.count"_s};
    }
    if (m_also)
        return unclear();
    for (const Measured &measure : m_r.measures) {
        if (measure.isEmpty() || !m_vocabulary.catalogue().measure(measure.name)) {
            const bool which = m_wanted.size() == 1 && !m_aggregate && !m_rank;
            if (m_wanted.size() == 1 && m_wanted.front().meaning == Owe)
                return askOfEachOf(m_wanted.front());
            return which ? askWhichFigure(m_wanted.front()) : unclear();
        }
        if (tableOf(measure.name) != tableOf(m_r.measures.front().name) && !m_c.periods().empty())
            return unclear();
    }
    // An average per customer of a customer's own figure is the plain average.
    const Table table = tableOf(m_r.measures.front().name);
    if (m_aggregate && (*m_aggregate == Average || *m_aggregate == Median) && m_r.by == QStringList{u"customer.id"_s}) {
        if (table != Table::Customers && table != Table::Credit)
            return unclear();
        m_r.by.clear();
        m_r.form = Reading::Form::Figures;
    }
    const bool alsoLoans =
        table == Table::Loans && m_r.people.size() == 1
        && (lead(Which) || (lead(What) && hasNoun(Table::Loans)) || (lead(HowMuch) && hasNoun(Table::Loans)));
    m_r.withParts = alsoLoans && m_c.clauses().empty() && m_r.measures.size() == 1
                    && m_r.measures.front().name == u"loans.owed" && m_r.by.empty();
    if (m_wanted.size() > 1) {
        // Measures of different tables side by side: each needs the conditions to make sense for it.
        for (const Measured &measure : m_r.measures) {
            if (!customerField(tableOf(measure.name)))
                return unclear();
        }
    }
    return applyConditions(table);
}
}  // namespace clientele
