// SPDX-License-Identifier: GPL-3.0-or-later
// Which form of answer the collected parts ask for.
#include "app/assistant/decline.h"
#include "app/assistant/reading.h"
#include "models/query/evaluator.h"

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

QString countOf(Table table) { return QString::fromLatin1(tableName(table)) + u".count"_s; }

}  // namespace

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
    if (m_share)
        return chooseShare();
    // "Compare deposits and withdrawals": two figures beside one another.
    const bool figures = m_wanted.size() > 1 && !m_rank && !m_aggregate && !m_range;
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
    if (m_yesNo && (m_leads.isEmpty() || m_rank || m_range))
        return unclear();
    if (m_rank) {
        if (const auto chosen = chooseRanked())
            return *chosen;
    }
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
    if (choosePeople())
        return m_problem.isEmpty();
    if (!m_dimensions.isEmpty() && m_r.by.empty() && m_wanted.empty() && !m_rank && !m_aggregate && !m_range)
        return chooseKinds();
    if (!m_dimensions.isEmpty())
        return unclear();
    return chooseMeasures();
}

// Conditions, people and periods, as they are seen from the table of what is asked.
bool QuestionReader::applyConditions(Table table)
{
    for (const Table noun : m_nouns) {
        const bool container = noun == table || (noun == Table::Customers && customerField(table));
        const bool record = table == Table::Credit && noun == Table::Customers;
        if (!container && !record)
            return unclear();
    }
    for (Clause &clause : m_c.clauses()) {
        // "Over 700 EUR": the currency of the rows that are counted.
        if (clause.condition.field == u"customer.currency" && table != Table::Customers && currencyField(table))
            clause.condition.field = QString::fromLatin1(info(*currencyField(table)).name);
        if (!hasMeaningFor(m_vocabulary.catalogue(), clause.condition, table))
            return no(table == Table::Complaints ? Decline::anonymousComplaints()
                                                 : Decline::notTogether({clause.condition.values.join(u", "_s)}));
        m_r.where.push_back(clause.condition);
    }
    if (!m_r.people.empty()) {
        if (!customerField(table))
            return no(Decline::anonymousComplaints());
        QStringList ids;
        for (const RowIndex row : m_r.people)
            ids.append(m_vocabulary.book().textAt(Field::CustomerId, row));
        m_r.where.push_back({u"customer.id"_s, Op::In, ids, {}});
    }
    for (const auto &period : m_c.periods()) {
        const auto conditions = period.conditionsOn(table);
        if (!conditions)
            return no(Decline::noTimes());
        m_r.where.insert(m_r.where.end(), conditions->begin(), conditions->end());
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
    const bool asked = lead(Who)
                       || (hasNoun(Table::Customers) && (lead(Which) || lead(What) || lead(List) || m_leads.isEmpty())
                           && !lead(HowMany) && !lead(HowMuch));
    const bool otherNoun = std::ranges::any_of(m_nouns, [](Table table) { return table != Table::Customers; });
    if (!asked || otherNoun || m_aggregate || m_range || m_rank || !m_r.by.empty() || m_distribution
        || !m_r.people.empty())
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
        if (wanted.meaning == Owe)
            m_r.measures = {u"loans.owed"_s};
        else if (wanted.meaning == FieldWord && shown)
            m_r.measures = {QString::fromLatin1(tableName(info(wanted.field).table))
                            + QString::fromLatin1(info(wanted.field).name)
                                  .mid(QString::fromLatin1(info(wanted.field).name).indexOf(u'.'))
                            + u".maximum"_s};
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
    m_r.form = lead(HowMany) ? Reading::Form::Distinct : Reading::Form::Groups;
    m_r.by = {dimension};
    const bool amounts = counted == Table::Loans && m_r.people.size() == 1 && !lead(HowMany);
    m_r.measures = {amounts ? u"loans.owed"_s : countOf(counted)};
    return applyConditions(counted);
}

bool QuestionReader::chooseYesNo()
{
    if (m_wanted.size() > 1
        || (!m_dimensions.isEmpty() && !(m_dimensions.size() == 1 && m_r.record.empty() && m_nouns.empty())))
        return unclear();
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
        table = tableOf(m_r.measures.front());
    }
    const bool empty = m_c.clauses().empty() && m_r.people.empty() && m_c.periods().empty() && m_nouns.empty();
    const bool onlyPerson = m_wanted.empty() && m_nouns.empty() && m_c.clauses().empty();
    if (empty || onlyPerson || !m_dimensions.isEmpty())
        return unclear();
    return applyConditions(table);
}

bool QuestionReader::chooseShare()
{
    if (m_nouns.empty() || m_rank || m_aggregate || m_range || !m_wanted.empty() || !m_dimensions.isEmpty()
        || !m_r.by.empty() || !m_r.people.empty() || m_compare || lead(Who) || !m_c.periods().empty())
        return unclear();
    m_r.form = Reading::Form::Share;
    const Table table = m_nouns.front();
    m_r.measures = {countOf(table)};
    // "Of the customers in Toronto": conditions before the verb hold for both figures.
    std::size_t verb = Clauses::none;
    const auto &items = m_c.items();
    for (std::size_t i = m_nounsAt.front(); i < items.size() && verb == Clauses::none; ++i) {
        if (m_c.is(i, Be) || m_c.is(i, Have) || m_c.is(i, Live) || m_c.is(i, Owe))
            verb = i;
    }
    std::size_t after = 0;
    for (const Clause &clause : m_c.clauses())
        after += clause.first >= verb ? 1 : 0;
    if (m_c.clauses().empty() || (verb != Clauses::none && after == 0))
        return unclear();
    for (const Clause &clause : m_c.clauses()) {
        if (verb != Clauses::none && clause.first < verb)
            m_r.base.push_back(clause.condition);
    }
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
    if (m_wanted.size() == 1 && m_wanted.front().field == Field::CreditScore && m_wanted.front().meaning == FieldWord) {
        m_r.by = {u"credit.band"_s};
        m_r.measures = {u"customers.count"_s};
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
