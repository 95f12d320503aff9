// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/followup.h"

#include "app/assistant/measurewords.h"
#include "models/query/evaluator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;
using Form = Reading::Form;
using Tie = FollowUpWords::Tie;

namespace {

// What a condition is about: two of one key say the same kind of thing.
QString keyOf(const Condition &condition)
{
    const bool ofRows = condition.op == Op::Has || condition.op == Op::Lacks;
    return ofRows && !condition.rows.empty() ? u"has "_s + condition.rows.front().field : condition.field;
}

std::vector<Token> countOfNoun(const char *noun, const std::vector<Token> &rest)
{
    std::vector<Token> words{{u"how"_s, {}}, {u"many"_s, {}}, {QString::fromLatin1(noun), {}}};
    words.insert(words.end(), rest.begin(), rest.end());
    return words;
}

const char *nounOf(Table table)
{
    switch (table) {
    case Table::Loans:
        return "loans";
    case Table::Atm:
        return "transactions";
    case Table::Complaints:
        return "complaints";
    case Table::Products:
        return "products";
    default:
        return "customers";
    }
}

bool isRecord(Table table) { return table == Table::Customers || table == Table::Credit; }

}  // namespace

std::optional<Reading> FollowUp::reading(const FollowUpWords &words) const
{
    if (words.rest.empty())
        return std::nullopt;
    if (auto found = turned(words))
        return found;
    if (auto found = bounded(words))
        return found;
    if (auto found = narrowed(words))
        return found;
    if (auto found = ofOthers(words))
        return found;
    return ofTheSame(words);
}

Table FollowUp::tableOf(const Reading &reading) const
{
    const bool people = reading.form == Form::People || reading.form == Form::Record || reading.form == Form::Profile;
    const MeasureInfo *known =
        people || reading.measures.empty() ? nullptr : m_vocabulary.catalogue().measure(reading.measures.front().name);
    return known ? known->table : Table::Customers;
}

bool FollowUp::isOfCustomers() const
{
    const Reading &about = m_subject.reading;
    return about.form == Form::People || about.by == QStringList{u"customer.id"_s} || isRecord(tableOf(about));
}

std::optional<RowIndex> FollowUp::onePerson() const
{
    const std::vector<RowIndex> &people = m_subject.reading.people.empty() ? m_subject.named : m_subject.reading.people;
    return people.size() == 1 ? std::optional(people.front()) : std::nullopt;
}

bool FollowUp::fits(const Condition &condition, Table table) const
{
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(condition.field);
    const auto ofRows = [](Table each) { return each == Table::Loans || each == Table::Atm; };
    // A loan and a visit have only the customer in common.
    if (dimension && ofRows(dimension->table()) && dimension->table() != table)
        return false;
    return hasMeaningFor(m_vocabulary.catalogue(), condition, table);
}

// "In Toronto" takes the place of another city; "only" may narrow, and nothing else; a second loan beside the first is not
// guessed to be instead of it.
bool FollowUp::put(const Condition &condition, Tie tie, Conditions &into) const
{
    const QString key = keyOf(condition);
    const auto same = [&](const Condition &other) { return keyOf(other) == key; };
    const auto before = std::ranges::find_if(into, same);
    if (before == into.end()) {
        into.push_back(condition);
        return true;
    }
    const bool ofRows = condition.op == Op::Has || condition.op == Op::Lacks;
    if (tie == Tie::Narrows) {
        const bool inside = condition.op == Op::In && before->op == Op::In
                            && std::ranges::all_of(
                                condition.values, [&](const QString &value) { return before->values.contains(value); });
        if (condition.op == Op::In && !inside)
            return false;
        if (!inside) {
            into.push_back(condition);
            return true;
        }
    } else if (ofRows && tie != Tie::Replaces) {
        return false;
    }
    std::erase_if(into, same);
    into.push_back(condition);
    return true;
}

