// SPDX-License-Identifier: GPL-3.0-or-later
// Which measure the words of a question ask for: aggregates, ranks, sums and counts.
#include "app/assistant/decline.h"
#include "app/assistant/reading.h"

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

QString countOf(Table table) { return QString::fromLatin1(tableName(table)) + u".count"_s; }

// "customer.balance" -> "customers.balance": the name that its measures begin with.
QString baseOf(Field field)
{
    const QString name = QString::fromLatin1(info(field).name);
    return QString::fromLatin1(tableName(info(field).table)) + name.sliced(name.indexOf(u'.'));
}

bool isSummed(Field field) { return field != Field::CreditScore && field != Field::CustomerAge; }

bool isPlural(const QString &text) { return text.endsWith(u's'); }

bool isVerb(const QString &flow)
{
    static const QStringList verbs{u"deposited"_s, u"withdrawn"_s,   u"withdrew"_s,  u"withdraw"_s, u"withdraws"_s,
                                   u"paid in"_s,   u"taken out"_s,   u"took out"_s,  u"put in"_s,   u"depose"_s,
                                   u"retire"_s,    u"withdrawing"_s, u"depositing"_s};
    return verbs.contains(flow);
}

// "Average monthly spending", "highest transaction amount": fields that say themselves how they are put together.
const char *ownAggregate(const QString &fieldWords)
{
    if (fieldWords.startsWith("average "_L1))
        return ".average";
    if (fieldWords.startsWith("highest "_L1) || fieldWords.startsWith("largest "_L1))
        return ".maximum";
    return fieldWords.startsWith("lowest "_L1) || fieldWords.startsWith("smallest "_L1) ? ".minimum" : "";
}

bool ofEachLoan(const QString &owe) { return owe.contains(u"loan"); }

}  // namespace

// A measure over deposits or withdrawals alone; where no measure says so itself, a condition does.
QString QuestionReader::flowMeasure(const Wanted &flow, bool count, const char *aggregate)
{
    const bool deposit = flow.meaning == Deposit;
    if (!count && *aggregate == 0)
        return deposit ? u"atm.deposits"_s : u"atm.withdrawals"_s;
    const QString wanted = deposit ? u"deposit"_s : u"withdrawal"_s;
    QString value = wanted;
    const TextColumn *types = m_vocabulary.book().text(Field::AtmType);
    for (Code code = 1; types && code < types->dictionary->size(); ++code) {
        if (types->dictionary->value(code).compare(wanted, Qt::CaseInsensitive) == 0)
            value = types->dictionary->value(code);
    }
    m_r.where.push_back({u"atm.type"_s, Op::In, {value}, {}});
    return count ? u"atm.count"_s : u"atm.amount"_s + QLatin1StringView(aggregate);
}

// A customer's number of transactions stands for "transactions" where the book has no rows of them; nothing in it is
// an amount, so "the largest transactions" or their value are not asked of it.
bool QuestionReader::sayHowMany(const Wanted &wanted) const
{
    if (wanted.meaning != FieldWord || wanted.field != Field::CustomerTotalTransactions
        || wanted.text != u"transactions")
        return true;
    const bool amount =
        m_totalText.contains(u"amount") || m_totalText.contains(u"value") || m_totalText.contains(u"sum");
    const bool ofAmounts =
        m_rank == Highest || m_rank == Lowest || m_aggregate == Average || m_aggregate == Median || m_range;
    return !lead(HowMuch) && !amount && (lead(HowMany) || !ofAmounts);
}

