// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/turntrace.h"

#include "app/assistant/turn.h"
#include "app/assistant/turn/prompt.h"
#include "app/assistant/turn/toolbox.h"
#include "app/future.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString wordOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return u"not_found"_s;
    case ErrorKind::InvalidInput:
        return u"invalid_input"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Unreachable:
        return u"unreachable"_s;
    case ErrorKind::Refused:
        return u"refused"_s;
    default:
        return u"error"_s;
    }
}

QString wordOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Computed:
        return u"computed"_s;
    case Outcome::Retrieved:
        return u"retrieved"_s;
    case Outcome::Clarify:
        return u"clarify"_s;
    case Outcome::Declined:
        return u"declined"_s;
    }
    return {};
}

}  // namespace

TurnTrace::TurnTrace(std::shared_ptr<trace::Recorder> recorder, const TurnQuestion &question, qint64 snapshot)
    : m_root(trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId())),
      m_context{std::move(recorder), m_root.trace, m_root.id}
{
    m_root.question = question.text;
    m_root.snapshot = snapshot;
    if (!question.scope.empty())
        m_root.scope = QString::fromUtf8(QJsonDocument(toJson(question.scope)).toJson(QJsonDocument::Compact));
}

TurnTrace::~TurnTrace()
{
    if (!m_over)
        m_context.end(std::move(m_root), u"cancelled"_s);
}

void TurnTrace::ended(const Answer &answer, qint64 firstTokenMilliseconds)
{
    if (std::exchange(m_over, true))
        return;
    m_root.answer = answer.text;
    m_root.engine = QString::fromLatin1(nameOf(answer.engine));
    m_root.outcome = wordOf(answer.outcome);
    m_root.model = answer.model;
    m_root.inputTokens = answer.spending.inputTokens;
    m_root.outputTokens = answer.spending.outputTokens;
    m_root.estimated = answer.spending.estimated;
    if (answer.spending.requests > 0)
        m_root.promptVersion = QString::fromLatin1(promptVersion);
    if (firstTokenMilliseconds >= 0) {
        m_root.firstToken = firstTokenMilliseconds * 1'000'000;
        m_root.streamed = true;
    }
    QString error = answer.failure ? QString::fromLatin1(llm::nameOf(answer.failure->kind)) : QString();
    if (m_cancelled)
        error = u"cancelled"_s;
    m_context.end(std::exchange(m_root, {}), error);
}

trace::Span TurnTrace::beginTool(const llm::ToolCall &call) const
{
    trace::Span span = m_context.begin(trace::Kind::Tool, call.name.left(64));
    span.callId = call.id;
    return span;
}

void TurnTrace::endTool(trace::Span span, const llm::ToolCall &call, const ToolResult &result) const
{
    span.sent = call.arguments.toUtf8();
    span.received = result.text.toUtf8();
    m_context.end(std::move(span), result.failed ? u"refused"_s : QString());
}

template<typename Hits>
QFuture<Result<Hits>> TurnTrace::retrieval(const QString &source, int k,
                                           const std::function<QFuture<Result<Hits>>()> &begin)
{
    const trace::Context above = trace::current() ? trace::current() : m_context;
    trace::Span span = above.begin(trace::Kind::Retrieval, source);
    span.asked = k;
    const trace::Current inside(above.under(span));
    const QFuture<Result<Hits>> future = begin();
    whenDone(future, this, [above, span](const Result<Hits> &hits) mutable {
        span.found = hits ? static_cast<int>(hits->size()) : 0;
        above.end(std::move(span), hits ? QString() : wordOf(hits.error().kind));
    });
    return future;
}

TurnTrace::Search TurnTrace::traced(const std::shared_ptr<TurnTrace> &turn, const Search &search)
{
    if (!search)
        return {};
    return [turn, search](const QString &text, int k, const Conditions &scope) {
        return turn->retrieval<std::vector<SearchHit>>(u"book"_s, k, [&] { return search(text, k, scope); });
    };
}

TurnTrace::Similar TurnTrace::traced(const std::shared_ptr<TurnTrace> &turn, const Similar &similar)
{
    if (!similar)
        return {};
    return [turn, similar](const QString &customerId, int k) {
        return turn->retrieval<std::vector<SimilarCustomer>>(u"similar customers"_s, k,
                                                             [&] { return similar(customerId, k); });
    };
}

}  // namespace clientele
