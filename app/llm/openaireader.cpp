// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/openaireader.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

// Content is a text, or a list of parts.
QString textOf(const QJsonValue &content)
{
    if (!content.isArray())
        return content.toString();
    QString text;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        text += part.toObject().value(u"text"_s).toString();
    return text;
}

FinishReason reasonOf(const QString &name)
{
    if (name == u"length" || name == u"max_tokens")
        return FinishReason::Length;
    if (name == u"content_filter")
        return FinishReason::ContentFilter;
    if (name == u"tool_calls" || name == u"function_call")
        return FinishReason::ToolCalls;
    return FinishReason::Stop;
}

// Arguments are a text by the book; some servers send the object itself.
QString argumentsOf(const QJsonValue &arguments)
{
    if (arguments.isObject())
        return QString::fromUtf8(QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact));
    return arguments.toString();
}

}  // namespace

std::vector<ChatEvent> OpenAiReader::read(const ServerEvent &event)
{
    std::vector<ChatEvent> events;
    const QByteArray data = event.data.trimmed();
    if (isComplete() || data.isEmpty())
        return events;
    if (data == "[DONE]") {
        m_done = true;
        return events;
    }
    QJsonParseError problem;
    const QJsonDocument chunk = QJsonDocument::fromJson(data, &problem);
    if (!chunk.isObject()) {
        m_tally.fail(looksLikeHtml({}, data) ? failureOf(FailureKind::CaptivePortal)
                                             : failureOf(FailureKind::Malformed, problem.errorString()),
                     events);
        return events;
    }
    takeChunk(chunk.object(), events);
    return events;
}

std::vector<ChatEvent> OpenAiReader::readWhole(const QJsonObject &reply)
{
    std::vector<ChatEvent> events;
    takeChunk(reply, events);
    return events;
}

void OpenAiReader::takeChunk(const QJsonObject &chunk, std::vector<ChatEvent> &events)
{
    if (auto failure = failureIn(chunk, 0)) {
        m_tally.fail(std::move(*failure), events);
        return;
    }
    m_tally.setModel(chunk.value(u"model"_s).toString());
    m_tally.setResponseId(chunk.value(u"id"_s).toString());
    if (const QJsonObject usage = chunk.value(u"usage"_s).toObject(); !usage.isEmpty()) {
        m_tally.setInputTokens(usage.value(u"prompt_tokens"_s).toInteger());
        m_tally.setCachedTokens(
            usage.value(u"prompt_tokens_details"_s).toObject().value(u"cached_tokens"_s).toInteger());
        m_tally.setOutputTokens(usage.value(u"completion_tokens"_s).toInteger());
    }
    const QJsonArray choices = chunk.value(u"choices"_s).toArray();  // also of null, and of nothing
    for (const QJsonValue &value : choices) {
        const QJsonObject choice = value.toObject();
        if (choice.value(u"index"_s).toInt() != 0)
            continue;
        const QJsonValue delta = choice.value(u"delta"_s);
        takeDelta(delta.isObject() ? delta.toObject() : choice.value(u"message"_s).toObject(), events);
        if (const QString reason = choice.value(u"finish_reason"_s).toString(); !reason.isEmpty())
            m_tally.setFinish(reasonOf(reason));
    }
}

void OpenAiReader::takeDelta(const QJsonObject &delta, std::vector<ChatEvent> &events)
{
    m_tally.addText(textOf(delta.value(u"content"_s)), events);
    m_tally.addRefusal(delta.value(u"refusal"_s).toString());
    for (const auto &name : {u"reasoning_content"_s, u"reasoning"_s})
        m_tally.addHidden(delta.value(name).toString().toUtf8().size());
    takeToolCalls(delta.value(u"tool_calls"_s));
}

void OpenAiReader::takeToolCalls(const QJsonValue &calls)
{
    const QJsonArray pieces = calls.toArray();
    for (const QJsonValue &value : pieces) {
        const QJsonObject piece = value.toObject();
        const QJsonObject function = piece.value(u"function"_s).toObject();
        const QJsonValue index = piece.value(u"index"_s);
        m_tools.take({index.isDouble() ? std::optional(index.toInt()) : std::nullopt, piece.value(u"id"_s).toString(),
                      function.value(u"name"_s).toString(), argumentsOf(function.value(u"arguments"_s))});
        m_tally.addHidden(1);  // a token of it came, though nothing was shown
    }
}

std::vector<ChatEvent> OpenAiReader::end(qint64 sentBytes)
{
    // [DONE] is the server's word that it is finished, also where it never gave a reason.
    if (m_done && !m_tally.isFinished())
        m_tally.setFinish(FinishReason::Stop);
    return m_tally.last(m_tools.calls(), sentBytes);
}

}  // namespace clientele::llm
