// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/dialogue.h"

#include "app/assistant/turn/turntrace.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostCalls = 8;  // of one round
constexpr int mostTokensOut = 2'000;  // of one reply

}  // namespace

Dialogue::Dialogue(Parts parts, llm::ChatRequest request, Steps &steps, QObject *parent)
    : QObject(parent),
      m_provider(parts.assistant.provider),
      m_request(std::move(request)),
      m_budget(parts.budget),
      m_prices(std::move(parts.prices)),
      m_steps(steps),
      m_trace(parts.assistant.trace),
      m_tools(std::move(parts.assistant), std::move(parts.scope), std::move(parts.reach), parts.talk, this),
      m_prose(*parts.talk, m_tools.evidence()),
      m_model(m_provider->settings().model)
{
    m_request.maxTokens = mostTokensOut;
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, [this] { endFor(tr("The time for this question is used up")); });
}

Dialogue::~Dialogue()
{
    // Streams use the provider's network: none may outlive it.
    qDeleteAll(findChildren<llm::ChatStream *>(QString(), Qt::FindDirectChildrenOnly));
}

void Dialogue::begin()
{
    m_time.start(m_budget.time);
    send();
}

void Dialogue::send()
{
    ++m_spending.steps;
    m_step = m_steps.begin(tr("Asking %1", "a model").arg(m_model));
    const trace::Current inside(m_trace ? m_trace->context() : trace::Context());
    m_stream = m_provider->chat(m_request, this);
    m_needsBreak = m_shown;
    connect(m_stream, &llm::ChatStream::happened, this, &Dialogue::take);
    connect(m_stream, &llm::ChatStream::over, this, &Dialogue::replied);
    emit sent(m_stream->sentBody());
}

void Dialogue::take(const llm::ChatEvent &event)
{
    if (m_firstToken < 0)
        m_firstToken = m_stream->firstTokenMilliseconds();
    if (const auto *delta = std::get_if<llm::TextDelta>(&event))
        show(m_prose.feed((std::exchange(m_needsBreak, false) ? u"\n\n"_s : QString()) + delta->text));
    else if (const auto *retrying = std::get_if<llm::Retrying>(&event))
        wait(*retrying);
    else if (const auto *finished = std::get_if<llm::Finished>(&event); finished && !finished->model.isEmpty())
        m_model = finished->model;
}

void Dialogue::show(const QString &text)
{
    if (text.isEmpty())
        return;
    m_shown = true;
    emit grew(text);
}

