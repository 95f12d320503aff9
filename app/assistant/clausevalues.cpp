// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the book in a question: which field they are of, and what hangs on them.
#include "app/assistant/clauses.h"
#include "app/assistant/decline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;

namespace {

QString publicName(Field field)
{
    return field == Field::CreditScore ? u"credit.band"_s : QString::fromLatin1(info(field).name);
}

bool isYesOrNo(const QString &value)
{
    return value.compare(u"yes", Qt::CaseInsensitive) == 0 || value.compare(u"no", Qt::CaseInsensitive) == 0;
}

// Values that are everyday words: they need the word for their field beside them.
bool needsFieldWord(const ValueSense &sense)
{
    switch (sense.field) {
    case Field::CreditScore:
    case Field::CustomerRisk:
    case Field::CustomerContactMethod:
    case Field::CustomerLanguage:
        return true;
    default:
        return isYesOrNo(sense.value);
    }
}

}  // namespace

std::size_t Clauses::neighbour(std::size_t at, Field field, bool left) const
{
    std::size_t beside = left ? previous(at) : next(at);
    for (int skipped = 0;
         skipped < 3 && (is(beside, Be) || is(beside, Of) || is(beside, In) || (left && is(beside, Not))); ++skipped)
        beside = left ? previous(beside) : next(beside);
    const bool word =
        (is(beside, FieldWord) && m_items[beside].field == field)
        || (is(beside, DimensionWord) && m_items[beside].field == field && m_items[beside].dimension == u"credit.band")
        || (is(beside, FieldWord) && m_items[beside].field == Field::ComplaintCategory
            && field == Field::ProductCategory && !anyNoun(Table::Complaints))
        || (is(beside, Kind)
            && (field == Field::LoanType || field == Field::ComplaintCategory || field == Field::ProductCategory))
        || (is(beside, Live) && field == Field::CustomerCity)
        || (left && is(beside, Prefer) && (field == Field::CustomerLanguage || field == Field::CustomerContactMethod));
    return word ? beside : none;
}

