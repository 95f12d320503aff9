// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/answer.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::array outcomes{std::pair{Outcome::Computed, "computed"}, std::pair{Outcome::Retrieved, "retrieved"},
                              std::pair{Outcome::Clarify, "clarify"}, std::pair{Outcome::Declined, "declined"}};

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

template<typename Values, typename ToJson>
QJsonArray arrayOf(const Values &values, ToJson toJson)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return array;
}

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    for (const auto &value : array.toArray())
        list += value.isNull() ? QString() : value.toString();
    return list;
}

QJsonObject figureJson(const AnswerFigure &figure)
{
    QJsonObject json{{u"label"_s, figure.label},
                     {u"value"_s, figure.value.toText()},
                     {u"currency"_s, orNull(figure.value.currency.code())},
                     {u"query"_s, toJson(figure.query)},
                     {u"matched_rows"_s, figure.matchedRows},
                     {u"shown"_s, figure.shown},
                     {u"derived"_s, figure.derived}};
    if (!figure.keys.isEmpty())
        json.insert(u"keys"_s, arrayOf(figure.keys, [](const QString &key) { return orNull(key); }));
    return json;
}

Result<AnswerFigure> figureFrom(const QJsonObject &json)
{
    AnswerFigure figure;
    figure.label = json[u"label"].toString();
    const QString value = json[u"value"].toString();
    const qsizetype point = value.indexOf(u'.');
    figure.value.digits = point < 0 ? 0 : static_cast<int>(value.size() - point - 1);
    const auto scaled = parseScaled(value, figure.value.digits);
    if (!scaled)
        return tl::unexpected(scaled.error());
    figure.value.scaled = *scaled;
    figure.value.currency = Currency::fromCode(json[u"currency"].toString()).value_or(Currency());
    auto query = queryFromJson(json[u"query"].toObject());
    if (!query)
        return passOn(query);
    figure.query = std::move(*query);
    figure.keys = strings(json[u"keys"]);
    figure.matchedRows = json[u"matched_rows"].toInteger();
    figure.shown = json[u"shown"].toString();
    figure.derived = json[u"derived"].toBool();
    return figure;
}

QJsonObject spendingJson(const Spending &spending)
{
    QJsonObject json{{u"input_tokens"_s, spending.inputTokens},
                     {u"output_tokens"_s, spending.outputTokens},
                     {u"estimated"_s, spending.estimated},
                     {u"requests"_s, spending.requests},
                     {u"steps"_s, spending.steps}};
    if (spending.cachedTokens > 0)
        json.insert(u"cached_tokens"_s, spending.cachedTokens);
    if (spending.cost) {
        json.insert(u"cost"_s, llm::toText(*spending.cost));
        json.insert(u"currency"_s, spending.cost->currency.code());
    }
    return json;
}

Spending spendingFrom(const QJsonObject &json)
{
    Spending spending{json[u"input_tokens"].toInteger(), json[u"output_tokens"].toInteger(),
                      json[u"estimated"].toBool(), json[u"requests"].toInt()};
    if (const auto currency = Currency::fromCode(json[u"currency"].toString()))
        if (const auto cost = llm::costFromText(json[u"cost"].toString(), *currency))
            spending.cost = *cost;
    spending.steps = json[u"steps"].toInt();
    spending.cachedTokens = json[u"cached_tokens"].toInteger();
    return spending;
}

std::optional<llm::Failure> failureFrom(const QJsonObject &json)
{
    const auto kind = llm::failureKindNamed(json[u"kind"].toString());
    if (!kind)
        return std::nullopt;
    return llm::Failure{*kind, json[u"message"].toString(), json[u"next"].toString()};
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorKind::Corrupt, QCoreApplication::translate("clientele::Answer", "A kept answer cannot be read."));
}

}  // namespace

const char *nameOf(Engine engine) { return engine == Engine::Local ? "local" : "provider"; }

QJsonObject Answer::toJson() const
{
    const auto *named = std::ranges::find(outcomes, outcome, &std::pair<Outcome, const char *>::first);
    return {{u"outcome"_s, QString::fromLatin1(named->second)},
            {u"text"_s, text},
            {u"figures"_s, arrayOf(figures, figureJson)},
            {u"citations"_s, arrayOf(citations,
                                     [](const Citation &citation) {
                                         return QJsonObject{{u"id"_s, citation.id},
                                                            {u"kind"_s, citation.kind},
                                                            {u"customer_id"_s, orNull(citation.customerId)},
                                                            {u"excerpt"_s, citation.excerpt}};
                                     })},
            {u"choices"_s,
             arrayOf(choices,
                     [](const Choice &choice) {
                         return QJsonObject{{u"customer_id"_s, orNull(choice.customerId)}, {u"label"_s, choice.label}};
                     })},
            {u"charts"_s, arrayOf(charts,
                                  [](const AnswerChart &chart) {
                                      return QJsonObject{{u"title"_s, chart.title},
                                                         {u"kind"_s, chart.kind},
                                                         {u"query"_s, clientele::toJson(chart.query)}};
                                  })},
            {u"engine"_s, QString::fromLatin1(nameOf(engine))},
            {u"trace_id"_s, traceId},
            {u"markdown"_s, markdown},
            {u"incomplete"_s, incomplete},
            {u"failure"_s, failure ? QJsonValue(failure->toJson()) : QJsonValue()},
            {u"unverified"_s, QJsonArray::fromStringList(unverified)},
            {u"model"_s, orNull(model)},
            {u"usage"_s, spendingJson(spending)},
            {u"verified"_s, verified},
            {u"explained"_s, explained},
            {u"for_later"_s, forLater}};
}

Result<Answer> Answer::fromJson(const QJsonObject &json)
{
    Answer answer;
    const QString outcomeName = json[u"outcome"].toString();
    const auto *named =
        std::ranges::find_if(outcomes, [&](const auto &each) { return outcomeName == QLatin1StringView(each.second); });
    if (named == outcomes.end())
        return damaged();
    answer.outcome = named->first;
    answer.text = json[u"text"].toString();
    for (const auto &each : json[u"figures"].toArray()) {
        auto figure = figureFrom(each.toObject());
        if (!figure)
            return damaged();
        answer.figures.push_back(std::move(*figure));
    }
    for (const auto &each : json[u"citations"].toArray()) {
        answer.citations.push_back({each[u"id"].toString(), each[u"kind"].toString(), each[u"customer_id"].toString(),
                                    each[u"excerpt"].toString()});
    }
    for (const auto &each : json[u"choices"].toArray())
        answer.choices.push_back({each[u"customer_id"].toString(), each[u"label"].toString()});
    for (const auto &each : json[u"charts"].toArray()) {
        auto query = queryFromJson(each[u"query"].toObject());
        if (!query)
            return damaged();
        answer.charts.push_back({each[u"title"].toString(), each[u"kind"].toString(), std::move(*query)});
    }
    answer.engine =
        json[u"engine"].toString() == QLatin1StringView(nameOf(Engine::Provider)) ? Engine::Provider : Engine::Local;
    answer.traceId = json[u"trace_id"].toString();
    answer.markdown = json[u"markdown"].toBool();
    answer.incomplete = json[u"incomplete"].toBool();
    answer.failure = failureFrom(json[u"failure"].toObject());
    answer.unverified = strings(json[u"unverified"]);
    answer.model = json[u"model"].toString();
    answer.spending = spendingFrom(json[u"usage"].toObject());
    answer.verified = json[u"verified"].toBool();
    answer.explained = json[u"explained"].toBool(true);
    answer.forLater = json[u"for_later"].toBool();
    return answer;
}

}  // namespace clientele
