// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/recommendation.h"
#include "models/items/phrases.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject toJson(const Reason &reason)
{
    QJsonObject json{{u"text"_s, reason.text},
                     {u"field"_s, reason.evidence.field},
                     {u"value"_s, reason.evidence.value},
                     {u"currency"_s, orNull(reason.evidence.currency.code())}};
    if (reason.evidence.query)
        json.insert(u"query"_s, clientele::toJson(*reason.evidence.query));
    return json;
}

QJsonObject named(const Product &product)
{
    return {{u"product_id"_s, product.id}, {u"name"_s, product.name}, {u"category"_s, product.category}};
}

void append(QJsonArray &all, const std::vector<Suggestion> &list, const QString &name)
{
    int rank = 0;
    for (const Suggestion &suggestion : list) {
        QJsonObject json = named(suggestion.product);
        QJsonArray reasons;
        for (const Reason &reason : suggestion.reasons)
            reasons.append(toJson(reason));
        json.insert(u"list"_s, name);
        json.insert(u"rank"_s, ++rank);
        json.insert(u"score"_s, suggestion.score);
        json.insert(u"reasons"_s, reasons);
        all.append(json);
    }
}

// "Credit score: at least 580 (548)"; what is missing has no value in brackets.
QString wantedText(const Compared &one)
{
    const QString value = one.value.toText();
    const QString wanted = one.wanted.toText(one.value.currency);
    return labelled(labelOf(one.term), value.isEmpty() ? wanted : wanted + u" ("_s + value + u')');
}

QJsonObject toJson(const FailedRule &rule)
{
    QJsonArray values;
    for (const Compared &one : rule.values)
        values.append(QJsonObject{{u"field"_s, term(one.term).name},
                                  {u"value"_s, orNull(one.value.toText())},
                                  {u"currency"_s, orNull(one.value.currency.code())},
                                  {u"wanted"_s, one.wanted.toText(one.value.currency)}});
    return {
        {u"rule"_s, rule.rule}, {u"reason"_s, rule.reason}, {u"cannot_tell"_s, rule.cannotTell}, {u"values"_s, values}};
}

QJsonValue toJson(const std::optional<std::vector<Change>> &path)
{
    if (!path)
        return {};
    QJsonArray steps;
    for (const Change &change : *path)
        steps.append(QJsonObject{{u"field"_s, term(change.term).name},
                                 {u"from"_s, orNull(change.from.toText())},
                                 {u"to"_s, change.to.toText()},
                                 {u"currency"_s, orNull(change.to.currency.code())},
                                 {u"wanted"_s, change.wanted.toText(change.to.currency)}});
    return steps;
}

QJsonObject toJson(const Excluded &excluded)
{
    const FailedRule &first = excluded.verdict.failed.front();
    QJsonObject json = named(excluded.product);
    json.insert(u"outcome"_s, QString::fromLatin1(nameOf(excluded.verdict.standing)));
    json.insert(u"rule"_s, first.rule);
    json.insert(u"reason"_s, reasonText(first));
    QJsonArray failed;
    for (const FailedRule &rule : excluded.verdict.failed)
        failed.append(toJson(rule));
    QJsonArray missing;
    for (const TermId id : excluded.verdict.missing)
        missing.append(term(id).name);
    json.insert(u"failed"_s, failed);
    json.insert(u"missing"_s, missing);
    json.insert(u"path_to_yes"_s, toJson(excluded.verdict.pathToYes));
    return json;
}

QString listText(const QString &title, const std::vector<Suggestion> &list)
{
    QString text = title + u'\n';
    if (list.empty())
        text += u"  "_s + translated("None.") + u'\n';
    for (std::size_t i = 0; i < list.size(); ++i) {
        text += QStringLiteral("  %1. %2 (%3)\n").arg(i + 1).arg(list[i].product.name, list[i].product.category);
        for (const Reason &reason : list[i].reasons)
            text += QStringLiteral("     - %1\n").arg(reason.text);
    }
    return text;
}

