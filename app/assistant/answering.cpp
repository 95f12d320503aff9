// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/answering.h"

#include "app/assistant/decline.h"
#include "models/items/localised.h"
#include "models/query/evaluator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

Answering::Answering(const BookVocabulary &vocabulary, const Conditions &scope, const QLocale &locale)
    : m_vocabulary(vocabulary),
      m_scope(scope),
      m_locale(locale),
      m_words(vocabulary.book(), vocabulary.catalogue(), locale)
{}

Answer Answering::answer(const Reading &reading)
{
    m_answer = {};
    m_answer.outcome = Outcome::Computed;
    const auto perCustomer = [](Table table) { return table == Table::Customers || table == Table::Credit; };
    const MeasureInfo *first = m_vocabulary.catalogue().measure(reading.measures.value(0));
    m_ownFigure = first && perCustomer(first->table)
                  && (reading.people.size() == 1 || reading.by == QStringList{u"customer.id"_s}
                      || reading.form == Reading::Form::Profile);
    if (!hasData(reading))
        return m_answer;
    switch (reading.form) {
    case Reading::Form::Figures:
        figures(reading);
        break;
    case Reading::Form::Groups:
        for (const QString &measure : reading.measures)
            groups(reading, measure);
        break;
    case Reading::Form::Ranked:
        ranked(reading);
        break;
    case Reading::Form::Distinct:
        distinct(reading);
        break;
    case Reading::Form::People:
        people(reading);
        break;
    case Reading::Form::YesNo:
        yesNo(reading);
        break;
    case Reading::Form::Record:
        record(reading);
        break;
    case Reading::Form::Profile:
        profile(reading);
        break;
    case Reading::Form::Share:
        share(reading);
        break;
    }
    if (!m_failed && m_ignored)
        m_answer.text +=
            u' ' + tr("The filter has no meaning here: these rows carry no customer, so all of them are counted.");
    return m_answer;
}

// A book without any rows of a kind has nothing to say of it: that is not the figure 0.
bool Answering::hasData(const Reading &reading)
{
    const auto decline = [&](const QString &what) {
        m_answer = Decline::declined(Decline::noData(what));
        return false;
    };
    for (const QString &measure : reading.measures) {
        const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
        if (!known)
            return decline(measure);
        if (m_vocabulary.book().rows(known->table) == 0)
            return decline(tableLabel(known->table));
        if (known->field && !m_vocabulary.book().numbers(*known->field))
            return decline(fieldLabel(*known->field));
    }
    QStringList names = reading.by;
    for (const Condition &condition : reading.where)
        names.append(condition.field);
    for (const QString &name : names) {
        const DimensionInfo *known = m_vocabulary.catalogue().dimension(name);
        const MeasureInfo *figure = known ? nullptr : m_vocabulary.catalogue().measure(name);
        if (known && std::holds_alternative<std::monostate>(m_vocabulary.book().column(known->field)))
            return decline(fieldLabel(known->field));
        if (figure && m_vocabulary.book().rows(figure->table) == 0)
            return decline(tableLabel(figure->table));
    }
    return true;
}

Result<QueryResult> Answering::evaluated(Query query)
{
    return evaluate(m_vocabulary.book(), m_vocabulary.catalogue(), query);
}

void Answering::fail(const Error &error)
{
    m_failed = true;
    m_answer = Decline::declined(error.sentence());
}

void Answering::noteIgnored(const QueryResult &result) { m_ignored = m_ignored || !result.ignored.empty(); }

QString Answering::shown(const Figure &figure) const
{
    const QString number = localised(figure.toText(), m_locale);
    return figure.currency.isEmpty() ? number : number + u' ' + figure.currency.code();
}

QString Answering::measureLabel(const QString &measure) const
{
    const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
    // One customer's own figure is no extreme.
    if (known && m_ownFigure && known->field && measure.endsWith(".maximum"_L1))
        return fieldLabel(*known->field);
    return known ? known->label : measure;
}

QString Answering::groupLabel(const QStringList &by, const QStringList &keys) const
{
    QStringList labels;
    for (qsizetype i = 0; i < keys.size(); ++i)
        labels.append(m_words.key(by[i], keys[i]));
    return labels.join(u", "_s);
}

