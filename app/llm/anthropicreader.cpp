// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/anthropicreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::llm {

std::vector<ChatEvent> AnthropicReader::read(const ServerEvent &event)
{
    std::vector<ChatEvent> events;
    const QByteArray data = event.data.trimmed();
    if (isComplete() || data.isEmpty())
        return events;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(data, &problem);
    if (!document.isObject()) {
        m_tally.fail(looksLikeHtml({}, data) ? failureOf(FailureKind::CaptivePortal)
                                             : failureOf(FailureKind::Malformed, problem.errorString()),
                     events);
        return events;
    }
    const QJsonObject object = document.object();
    const QString type = object.value(u"type"_s).toString(QString::fromUtf8(event.type));
    const int index = object.value(u"index"_s).toInt();
    if (auto failure = failureIn(object, 0)) {
        m_tally.fail(std::move(*failure), events);
    } else if (type == u"message_start") {
        takeMessage(object.value(u"message"_s).toObject());
    } else if (type == u"content_block_start") {
        takeBlock(index, object.value(u"content_block"_s).toObject(), events);
    } else if (type == u"content_block_delta") {
        takeDelta(index, object.value(u"delta"_s).toObject(), events);
    } else if (type == u"message_delta") {
        takeStop(object.value(u"delta"_s).toObject().value(u"stop_reason"_s).toString());
        takeUsage(object.value(u"usage"_s).toObject());
    } else if (type == u"message_stop") {
        m_stopped = true;
    }
    return events;
}

std::vector<ChatEvent> AnthropicReader::readWhole(const QJsonObject &reply)
{
    std::vector<ChatEvent> events;
    if (auto failure = failureIn(reply, 0)) {
        m_tally.fail(std::move(*failure), events);
        return events;
    }
    takeMessage(reply);
    const QJsonArray blocks = reply.value(u"content"_s).toArray();
    for (int i = 0; i < blocks.size(); ++i) {
        const QJsonObject block = blocks.at(i).toObject();
        takeBlock(i, block, events);
        if (block.value(u"type"_s) == u"tool_use"_s)
            takeDelta(
                i,
                {{u"type"_s, u"input_json_delta"_s},
                 {u"partial_json"_s,
                  QString::fromUtf8(QJsonDocument(block.value(u"input"_s).toObject()).toJson(QJsonDocument::Compact))}},
                events);
    }
    takeStop(reply.value(u"stop_reason"_s).toString());
    return events;
}

void AnthropicReader::takeMessage(const QJsonObject &message)
{
    m_tally.setModel(message.value(u"model"_s).toString());
    m_tally.setResponseId(message.value(u"id"_s).toString());
    takeUsage(message.value(u"usage"_s).toObject());
}

void AnthropicReader::takeUsage(const QJsonObject &usage)
{
    // What came out of the provider's cache was sent all the same.
    m_tally.setInputTokens(usage.value(u"input_tokens"_s).toInteger()
                           + usage.value(u"cache_creation_input_tokens"_s).toInteger()
                           + usage.value(u"cache_read_input_tokens"_s).toInteger());
    m_tally.setCachedTokens(usage.value(u"cache_read_input_tokens"_s).toInteger());
    m_tally.setOutputTokens(usage.value(u"output_tokens"_s).toInteger());
}

void AnthropicReader::takeBlock(int index, const QJsonObject &block, std::vector<ChatEvent> &events)
{
    const QString type = block.value(u"type"_s).toString();
    if (type == u"text") {
        m_tally.addText(block.value(u"text"_s).toString(), events);
    } else if (type == u"tool_use") {
        const QString name = block.value(u"name"_s).toString();
        m_tally.addHidden(1);
        if (!m_outputTool.isEmpty() && name == m_outputTool)
            m_outputBlocks.push_back(index);
        else
            m_tools.take({index, block.value(u"id"_s).toString(), name, {}});
    }
}

void AnthropicReader::takeDelta(int index, const QJsonObject &delta, std::vector<ChatEvent> &events)
{
    const QString type = delta.value(u"type"_s).toString();
    if (type == u"text_delta") {
        m_tally.addText(delta.value(u"text"_s).toString(), events);
    } else if (type == u"input_json_delta") {
        const QString piece = delta.value(u"partial_json"_s).toString();
        if (std::ranges::find(m_outputBlocks, index) != m_outputBlocks.end())
            m_tally.addText(piece, events);
        else if (!piece.isEmpty())
            m_tools.take({index, {}, {}, piece});
    } else if (type == u"thinking_delta") {
        m_tally.addHidden(delta.value(u"thinking"_s).toString().toUtf8().size());
    }
}

void AnthropicReader::takeStop(const QString &reason)
{
    if (reason.isEmpty())
        return;
    if (reason == u"max_tokens" || reason == u"model_context_window_exceeded" || reason == u"pause_turn")
        m_tally.setFinish(FinishReason::Length);
    else if (reason == u"refusal")
        m_tally.setFinish(FinishReason::Refusal);
    else if (reason == u"tool_use")
        m_tally.setFinish(m_tools.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls);
    else
        m_tally.setFinish(FinishReason::Stop);
}

std::vector<ChatEvent> AnthropicReader::end(qint64 sentBytes)
{
    if (m_stopped && !m_tally.isFinished())
        m_tally.setFinish(FinishReason::Stop);
    return m_tally.last(m_tools.calls(), sentBytes);
}

}  // namespace clientele::llm
