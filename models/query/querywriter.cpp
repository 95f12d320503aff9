// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/jsonwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Numbers where they survive the way there and back unchanged; a customer id "007" stays text.
QJsonValue comparand(const QString &text)
{
    bool ok = false;
    const qint64 whole = text.toLongLong(&ok);
    constexpr qint64 exact = qint64(1) << 53;
    if (ok && QString::number(whole) == text && whole > -exact && whole < exact)
        return whole;
    const double number = text.toDouble(&ok);
    if (ok) {
        const QJsonValue value(number);
        const auto back = decimalText(value);
        if (back && *back == text)
            return value;
    }
    return text;
}

QJsonValue operandsToJson(const Condition &condition)
{
    switch (wordOf(condition.op).operand) {
    case Operand::True:
        return true;
    case Operand::One:
        return condition.op == Op::Contains ? QJsonValue(condition.values.value(0))
                                            : comparand(condition.values.value(0));
    case Operand::Pair: {
        QJsonArray pair;
        for (const QString &value : condition.values)
            pair.append(comparand(value));
        return pair;
    }
    default:
        return QJsonArray::fromStringList(condition.values);
    }
}

QJsonValue rowsToJson(const Conditions &rows)
{
    // The short form keeps neither order nor two conditions on one field.
    if (rows.size() != 1 || rows.front().field.isEmpty())
        return toJson(rows);
    const Condition &row = rows.front();
    if (row.op == Op::In && row.values.size() == 1)
        return QJsonObject{{row.field, row.values.front()}};
    return QJsonObject{{row.field, QJsonObject{{wordOf(row.op).name(), operandsToJson(row)}}}};
}

QJsonArray byToJson(const Query &query)
{
    QJsonArray json;
    for (const QString &name : query.by) {
        const auto bins =
            std::find_if(query.bins.begin(), query.bins.end(), [&](const Bins &known) { return known.field == name; });
        if (bins == query.bins.end())
            json.append(name);
        else
            json.append(QJsonObject{{u"field"_s, name}, {u"edges"_s, QJsonArray::fromStringList(bins->edges)}});
    }
    return json;
}

}  // namespace

QJsonArray toJson(const Conditions &conditions)
{
    QJsonArray json;
    for (const Condition &condition : conditions) {
        const OpWord &op = wordOf(condition.op);
        if (op.operand == Operand::Rows)
            json.append(QJsonObject{{op.name(), rowsToJson(condition.rows)}});
        else
            json.append(QJsonObject{{u"field"_s, condition.field}, {op.name(), operandsToJson(condition)}});
    }
    return json;
}

QJsonObject toJson(const Query &query)
{
    QJsonObject json{{u"measure"_s, query.measure}};
    if (!query.by.isEmpty())
        json.insert("by"_L1, byToJson(query));
    if (!query.where.empty())
        json.insert("where"_L1, toJson(query.where));
    if (query.top > 0)
        json.insert("top"_L1, query.top);
    for (const OrderWord &known : orderWords) {
        if (known.order == query.order) {
            json.insert("order"_L1, known.name());
            break;
        }
    }
    return json;
}

}  // namespace clientele
