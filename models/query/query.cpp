// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/query.h"

#include "models/query/jsonwords.h"
#include "models/query/sentences.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const OpWord *opWordNamed(const QString &name)
{
    for (const OpWord &known : opWords) {
        if (known.name() == name)
            return &known;
    }
    return nullptr;
}

tl::unexpected<Error> wrong(QString message, QString next = {})
{
    return fail(ErrorKind::InvalidInput, std::move(message), std::move(next));
}

tl::unexpected<Error> unknownKey(const QString &key, const QString &known)
{
    return wrong(QuerySentences::tr("The query has an unknown part “%1”.").arg(key),
                 QuerySentences::tr("Known parts here: %1.").arg(known));
}

Result<QString> valueText(const QJsonValue &value, const QString &where)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return decimalText(value);
    return wrong(QuerySentences::tr("A value of “%1” is neither text nor a number.").arg(where),
                 value.isNull() ? QuerySentences::tr("Ask for missing values with \"is_empty\": true.") : QString());
}

Result<QStringList> valueTexts(const QJsonArray &array, const QString &where)
{
    QStringList texts;
    for (const QJsonValue value : array) {
        auto text = valueText(value, where);
        if (!text)
            return passOn(text);
        texts.append(*text);
    }
    return texts;
}

Result<QStringList> operands(const OpWord &op, const QJsonValue &value)
{
    if (op.operand == Operand::One) {
        auto text = valueText(value, op.name());
        if (!text)
            return passOn(text);
        return QStringList{*text};
    }
    if (op.operand == Operand::True) {
        if (value.isBool() && value.toBool())
            return QStringList{};
        return wrong(QuerySentences::tr("“%1” is followed by something else than true.").arg(op.name()));
    }
    if (!value.isArray())
        return wrong(QuerySentences::tr("“%1” is not followed by a list of values.").arg(op.name()));
    if (op.operand == Operand::Pair && value.toArray().size() != 2)
        return wrong(QuerySentences::tr("“%1” needs a list of two values.").arg(op.name()));
    return valueTexts(value.toArray(), op.name());
}

Result<Condition> condition(const QJsonObject &json);

// {"loan.type": "car", "loan.amount": {"above": 100}}
Result<Conditions> rowsFromObject(const QJsonObject &json)
{
    Conditions rows;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonValue value = it.value();
        if (value.isObject() && !value.toObject().isEmpty()) {
            const QJsonObject ops = value.toObject();
            for (auto op = ops.begin(); op != ops.end(); ++op) {
                auto row = condition({{u"field"_s, it.key()}, {op.key(), op.value()}});
                if (!row)
                    return passOn(row);
                rows.push_back(std::move(*row));
            }
            continue;
        }
        auto values = valueTexts(value.isArray() ? value.toArray() : QJsonArray{value}, it.key());
        if (!values)
            return passOn(values);
        rows.push_back({it.key(), Op::In, std::move(*values), {}});
    }
    return rows;
}

Result<Conditions> rowsOfHas(const OpWord &op, const QJsonValue &value)
{
    if (!value.isObject() && !value.isArray())
        return wrong(QuerySentences::tr("“%1” is not followed by conditions on rows.").arg(op.name()),
                     QuerySentences::tr("For example {\"has\": {\"loan.type\": \"car\"}}."));
    auto rows = value.isArray() ? conditionsFromJson(value.toArray()) : rowsFromObject(value.toObject());
    if (rows && rows->empty())
        return wrong(QuerySentences::tr("“%1” is followed by no condition.").arg(op.name()));
    return rows;
}

Result<Condition> condition(const QJsonObject &json)
{
    Condition result;
    const OpWord *op = nullptr;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() == "field"_L1)
            continue;
        const OpWord *found = opWordNamed(it.key());
        if (!found)
            return wrong(QuerySentences::tr("A condition has an unknown operator “%1”.").arg(it.key()),
                         QuerySentences::tr(
                             "Known are in, not_in, between, above, below, at_least, at_most, contains, is_empty, "
                             "has and lacks."));
        if (op)
            return wrong(
                QuerySentences::tr("A condition has two operators, “%1” and “%2”.").arg(op->name(), found->name()),
                QuerySentences::tr("Write two conditions."));
        op = found;
    }
    if (!op)
        return wrong(QuerySentences::tr("A condition has no operator."),
                     QuerySentences::tr("For example {\"field\": \"credit.score\", \"above\": 700}."));
    result.op = op->op;
    const QJsonValue field = json.value("field"_L1);
    const QJsonValue value = json.value(op->name());
    if (op->operand == Operand::Rows) {
        if (!field.isUndefined())
            return wrong(QuerySentences::tr("A condition with “%1” names a field beside it.").arg(op->name()),
                         QuerySentences::tr("Write the field inside “%1”.").arg(op->name()));
        auto rows = rowsOfHas(*op, value);
        if (!rows)
            return passOn(rows);
        result.rows = std::move(*rows);
        return result;
    }
    if (!field.isString() || field.toString().isEmpty())
        return wrong(QuerySentences::tr("A condition with “%1” names no field.").arg(op->name()));
    result.field = field.toString();
    auto values = operands(*op, value);
    if (!values)
        return passOn(values);
    result.values = std::move(*values);
    return result;
}

