// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/replytally.h"

#include <utility>

namespace clientele::llm {

void ReplyTally::addText(const QString &delta, std::vector<ChatEvent> &events)
{
    QString text = std::exchange(m_half, {}) + delta;
    // A model's token may end inside a character: the first half waits for the second.
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        m_half = text.back();
        text.chop(1);
    }
    if (text.isEmpty())
        return;
    m_shownBytes += text.toUtf8().size();
    events.emplace_back(TextDelta{text});
}

void ReplyTally::addRefusal(const QString &text) { m_refusal += text; }

void ReplyTally::addHidden(qint64 bytes) { m_hiddenBytes += bytes; }

void ReplyTally::fail(Failure failure, std::vector<ChatEvent> &events)
{
    if (std::exchange(m_failed, true))
        return;
    events.emplace_back(Failed{std::move(failure), hasToken()});
}

void ReplyTally::setInputTokens(qint64 tokens)
{
    if (tokens > 0)
        m_inputTokens = tokens;
}

void ReplyTally::setCachedTokens(qint64 tokens)
{
    if (tokens > 0)
        m_cachedTokens = tokens;
}

void ReplyTally::setOutputTokens(qint64 tokens)
{
    if (tokens > 0)
        m_outputTokens = tokens;
}

void ReplyTally::setModel(const QString &model)
{
    if (!model.isEmpty())
        m_model = model;
}

void ReplyTally::setResponseId(const QString &id)
{
    if (m_responseId.isEmpty())
        m_responseId = id;
}

std::vector<ChatEvent> ReplyTally::last(std::vector<ToolCall> calls, qint64 sentBytes) const
{
    if (m_failed)
        return {};
    std::vector<ChatEvent> events;
    qint64 outputBytes = m_shownBytes + m_hiddenBytes + m_refusal.toUtf8().size();
    for (const ToolCall &call : calls)
        outputBytes += call.name.size() + call.arguments.toUtf8().size();
    const Usage usage{m_inputTokens.value_or(estimatedTokens(sentBytes)),
                      m_outputTokens.value_or(estimatedTokens(outputBytes)), !m_inputTokens || !m_outputTokens,
                      m_cachedTokens};
    if (!m_finish) {
        events.emplace_back(usage);
        events.emplace_back(Failed{failureOf(FailureKind::ConnectionReset), hasToken() || !calls.empty()});
        return events;
    }
    FinishReason reason = *m_finish;
    // Some servers end a turn with calls as if it were the last one.
    if (reason == FinishReason::Stop && !calls.empty())
        reason = FinishReason::ToolCalls;
    if (reason == FinishReason::Stop && !m_refusal.isEmpty())
        reason = FinishReason::Refusal;
    for (ToolCall &call : calls)
        events.emplace_back(std::move(call));
    events.emplace_back(usage);
    events.emplace_back(Finished{reason, m_refusal, m_model, m_responseId});
    return events;
}

}  // namespace clientele::llm
