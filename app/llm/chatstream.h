// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to one request, as it comes. Made by Provider::chat() as a child of whoever receives it: with its receiver
// it dies, and its socket is closed. Signals are emitted on the thread of the provider, never from inside chat().
#pragma once

#include "app/llm/chat.h"
#include "app/llm/dialect.h"
#include "app/llm/eventstream.h"
#include "app/llm/exchange.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace clientele::llm {

class ChatStream : public QObject {
    Q_OBJECT
public:
    // For Provider. `dialect` is shared with the provider, which may die first.
    ChatStream(QNetworkAccessManager &network, std::shared_ptr<const Dialect> dialect, const QByteArray &key,
               const ChatRequest &request, HttpLimits limits, OutgoingCheck check, QObject *parent);
    // An answer that is a failure already.
    ChatStream(Failure failure, QObject *parent);

    // Closes the socket, then ends as Failed with kind Cancelled, from inside this call; what came is in reply().
    void cancel();

    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] const ChatReply &reply() const { return m_reply; }     // so far
    [[nodiscard]] const QByteArray &sentBody() const { return m_body; }  // "as sent": the exact bytes
    [[nodiscard]] int requestsSent() const { return m_exchange ? m_exchange->requestsSent() : 0; }
    [[nodiscard]] bool wasStreamed() const { return m_streams.value_or(false); }
    // From the request's going out to the first piece of text or of a tool call; -1 until then.
    [[nodiscard]] qint64 firstTokenMilliseconds() const { return m_firstToken; }

signals:
    void happened(const clientele::llm::ChatEvent &event);
    void over();  // after the last event, once

private:
    void take(const QByteArray &bytes);
    void takeEvents(std::vector<ChatEvent> events);
    void restart(const Failure &failure, std::chrono::milliseconds wait);
    void exchangeEnded(const std::optional<Failure> &failure);
    [[nodiscard]] std::optional<Failure> readToTheEnd();
    void finish(std::vector<ChatEvent> events);
    void publish(const ChatEvent &event);

    std::shared_ptr<const Dialect> m_dialect;
    ChatRequest m_request;
    QByteArray m_body;
    Exchange *m_exchange = nullptr;
    std::unique_ptr<ReplyReader> m_reader;
    EventStream m_events;
    QByteArray m_whole;  // of a server that answers with one document
    std::optional<bool> m_streams;
    std::vector<ChatEvent> m_last;
    ChatReply m_reply;
    QElapsedTimer m_clock;
    qint64 m_firstToken = -1;
    bool m_over = false;
};

}  // namespace clientele::llm
