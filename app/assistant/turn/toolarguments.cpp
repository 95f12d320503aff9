// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/toolarguments.h"

#include "app/assistant/turn/toolschema.h"
#include "app/privacy/allowlist.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestText = 2'000;
constexpr qsizetype mostConditions = 20;
constexpr qsizetype mostValues = 200;

tl::unexpected<Error> wrong(const QString &sentence) { return fail(ErrorKind::InvalidInput, sentence); }

QString textOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        return std::floor(number) == number && std::abs(number) < 1e15 ? QString::number(static_cast<qint64>(number))
                                                                       : QString::number(number, 'g', 15);
    }
    return value.toString();
}

QJsonArray listIn(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isString() || value.isDouble() ? QJsonArray{value} : QJsonArray();
}

}  // namespace

QString namesLike(const QString &written, const QStringList &names)
{
    const QStringList parts = written.toLower().split(u'.', Qt::SkipEmptyParts);
    QStringList like;
    for (const QString &name : names)
        if (std::ranges::any_of(parts, [&name](const QString &part) { return part.size() > 2 && name.contains(part); }))
            like += name;
    return (like.isEmpty() ? names : like).mid(0, 12).join(u", "_s);
}

Result<QString> ToolArguments::field(const QString &name, bool measures) const
{
    QStringList names;
    for (const DimensionInfo &dimension : m_catalogue.dimensions())
        if (mayBeNamed(dimension.field))
            names += dimension.name;
    const DimensionInfo *dimension = m_catalogue.dimension(name);
    if (dimension && !mayBeNamed(dimension->field))
        return wrong(
            u"%1 identifies people and is not available. Use customer.id with a customer's token."_s.arg(name));
    if (dimension || (measures && m_catalogue.measure(name)))
        return name;
    return wrong(u"There is no field “%1”. There are: %2."_s.arg(name, namesLike(name, names)));
}

Result<Condition> ToolArguments::condition(const QJsonObject &json) const
{
    QJsonObject form = json;
    if (json.contains(u"op"_s)) {
        const QString op = json[u"op"].toString();
        const QJsonArray values = listIn(json[u"values"]);
        const QJsonValue field = json[u"field"];
        const QJsonObject inner{{u"field"_s, field}, {u"in"_s, values}};
        if (op == u"has" || op == u"lacks")
            form = {{op, QJsonArray{inner}}};
        else if (op == u"in" || op == u"not_in" || op == u"between")
            form = {{u"field"_s, field}, {op, values}};
        else if (op == u"is_empty")
            form = {{u"field"_s, field}, {op, true}};
        else if (values.size() == 1)
            form = {{u"field"_s, field}, {op, values.first()}};
        else
            return wrong(u"The operator “%1” needs exactly one value."_s.arg(op));
    }
    for (const QString &key : form.keys())  // null stands for what is left out
        if (form[key].isNull())
            form.remove(key);
    for (const QString &key : {u"in"_s, u"not_in"_s, u"between"_s})
        if (form.contains(key)) {
            QJsonArray texts;
            for (const auto &value : listIn(form[key]))
                texts.append(textOf(value));
            if (texts.size() > mostValues)
                return wrong(u"A condition takes at most %1 values."_s.arg(mostValues));
            form.insert(key, texts);
        }
    auto read = conditionsFromJson({form});
    if (!read)
        return passOn(read);
    Condition condition = std::move(read->front());
    const bool rows = condition.op == Op::Has || condition.op == Op::Lacks;
    std::vector<Condition *> named{&condition};
    for (Condition &inner : condition.rows)
        named.push_back(&inner);
    for (Condition *each : named) {
        if (each == &condition && rows)
            continue;
        if (auto known = field(each->field, true); !known)
            return passOn(known);
        const DimensionInfo *dimension = m_catalogue.dimension(each->field);
        const bool isOfName = dimension && dimension->field == Field::CustomerName;
        if ((isOfName || (dimension && dimension->field == Field::CustomerId)) && each->op != Op::In
            && each->op != Op::NotIn)
            return wrong(u"%1 is compared with in or not_in only."_s.arg(each->field));
        // A token where a name is asked for has become an id.
        if (isOfName && !each->values.isEmpty() && std::ranges::all_of(each->values, [this](const QString &value) {
                return m_book.customerRow(value).has_value();
            }))
            each->field = u"customer.id"_s;
    }
    return condition;
}

