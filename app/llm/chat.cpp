// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/chat.h"

#include <QJsonDocument>

namespace clientele::llm {

std::optional<QJsonObject> ToolCall::parsed() const
{
    if (arguments.trimmed().isEmpty())
        return QJsonObject();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(arguments.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

void ChatReply::take(const ChatEvent &event)
{
    if (const auto *delta = std::get_if<TextDelta>(&event))
        text += delta->text;
    else if (const auto *call = std::get_if<ToolCall>(&event))
        calls.push_back(*call);
    else if (const auto *counted = std::get_if<Usage>(&event))
        usage = *counted;
    else if (const auto *end = std::get_if<Finished>(&event))
        finished = *end;
    else if (const auto *failed = std::get_if<Failed>(&event))
        failure = failed->failure;
}

bool ChatReply::isIncomplete() const
{
    if (failure)
        return !text.isEmpty();
    return finished && (finished->reason == FinishReason::Length || finished->reason == FinishReason::ContentFilter);
}

qint64 estimatedTokens(qint64 bytes) { return (bytes + 3) / 4; }

}  // namespace clientele::llm
