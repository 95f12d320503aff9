// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/chatstream.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace clientele::llm {

ChatStream::ChatStream(QNetworkAccessManager &network, std::shared_ptr<const Dialect> dialect, const QByteArray &key,
                       const ChatRequest &request, HttpLimits limits, OutgoingCheck check, QObject *parent)
    : QObject(parent),
      m_dialect(std::move(dialect)),
      m_request(request),
      m_body(m_dialect->chatBody(request)),
      m_reader(m_dialect->reader(request))
{
    m_exchange =
        new Exchange(network, {m_dialect->chatUrl(), m_dialect->headers(key), m_body}, limits, std::move(check), this);
    m_clock.start();
    m_exchange->setEndCheck([this] { return readToTheEnd(); });
    connect(m_exchange, &Exchange::received, this, &ChatStream::take);
    connect(m_exchange, &Exchange::retrying, this, &ChatStream::restart);
    connect(m_exchange, &Exchange::ended, this, &ChatStream::exchangeEnded);
}

ChatStream::ChatStream(Failure failure, QObject *parent) : QObject(parent)
{
    QMetaObject::invokeMethod(
        this,
        [this, failed = std::move(failure)] {
            if (!m_over)
                finish({Failed{failed, false}});
        },
        Qt::QueuedConnection);
}

void ChatStream::cancel()
{
    if (m_over)
        return;
    if (m_exchange)
        m_exchange->cancel();
    finish({Failed{failureOf(FailureKind::Cancelled), m_reader && m_reader->hasToken()}});
}

void ChatStream::take(const QByteArray &bytes)
{
    if (m_over)
        return;
    if (!m_streams) {
        const QByteArray start = bytes.trimmed();
        if (start.isEmpty())
            return;
        m_streams = !start.startsWith('{');
    }
    if (!*m_streams) {
        m_whole += bytes;
        return;
    }
    const QPointer<ChatStream> self(this);
    for (const ServerEvent &event : m_events.feed(bytes)) {
        takeEvents(m_reader->read(event));
        if (!self || m_over || !m_streams)  // a receiver's doing, or it begins anew
            return;
    }
    if (m_reader->isComplete())
        m_exchange->complete();
}

void ChatStream::takeEvents(std::vector<ChatEvent> events)
{
    if (m_reader->hasToken()) {
        m_exchange->setFirstTokenSeen();
        if (m_firstToken < 0)
            m_firstToken = m_clock.elapsed();
    }
    const QPointer<ChatStream> self(this);
    for (const ChatEvent &event : events) {
        if (const auto *failed = std::get_if<Failed>(&event)) {
            m_exchange->fail(failed->failure);
            return;
        }
        publish(event);
        if (!self || m_over)
            return;
    }
}

void ChatStream::restart(const Failure &failure, std::chrono::milliseconds wait)
{
    m_reader = m_dialect->reader(m_request);
    m_events = {};
    m_whole.clear();
    m_streams.reset();
    publish(Retrying{failure, m_exchange->requestsSent(), wait});
}

void ChatStream::exchangeEnded(const std::optional<Failure> &failure)
{
    if (m_over)
        return;
    if (failure)
        finish({Failed{*failure, m_reader->hasToken()}});
    else
        finish(std::exchange(m_last, {}));
}

// The answer is whole: what is still to be told. A failure where it holds nothing and says so.
std::optional<Failure> ChatStream::readToTheEnd()
{
    std::vector<ChatEvent> events;
    if (m_streams.value_or(true)) {
        for (const ServerEvent &event : m_events.end())
            for (ChatEvent &found : m_reader->read(event))
                events.push_back(std::move(found));
    } else {
        const QJsonDocument document = QJsonDocument::fromJson(m_whole);
        if (document.isObject())
            events = m_reader->readWhole(document.object());
        else
            events = {Failed{failureOf(FailureKind::Malformed), false}};
    }
    for (ChatEvent &found : m_reader->end(m_body.size()))
        events.push_back(std::move(found));
    if (m_reader->hasToken() && m_firstToken < 0)
        m_firstToken = m_clock.elapsed();
    const auto failed =
        std::ranges::find_if(events, [](const ChatEvent &event) { return std::holds_alternative<Failed>(event); });
    if (failed != events.end() && !m_reader->hasToken())
        return std::get<Failed>(*failed).failure;
    m_last = std::move(events);
    return std::nullopt;
}

void ChatStream::finish(std::vector<ChatEvent> events)
{
    const QPointer<ChatStream> self(this);
    for (const ChatEvent &event : events) {
        const bool last = std::holds_alternative<Failed>(event) || std::holds_alternative<Finished>(event);
        if (last)
            m_over = true;
        publish(event);
        if (!self)
            return;
        if (last) {
            emit over();
            return;
        }
        if (m_over)  // cancelled by who received
            return;
    }
}

void ChatStream::publish(const ChatEvent &event)
{
    m_reply.take(event);
    emit happened(event);
}

}  // namespace clientele::llm