QString QuestionReader::wantedMeasure(const Wanted &wanted)
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
            return u"customers.count"_s;
        if (!sayHowMany(wanted))
            return {};
        if (*suffix == 0 && !m_aggregate)
            suffix = ownAggregate(wanted.text);
        if (*suffix != 0)
            return base + QLatin1StringView(suffix);
        const bool value =
            m_r.people.size() == 1 || (m_oneInScope && m_r.people.empty()) || m_r.by.contains(u"customer.id"_s);
        if (value)
            return base + u".maximum"_s;
        if (!isSummed(wanted.field))
            return m_r.by.empty() || m_aggregate ? QString() : base + u".average"_s;
        const bool amount = info(wanted.field).type == FieldType::Money;
        return lead(HowMany) && amount ? QString() : base;
    }
    if (wanted.meaning == Net)
        return *suffix == 0 && !lead(HowMany) ? u"atm.net"_s : QString();
    if (wanted.meaning == Deposit || wanted.meaning == Withdraw)
        return flowMeasure(wanted, lead(HowMany), suffix);
    // What is owed: of each loan, or of each customer.
    if (lead(HowMany))
        return {};
    if (*suffix == 0)
        return u"loans.owed"_s;
    if (!ofEachLoan(wanted.text) && !hasNoun(Table::Loans))
        return {};
    return highest ? u"loans.largest"_s : u"loans.owed"_s + QLatin1StringView(suffix);
}

QString QuestionReader::nounMeasure(Table noun)
{
    const char *suffix = m_aggregate == Average  ? ".average"
                         : m_aggregate == Median ? ".median"
                         : m_rank == Highest     ? ".maximum"
                         : m_rank == Lowest      ? ".minimum"
                                                 : "";
    const bool amount =
        m_totalText.contains(u"amount") || m_totalText.contains(u"value") || m_totalText.contains(u"sum");
    if (lead(HowMany) && (*suffix != 0 || amount))
        return {};
    if (noun == Table::Loans && (*suffix != 0 || amount || lead(HowMuch)))
        return m_rank == Highest && !m_aggregate ? u"loans.largest"_s : u"loans.owed"_s + QLatin1StringView(suffix);
    if (noun == Table::Atm && (*suffix != 0 || amount))
        return m_aggregate == Average ? u"atm.average"_s : u"atm.amount"_s + QLatin1StringView(suffix);
    if (*suffix != 0 || amount || lead(HowMuch))
        return {};
    return countOf(noun);
}

