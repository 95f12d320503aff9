// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/outgoingscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::privacy {

namespace {

std::optional<Kind> findingIn(const PersonalData &data, const QJsonValue &value)
{
    if (value.isString()) {
        const auto findings = data.find(value.toString());
        const auto certain = std::ranges::find_if(findings, &Finding::certain);
        return certain == findings.end() ? std::nullopt : std::optional(certain->kind);
    }
    if (value.isArray()) {
        const QJsonArray values = value.toArray();
        for (const QJsonValue &each : values)
            if (const auto kind = findingIn(data, each))
                return kind;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (const auto kind = findingIn(data, QJsonValue(member.key())))
                return kind;
            if (const auto kind = findingIn(data, QJsonValue(*member)))
                return kind;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Kind> findingIn(const PersonalData &data, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return findingIn(data, QJsonValue(QString::fromUtf8(body)));
    QJsonObject object = document.object();
    object.remove(u"model"_s);
    return findingIn(data, QJsonValue(object));
}

std::function<std::optional<QString>(const QByteArray &)> outgoingCheck(std::shared_ptr<const PersonalData> data)
{
    return [data = std::move(data)](const QByteArray &body) -> std::optional<QString> {
        const auto kind = findingIn(*data, body);
        return kind ? std::optional(nameOf(*kind)) : std::nullopt;
    };
}

}  // namespace clientele::privacy