QString Answering::about(const Conditions &where) const
{
    return where.empty() ? QString() : u" ("_s + m_words.of(where) + u')';
}

// Days, months and hours are told to programs by their keys; the text has them as the person writes them.
QString Answering::keyLabel(const QStringList &by, const QStringList &keys) const
{
    QStringList labels;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(by[i]);
        const Derivation derivation = dimension ? dimension->derivation : Derivation::Value;
        const bool time = derivation == Derivation::Hour || derivation == Derivation::Day
                          || derivation == Derivation::Week || derivation == Derivation::Month;
        labels.append(time && !keys[i].isNull() ? keys[i] : m_words.key(by[i], keys[i]));
    }
    return labels.join(u", "_s);
}

void Answering::appendFigure(const QString &label, const ResultRow &row, const Query &query)
{
    m_answer.figures.push_back({label, row.value, query, row.keys, row.matchedRows, shown(row.value)});
}

QString Answering::listed(std::size_t from) const
{
    QStringList parts;
    for (std::size_t i = from; i < m_answer.figures.size() && parts.size() < mostListed; ++i) {
        const AnswerFigure &figure = m_answer.figures[i];
        const bool grouped = !figure.keys.isEmpty() && figure.keys.size() == figure.query.by.size();
        parts.append((grouped ? groupLabel(figure.query.by, figure.keys) : figure.label) + u' ' + figure.shown);
    }
    const auto more = static_cast<int>(m_answer.figures.size() - from) - static_cast<int>(parts.size());
    QString text = parts.join(u", "_s);
    if (more > 0)
        text += u' ' + tr("and %n more", nullptr, more);
    return text;
}

// One figure a currency; false where there is nothing to take it from.
bool Answering::addFigure(const QString &measure, const Conditions &where)
{
    Query query{measure, {}, where, 0, Order::Natural};
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    const auto result = evaluated(query);
    if (!result) {
        fail(result.error());
        return false;
    }
    noteIgnored(*result);
    for (const ResultRow &row : result->rows)
        appendFigure(measureLabel(measure), row, query);
    return !result->rows.empty();
}

void Answering::figures(const Reading &reading)
{
    QStringList parts;
    for (const QString &measure : reading.measures) {
        const std::size_t from = m_answer.figures.size();
        if (!addFigure(measure, reading.where)) {
            if (m_failed)
                return;
            parts.append(measureLabel(measure) + u": "_s + tr("no value"));
            continue;
        }
        QStringList values;
        for (std::size_t i = from; i < m_answer.figures.size(); ++i)
            values.append(m_answer.figures[i].shown);
        parts.append(measureLabel(measure) + u": "_s + values.join(tr(" and ")));
    }
    m_answer.text = parts.join(u"; "_s) + about(reading.where) + u'.';
    // An average of nothing is no figure; it is an empty match all the same.
    if (m_answer.figures.empty()) {
        const Table table = m_vocabulary.catalogue().measure(reading.measures.front())->table;
        const bool record = table == Table::Credit;
        addFigure(QString::fromLatin1(tableName(record ? Table::Customers : table)) + u".count"_s, reading.where);
    }
    if (reading.withParts)
        this->parts(reading);
}

// The loans that make the sum.
void Answering::parts(const Reading &reading)
{
    const std::size_t from = m_answer.figures.size();
    Query query{u"loans.owed"_s, {u"loan.type"_s}, reading.where, 0, Order::ValueDescending};
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    const auto result = evaluated(query);
    if (!result)
        return fail(result.error());
    for (const ResultRow &row : result->rows)
        appendFigure(keyLabel(query.by, row.keys), row, query);
    if (!result->rows.empty())
        m_answer.text += u' ' + listed(from) + u'.';
}

void Answering::groups(const Reading &reading, const QString &measure)
{
    Query query{measure, reading.by, reading.where, 0, Order::Natural};
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    const auto result = evaluated(query);
    if (!result)
        return fail(result.error());
    noteIgnored(*result);
    const std::size_t from = m_answer.figures.size();
    for (const ResultRow &row : result->rows) {
        const bool customers = reading.by.contains(u"customer.id"_s);
        if (customers && m_answer.figures.size() - from >= mostListed)
            break;
        appendFigure(keyLabel(reading.by, row.keys), row, query);
    }
    const std::size_t left = result->rows.size() - (m_answer.figures.size() - from);
    if (!m_answer.text.isEmpty())
        m_answer.text += u' ';
    if (result->rows.empty()) {
        m_answer.text += measureLabel(measure) + about(reading.where) + u": "_s + tr("none") + u'.';
        return;
    }
    m_answer.text += measureLabel(measure) + about(reading.where) + u": "_s + listed(from);
    if (left > 0)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(left));
    m_answer.text += u'.';
}

