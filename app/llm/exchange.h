// SPDX-License-Identifier: GPL-3.0-or-later
// A request with its repetitions, by the table of retrypolicy.h. Nothing is sent before the outgoing bytes passed the
// check. Lives on the thread of its network access manager; starts by itself, never from inside its constructor;
// destroying it, or cancel(), closes the socket and says nothing more.
#pragma once

#include "app/llm/httpcall.h"

#include <QObject>

#include <functional>
#include <memory>

namespace clientele::llm {

// Looks at the bytes that are about to leave. The kind of personal data that is still in them, in words; nothing where
// they may leave. Called on the exchange's thread, each time before anything is sent.
using OutgoingCheck = std::function<std::optional<QString>(const QByteArray &body)>;

class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, OutgoingCheck check,
             QObject *parent);

    // Asked when an answer is whole: whether it is an answer at all. What it names is treated as a failure of the call.
    void setEndCheck(std::function<std::optional<Failure>()> check) { m_endCheck = std::move(check); }
    // Something of the answer was taken: from now on nothing is repeated.
    void setFirstTokenSeen() { m_firstTokenSeen = true; }
    // What was received says itself that it failed: repeated, or ended, as if the server had said so at once.
    void fail(const Failure &failure);
    // What was received is all that is wanted.
    void complete();
    void cancel();
    [[nodiscard]] int requestsSent() const { return m_sent; }

signals:
    void received(const QByteArray &bytes);
    // Forget what was received: the request will be sent again after `wait`.
    void retrying(const clientele::llm::Failure &failure, std::chrono::milliseconds wait);
    void ended(const std::optional<clientele::llm::Failure> &failure);  // once, as the last

private:
    void send();
    void callEnded(const std::optional<Failure> &said);
    void end(const std::optional<Failure> &failure);

    QNetworkAccessManager &m_network;
    HttpRequest m_request;
    HttpLimits m_limits;
    OutgoingCheck m_check;
    std::function<std::optional<Failure>()> m_endCheck;
    HttpCall *m_call = nullptr;
    QTimer m_wait;
    int m_sent = 0;
    bool m_firstTokenSeen = false;
    bool m_ended = false;
};

}  // namespace clientele::llm
