// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/context.h"

#include <utility>

namespace clientele::trace {

namespace {

Context &ofThisThread()
{
    thread_local Context context;
    return context;
}

}  // namespace

Span Context::begin(Kind kind, const QString &name) const
{
    if (!recorder)
        return {};
    Span one;
    one.trace = trace;
    one.id = newSpanId();
    one.parent = span;
    one.kind = kind;
    one.name = name;
    one.start = now();
    return one;
}

void Context::end(Span one, const QString &error) const
{
    if (!recorder)
        return;
    one.end = now();
    one.error = error;
    if (!error.isEmpty())
        one.state = error == u"cancelled" ? State::Cancelled : State::Failed;
    if (tally && one.kind == Kind::Model)
        tally->add(one);
    recorder->record(std::move(one));
}

void Tally::add(const Span &request)
{
    const std::scoped_lock lock(m_mutex);
    m_sums.inputTokens += request.inputTokens;
    m_sums.outputTokens += request.outputTokens;
    m_sums.estimated = m_sums.estimated || request.estimated;
    m_sums.streamed = m_sums.streamed || request.streamed;
    if (request.firstToken >= 0 && m_firstToken < 0)
        m_firstToken = request.start + request.firstToken;
}

void Tally::giveTo(Span &root) const
{
    const std::scoped_lock lock(m_mutex);
    root.inputTokens = m_sums.inputTokens;
    root.outputTokens = m_sums.outputTokens;
    root.estimated = m_sums.estimated;
    root.streamed = m_sums.streamed;
    if (m_firstToken >= 0)
        root.firstToken = m_firstToken - root.start;
}

Span beginRoot(Kind kind, const QString &name, const QString &traceId)
{
    Span root;
    root.trace = traceId;
    root.id = newSpanId();
    root.kind = kind;
    root.name = name;
    root.start = now();
    return root;
}

const Context &current() { return ofThisThread(); }

Current::Current(Context context) : m_before(std::exchange(ofThisThread(), std::move(context))) {}

Current::~Current() { ofThisThread() = std::move(m_before); }

}  // namespace clientele::trace
