// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/answer.h"

#include <QJsonArray>

namespace clientele {

namespace {

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Computed:
        return QStringLiteral("computed");
    case Outcome::Retrieved:
        return QStringLiteral("retrieved");
    case Outcome::Clarify:
        return QStringLiteral("clarify");
    case Outcome::Declined:
        break;
    }
    return QStringLiteral("declined");
}

QJsonObject figureJson(const AnswerFigure &figure)
{
    const Currency currency = figure.value.currency;
    return {{QStringLiteral("label"), figure.label},
            {QStringLiteral("value"), figure.value.toText()},
            {QStringLiteral("currency"), currency.isEmpty() ? QJsonValue() : QJsonValue(currency.code())},
            {QStringLiteral("query"), toJson(figure.query)},
            {QStringLiteral("matched_rows"), figure.matchedRows}};
}

}  // namespace

QJsonObject Answer::toJson() const
{
    QJsonArray figureArray;
    for (const AnswerFigure &figure : figures)
        figureArray.append(figureJson(figure));
    QJsonArray citationArray;
    for (const Citation &citation : citations) {
        citationArray.append(QJsonObject{{QStringLiteral("id"), citation.id},
                                         {QStringLiteral("kind"), citation.kind},
                                         {QStringLiteral("customer_id"), citation.customerId},
                                         {QStringLiteral("excerpt"), citation.excerpt}});
    }
    QJsonArray choiceArray;
    for (const Choice &choice : choices) {
        choiceArray.append(
            QJsonObject{{QStringLiteral("customer_id"), choice.customerId}, {QStringLiteral("label"), choice.label}});
    }
    return {{QStringLiteral("outcome"), nameOf(outcome)}, {QStringLiteral("text"), text},
            {QStringLiteral("figures"), figureArray},     {QStringLiteral("citations"), citationArray},
            {QStringLiteral("choices"), choiceArray},     {QStringLiteral("engine"), engine},
            {QStringLiteral("trace_id"), traceId}};
}

}  // namespace clientele
