// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/benchmark.h"

#include "app/assistant/decline.h"
#include "app/assistant/measurewords.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/evaluator.h"

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// The measure whose rows are those that the condition compares; empty where a customer has no single one of them.
QString averageBehind(const QString &conditionField)
{
    const auto field = fieldByName(conditionField);
    return field && info(*field).isNumeric() ? baseOf(*field) + u".average"_s : QString();
}

QString ownBehind(const QString &conditionField, const Catalogue &catalogue)
{
    const auto field = fieldByName(conditionField);
    if (!field)
        return catalogue.measure(conditionField) ? conditionField : QString();
    const Table table = info(*field).table;
    const bool record = table == Table::Customers || table == Table::Credit;
    return record && info(*field).isNumeric() ? ownFigure(*field) : QString();
}

}  // namespace

std::optional<QString> Benchmarks::average(const QString &conditionField, const Conditions &of)
{
    QString measure = averageBehind(conditionField);
    if (measure == u"loans.amount.average")
        measure = u"loans.owed.average"_s;
    return figure(measure, conditionField, of, {});
}

std::optional<QString> Benchmarks::ofCustomer(const QString &conditionField, RowIndex row)
{
    const QString id = m_vocabulary.book().textAt(Field::CustomerId, row);
    return figure(ownBehind(conditionField, m_vocabulary.catalogue()), conditionField,
                  {{u"customer.id"_s, Op::In, {id}, {}}}, m_vocabulary.customerName(row));
}

std::optional<QString> Benchmarks::figure(const QString &measure, const QString &conditionField, Conditions where,
                                          const QString &whose)
{
    const MeasureInfo *known = measure.isEmpty() ? nullptr : m_vocabulary.catalogue().measure(measure);
    const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(conditionField);
    const MeasureInfo *perCustomer = m_vocabulary.catalogue().measure(conditionField);
    const QString label = dimension ? dimension->label : perCustomer ? perCustomer->label : conditionField;
    where.insert(where.end(), m_scope.begin(), m_scope.end());
    const auto result =
        known ? evaluate(m_vocabulary.book(), m_vocabulary.catalogue(), {measure, {}, where, 0, Order::Natural})
              : Result<QueryResult>(QueryResult{});
    if (!result || result->rows.size() != 1) {
        m_problem = result ? Decline::noSingleAverage(label) : result.error().sentence();
        return std::nullopt;
    }
    const Figure &value = result->rows.front().value;
    const QString shown = localised(value.toText(), m_locale);
    const QString text = value.currency.isEmpty() ? shown : shown + u' ' + value.currency.code();
    const QString what = whose.isEmpty() ? known->label : whose + u", "_s + label;
    m_notes.append(labelled(what, text) + u'.');
    return value.toText();
}

}  // namespace clientele