void Dialogue::wait(const llm::Retrying &retrying)
{
    m_steps.end(m_step, true, retrying.failure.message);
    if (m_spending.requests + retrying.requestsSent >= m_budget.requests) {
        m_failure = retrying.failure;
        return endFor(tr("The requests for this question are used up"));
    }
    const int seconds = static_cast<int>(std::ceil(static_cast<double>(retrying.wait.count()) / 1'000.0));
    m_step = m_steps.begin(tr("%1 is busy: again in %2 s", "a model; seconds").arg(m_model).arg(seconds));
}

void Dialogue::replied()
{
    llm::ChatStream *stream = std::exchange(m_stream, nullptr);
    stream->deleteLater();
    const llm::ChatReply reply = stream->reply();
    count(*stream);
    show(m_prose.end());
    if (m_over)
        return;
    m_steps.end(m_step, reply.failure.has_value(), reply.failure ? reply.failure->message : QString());
    if (reply.failure) {
        m_failure = reply.failure;
        m_incomplete = m_shown;
        return end();
    }
    const auto reason = reply.finished ? reply.finished->reason : llm::FinishReason::Stop;
    if (!reply.calls.empty() && reason != llm::FinishReason::Length && reason != llm::FinishReason::ContentFilter)
        return runTools(reply);
    m_incomplete = reason == llm::FinishReason::Length || reason == llm::FinishReason::ContentFilter;
    if (reason == llm::FinishReason::Refusal && reply.finished)
        m_refusal = reply.finished->refusal;
    end();
}

// What a request took. One that was cut tells nothing about it: then a token is taken for four bytes.
void Dialogue::count(const llm::ChatStream &stream)
{
    const llm::ChatReply &reply = stream.reply();
    llm::Usage usage = reply.usage;
    if (usage == llm::Usage() && !reply.text.isEmpty())
        usage = {llm::estimatedTokens(stream.sentBody().size()), llm::estimatedTokens(reply.text.toUtf8().size()),
                 true};
    m_spending.requests += stream.requestsSent();
    m_spending.inputTokens += usage.inputTokens;
    m_spending.outputTokens += usage.outputTokens;
    m_spending.cachedTokens += usage.cachedTokens;
    m_spending.estimated = m_spending.estimated || usage.estimated;
    if (usage == llm::Usage())
        return;
    // By the name that the server gives the model: behind ours may stand a gateway's or a deployment's.
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    auto cost = llm::priceOf(m_prices, reply.finished ? reply.finished->model : QString(), now, usage);
    if (!cost)
        cost = llm::priceOf(m_prices, m_provider->settings().model, now, usage);
    const bool joins = cost && (!m_spending.cost || m_spending.cost->currency == cost->currency);
    m_priced = m_priced && joins;
    if (!m_priced)
        m_spending.cost.reset();
    else
        m_spending.cost = llm::Cost{(m_spending.cost ? m_spending.cost->micros : 0) + cost->micros, cost->currency};
    emit spent();
}

std::optional<QString> Dialogue::usedUp() const
{
    if (m_spending.steps >= m_budget.steps)
        return tr("The steps for this question are used up");
    if (m_spending.requests >= m_budget.requests)
        return tr("The requests for this question are used up");
    if (m_spending.inputTokens + m_spending.outputTokens >= m_budget.tokens)
        return tr("The tokens for this question are used up");
    if (m_budget.cost && m_spending.cost && m_spending.cost->currency == m_budget.cost->currency
        && m_spending.cost->micros >= m_budget.cost->micros)
        return tr("The money for this question is used up");
    return std::nullopt;
}

void Dialogue::runTools(const llm::ChatReply &reply)
{
    if (const auto part = usedUp())
        return endFor(*part);
    m_request.messages.push_back({llm::Role::Assistant, reply.text, reply.calls});
    m_calls = reply.calls;
    m_results.assign(m_calls.size(), std::nullopt);
    for (std::size_t i = 0; i < m_calls.size(); ++i) {
        if (i >= mostCalls) {
            m_results[i] = ToolResult{u"Too many tools at once: ask for this again."_s, {}, true};
            continue;
        }
        const std::size_t step = m_steps.begin(tr("Working: %1", "a tool").arg(m_calls[i].name.left(40)));
        const trace::Span span = m_trace ? m_trace->beginTool(m_calls[i]) : trace::Span();
        const trace::Current inside(m_trace ? m_trace->context().under(span) : trace::Context());
        m_tools.run(m_calls[i], [this, i, step, span, call = m_calls[i]](const ToolResult &result) {
            if (m_trace)
                m_trace->endTool(span, call, result);
            if (m_over)
                return;
            m_steps.end(step, result.failed, result.step);
            m_results[i] = result;
            toolsDone();
        });
    }
    toolsDone();
}

void Dialogue::toolsDone()
{
    if (m_over || m_calls.empty() || !std::ranges::all_of(m_results, [](const auto &result) { return bool(result); }))
        return;
    for (std::size_t i = 0; i < m_calls.size(); ++i)
        m_request.messages.push_back({llm::Role::Tool, m_results[i]->text, {}, m_calls[i].id});
    m_calls.clear();
    const bool last = m_spending.steps + 1 >= m_budget.steps || m_spending.requests + 1 >= m_budget.requests;
    if (last)
        m_request.messages.back().text += u"\nAnswer now: no further tool will be run."_s;
    send();
}

void Dialogue::endFor(const QString &reason)
{
    if (m_over)
        return;
    m_steps.note(reason);
    m_incomplete = true;
    stop();
    emit ended();
}

void Dialogue::stop()
{
    m_over = true;
    m_time.stop();
    if (llm::ChatStream *stream = std::exchange(m_stream, nullptr)) {
        disconnect(stream, nullptr, this, nullptr);
        stream->cancel();
        count(*stream);
        stream->deleteLater();
    }
    show(m_prose.end());
}

void Dialogue::end()
{
    if (m_over)
        return;
    m_over = true;
    m_time.stop();
    emit ended();
}

}  // namespace clientele
