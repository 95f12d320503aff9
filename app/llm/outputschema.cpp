// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/outputschema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

bool isOf(const QJsonValue &value, const QString &type)
{
    if (type == u"object")
        return value.isObject();
    if (type == u"array")
        return value.isArray();
    if (type == u"string")
        return value.isString();
    if (type == u"boolean")
        return value.isBool();
    if (type == u"null")
        return value.isNull();
    if (type == u"integer")
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return type == u"number" && value.isDouble();
}

bool isOfAny(const QJsonValue &value, const QJsonValue &types)
{
    if (types.isUndefined())
        return true;
    if (types.isString())
        return isOf(value, types.toString());
    const QJsonArray list = types.toArray();
    return std::ranges::any_of(list, [&value](const QJsonValue &type) { return isOf(value, type.toString()); });
}

QString problemAt(const QString &path, const QJsonValue &value, const QJsonObject &schema)
{
    const QJsonValue types = schema.value(u"type"_s);
    if (!isOfAny(value, types)) {
        QStringList names;
        if (types.isString())
            names += types.toString();
        const QJsonArray list = types.toArray();
        for (const QJsonValue &type : list)
            names += type.toString();
        return path + u" is not of type "_s + names.join(u" or "_s);
    }
    if (const QJsonArray allowed = schema.value(u"enum"_s).toArray(); !allowed.isEmpty() && !allowed.contains(value))
        return path + u" is none of the values allowed there"_s;
    if (value.isArray()) {
        const QJsonObject items = schema.value(u"items"_s).toObject();
        const QJsonArray array = value.toArray();
        for (int i = 0; i < array.size(); ++i)
            if (const QString problem = problemAt(path + u'[' + QString::number(i) + u']', array.at(i), items);
                !problem.isEmpty())
                return problem;
    }
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    const QJsonArray required = schema.value(u"required"_s).toArray();
    for (const QJsonValue &name : required)
        if (!object.contains(name.toString()))
            return path + u'.' + name.toString() + u" is missing"_s;
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString inner = path + u'.' + member.key();
        if (properties.contains(member.key())) {
            if (const QString problem = problemAt(inner, *member, properties.value(member.key()).toObject());
                !problem.isEmpty())
                return problem;
        } else if (schema.value(u"additionalProperties"_s) == QJsonValue(false)) {
            return inner + u" is not in the schema"_s;
        }
    }
    return {};
}

// The end of the object that begins at `start`; -1 where it has none.
qsizetype endOfObject(const QString &text, qsizetype start)
{
    int depth = 0;
    bool quoted = false;
    for (qsizetype at = start; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted && c == u'\\') {
            ++at;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u'{') {
            ++depth;
        } else if (!quoted && c == u'}' && --depth == 0) {
            return at + 1;
        }
    }
    return -1;
}

}  // namespace

QString schemaInWords(const OutputSchema &output)
{
    return u"Answer with one JSON object and nothing else. It must fit this JSON Schema:\n"_s
           + QString::fromUtf8(QJsonDocument(output.schema).toJson(QJsonDocument::Compact));
}

QString problemWith(const QJsonValue &value, const QJsonObject &schema) { return problemAt(u"$"_s, value, schema); }

std::optional<QJsonObject> objectIn(const QString &text)
{
    constexpr int mostTries = 8;  // braces in prose before it
    qsizetype start = text.indexOf(u'{');
    for (int tries = 0; start >= 0 && tries < mostTries; ++tries) {
        if (const qsizetype end = endOfObject(text, start); end > 0) {
            const QJsonDocument document = QJsonDocument::fromJson(QStringView(text).mid(start, end - start).toUtf8());
            if (document.isObject())
                return document.object();
        }
        start = text.indexOf(u'{', start + 1);
    }
    return std::nullopt;
}

bool isStrict(const QJsonObject &schema)
{
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    if (schema.contains(u"properties"_s) || schema.value(u"type"_s) == u"object"_s) {
        const QJsonArray required = schema.value(u"required"_s).toArray();
        if (schema.value(u"additionalProperties"_s) != QJsonValue(false) || required.size() != properties.size())
            return false;
        for (const QString &name : properties.keys())
            if (!required.contains(name) || !isStrict(properties.value(name).toObject()))
                return false;
    }
    const QJsonValue items = schema.value(u"items"_s);
    return !items.isObject() || isStrict(items.toObject());
}

}  // namespace clientele::llm
