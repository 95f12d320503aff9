// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/callspan.h"

#include "app/llm/chatstream.h"
#include "app/llm/embeddingcall.h"
#include "app/llm/settings.h"
#include "app/trace/context.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

QString nameOf(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
        return u"stop"_s;
    case FinishReason::ToolCalls:
        return u"tool_calls"_s;
    case FinishReason::Length:
        return u"length"_s;
    case FinishReason::ContentFilter:
        return u"content_filter"_s;
    case FinishReason::Refusal:
        return u"refusal"_s;
    }
    return {};
}

// The text as it came, or the calls of tools beside it, as the model wrote them: with tokens in the place of people.
QByteArray receivedIn(const ChatReply &reply)
{
    if (reply.calls.empty())
        return reply.text.toUtf8();
    QJsonArray calls;
    for (const ToolCall &call : reply.calls)
        calls.append(QJsonObject{{u"id"_s, call.id}, {u"name"_s, call.name}, {u"arguments"_s, call.arguments}});
    return QJsonDocument(QJsonObject{{u"content"_s, reply.text}, {u"tool_calls"_s, calls}})
        .toJson(QJsonDocument::Compact);
}

trace::Span beginCall(const trace::Context &context, trace::Kind kind, const QString &model,
                      const ProviderSettings &settings)
{
    trace::Span span = context.begin(kind, model);
    span.provider = QString::fromLatin1(llm::nameOf(settings.dialect));
    span.server = settings.url.host();
    span.model = model;
    return span;
}

// A child of its stream.
class StreamSpan : public QObject {
public:
    StreamSpan(ChatStream *stream, trace::Context context, trace::Span span)
        : QObject(stream), m_context(std::move(context)), m_span(std::move(span))
    {
        connect(stream, &ChatStream::over, this, [this, stream] { take(*stream); });
    }
    ~StreamSpan() override
    {
        if (!m_over)
            m_context.end(std::move(m_span), u"cancelled"_s);
    }
    Q_DISABLE_COPY_MOVE(StreamSpan)

private:
    void take(const ChatStream &stream)
    {
        m_over = true;
        const ChatReply &reply = stream.reply();
        // What the outgoing scan held back was not sent, and must not leave with an export either.
        if (stream.requestsSent() > 0)
            m_span.sent = stream.sentBody();
        m_span.received = receivedIn(reply);
        m_span.retries = std::max(0, stream.requestsSent() - 1);
        m_span.streamed = stream.wasStreamed();
        if (stream.firstTokenMilliseconds() >= 0)
            m_span.firstToken = stream.firstTokenMilliseconds() * 1'000'000;
        Usage usage = reply.usage;
        if (usage == Usage() && !reply.text.isEmpty())  // it was cut before it told
            usage = {.inputTokens = estimatedTokens(m_span.sent.size()),
                     .outputTokens = estimatedTokens(m_span.received.size()),
                     .estimated = true};
        m_span.inputTokens = usage.inputTokens;
        m_span.outputTokens = usage.outputTokens;
        m_span.estimated = usage.estimated;
        if (reply.finished) {
            m_span.finish = nameOf(reply.finished->reason);
            m_span.responseId = reply.finished->responseId;
            if (!reply.finished->model.isEmpty())
                m_span.model = reply.finished->model;
        }
        m_context.end(std::exchange(m_span, {}),
                      reply.failure ? QString::fromLatin1(llm::nameOf(reply.failure->kind)) : QString());
    }

    trace::Context m_context;
    trace::Span m_span;
    bool m_over = false;
};

// A child of its call.
class EmbeddingSpans : public QObject {
public:
    EmbeddingSpans(EmbeddingCall *call, trace::Context context, ProviderSettings settings)
        : QObject(call), m_context(std::move(context)), m_settings(std::move(settings))
    {
        begin();
        connect(call, &EmbeddingCall::batch, this,
                [this, call](qsizetype, const std::vector<Vector> &vectors) { batchCame(*call, vectors); });
        connect(call, &EmbeddingCall::over, this, [this](const std::optional<Failure> &failure) {
            // The last batch has come before, and nothing was asked for since.
            if (failure)
                m_context.end(m_span, QString::fromLatin1(llm::nameOf(failure->kind)));
        });
    }

private:
    void begin() { m_span = beginCall(m_context, trace::Kind::Embedding, m_settings.embeddingModel, m_settings); }
    void batchCame(const EmbeddingCall &call, const std::vector<Vector> &vectors)
    {
        m_span.asked = static_cast<int>(vectors.size());
        m_span.dimension = vectors.empty() ? 0 : static_cast<int>(vectors.front().size());
        m_span.inputTokens = call.inputTokens() - m_counted;
        m_counted = call.inputTokens();
        m_context.end(m_span);
        begin();
    }

    trace::Context m_context;
    ProviderSettings m_settings;
    trace::Span m_span;
    qint64 m_counted = 0;
};

}  // namespace

void recordStream(ChatStream *stream, const ChatRequest &request, const ProviderSettings &settings)
{
    const trace::Context &context = trace::current();
    if (!context)
        return;
    trace::Span span = beginCall(context, trace::Kind::Model, settings.model, settings);
    span.temperature = request.temperature;
    span.maxTokens = request.maxTokens;
    new StreamSpan(stream, context, std::move(span));
}

void recordEmbedding(EmbeddingCall *call, const ProviderSettings &settings)
{
    if (const trace::Context &context = trace::current())
        new EmbeddingSpans(call, context, settings);
}

}  // namespace clientele::llm
