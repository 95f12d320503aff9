// SPDX-License-Identifier: GPL-3.0-or-later
// Follow-ups that ask something else of the same customers or rows.
#include "app/assistant/followup.h"
#include "app/assistant/measurewords.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

using enum Meaning;
using Form = Reading::Form;
using Tie = FollowUpWords::Tie;

namespace {

bool isRank(Meaning meaning)
{
    return meaning == Highest || meaning == Lowest || meaning == Most || meaning == Fewest || meaning == Oldest
           || meaning == Youngest || meaning == Busiest || meaning == Quietest || meaning == Common || meaning == Rare;
}

bool isLow(Meaning rank)
{
    return rank == Lowest || rank == Fewest || rank == Youngest || rank == Quietest || rank == Rare;
}

QString withSuffix(const QString &measure, const QString &suffix)
{
    for (const char *known : {".average", ".median", ".maximum", ".minimum"}) {
        if (measure.endsWith(QLatin1StringView(known)))
            return measure.chopped(static_cast<qsizetype>(qstrlen(known))) + suffix;
    }
    return measure == u"loans.largest" ? u"loans.owed"_s + suffix : QString();
}

// What a few words mean that are no question: nothing where one of them says more.
struct Turn {
    QSet<Meaning> meanings;
    int top = 0;
};

std::optional<Turn> turnOf(const std::vector<Token> &words, const BookVocabulary &vocabulary)
{
    Turn turn;
    for (std::size_t i = 0; i < words.size();) {
        if (words[i].isNumber() && words[i].ordinal == 0) {
            turn.top = words[i].number.toInt();
            ++i;
            continue;
        }
        std::size_t length = std::min<std::size_t>(4, words.size() - i);
        const std::vector<Item> *items = nullptr;
        for (; length > 0 && !items; --length) {
            QStringList text;
            for (std::size_t j = i; j < i + length; ++j)
                text.append(words[j].text);
            items = vocabulary.phrase(text.join(u' '));
        }
        if (!items)
            return std::nullopt;
        const Item &item = items->front();
        const bool name = item.meaning == FieldWord && item.field == Field::CustomerName;
        if (item.meaning != Filler && item.meaning != Person && item.meaning != Be)
            turn.meanings.insert(name ? List : item.meaning);
        i += length + 1;
    }
    return turn;
}

}  // namespace

std::optional<Reading> FollowUp::turned(const FollowUpWords &words) const
{
    const auto turn = turnOf(words.rest, m_vocabulary);
    if (!turn || words.singular)
        return std::nullopt;
    const QSet<Meaning> &asked = turn->meanings;
    const bool names = !asked.isEmpty() && std::ranges::all_of(asked, [](Meaning meaning) {
        return meaning == Who || meaning == Which || meaning == List || meaning == Profile;
    });
    Reading merged = m_subject.reading;
    const bool counted = merged.form == Form::Figures || merged.form == Form::YesNo || merged.form == Form::People;
    if (names && turn->top == 0) {
        if (!counted || !isOfCustomers() || !merged.people.empty())
            return std::nullopt;
        merged.form = Form::People;
        merged.yesNo = false;
        merged.measures.clear();
        return merged.where.empty() ? std::nullopt : std::optional(merged);
    }
    if (asked == QSet<Meaning>{HowMany} && turn->top == 0) {
        if (merged.form != Form::People)
            return std::nullopt;
        merged.form = Form::Figures;
        merged.yesNo = false;
        merged.measures = {countOf(Table::Customers)};
        return merged;
    }
    if (asked == QSet<Meaning>{Top} && turn->top > 0)
        return ranked(Top, turn->top);
    if (asked.size() != 1 || turn->top != 0)
        return std::nullopt;
    const Meaning only = *asked.begin();
    if (isRank(only))
        return ranked(only, 0);
    return only == Average || only == Median || only == Total ? aggregated(only) : std::nullopt;
}

// "And the lowest?", "top 10"
std::optional<Reading> FollowUp::ranked(Meaning rank, int top) const
{
    Reading merged = m_subject.reading;
    Measured *measure = merged.measures.size() == 1 ? &merged.measures.front() : nullptr;
    if (!measure)
        return std::nullopt;
    if (merged.form == Form::Ranked && merged.place <= 1) {
        if (top > 0) {
            merged.top = top;
            return merged;
        }
        merged.ascending = isLow(rank);
        const Table table = tableOf(merged);
        const QString end = merged.ascending ? u".minimum"_s : u".maximum"_s;
        const bool ofOne = measure->name == u"loans.largest" || measure->name.endsWith(".maximum"_L1)
                           || measure->name.endsWith(".minimum"_L1);
        if (ofOne && (table == Table::Loans || table == Table::Atm))
            measure->name = withSuffix(measure->name, end);
    } else if (merged.form == Form::Figures && top == 0 && (rank == Highest || rank == Lowest)) {
        measure->name = withSuffix(measure->name, rank == Lowest ? u".minimum"_s : u".maximum"_s);
    } else {
        return std::nullopt;
    }
    if (measure->name == u"loans.owed.maximum")
        measure->name = u"loans.largest"_s;
    return m_vocabulary.catalogue().measure(measure->name) ? std::optional(merged) : std::nullopt;
}