Result<Conditions> ToolArguments::where() const
{
    const QJsonArray list = m_json[u"where"].toArray();
    if (list.size() > mostConditions)
        return wrong(u"At most %1 conditions."_s.arg(mostConditions));
    Conditions conditions;
    for (const auto &each : list) {
        if (!each.isObject())
            return wrong(u"Each condition is an object with field, op and values."_s);
        auto read = condition(each.toObject());
        if (!read)
            return passOn(read);
        conditions.push_back(std::move(*read));
    }
    return conditions;
}

Result<Query> ToolArguments::query() const
{
    Query query;
    query.measure = m_json[u"measure"].toString();
    if (!m_catalogue.measure(query.measure)) {
        QStringList names;
        for (const MeasureInfo &measure : m_catalogue.measures())
            names += measure.name;
        return wrong(u"There is no measure “%1”. There are: %2."_s.arg(query.measure, namesLike(query.measure, names)));
    }
    const QJsonArray by = listIn(m_json[u"by"]);
    if (by.size() > 2)
        return wrong(u"A query groups by at most two dimensions."_s);
    for (const auto &each : by) {
        auto known = field(each.toString(), false);
        if (!known)
            return passOn(known);
        query.by += *known;
    }
    auto conditions = where();
    if (!conditions)
        return passOn(conditions);
    query.where = std::move(*conditions);
    const auto top = number(u"top"_s, 0, mostGroups);
    if (!top)
        return tl::unexpected(top.error());
    query.top = *top;
    const QString order = m_json[u"order"].toString();
    if (order.isEmpty())
        return query;
    const auto read = queryFromJson({{u"measure"_s, query.measure}, {u"order"_s, order}});
    if (!read)
        return wrong(u"The order is value, -value, key or -key."_s);
    query.order = read->order;
    return query;
}

Result<ToolArguments::Rows> ToolArguments::rows() const
{
    Rows rows;
    QStringList names;
    for (int i = 0; i < tableCount; ++i)
        names += QString::fromLatin1(tableName(static_cast<Table>(i)));
    const auto table = oneOf(u"table"_s, names);
    if (!table)
        return tl::unexpected(table.error());
    rows.table = *tableByName(*table);
    auto conditions = where();
    if (!conditions)
        return passOn(conditions);
    rows.where = std::move(*conditions);
    const auto allowed = privacy::allowedFields(rows.table, privacy::Task::Question);
    QStringList allowedNames;
    for (const Field each : allowed)
        allowedNames += QString::fromLatin1(info(each).name);
    for (const auto &each : listIn(m_json[u"fields"])) {
        const auto known = fieldByName(each.toString());
        if (!known || std::ranges::find(allowed, *known) == allowed.end())
            return wrong(u"“%1” is no field of %2 that is available. There are: %3."_s.arg(each.toString(), *table,
                                                                                           allowedNames.join(u", "_s)));
        rows.fields.push_back(*known);
    }
    QString order = m_json[u"order_by"].toString();
    rows.descending = order.startsWith(u'-');
    if (rows.descending)
        order.remove(0, 1);
    if (!order.isEmpty()) {
        rows.orderBy = fieldByName(order);
        if (!rows.orderBy || info(*rows.orderBy).table != rows.table || info(*rows.orderBy).type == FieldType::Text)
            return wrong(u"“%1” is no numeric field of %2."_s.arg(order, *table));
    }
    const auto limit = number(u"limit"_s, 10, mostRows);
    if (!limit)
        return tl::unexpected(limit.error());
    rows.limit = *limit;
    return rows;
}

Result<QString> ToolArguments::text(const QStringList &names) const
{
    for (const QString &name : names)
        if (const QString text = textOf(m_json[name]).trimmed(); !text.isEmpty())
            return text.left(longestText);
    return wrong(u"“%1” is missing or empty."_s.arg(names.constFirst()));
}

Result<int> ToolArguments::number(const QString &name, int usual, int most) const
{
    const QJsonValue value = m_json[name];
    if (value.isNull() || value.isUndefined())
        return usual;
    bool isNumber = false;
    const int number = textOf(value).toInt(&isNumber);
    if (!isNumber || number < (usual == 0 ? 0 : 1) || number > most)
        return wrong(u"“%1” is a whole number from 1 to %2, or null."_s.arg(name).arg(most));
    return number;
}

Result<QString> ToolArguments::oneOf(const QString &name, const QStringList &values) const
{
    const QString value = m_json[name].toString();
    if (values.contains(value))
        return value;
    return wrong(u"“%1” is one of: %2."_s.arg(name, values.join(u", "_s)));
}

}  // namespace clientele