bool QuestionReader::chooseMeasures()
{
    if (lead(Who) || lead(Profile) || lead(Where) || m_r.top > 0 || m_c.top() > 0)
        return unclear();
    m_r.form = m_r.by.empty() ? Reading::Form::Figures : Reading::Form::Groups;
    // "How many loans are outstanding": the word adds nothing to "loans".
    if (lead(HowMany) && hasNoun(Table::Loans))
        std::erase_if(m_wanted, [](const Wanted &w) { return w.meaning == Owe && w.text == u"outstanding"; });
    if (m_range) {
        if (m_rank || m_aggregate || lead(HowMany) || lead(HowMuch) || m_wanted.size() > 1)
            return unclear();
        for (const Meaning end : {Lowest, Highest}) {
            m_rank = end;
            m_r.where.clear();
            QString measure = m_wanted.empty() ? (m_nouns.empty() ? QString() : nounMeasure(m_nouns.front()))
                                               : wantedMeasure(m_wanted.front());
            if (measure == u"loans.owed.maximum")
                measure = u"loans.largest"_s;
            m_r.measures.append(measure);
        }
    } else if (!m_wanted.empty()) {
        for (const Wanted &wanted : m_wanted)
            m_r.measures.append(wantedMeasure(wanted));
    } else if (!m_nouns.empty()) {
        // "Customers in Toronto" holds what is counted; of two nouns the first is meant.
        const bool asked = lead(HowMany) || lead(HowMuch) || m_aggregate || m_rank || lead(What) || lead(Which)
                           || lead(List) || !m_r.by.empty() || m_leads.isEmpty();
        const Table noun = m_nouns.front();
        const bool list = (lead(Which) || lead(List) || (lead(What) && !m_aggregate && !m_rank)) && !lead(HowMany)
                          && !m_rank && !m_aggregate && m_r.by.empty();
        if (!asked || (list && noun != Table::Loans && noun != Table::Products && noun != Table::Complaints))
            return unclear();
        if (list) {
            const bool bare = noun == Table::Products || (noun == Table::Complaints && m_c.clauses().empty())
                              || m_r.people.size() == 1;
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
        const bool counted = lead(HowMany) && !m_c.clauses().empty() && !m_aggregate && !m_rank;
        if (!counted)
            return unclear();
        const bool complaint = m_c.clauses().front().condition.field.startsWith("complaint."_L1);
        m_r.measures = {complaint ? u"complaints.count"_s : u"customers.count"_s};
    }
    for (const QString &measure : m_r.measures) {
        if (measure.isEmpty() || !m_vocabulary.catalogue().measure(measure)) {
            const bool which = m_wanted.size() == 1 && !m_aggregate && !m_rank;
            return which ? no(Decline::whichFigure(m_wanted.front().text)) : unclear();
        }
        if (tableOf(measure) != tableOf(m_r.measures.front()) && !m_c.periods().empty())
            return unclear();
    }
    // An average per customer of a customer's own figure is the plain average.
    const Table table = tableOf(m_r.measures.front());
    if (m_aggregate && (*m_aggregate == Average || *m_aggregate == Median) && m_r.by == QStringList{u"customer.id"_s}) {
        if (table != Table::Customers && table != Table::Credit)
            return unclear();
        m_r.by.clear();
        m_r.form = Reading::Form::Figures;
    }
    const bool alsoLoans =
        table == Table::Loans && m_r.people.size() == 1
        && (lead(Which) || (lead(What) && hasNoun(Table::Loans)) || (lead(HowMuch) && hasNoun(Table::Loans)));
    m_r.withParts =
        alsoLoans && m_c.clauses().empty() && m_r.measures == QStringList{u"loans.owed"_s} && m_r.by.empty();
    if (m_wanted.size() > 1) {
        // Measures of different tables side by side: each needs the conditions to make sense for it.
        for (const QString &measure : m_r.measures) {
            if (!customerField(tableOf(measure)))
                return unclear();
        }
    }
    return applyConditions(table);
}

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

QString QuestionReader::rankMeasure(bool perCustomer)
{
    const Meaning rank = *m_rank;
    const bool up =
        rank == Lowest || rank == Fewest || rank == Bottom || rank == Quietest || rank == Rare || rank == Youngest;
    m_r.ascending = up;
    if (rank == Busiest || rank == Quietest)
        return m_wanted.empty() && !m_aggregate ? u"atm.count"_s : QString();
    if (rank == Oldest || rank == Youngest)
        return perCustomer && m_wanted.empty() && !m_aggregate ? u"customers.age.maximum"_s : QString();
    if (m_wanted.size() > 1)
        return {};
    const char *aggregate = m_aggregate == Average ? ".average" : m_aggregate == Median ? ".median" : "";
    const bool quality =
        QStringList{u"best"_s, u"worst"_s, u"strongest"_s, u"weakest"_s, u"poorest"_s, u"better"_s}.contains(
            m_rankText);
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
                return m_aggregate && m_aggregate != Total ? QString() : countOf(noun);
            if (noun == Table::Loans)
                return *aggregate != 0 || m_aggregate == Total ? u"loans.owed"_s + QLatin1StringView(aggregate)
                       : up                                    ? u"loans.owed.minimum"_s
                                                               : u"loans.largest"_s;
            if (noun == Table::Atm)
                return m_aggregate == Average                    ? u"atm.average"_s
                       : *aggregate != 0 || m_aggregate == Total ? u"atm.amount"_s + QLatin1StringView(aggregate)
                       : up                                      ? u"atm.amount.minimum"_s
                                                                 : u"atm.amount.maximum"_s;
            return {};
        }
        // "Which loan type has the largest total"
        const bool ofLoans = m_nouns.empty() && m_r.by == QStringList{u"loan.type"_s} && m_aggregate;
        return ofLoans ? u"loans.owed"_s + QLatin1StringView(aggregate) : QString();
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
            return m_aggregate && m_aggregate != Total ? QString() : base + u".maximum"_s;
        if (*aggregate != 0)
            return base + QLatin1StringView(aggregate);
        if (isSummed(wanted.field))
            return base;
        if (m_aggregate || (rank != Highest && rank != Lowest))
            return {};
        return base + (up ? u".minimum"_s : u".maximum"_s);
    }
    case Owe:
        if (*aggregate != 0)
            return ofEachLoan(wanted.text) || hasNoun(Table::Loans) ? u"loans.owed"_s + QLatin1StringView(aggregate)
                                                                    : QString();
        return u"loans.owed"_s;
    case Net:
        return *aggregate == 0 ? u"atm.net"_s : QString();
    default:
        break;
    }
    if (*aggregate != 0)
        return flowMeasure(wanted, false, aggregate);
    if (isVerb(wanted.text) || m_aggregate == Total || wanted.text.startsWith("money"_L1)
        || wanted.text.startsWith("cash"_L1))
        return flowMeasure(wanted, false, "");
    if (lead(HowMany)
        || ((rank == Most || rank == Fewest || m_rankText == u"more" || m_rankText == u"less")
            && isPlural(wanted.text)))
        return flowMeasure(wanted, true, "");
    if (!isPlural(wanted.text))
        return flowMeasure(wanted, false, up ? ".minimum" : ".maximum");
    return flowMeasure(wanted, false, "");
}