// "And the median?" of what was averaged; of a sum it is not clear whether customers or rows are meant.
std::optional<Reading> FollowUp::aggregated(Meaning aggregate) const
{
    Reading merged = m_subject.reading;
    const bool figures = merged.form == Form::Figures || merged.form == Form::Groups;
    if (!figures || merged.measures.size() != 1 || !merged.people.empty())
        return std::nullopt;
    QString &name = merged.measures.front().name;
    const MeasureInfo *known = m_vocabulary.catalogue().measure(name);
    if (!known || !known->field)
        return std::nullopt;
    const QString suffix = aggregate == Average ? u".average"_s : aggregate == Median ? u".median"_s : QString();
    if (suffix.isEmpty() && !isSummed(*known->field))
        return std::nullopt;
    const bool record = known->table == Table::Customers || known->table == Table::Credit;
    name = record ? baseOf(*known->field) + suffix : withSuffix(name, suffix);
    return m_vocabulary.catalogue().measure(name) ? std::optional(merged) : std::nullopt;
}

// Whom "they" are, or where "there" is.
std::optional<Conditions> FollowUp::taken() const
{
    const Reading &about = m_subject.reading;
    switch (about.form) {
    case Form::Ranked: {
        if (about.by != QStringList{u"customer.id"_s} || m_subject.named.empty())
            return std::nullopt;
        QStringList ids;
        for (const RowIndex row : m_subject.named)
            ids.append(m_vocabulary.book().textAt(Field::CustomerId, row));
        return Conditions{{u"customer.id"_s, Op::In, ids, {}}};
    }
    case Form::Figures:
    case Form::Groups:
    case Form::People:
    case Form::YesNo:
    case Form::Distinct:
    case Form::Share:
    case Form::PerCustomer:
        return about.where;
    default:
        return std::nullopt;
    }
}

// Another figure of the same people or rows.
std::optional<Reading> FollowUp::ofTheSame(const FollowUpWords &words) const
{
    const auto person = onePerson();
    const bool ofPerson = person && (words.singular || !m_subject.reading.people.empty());
    if (words.singular && !person)
        return std::nullopt;
    if (ofPerson) {
        auto read = m_read(words.rest, person);
        return read && read->people.size() == 1 ? read : std::nullopt;
    }
    // "With a student loan" is half a question: what it changes was not clear.
    const auto *first = m_vocabulary.phrase(words.rest.front().text);
    static const QSet<Meaning> joints{With, Without, In, Of, Have, Not, By, Or, And};
    if (first && joints.contains(first->front().meaning))
        return std::nullopt;
    auto read = m_read(words.rest, std::nullopt);
    const auto before = taken();
    if (!read || !read->people.empty())
        return read && !words.plural && words.tie != Tie::Narrows ? read : std::nullopt;
    // "And overall?", "and how many loans are there in Toronto?": of everything again.
    const bool noun = std::ranges::any_of(words.rest, [this](const Token &token) {
        const auto *items = m_vocabulary.phrase(token.text);
        return items && items->front().meaning == Noun;
    });
    if (!words.plural && words.tie != Tie::Narrows && ((noun && !read->where.empty()) || words.ofAll))
        return read;
    static const QList<Form> simple{Form::Figures, Form::Groups, Form::Ranked,     Form::People,
                                    Form::YesNo,   Form::Place,  Form::PerCustomer};
    if (!before || !simple.contains(read->form))
        return std::nullopt;
    const Table table = tableOf(*read);
    // "Their" loans: those of customers, not of loans.
    if (words.plural && !isOfCustomers() && table != tableOf(m_subject.reading))
        return std::nullopt;
    const Conditions own = read->where;
    for (const Condition &condition : *before) {
        const bool people = read->form == Form::People || read->by == QStringList{u"customer.id"_s};
        const bool ofRecord = read->form != Form::PerCustomer || fits(condition, Table::Customers);
        if (!ofRecord || (!fits(condition, table) && !(people && fits(condition, Table::Customers))))
            return std::nullopt;
    }
    read->where = *before;
    if (!put(own, words.tie == Tie::None ? Tie::Narrows : words.tie, *read))
        return std::nullopt;
    const bool groups = m_subject.reading.form == Form::Groups && read->form == Form::Figures;
    if (groups) {
        read->form = Form::Groups;
        read->by = m_subject.reading.by;
        read->withParts = false;
    }
    return read;
}

}  // namespace clientele
