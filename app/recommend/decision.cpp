// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/decision.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr std::array<const char *, 3> names{"accepted", "dismissed", "postponed"};

QString momentOf(qint64 seconds) { return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate); }

// The suggestion as the command line prints it.
QJsonObject suggestionIn(const QJsonObject &shown, const QString &productId)
{
    const QJsonArray all = shown[u"recommendations"_s].toArray();
    const auto found = std::ranges::find_if(
        all, [&productId](const QJsonValue &one) { return one[u"product_id"_s].toString() == productId; });
    return found == all.end() ? QJsonObject() : (*found).toObject();
}

QString reasonText(const Decision &decision, const QLocale &locale)
{
    const QDate day = QDateTime::fromSecsSinceEpoch(decision.decidedAt).date();
    const QString made = locale.toString(day, QLocale::ShortFormat);
    const QString until = locale.toString(decision.until, QLocale::ShortFormat);
    QString text;
    switch (decision.kind) {
    case DecisionKind::Accepted:
        text = QCoreApplication::translate("Recommend", "Accepted on %1: not suggested again until %2.");
        break;
    case DecisionKind::Dismissed:
        text = QCoreApplication::translate("Recommend", "Dismissed on %1: not suggested until %2.");
        break;
    case DecisionKind::Postponed:
        text = QCoreApplication::translate("Recommend", "Postponed on %1: not suggested until %2.");
        break;
    }
    text = text.arg(made, until);
    return decision.reason.isEmpty() ? text : text + u' ' + decision.reason;
}

}  // namespace

const char *nameOf(DecisionKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<DecisionKind> decisionKind(QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](const char *one) { return name == QLatin1StringView(one); });
    if (found == names.end())
        return std::nullopt;
    return static_cast<DecisionKind>(found - names.begin());
}

QJsonObject Decision::toJson() const
{
    QJsonObject json = seen;
    json.insert(u"id"_s, id);
    json.insert(u"customer_id"_s, customerId);
    json.insert(u"product_id"_s, productId);
    json.insert(u"decision"_s, QString::fromLatin1(nameOf(kind)));
    json.insert(u"reason"_s, reason);
    json.insert(u"until"_s, until.toString(Qt::ISODate));
    json.insert(u"decided_at"_s, momentOf(decidedAt));
    json.insert(u"undone_at"_s, undoneAt == 0 ? QJsonValue() : QJsonValue(momentOf(undoneAt)));
    return json;
}

Decision decided(const Recommendation &shown, const QString &productId, DecisionKind kind, const QString &reason,
                 const QDate &until, const Rules &rules)
{
    Decision decision;
    decision.id = QUuid::createUuid().toString(QUuid::Id128);
    decision.customerId = shown.customerId;
    decision.productId = productId;
    decision.kind = kind;
    decision.reason = reason.trimmed();
    decision.decidedAt = QDateTime::currentSecsSinceEpoch();
    decision.until = kind == DecisionKind::Postponed ? until : QDate::currentDate().addDays(rules.dismissedDays);
    const QJsonObject whole = shown.toJson();
    const QJsonObject suggestion = suggestionIn(whole, productId);
    QJsonArray inputs;
    const QJsonArray reasons = suggestion[u"reasons"_s].toArray();
    for (const QJsonValue &one : reasons)
        inputs.append(QJsonObject{
            {u"field"_s, one[u"field"_s]}, {u"value"_s, one[u"value"_s]}, {u"currency"_s, one[u"currency"_s]}});
    for (const QString &key :
         {u"engine"_s, u"model"_s, u"prompt_version"_s, u"rules_version"_s, u"snapshot"_s, u"trace_id"_s})
        decision.seen.insert(key, whole[key]);
    decision.seen.insert(u"suggestion"_s, suggestion);
    decision.seen.insert(u"inputs"_s, inputs);
    decision.seen.insert(u"shown"_s, whole);
    return decision;
}

bool standsOn(const Decision &decision, const QDate &day) { return decision.undoneAt == 0 && day < decision.until; }

SetAside setAside(const std::vector<Decision> &all, const QString &customerId, const QDate &today,
                  const QLocale &locale)
{
    std::map<QString, const Decision *> newest;
    for (const Decision &decision : all)
        if (decision.customerId == customerId && decision.undoneAt == 0)
            newest[decision.productId] = &decision;
    SetAside aside;
    for (const auto &[product, decision] : newest)
        if (standsOn(*decision, today))
            aside.emplace(product,
                          FailedRule{QString::fromLatin1(nameOf(decision->kind)), reasonText(*decision, locale)});
    return aside;
}

}  // namespace clientele::recommend