bool FollowUp::put(const Conditions &conditions, Tie tie, Reading &into) const
{
    for (const Condition &condition : conditions) {
        const bool customers = into.by == QStringList{u"customer.id"_s} || into.form == Form::People;
        const bool ofVisits = condition.field.startsWith("atm."_L1) && tableOf(into) != Table::Atm;
        if (ofVisits || (!fits(condition, tableOf(into)) && !(customers && fits(condition, Table::Customers))))
            return false;
        // Of whom a share is taken: the same condition there, or one that is new to both.
        if (into.form == Form::Share) {
            const auto same = [&](const Condition &other) { return keyOf(other) == keyOf(condition); };
            const bool inPart = std::ranges::any_of(into.where, same);
            const bool inBase = std::ranges::any_of(into.base, same);
            if ((inBase || !inPart) && !put(condition, tie, into.base))
                return false;
        }
        if (into.form == Form::PerCustomer && condition.field.startsWith("loan."_L1))
            return false;
        if (into.form == Form::Difference && keyOf(condition) == into.by.value(0))
            return false;
        if (!put(condition, tie, into.where))
            return false;
    }
    return true;
}

// Read as "how many customers in Toronto", of which the conditions and the groups are taken.
std::optional<Reading> FollowUp::narrowed(const FollowUpWords &words) const
{
    if (words.plural && words.tie != Tie::Narrows)
        return std::nullopt;
    const Table table = tableOf(m_subject.reading);
    std::vector<const char *> nouns{nounOf(table)};
    if (isOfCustomers() && !isRecord(table))
        nouns.insert(nouns.begin(), "customers");
    for (const char *noun : nouns) {
        const auto read = m_read(countOfNoun(noun, words.rest), std::nullopt);
        const bool plain = read && (read->form == Form::Figures || read->form == Form::Groups) && read->people.empty()
                           && read->measures.size() == 1 && read->measures.front().own.empty()
                           && read->measures.front().name.endsWith(".count"_L1);
        if (!plain || (read->where.empty() && read->by.isEmpty()))
            continue;
        // Another customer's figure is asked by name; a place says nothing of one person.
        const bool ofPerson = !m_subject.reading.people.empty();
        const bool ofRows = std::ranges::all_of(read->where, [](const Condition &c) {
            return c.field.startsWith("atm."_L1) || c.field.startsWith("loan."_L1);
        });
        if (ofPerson && (!ofRows || !read->by.isEmpty()))
            return std::nullopt;
        Maybe merged = read->by.isEmpty() ? Maybe(m_subject.reading) : grouped(*read);
        if (merged && put(read->where, words.tie, *merged)) {
            merged->withParts = merged->withParts && read->where.empty();
            return merged;
        }
    }
    return std::nullopt;
}

// "The same by city"
std::optional<Reading> FollowUp::grouped(const Reading &by) const
{
    Reading merged = m_subject.reading;
    if (merged.form == Form::People || merged.form == Form::YesNo) {
        merged.measures = {countOf(tableOf(merged))};
        merged.yesNo = false;
    } else if (merged.form != Form::Figures && merged.form != Form::Groups) {
        return std::nullopt;
    }
    merged.form = Form::Groups;
    merged.withParts = false;
    merged.by = by.by;
    return merged;
}

// "And Bob Smith?", "what about Alice?"
std::optional<Reading> FollowUp::ofOthers(const FollowUpWords &words) const
{
    if (m_subject.reading.people.size() != 1 || words.plural || words.singular)
        return std::nullopt;
    std::vector<Token> ask{{u"who"_s, {}}, {u"is"_s, {}}};
    ask.insert(ask.end(), words.rest.begin(), words.rest.end());
    const auto read = m_read(ask, std::nullopt);
    if (!read || read->form != Form::Profile || read->people.size() != 1)
        return std::nullopt;
    Reading merged = m_subject.reading;
    merged.people = read->people;
    std::erase_if(merged.where, [](const Condition &c) { return c.field == u"customer.id"; });
    merged.where.insert(merged.where.end(), read->where.begin(), read->where.end());
    return merged;
}

}  // namespace clientele
