// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/toolschema.h"

#include "app/privacy/allowlist.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QJsonObject text(const QString &description) { return {{u"type"_s, u"string"_s}, {u"description"_s, description}}; }

QJsonObject orNull(const QString &type, const QString &description)
{
    return {{u"type"_s, QJsonArray{type, u"null"_s}}, {u"description"_s, description}};
}

QJsonObject oneOf(const QStringList &values, const QString &description)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(values)}, {u"description"_s, description}};
}

QJsonObject listOf(const QJsonObject &items, const QString &description)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, items}, {u"description"_s, description}};
}

QJsonObject object(const QJsonObject &properties)
{
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, QJsonArray::fromStringList(properties.keys())},
            {u"additionalProperties"_s, false}};
}

QJsonObject where()
{
    const QStringList operators{u"in"_s,      u"not_in"_s,   u"between"_s,  u"above"_s, u"below"_s, u"at_least"_s,
                                u"at_most"_s, u"contains"_s, u"is_empty"_s, u"has"_s,   u"lacks"_s};
    return listOf(object({{u"field"_s, text(u"A dimension, or a measure of each customer such as loans.owed."_s)},
                          {u"op"_s, oneOf(operators, u"has and lacks ask for customers with, or without, such a loan "
                                                     "or transaction."_s)},
                          {u"values"_s, listOf(text(u"Decimal text, a date as 2025-08-20, a key as describe gives it, "
                                                    "or the token of a customer."_s),
                                               u"between: two; is_empty: none."_s)}}),
                  u"Conditions, joined by and. May be empty."_s);
}

QJsonObject queryProperties(const Catalogue &catalogue)
{
    QStringList measures;
    for (const MeasureInfo &measure : catalogue.measures())
        measures += measure.name;
    QStringList dimensions;
    for (const DimensionInfo &dimension : catalogue.dimensions())
        if (mayBeNamed(dimension.field))
            dimensions += dimension.name;
    return {
        {u"measure"_s, oneOf(measures, u"What is computed."_s)},
        {u"by"_s, listOf(oneOf(dimensions, u"A dimension."_s), u"Groups; empty for one figure a currency."_s)},
        {u"where"_s, where()},
        {u"top"_s, orNull(u"integer"_s, u"How many groups are kept, 1 to 50."_s)},
        {u"order"_s, QJsonObject{{u"type"_s, QJsonArray{u"string"_s, u"null"_s}},
                                 {u"enum"_s, QJsonArray{u"value"_s, u"-value"_s, u"key"_s, u"-key"_s, QJsonValue()}},
                                 {u"description"_s, u"-value: the greatest first."_s}}}};
}

}  // namespace

QStringList chartKinds() { return {u"bars"_s, u"columns"_s, u"line"_s, u"donut"_s, u"heat"_s, u"table"_s}; }

bool mayBeNamed(Field field)
{
    return privacy::mayLeave(field, privacy::Task::Question) || field == Field::CustomerId
           || field == Field::CustomerName;
}

std::vector<llm::Tool> questionTools(const Catalogue &catalogue)
{
    QStringList tables;
    for (int i = 0; i < tableCount; ++i)
        tables += QString::fromLatin1(tableName(static_cast<Table>(i)));
    const QJsonObject query = queryProperties(catalogue);
    QJsonObject chart = query;
    // The names are in the other tool: twice would only make the request longer.
    chart.insert(u"measure"_s, text(u"As in query."_s));
    chart.insert(u"by"_s, listOf(text(u"A dimension."_s), u"As in query; one, or two for a heat map."_s));
    chart.insert(u"title"_s, text(u"A short heading."_s));
    chart.insert(u"kind"_s, oneOf(chartKinds(), u"How it is drawn."_s));
    return {
        {u"query"_s, u"Computes a figure, or one for each group, over the rows of the scope."_s, object(query)},
        {u"rows"_s, u"Shows records of one table within the scope, without what identifies people."_s,
         object({{u"table"_s, oneOf(tables, u"Which records."_s)},
                 {u"where"_s, where()},
                 {u"fields"_s, listOf(text(u"The name of a field."_s), u"Empty for all."_s)},
                 {u"order_by"_s, orNull(u"string"_s, u"A numeric field; - before it for the greatest first."_s)},
                 {u"limit"_s, orNull(u"integer"_s, u"1 to 30, usually 10."_s)}})},
        {u"search"_s, u"Finds passages by meaning: complaints, products, summaries of customers. To be cited."_s,
         object(
             {{u"text"_s, text(u"What is looked for."_s)}, {u"k"_s, orNull(u"integer"_s, u"How many, 1 to 12."_s)}})},
        {u"similar"_s, u"Customers of the scope like one customer, and in what."_s,
         object({{u"customer"_s, text(u"The token of the customer."_s)},
                 {u"k"_s, orNull(u"integer"_s, u"How many, 1 to 10."_s)}})},
        {u"describe"_s, u"What can be asked: all measures and dimensions, or one of them with its keys."_s,
         object({{u"about"_s, orNull(u"string"_s, u"The name of a measure or dimension; null for all."_s)}})},
        {u"chart"_s, u"Declares a chart of a query; the program draws it below the answer. Returns its figures."_s,
         object(chart)},
    };
}

}  // namespace clientele
