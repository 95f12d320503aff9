// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/structuredcall.h"

#include "app/llm/outputschema.h"
#include "app/llm/provider.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::llm {

StructuredCall::StructuredCall(Provider &provider, ChatRequest request, QObject *parent)
    : QObject(parent), m_provider(provider), m_trace(trace::current()), m_request(std::move(request))
{
    Q_ASSERT(m_request.output);
    send();
}

void StructuredCall::send()
{
    const trace::Current inside(m_trace);
    m_stream = m_provider.chat(m_request, this);
    ++m_result.requests;
    connect(m_stream, &ChatStream::happened, this, &StructuredCall::happened);
    connect(m_stream, &ChatStream::over, this, &StructuredCall::streamOver);
    const QPointer<ChatStream> stream(m_stream);
    QMetaObject::invokeMethod(
        this,
        [this, stream] {
            if (stream)
                emit sent(stream->sentBody());
        },
        Qt::QueuedConnection);
}

void StructuredCall::streamOver()
{
    if (m_over)
        return;
    ChatStream *stream = std::exchange(m_stream, nullptr);
    const ChatReply reply = stream->reply();
    stream->deleteLater();
    m_result.usage.inputTokens += reply.usage.inputTokens;
    m_result.usage.outputTokens += reply.usage.outputTokens;
    m_result.usage.estimated |= reply.usage.estimated;
    if (reply.failure) {
        // A server that does not know the format says 400; what it minds may be just that.
        if (reply.failure->kind == FailureKind::BadRequest && m_step != Step::Repair) {
            if (m_step == Step::Object)
                m_request.outputMode = OutputMode::Words;
            nextStep({}, {});
            return;
        }
        m_result.failure = reply.failure;
        end();
        return;
    }
    const auto object = objectIn(reply.text);
    const QString problem = object ? problemWith(*object, m_request.output->schema) : u"it is not a JSON object"_s;
    if (problem.isEmpty()) {
        m_result.value = object;
        end();
        return;
    }
    nextStep(problem, reply.text);
}

void StructuredCall::nextStep(const QString &problem, const QString &answer)
{
    switch (m_step) {
    case Step::Schema:
        m_step = Step::Object;
        m_request.outputMode = OutputMode::Object;
        break;
    case Step::Object:
        m_step = Step::Repair;
        if (!problem.isEmpty()) {
            m_request.messages.push_back({Role::Assistant, answer.isEmpty() ? u"{}"_s : answer});
            m_request.messages.push_back({Role::User, u"That answer does not fit the schema: "_s + problem
                                                          + u". Answer again with the JSON object alone."_s});
        }
        break;
    case Step::Repair:
        m_result.failure = failureOf(FailureKind::Malformed, problem);
        end();
        return;
    }
    send();
}

void StructuredCall::cancel()
{
    if (m_over)
        return;
    m_result.failure = failureOf(FailureKind::Cancelled);
    if (ChatStream *stream = std::exchange(m_stream, nullptr)) {
        stream->disconnect(this);
        stream->cancel();
        stream->deleteLater();
    }
    end();
}

void StructuredCall::end()
{
    m_over = true;
    emit done(m_result);
}

}  // namespace clientele::llm
