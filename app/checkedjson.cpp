// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkedjson.h"

#include "models/core/money.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <simdjson.h>
#include <string_view>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CheckedJson", text); }

// The path of a key that stands twice in one object; empty where none does.
QString repeatedKey(const simdjson::dom::element &element, const QString &path)
{
    if (simdjson::dom::array array; element.get(array) == simdjson::SUCCESS) {
        qsizetype place = 0;
        for (const simdjson::dom::element inner : array)
            if (QString found = repeatedKey(inner, path + u'/' + QString::number(place++)); !found.isEmpty())
                return found;
    }
    if (simdjson::dom::object object; element.get(object) == simdjson::SUCCESS) {
        std::vector<std::string_view> seen;
        for (const simdjson::dom::key_value_pair member : object) {
            const QString inner =
                path + u'/' + QString::fromUtf8(member.key.data(), static_cast<qsizetype>(member.key.size()));
            if (std::ranges::find(seen, member.key) != seen.end())
                return inner;
            seen.push_back(member.key);
            if (QString found = repeatedKey(member.value, inner); !found.isEmpty())
                return found;
        }
    }
    return {};
}

}  // namespace

At CheckedJson::parse(const QByteArray &json)
{
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    const auto error = parser.parse(json.constData(), static_cast<std::size_t>(json.size())).get(element);
    if (error != simdjson::SUCCESS) {
        m_problem = translated("this is not JSON (%1)").arg(QString::fromLatin1(simdjson::error_message(error)));
        return {};
    }
    const At root{QJsonDocument::fromJson(json).object(), {}};
    if (const QString path = repeatedKey(element, {}); !path.isEmpty())
        wrong({{}, path}, translated("stands there twice"));
    else if (!element.is_object())
        wrong(root, translated("must be an object"));
    return root;
}

void CheckedJson::wrong(const At &at, const QString &reason)
{
    if (m_problem.isEmpty())
        m_problem = (at.path.isEmpty() ? u"/"_s : at.path) + u' ' + reason;
}

void CheckedJson::keys(const At &at, std::initializer_list<const char *> needed,
                       std::initializer_list<const char *> optional)
{
    if (!at.value.isObject()) {
        wrong(at, at.value.isUndefined() ? translated("is missing") : translated("must be an object"));
        return;
    }
    for (const char *key : needed)
        if (const QString name = QString::fromLatin1(key); !at.has(name))
            wrong(at.member(name), translated("is missing"));
    const QStringList present = at.value.toObject().keys();
    for (const QString &key : present) {
        const auto is = [&key](const char *name) { return key == QLatin1StringView(name); };
        if (!std::ranges::any_of(needed, is) && !std::ranges::any_of(optional, is))
            wrong(at.member(key), translated("is not known here"));
    }
}

QString CheckedJson::text(const At &at)
{
    if (at.value.toString().trimmed().isEmpty())
        wrong(at, translated("must be a text"));
    return at.value.toString();
}

bool CheckedJson::boolean(const At &at)
{
    if (!at.value.isBool())
        wrong(at, translated("must be true or false"));
    return at.value.toBool();
}

int CheckedJson::whole(const At &at, int least, int most)
{
    const int value = at.value.toInt(least - 1);
    if (!at.value.isDouble() || value < least || value > most || at.value.toDouble() != value)
        wrong(at, translated("must be a whole number from %1 to %2").arg(least).arg(most));
    return value;
}

std::int64_t CheckedJson::decimal(const At &at, int digits)
{
    const QString text = at.value.isDouble() && at.value.toDouble() == static_cast<double>(at.value.toInteger())
                             ? QString::number(at.value.toInteger())
                             : at.value.toString();
    const auto value = parseScaled(text, digits);
    if (!value)
        wrong(at, translated("must be a decimal number as text, with no more decimals than the field has"));
    return value.value_or(0);
}

std::vector<At> CheckedJson::list(const At &at)
{
    std::vector<At> all;
    if (!at.value.isArray())
        wrong(at, at.value.isUndefined() ? translated("is missing") : translated("must be a list"));
    const QJsonArray array = at.value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        all.push_back({array.at(i), at.path + u'/' + QString::number(i)});
    return all;
}

QStringList CheckedJson::texts(const At &at)
{
    QStringList all;
    for (const At &one : list(at))
        all += text(one);
    if (all.isEmpty())
        wrong(at, translated("must not be empty"));
    return all;
}

}  // namespace clientele