std::optional<bool> QuestionReader::chooseRanked()
{
    const bool comparative = QStringList{u"more"_s,    u"less"_s,    u"higher"_s, u"lower"_s, u"larger"_s,
                                         u"smaller"_s, u"greater"_s, u"bigger"_s, u"better"_s}
                                 .contains(m_rankText);
    const bool sides = m_r.people.size() > 1 || std::ranges::any_of(m_c.clauses(), [](const Clause &c) {
                           return c.condition.op == Op::In && c.condition.values.size() > 1;
                       });
    if (comparative && !sides)
        return unclear();
    m_dimensions.removeAll(u"customer.name"_s);
    QString entity;
    if (lead(Who) || (comparative && m_r.people.size() > 1))
        entity = u"customer.id"_s;
    else if (m_dimensions.size() == 1)
        entity = m_dimensions.front();
    else if (m_dimensions.isEmpty() && customersAreRanked())
        entity = u"customer.id"_s;
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
    // "What do customers complain about most", "the most common complaint"
    if (entity.isEmpty() || (common && entity == u"customer.id")) {
        if ((common || m_rank == Most) && m_nouns.size() <= 2 && hasNoun(Table::Complaints))
            entity = u"complaint.category"_s;
        else if (common && m_nouns == std::vector{Table::Loans})
            entity = u"loan.type"_s;
    }
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
        return std::nullopt;
    }
    if (!m_r.by.empty() && !m_compare)
        return unclear();
    if (m_range || lead(HowMuch) || (m_r.people.size() == 1 && entity == u"customer.id"))
        return m_r.people.size() == 1 && !lead(Who) ? std::nullopt : std::optional(unclear());
    const bool perCustomer = entity == u"customer.id";
    m_r.form = Reading::Form::Ranked;
    m_r.by = {entity};
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(entity);
    QString measure = rankMeasure(perCustomer);
    const bool ofItself =
        common
        || (measure.isEmpty() && m_wanted.empty() && (m_rank == Most || m_rank == Fewest || m_rank == Highest)
            && !m_aggregate && m_nouns.size() == 1 && m_nouns.front() == Table::Complaints);
    if (ofItself) {
        Table counted = dimension->table() == Table::Credit ? Table::Customers : dimension->table();
        for (const Table noun : m_nouns) {
            if (noun != Table::Customers)
                counted = noun;
        }
        measure = m_wanted.empty() && !m_aggregate ? countOf(counted) : QString();
        if (hasNoun(Table::Complaints))
            std::erase(m_nouns, Table::Customers);
    }
    if (measure.isEmpty() || !m_vocabulary.catalogue().measure(measure))
        return unclear();
    m_r.measures = {measure};
    const bool several = m_rank == Top || m_rank == Bottom;
    m_r.top = m_c.top() > 0 ? m_c.top() : several ? 5 : 0;
    m_dimensions.clear();
    m_r.record.clear();
    const Table table = tableOf(measure);
    std::erase_if(m_nouns, [&](Table noun) {
        return noun == dimension->table() && noun != Table::Complaints && noun != table && noun == Table::Products;
    });
    return applyConditions(table);
}

}  // namespace clientele
