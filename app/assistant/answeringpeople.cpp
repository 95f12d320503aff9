// SPDX-License-Identifier: GPL-3.0-or-later
// Answers about customers by name: lists, yes or no, records, shares.
#include "app/assistant/answering.h"
#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/evaluator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// "credit.score" -> "credit.score.maximum": the customer's own figure behind a condition; empty where there is none.
QString figureBehind(const Catalogue &catalogue, const Condition &condition)
{
    if (const MeasureInfo *measure = catalogue.measure(condition.field);
        measure && !catalogue.dimension(condition.field))
        return measure->name;
    const auto field = fieldByName(condition.field);
    if (!field || !info(*field).isNumeric()
        || (info(*field).table != Table::Customers && info(*field).table != Table::Credit))
        return {};
    return ownFigure(*field);
}

}  // namespace

void Answering::people(const Reading &reading)
{
    Conditions where = reading.where;
    where.insert(where.end(), m_scope.begin(), m_scope.end());
    const auto codes = customersWhere(m_vocabulary.book(), m_vocabulary.catalogue(), where);
    if (!codes)
        return fail(codes.error());
    if (codes->empty()) {
        addFigure(u"customers.count"_s, reading.where);
        m_answer.text =
            (reading.yesNo ? tr("No.") + u' ' : QString()) + tr("No customer") + about(reading.where) + u'.';
        return;
    }
    QString measure = reading.measures.empty() ? QString() : reading.measures.front().name;
    for (const Condition &condition : reading.where) {
        if (measure.isEmpty())
            measure = figureBehind(m_vocabulary.catalogue(), condition);
    }
    std::vector<RowIndex> rows;
    for (const Code code : *codes)
        rows.push_back(code - 1);
    std::ranges::stable_sort(rows, [&](RowIndex a, RowIndex b) {
        return QString::localeAwareCompare(m_vocabulary.customerName(a), m_vocabulary.customerName(b)) < 0;
    });
    const QString counted = u"customers.count"_s;
    Query query{measure.isEmpty() ? counted : measure, {u"customer.id"_s}, reading.where, 0, Order::KeyAscending};
    const auto result = evaluated(query);
    if (!result)
        return;
    QHash<QString, const ResultRow *> byId;
    for (const ResultRow &row : result->rows)
        byId.insert(row.keys.front(), &row);

    QStringList names;
    for (std::size_t i = 0; i < rows.size() && i < mostListed; ++i) {
        const QString id = m_vocabulary.book().textAt(Field::CustomerId, rows[i]);
        const QString name = m_vocabulary.customerName(rows[i]);
        const ResultRow *row = byId.value(id);
        std::optional<QueryResult> own;
        if (!row && !measure.isEmpty()) {
            // Who owes nothing stands in no group of the loans: the sum is 0 all the same.
            Query one{measure, {}, reading.where, 0, Order::Natural};
            one.where.push_back({u"customer.id"_s, Op::In, {id}, {}});
            own = evaluated(one);
            if (own && !own->rows.empty()) {
                appendFigure(name, own->rows.front(), one);
                names.append(name + u' ' + shown(own->rows.front().value));
                continue;
            }
        }
        if (row) {
            appendFigure(name, *row, query);
        } else {
            Query one{counted, {u"customer.id"_s}, where, 0, Order::KeyAscending};
            appendFigure(name, {{id}, {1, 0, {}}, 1}, one);
        }
        const bool telling = !measure.isEmpty() && row;
        names.append(telling ? name + u' ' + shown(row->value) : name);
    }
    m_answer.text = reading.yesNo ? tr("Yes.") + u' ' : QString();
    m_answer.text += labelled(reading.where.empty() ? tr("Customers") : m_words.of(reading.where), names.join(u", "_s));
    if (rows.size() > mostListed)
        m_answer.text += u' ' + tr("and %n more", nullptr, static_cast<int>(rows.size()) - mostListed);
    m_answer.text += u'.';
}

void Answering::yesNo(const Reading &reading)
{
    const Measured &measure = reading.measures.front();
    if (!addFigure(measure, reading.where)) {
        if (!m_failed)
            m_answer = Decline::declined(Decline::noData(measureLabel(measure)));
        return;
    }
    const bool yes = std::ranges::any_of(m_answer.figures, [](const AnswerFigure &f) { return f.value.scaled != 0; });
    QStringList values;
    for (const AnswerFigure &figure : m_answer.figures)
        values.append(figure.shown);
    m_answer.text = (yes ? tr("Yes.") : tr("No.")) + u' ' + labelled(measureLabel(measure), values.join(tr(" and ")))
                    + about(reading.where) + u'.';
}

void Answering::record(const Reading &reading)
{
    const RowIndex row = reading.people.front();
    QStringList parts;
    for (const Field field : reading.record) {
        const QString value =
            field == Field::CustomerName ? m_vocabulary.customerName(row) : m_vocabulary.book().cellText(field, row);
        if (std::holds_alternative<std::monostate>(m_vocabulary.book().column(field)) && field != Field::CustomerName) {
            m_answer = Decline::declined(Decline::noData(fieldLabel(field)));
            return;
        }
        parts.append(labelled(fieldLabel(field), value.isEmpty() ? tr("no value") : value));
    }
    m_answer.text = labelled(m_vocabulary.customerName(row), besideEachOther(parts)) + u'.';
}

void Answering::profile(const Reading &reading)
{
    const RowIndex row = reading.people.front();
    const Portfolio &book = m_vocabulary.book();
    QStringList parts;
    const auto add = [&](const QString &measure, Table table) {
        const MeasureInfo *known = m_vocabulary.catalogue().measure(measure);
        if (book.rows(table) == 0 || (known->field && !book.numbers(*known->field)))
            return;
        const std::size_t from = m_answer.figures.size();
        if (!addFigure(measure, reading.where))
            return;
        for (std::size_t i = from; i < m_answer.figures.size(); ++i)
            parts.append(known->label + u' ' + m_answer.figures[i].shown);
    };
    add(u"credit.score.maximum"_s, Table::Credit);
    add(u"customers.balance"_s, Table::Customers);
    add(u"loans.count"_s, Table::Loans);
    add(u"loans.owed"_s, Table::Loans);
    add(u"atm.count"_s, Table::Atm);
    if (m_failed)
        return;
    const QString city = book.textAt(Field::CustomerCity, row);
    const QString whose = m_vocabulary.customerName(row) + (city.isEmpty() ? QString() : u", "_s + city);
    m_answer.text = labelled(whose, besideEachOther(parts)) + u'.';
}

// The loans that make the sum.
void Answering::parts(const Reading &reading)
{
    const std::size_t from = m_answer.figures.size();
    Query query{u"loans.owed"_s, {u"loan.type"_s}, reading.where, 0, Order::ValueDescending};
    const auto result = evaluated(query);
    if (!result)
        return;
    for (const ResultRow &row : result->rows)
        appendFigure(keyLabel(query.by, row.keys), row, query);
    if (!result->rows.empty())
        m_answer.text += u' ' + listed(from) + u'.';
}

}  // namespace clientele
