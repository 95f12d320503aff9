// SPDX-License-Identifier: GPL-3.0-or-later
// Shares: what they are taken of, and which part of it.
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "app/assistant/reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

// "Of the debt", "of the money deposited", "of the total balance": what is added up.
QuestionReader::Whole QuestionReader::shareOfWanted(const Wanted &wanted)
{
    const bool customersFirst = std::ranges::any_of(
        m_nounsAt, [&](std::size_t at) { return m_c.isNoun(at, Table::Customers) && at < wanted.at; });
    if (customersFirst || (m_aggregate && m_aggregate != Total))
        return {};
    switch (wanted.meaning) {
    case Owe:
        return {u"loans.owed"_s, wanted.at};
    case Deposit:
    case Withdraw: {
        const bool count = lead(HowMany);
        const bool amount = isFlowVerb(wanted.text) || wanted.text.startsWith("money"_L1)
                            || wanted.text.startsWith("cash"_L1) || saysAmount(m_totalText) || m_aggregate == Total;
        if (count && amount)
            return {};
        // "What proportion of the withdrawals were made at 103": of the visits.
        return {flowMeasure(wanted, !amount, ""), wanted.at};
    }
    case FieldWord: {
        const bool sum = isSummed(wanted.field) && *ownAggregate(wanted.text) == 0 && sayHowMany(wanted);
        return sum ? Whole{baseOf(wanted.field), wanted.at} : Whole{};
    }
    default:
        return {};
    }
}

QuestionReader::Whole QuestionReader::shareOf()
{
    // "What fraction of the transactions are deposits"
    const bool flow = m_wanted.size() == 1 && !m_nouns.empty() && m_nouns.front() == Table::Atm
                      && (m_wanted.front().meaning == Deposit || m_wanted.front().meaning == Withdraw)
                      && m_nounsAt.front() < m_wanted.front().at && !m_aggregate;
    if (flow) {
        m_c.clauses().push_back({{u"atm.type"_s, Op::In, {flowType(m_vocabulary.book(), m_wanted.front().meaning)}, {}},
                                 m_wanted.front().at});
        return {countOf(Table::Atm), m_nounsAt.front()};
    }
    if (m_wanted.size() == 1)
        return shareOfWanted(m_wanted.front());
    if (!m_wanted.empty())
        return {};
    // "Of the total loans": of their number or of their amount is not guessed.
    const bool counted = !m_aggregate
                         || (m_aggregate == Total && !m_nouns.empty() && m_nouns.front() != Table::Loans
                             && m_nouns.front() != Table::Atm && !saysAmount(m_totalText));
    if (!m_nouns.empty())
        return counted ? Whole{countOf(m_nouns.front()), m_nounsAt.front()} : Whole{};
    // "What percentage of women are dormant"
    const bool women =
        !m_aggregate && m_c.clauses().size() > 1 && m_c.clauses().front().condition.field == u"customer.gender";
    return women ? Whole{countOf(Table::Customers), m_c.clauses().front().first} : Whole{};
}

bool QuestionReader::chooseShare()
{
    if (m_rank || m_aggregate == Average || m_aggregate == Median || m_range || !m_dimensions.isEmpty()
        || !m_r.by.empty() || !m_r.people.empty() || m_compare || lead(Who) || m_c.periods().size() > 1)
        return unclear();
    m_r.form = Reading::Form::Share;
    const Whole whole = shareOf();
    if (whole.measure.isEmpty() || !m_vocabulary.catalogue().measure(whole.measure.name))
        return unclear();
    const Table table = tableOf(whole.measure.name);
    m_r.measures = {whole.measure};
    // "Of the customers in Toronto": conditions before the verb hold for both figures.
    std::size_t verb = Clauses::none;
    std::size_t time = Clauses::none;
    const auto &items = m_c.items();
    const bool ofPeople = m_nouns.empty() && m_wanted.empty();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (m_c.is(i, Meaning::Period))
            time = i;
        const bool haveNo = m_c.is(i, Without) && items[i].text.startsWith("ha"_L1);
        // "Of women with a loan"
        const bool with = ofPeople && (m_c.is(i, With) || m_c.is(i, Without));
        const bool verbal = with || m_c.is(i, Be) || m_c.is(i, Have) || m_c.is(i, Live) || m_c.is(i, Owe)
                            || m_c.is(i, Prefer) || m_c.is(i, Do) || m_c.is(i, By) || haveNo;
        if (i > whole.at && verbal && verb == Clauses::none)
            verb = i;
    }
    std::size_t after = 0;
    for (const Clause &clause : m_c.clauses())
        after += clause.first >= verb ? 1 : 0;
    const bool timePart = time != Clauses::none && (verb == Clauses::none || time >= verb);
    const std::size_t parts = m_c.clauses().size() + (timePart ? 1 : 0);
    // "Of customers in Toronto without loans": of which of both is not said.
    if (m_nouns.empty() && m_wanted.empty() && verb == Clauses::none)
        return unclear();
    if (parts == 0 || (verb != Clauses::none && after == 0 && !timePart) || (verb == Clauses::none && parts > 1))
        return unclear();
    for (const Clause &clause : m_c.clauses()) {
        if (verb != Clauses::none && clause.first < verb)
            m_r.base.push_back(clause.condition);
    }
    for (const auto &period : m_c.periods()) {
        const auto conditions = period.conditionsOn(table);
        if (!conditions)
            return no(Decline::noTimes());
        if (!timePart)
            m_r.base.insert(m_r.base.end(), conditions->begin(), conditions->end());
    }
    return applyConditions(table);
}

}  // namespace clientele
