// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/answering.h"

#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
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
    const auto ofRecord = [](Table table) { return table == Table::Customers || table == Table::Credit; };
    const MeasureInfo *first =
        m_vocabulary.catalogue().measure(reading.measures.empty() ? QString() : reading.measures.front().name);
    m_ownFigure = first && ofRecord(first->table)
                  && (reading.people.size() == 1 || reading.by == QStringList{u"customer.id"_s}
                      || reading.form == Reading::Form::Profile);
    if (!hasData(reading))
        return m_answer;
    switch (reading.form) {
    case Reading::Form::Figures:
        figures(reading);
        break;
    case Reading::Form::Groups:
        for (const Measured &measure : reading.measures)
            groups(reading, measure);
        break;
    case Reading::Form::Ranked:
        reading.each.isEmpty() ? ranked(reading) : rankedInEach(reading);
        break;
    case Reading::Form::Place:
        place(reading);
        break;
    case Reading::Form::Having:
        having(reading);
        break;
    case Reading::Form::Test:
        test(reading);
        break;
    case Reading::Form::Difference:
        difference(reading);
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
    case Reading::Form::PerCustomer:
        perCustomer(reading);
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
    for (const Measured &measure : reading.measures) {
        const MeasureInfo *known = m_vocabulary.catalogue().measure(measure.name);
        if (!known)
            return decline(measure.name);
        if (m_vocabulary.book().rows(known->table) == 0)
            return decline(tableLabel(known->table));
        if (known->field && !m_vocabulary.book().numbers(*known->field))
            return decline(fieldLabel(*known->field));
    }
    QStringList names = reading.by;
    if (!reading.each.isEmpty())
        names.append(reading.each);
    for (const Measured &measure : reading.measures) {
        for (const QString &by : names) {
            const MeasureInfo *known = m_vocabulary.catalogue().measure(measure.name);
            const Condition any{by, Op::IsEmpty, {}, {}};
            // Loans and visits have only the customer in common: "loans per month" of visits says nothing of loans.
            const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(by);
            const auto ofRows = [](Table table) { return table == Table::Loans || table == Table::Atm; };
            const bool apart =
                dimension && ofRows(known->table) && ofRows(dimension->table()) && dimension->table() != known->table;
            if (apart || !hasMeaningFor(m_vocabulary.catalogue(), any, known->table)) {
                m_answer = Decline::declined(Decline::noBreakdown(tableLabel(known->table), m_words.label(by)));
                return false;
            }
        }
    }
    for (const Condition &condition : reading.where) {
        names.append(condition.field);
        for (const Condition &row : condition.rows)
            names.append(row.field);
    }
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

std::optional<QueryResult> Answering::evaluated(Query &query)
{
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    auto result = evaluate(m_vocabulary.book(), m_vocabulary.catalogue(), query);
    if (!result) {
        fail(result.error());
        return std::nullopt;
    }
    m_ignored = m_ignored || !result->ignored.empty();
    return std::move(*result);
}

void Answering::fail(const Error &error) { decline(error.sentence()); }

void Answering::decline(const QString &sentence)
{
    m_failed = true;
    m_answer = Decline::declined(sentence);
}

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

QString Answering::measureLabel(const Measured &measure) const
{
    const QString label = measureLabel(measure.name);
    return measure.own.empty() ? label : label + u" ("_s + m_words.of(measure.own) + u')';
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
                          || derivation == Derivation::Week || derivation == Derivation::Month
                          || derivation == Derivation::Quarter || derivation == Derivation::Year;
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

bool Answering::addFigure(const Measured &measure, const Conditions &where, const QString &label)
{
    Query query{measure.name, {}, where, 0, Order::Natural};
    query.where.insert(query.where.end(), measure.own.begin(), measure.own.end());
    const auto result = evaluated(query);
    if (!result)
        return false;
    for (const ResultRow &row : result->rows)
        appendFigure(label.isEmpty() ? measureLabel(measure) : label, row, query);
    return !result->rows.empty();
}

void Answering::figures(const Reading &reading)
{
    QStringList parts;
    for (const Measured &measure : reading.measures) {
        const std::size_t from = m_answer.figures.size();
        if (!addFigure(measure, reading.where)) {
            if (m_failed)
                return;
            parts.append(labelled(measureLabel(measure), tr("no value")));
            continue;
        }
        QStringList values;
        for (std::size_t i = from; i < m_answer.figures.size(); ++i)
            values.append(m_answer.figures[i].shown);
        parts.append(labelled(measureLabel(measure), values.join(tr(" and "))));
    }
    m_answer.text = besideEachOther(parts) + about(reading.where) + u'.';
    // An average of nothing is no figure; it is an empty match all the same.
    if (m_answer.figures.empty()) {
        const Table table = m_vocabulary.catalogue().measure(reading.measures.front().name)->table;
        const bool record = table == Table::Credit;
        addFigure(countOf(record ? Table::Customers : table), reading.where);
    }
    if (reading.withParts)
        this->parts(reading);
}

void Answering::groups(const Reading &reading, const Measured &measure)
{
    Query query{measure.name, reading.by, reading.where, 0, reading.order};
    query.where.insert(query.where.end(), measure.own.begin(), measure.own.end());
    const auto result = evaluated(query);
    if (!result)
        return;
    const std::size_t from = m_answer.figures.size();
    for (const ResultRow &row : result->rows) {
        const bool customers = reading.by.contains(u"customer.id"_s);
        if (customers && m_answer.figures.size() - from >= mostListed)
            break;
        appendFigure(keyLabel(reading.by, row.keys), row, query);
    }
    const std::size_t left = result->rows.size() - (m_answer.figures.size() - from);
    if (left == 0)
        addAbsent(query, reading.by);
    if (!m_answer.text.isEmpty())
        m_answer.text += u' ';
    if (m_answer.figures.size() == from) {
        m_answer.text += labelled(measureLabel(measure) + about(reading.where), tr("none")) + u'.';
        return;
    }
    m_answer.text += labelled(measureLabel(measure) + about(reading.where), listed(from));
    if (left > 0)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(left));
    m_answer.text += u'.';
}

}  // namespace clientele
