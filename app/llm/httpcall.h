// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request, sent once: Qt's own silent repetitions are off, redirects to other origins are not followed, and
// nothing is accepted over a connection whose certificate is not sound. Lives on the thread of its network access
// manager. Destroying it, or cancel(), closes the socket and says nothing more.
#pragma once

#include "app/llm/dialect.h"
#include "app/llm/failure.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace clientele::llm {

struct HttpRequest {
    QUrl url;
    Headers headers;
    std::optional<QByteArray> body;  // none: GET
};

struct HttpLimits {
    std::chrono::milliseconds stall{30'000};  // without a byte
    qint64 mostBytes = 8'000'000;             // of an answer

    // With CLIENTELE_STALL_SECONDS where it is a number above 0.
    [[nodiscard]] static HttpLimits fromEnvironment();
};

class HttpCall : public QObject {
    Q_OBJECT
public:
    HttpCall(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, QObject *parent);
    ~HttpCall() override;
    Q_DISABLE_COPY_MOVE(HttpCall)

    void cancel();
    // Whoever waited has all it wants: the rest is read and dropped, so that the connection can serve the next request.
    void leaveToEnd();

signals:
    void received(const QByteArray &bytes);  // of a 2xx answer
    // Once, as the last: nothing where the answer is whole.
    void ended(const std::optional<clientele::llm::Failure> &failure);

private:
    void send();
    void readMore();
    void finish();
    void end(const std::optional<Failure> &failure);
    [[nodiscard]] int status() const;
    [[nodiscard]] bool followsRedirect();
    [[nodiscard]] Failure failureOfReply() const;

    QNetworkAccessManager &m_network;
    HttpRequest m_request;
    HttpLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QTimer m_stall;
    QByteArray m_errorBody;  // of an answer that is not 2xx, its beginning
    qint64 m_bytes = 0;
    int m_redirects = 0;
    bool m_checked = false;  // that it is no web page
    bool m_ended = false;
};

}  // namespace clientele::llm