// The winner with whoever ties, or the first few; of several currencies, one ranking each.
void Answering::ranked(const Reading &reading)
{
    const QString &measure = reading.measures.front();
    if (reading.ascending && rankedWithout(reading, measure))
        return;
    Query query{measure, reading.by, reading.where, 0,
                reading.ascending ? Order::ValueAscending : Order::ValueDescending};
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    if (reading.top > 0)
        query.top = reading.top;
    const auto result = evaluated(query);
    if (!result)
        return fail(result.error());
    noteIgnored(*result);
    const bool compared = reading.top == 0 && std::ranges::any_of(reading.where, [&](const Condition &c) {
                              return c.op == Op::In && c.values.size() > 1 && c.field == reading.by.front();
                          });
    const ResultRow *first = nullptr;
    for (const ResultRow &row : result->rows) {
        if (row.keys.front().isNull())
            continue;  // rows without a value of this kind are nobody
        if (!first || first->value.currency != row.value.currency)
            first = &row;
        const bool wins = reading.top > 0 || compared || row.value.scaled == first->value.scaled;
        if (wins && m_answer.figures.size() < 100)
            appendFigure(keyLabel(reading.by, row.keys), row, query);
    }
    if (m_answer.figures.empty()) {
        addFigure(u"customers.count"_s, reading.where);
        m_answer.text = measureLabel(measure) + about(reading.where) + u": "_s + tr("none") + u'.';
        return;
    }
    m_answer.text = listed(0) + u" ("_s + measureLabel(measure)
                    + (reading.where.empty() ? QString() : u"; "_s + m_words.of(reading.where)) + u")."_s;
}

// "Who has the fewest loans": those who have none stand in no group of the loans.
bool Answering::rankedWithout(const Reading &reading, const QString &measure)
{
    const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(reading.by.front());
    const bool additive = known->aggregate == Aggregate::Count || known->aggregate == Aggregate::Sum;
    const bool rows = known->table == Table::Loans || known->table == Table::Atm;
    if (!additive || !rows || dimension->table() == known->table || !customerField(dimension->table()))
        return false;
    Query all{u"customers.count"_s, reading.by, {}, 0, Order::KeyAscending};
    for (const Condition &condition : reading.where) {
        const DimensionInfo *about = m_vocabulary.catalogue().dimension(condition.field);
        if (about && (about->table() == Table::Customers || about->table() == Table::Credit))
            all.where.push_back(condition);
    }
    all.where.insert(all.where.end(), m_scope.begin(), m_scope.end());
    Query some{measure, reading.by, reading.where, 0, Order::KeyAscending};
    some.where.insert(some.where.end(), m_scope.begin(), m_scope.end());
    const auto everybody = evaluated(all);
    const auto counted = evaluated(some);
    if (!everybody || !counted)
        return false;
    QStringList keys;
    for (const ResultRow &row : everybody->rows) {
        const bool has =
            std::ranges::any_of(counted->rows, [&](const ResultRow &other) { return other.keys == row.keys; });
        if (!has && !row.keys.front().isNull())
            keys.append(row.keys.front());
    }
    if (keys.isEmpty())
        return false;
    const int wanted = reading.top > 0 ? reading.top : mostListed;
    for (qsizetype i = 0; i < keys.size() && i < wanted; ++i) {
        Query none = some;
        none.by.clear();
        none.where.push_back({reading.by.front(), Op::In, {keys[i]}, {}});
        const auto zero = evaluated(none);
        if (!zero || zero->rows.empty())
            return false;
        appendFigure(keyLabel(reading.by, {keys[i]}), zero->rows.front(), none);
    }
    m_answer.text = listed(0) + u" ("_s + measureLabel(measure) + u')';
    if (keys.size() > wanted)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(keys.size()) - wanted);
    m_answer.text += u'.';
    return true;
}

}  // namespace clientele