std::optional<ValueSense> Clauses::senseOf(std::size_t at, std::size_t first, std::size_t last) const
{
    std::vector<ValueSense> fitting;
    std::vector<ValueSense> named;
    const std::size_t after = next(last);
    for (const ValueSense &sense : m_items[at].senses) {
        const bool fieldWord =
            neighbour(first, sense.field, true) != none || neighbour(last, sense.field, false) != none;
        bool fits = fieldWord || !needsFieldWord(sense);
        const Table table = info(sense.field).table;
        if (sense.field == Field::LoanType) {
            const std::size_t before = previous(first);
            fits = fieldWord || isNoun(after, Table::Loans) || is(after, Owe)
                   || (isNoun(before, Table::Loans) && m_items[before].text != u"loan");
        }
        if (table == Table::Products)
            fits = anyNoun(Table::Products);
        if (sense.field == Field::AtmType)
            fits = anyNoun(Table::Atm);
        if (sense.field == Field::ComplaintCategory)
            fits = fits && !anyNoun(Table::Loans) && !anyNoun(Table::Atm) && !anyNoun(Table::Products);
        if (!fits)
            continue;
        fitting.push_back(sense);
        if (fieldWord || (table == Table::Products && isNoun(after, Table::Products)))
            named.push_back(sense);
    }
    if (named.size() == 1)
        return named.front();
    if (fitting.size() > 1) {
        // A word of the record's own fields: the city where a place is meant, the loan's type beside "loans".
        const auto pick = [&](Field field) {
            return std::ranges::find_if(fitting, [field](const ValueSense &sense) { return sense.field == field; });
        };
        const std::size_t before = previous(first);
        if (const auto city = pick(Field::CustomerCity); city != fitting.end() && (is(before, In) || is(before, Live)))
            return *city;
        if (const auto loan = pick(Field::LoanType); loan != fitting.end() && isNoun(after, Table::Loans))
            return *loan;
        if (const auto product = std::ranges::find_if(
                fitting, [](const ValueSense &s) { return info(s.field).table == Table::Products; });
            product != fitting.end() && !anyNoun(Table::Customers))
            return *product;
        std::erase_if(fitting, [](const ValueSense &s) { return info(s.field).table == Table::Products; });
        // A city and its country of one name, a loan's and a customer's currency: not guessed.
    }
    return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

// "High risk or low risk": the word for the field of the values.
bool Clauses::isFieldOf(std::size_t word, std::size_t value) const
{
    return is(word, FieldWord) && std::ranges::any_of(m_items[value].senses, [&](const ValueSense &sense) {
               return sense.field == m_items[word].field;
           });
}

std::vector<std::size_t> Clauses::chainFrom(std::size_t first, bool &either) const
{
    std::vector<std::size_t> chain{first};
    either = false;
    while (true) {
        std::size_t joint = next(chain.back());
        if (isNoun(joint, Table::Loans) || isFieldOf(joint, first))
            joint = next(joint);
        if (!is(joint, And) && !is(joint, Or) && !is(joint, Compare) && !is(joint, To))
            return chain;
        std::size_t other = next(joint);
        if (m_items[joint].text == u"," && (is(other, And) || is(other, Or))) {
            joint = other;
            other = next(other);
        }
        if (is(other, In) || is(other, Of))
            other = next(other);
        if (!is(other, Value) || (is(joint, To) && !is(previous(first), Compare)))
            return chain;
        // The next value must be of the same field in one of its readings.
        const bool same = std::ranges::any_of(m_items[other].senses, [&](const ValueSense &a) {
            return std::ranges::any_of(m_items[first].senses, [&](const ValueSense &b) { return a.field == b.field; });
        });
        if (!same)
            return chain;
        either = either || is(joint, Or);
        chain.push_back(other);
    }
}

// Words of the schema that are values here: "loan products", "how many plastic cards are in the catalogue", "prefer email".
bool Clauses::isDisguised(std::size_t at) const
{
    if (is(at, Value) || m_items[at].senses.empty())
        return false;
    const auto has = [&](Field field) {
        return std::ranges::any_of(m_items[at].senses,
                                   [field](const ValueSense &sense) { return sense.field == field; });
    };
    const std::size_t before = previous(at);
    const bool contacted =
        is(before, Prefer) || (is(before, FieldWord) && m_items[before].field == Field::CustomerContactMethod);
    if (contacted && has(Field::CustomerContactMethod))
        return true;
    const bool category =
        has(Field::ProductCategory) && anyNoun(Table::Products) && neighbour(at, Field::ProductCategory, true) != none;
    if (category)
        return true;
    const bool catalogue = (is(at, FieldWord) || is(at, Deposit)) && has(Field::ProductCategory)
                           && anyNoun(Table::Products) && !anyNoun(Table::Customers);
    return isNoun(next(at), Table::Products) || catalogue;
}

void Clauses::readValues()
{
    for (std::size_t i = 0; i < m_items.size() && m_problem.isEmpty(); ++i) {
        if (m_used[i])
            continue;
        if (isDisguised(i))
            m_items[i].meaning = Value;
        if (is(i, Value))
            readChain(i);
    }
}

void Clauses::readChain(std::size_t first)
{
    bool either = false;
    const std::vector<std::size_t> chain = chainFrom(first, either);
    std::vector<ValueSense> senses;
    for (const std::size_t at : chain) {
        const auto sense = senseOf(at, chain.front(), chain.back());
        if (!sense)
            return fail(Decline::unknownWords({m_items[at].written}));
        if (!senses.empty() && sense->field != senses.front().field)
            return fail(Decline::notTogether({m_items[first].written, m_items[at].written}));
        const std::size_t before = previous(chain.front());
        const std::size_t after = next(chain.back());
        const bool placed = is(before, In) || is(before, Of) || is(before, Live) || is(before, Not)
                            || isNoun(after, Table::Customers) || chain.size() > 1
                            || neighbour(chain.front(), sense->field, true) != none
                            || neighbour(chain.back(), sense->field, false) != none;
        if (m_items[at].namesakes && !(placed && sense->field == Field::CustomerCity && !is(before, Of)))
            return fail(Decline::ambiguousPlace(m_items[at].written));
        senses.push_back(*sense);
    }
    addChain(chain, senses, either);
}

void Clauses::addChain(const std::vector<std::size_t> &chain, const std::vector<ValueSense> &senses, bool either)
{
    const Field field = senses.front().field;
    const std::size_t first = chain.front();
    std::size_t last = chain.back();
    QStringList values;
    for (const ValueSense &sense : senses)
        values.append(sense.value);

    // What stands before it: "not in", "without", "with".
    std::size_t before = previous(first);
    std::vector<std::size_t> explained;
    if (is(before, In) || is(before, Live)) {
        explained.push_back(before);
        before = previous(before);
    }
    if (is(before, Live)) {
        explained.push_back(before);
        before = previous(before);
    }
    std::size_t no = none;
    if (is(before, Not) || is(before, Without)) {
        no = before;
    } else if (is(before, Have) && is(previous(before), Not)) {
        no = previous(before);
        explained.push_back(before);
    } else if (is(before, Be) && is(previous(before), Not)) {
        no = previous(before);
    }
    Clause clause;
    clause.first = first;
    clause.condition = {publicName(field), no == none ? Op::In : Op::NotIn, values, {}};
    clause.chained = values.size() > 1 && !either && no == none;
    if (const std::size_t word = neighbour(first, field, true); word != none) {
        if (no == none && is(previous(word), Not))
            no = previous(word);
        m_used[word] = true;
    }
    if (const std::size_t word = neighbour(last, field, false); word != none)
        m_used[word] = true;
    const bool loans = info(field).table == Table::Loans;
    const bool owned = is(before, With) || is(before, Have) || no != none
                       || ((is(before, And) || is(before, Or)) && !m_clauses.empty() && m_clauses.back().held)
                       || continuesHaving(before);
    // "The score with a car loan": of whom is not said.
    if (loans && is(before, With) && !customersBefore(first) && m_people.empty() && !anyNoun(Table::Customers))
        return fail(Decline::notTogether({m_items[before].written, m_items[first].written}));
    const bool joinedEither = is(before, Or) && !m_clauses.empty() && m_clauses.back().held;
    if (loans && owned && (customersBefore(first) || (no != none && !m_people.empty()))) {
        if (joinedEither)
            return fail(Decline::notTogether({m_items[before].written}));
        clause.held = true;
        for (std::size_t i = first; i <= last; ++i)
            m_used[i] = true;
        if (const std::size_t noun = next(last); isNoun(noun, Table::Loans) || is(noun, Owe))
            m_used[noun] = true;
        m_used[before] = true;
        if (no != none) {
            m_used[no] = true;
            clause.condition = {{}, Op::Lacks, {}, {{publicName(field), Op::In, values, {}}}};
            if (values.size() > 1 && !either)
                return fail(Decline::notTogether(values));
        } else if (clause.chained) {
            clause.chained = false;
            for (const QString &value : values) {
                clause.condition = {publicName(field), Op::In, {value}, {}};
                m_clauses.push_back(clause);
            }
            for (const std::size_t at : explained)
                m_used[at] = true;
            return;
        }
    } else if (loans && no != none && anyNoun(Table::Customers)) {
        return fail(Decline::notTogether({m_items[no].written, m_items[first].written}));
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        m_used[chain[i]] = true;
        // The words that join the values; a "versus" stays, it says that they are compared.
        for (std::size_t j = i == 0 ? chain[0] : chain[i - 1] + 1; j < chain[i]; ++j) {
            if (!is(j, Compare))
                m_used[j] = true;
        }
    }
    for (const std::size_t at : explained)
        m_used[at] = true;
    if (no != none)
        m_used[no] = true;
    m_clauses.push_back(std::move(clause));
}
}  // namespace clientele