Result<Order> orderFromJson(const QJsonValue &value)
{
    for (const OrderWord &known : orderWords) {
        if (value.isString() && value.toString() == known.name())
            return known.order;
    }
    return wrong(QuerySentences::tr("“order” is none of value, -value, key and -key."));
}

// {"field": "atm.amount", "edges": ["0", "20", "50"]}
Result<Bins> binsFromJson(const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() != "field"_L1 && it.key() != "edges"_L1)
            return unknownKey(it.key(), u"field, edges"_s);
    }
    const QJsonValue edges = json.value("edges"_L1);
    if (!edges.isArray())
        return wrong(QuerySentences::tr("“by” holds a field without a list of edges."),
                     QuerySentences::tr("For example {\"field\": \"atm.amount\", \"edges\": [0, 20, 50]}."));
    auto texts = valueTexts(edges.toArray(), u"edges"_s);
    if (!texts)
        return passOn(texts);
    return Bins{json.value("field"_L1).toString(), std::move(*texts)};
}

Status readBy(Query &query, const QJsonValue &value)
{
    if (!value.isArray())
        return wrong(QuerySentences::tr("“by” is not a list of dimensions."));
    const QJsonArray entries = value.toArray();
    for (const QJsonValue entry : entries) {
        const QString name = entry.isObject() ? entry.toObject().value("field"_L1).toString() : entry.toString();
        if (name.isEmpty())
            return wrong(QuerySentences::tr("“by” holds something that is not a dimension's name."));
        query.by.append(name);
        if (!entry.isObject())
            continue;
        auto bins = binsFromJson(entry.toObject());
        if (!bins)
            return passOn(bins);
        query.bins.push_back(std::move(*bins));
    }
    for (const Bins &bins : query.bins) {
        if (query.by.count(bins.field) > 1)
            return wrong(QuerySentences::tr("“by” holds “%1” more than once, and edges for it.").arg(bins.field));
    }
    return {};
}

Status readPart(Query &query, const QString &key, const QJsonValue &value)
{
    const auto take = [](auto result, auto &target) -> Status {
        if (!result)
            return passOn(result);
        target = std::move(*result);
        return {};
    };
    if (key == "measure"_L1) {
        if (!value.isString())
            return wrong(QuerySentences::tr("“measure” is not text."));
        query.measure = value.toString();
    } else if (key == "by"_L1) {
        return readBy(query, value);
    } else if (key == "where"_L1) {
        if (!value.isArray())
            return wrong(QuerySentences::tr("“where” is not a list of conditions."));
        return take(conditionsFromJson(value.toArray()), query.where);
    } else if (key == "top"_L1) {
        const double top = value.toDouble(-1);
        if (top < 0 || top > 1e9 || top != std::floor(top))
            return wrong(QuerySentences::tr("“top” is not a whole number from 0 on."));
        query.top = static_cast<int>(top);
    } else if (key == "order"_L1) {
        return take(orderFromJson(value), query.order);
    } else {
        return unknownKey(key, u"measure, by, where, top, order"_s);
    }
    return {};
}

}  // namespace

Result<QString> decimalText(const QJsonValue &value)
{
    const QVariant exact = value.toVariant();
    if (exact.typeId() == QMetaType::LongLong)
        return QString::number(exact.toLongLong());
    const double number = value.toDouble();
    const QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    qsizetype digits = 0;
    for (const QChar c : text) {
        if (c.isDigit() && (digits > 0 || c != u'0'))
            ++digits;
    }
    if (digits > 15 || !std::isfinite(number)) {
        return wrong(QuerySentences::tr("The number %1 has more digits than JSON numbers keep.").arg(text),
                     QuerySentences::tr("Write it in quotation marks."));
    }
    return text;
}

Result<Conditions> conditionsFromJson(const QJsonArray &json)
{
    Conditions conditions;
    for (const QJsonValue value : json) {
        if (!value.isObject())
            return wrong(QuerySentences::tr("A condition is not an object."),
                         QuerySentences::tr("For example {\"field\": \"credit.score\", \"above\": 700}."));
        auto read = condition(value.toObject());
        if (!read)
            return passOn(read);
        conditions.push_back(std::move(*read));
    }
    return conditions;
}

Result<Query> queryFromJson(const QJsonObject &json)
{
    Query query;
    for (auto it = json.begin(); it != json.end(); ++it) {
        auto status = readPart(query, it.key(), it.value());
        if (!status)
            return passOn(status);
    }
    if (query.measure.isEmpty())
        return wrong(QuerySentences::tr("The query names no measure."),
                     QuerySentences::tr("For example {\"measure\": \"customers.count\"}."));
    return query;
}

}  // namespace clientele