QString excludedText(const Excluded &excluded, const QLocale &locale)
{
    QString text = QStringLiteral("  %1 (%2)\n").arg(excluded.product.name, excluded.product.category);
    for (const FailedRule &rule : excluded.verdict.failed)
        text += QStringLiteral("     - %1: %2\n").arg(rule.rule, reasonText(rule));
    if (const QString path = pathText(excluded.verdict, locale); !path.isEmpty())
        text += QStringLiteral("     > %1\n").arg(path);
    return text;
}

}  // namespace

// The rule's own words, then what failed: who is not suggested something is owed the specific reason.
QString reasonText(const FailedRule &rule)
{
    QStringList values;
    for (const Compared &one : rule.values)
        values += wantedText(one);
    if (values.isEmpty())
        return rule.reason;
    return rule.reason + u' '
           + (rule.cannotTell ? translated("Cannot tell: %1 is missing.").arg(labelOf(rule.values.front().term))
                              : besideEachOther(values) + u'.');
}

QString pathText(const Verdict &verdict, const QLocale &locale)
{
    if (!verdict.pathToYes)
        return {};
    QStringList steps;
    for (const Change &change : *verdict.pathToYes)
        steps += labelled(labelOf(change.term), written(change.to, locale));
    return translated("It would be with: %1").arg(besideEachOther(steps));
}

QJsonObject Recommendation::toJson() const
{
    QJsonArray recommendations;
    append(recommendations, credit, u"credit"_s);
    append(recommendations, other, u"other"_s);
    QJsonArray eligibleIds;
    for (const Product &product : eligible)
        eligibleIds.append(product.id);
    QJsonArray allRefused;
    for (const Refused &one : refused)
        allRefused.append(QJsonObject{{u"product_id"_s, orNull(one.productId)}, {u"reason"_s, one.reason}});
    QJsonArray allExcluded;
    for (const Excluded &one : excluded)
        allExcluded.append(recommend::toJson(one));
    return {{u"customer_id"_s, customerId},
            {u"analysis"_s, analysis.toJson()},
            {u"recommendations"_s, recommendations},
            {u"eligible"_s, eligibleIds},
            {u"excluded"_s, allExcluded},
            {u"fairness"_s, fairness.toJson()},
            {u"rules_version"_s, rulesVersion},
            {u"snapshot"_s, snapshot},
            {u"model"_s, orNull(model)},
            {u"prompt_version"_s, orNull(promptVersion)},
            {u"engine"_s, engine},
            {u"incomplete"_s, false},
            {u"failure"_s, failure ? QJsonValue(failure->toJson()) : QJsonValue()},
            {u"refused"_s, allRefused},
            {u"unverified"_s, QJsonArray::fromStringList(unverified)},
            {u"trace_id"_s, traceId}};
}

QString Recommendation::toText(const QLocale &locale) const
{
    QString text = translated("Suggestions for customer %1").arg(customerId) + u"\n\n"_s;
    for (const Found &found : analysis.found)
        text += QStringLiteral("  - %1\n").arg(found.text);
    text += u'\n' + listText(translated("Cards and loans"), credit);
    if (!fairness.isFair())
        text += u"  "_s + translated("Held back: the list changed with a protected characteristic.") + u'\n';
    text += u'\n' + listText(translated("Deposits, insurance, investment"), other);
    text += u'\n' + translated("Not suggested") + u'\n';
    for (const Excluded &one : excluded)
        text += excludedText(one, locale);
    if (failure)
        text += u'\n' + failure->message + u'\n';
    text += u'\n' + translated("These are suggestions by the rules %1; the decision is a person's.").arg(rulesVersion);
    if (!model.isEmpty())
        text += u' ' + translated("Prepared with the model %1.").arg(model);
    return text;
}

}  // namespace clientele::recommend
