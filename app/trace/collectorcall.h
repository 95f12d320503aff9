// SPDX-License-Identifier: GPL-3.0-or-later
// One batch of spans to a collector, over OTLP's HTTP: sent again with growing waits where the collector says that it may
// be (429, 502, 503, 504) or cannot be reached, not before its Retry-After; never where it has taken a part. Lives on the
// thread of its network access manager; destroying it closes the socket.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <vector>

class QNetworkReply;

namespace clientele::trace {

struct Collector {
    QUrl url;  // ends in /v1/traces, mostly
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    // What a person typed, and what OTEL_EXPORTER_OTLP_HEADERS says ("name=value,name=value", percent-encoded). Errors:
    // InvalidInput (no address; plain http to another machine).
    [[nodiscard]] static Result<Collector> of(const QString &url, const QByteArray &headers);
};

struct Patience {
    int tries = 5;
    std::chrono::milliseconds first{500};    // doubled each time, with a fifth of chance
    std::chrono::milliseconds most{30'000};  // also what a Retry-After is waited for
    std::chrono::milliseconds silence{10'000};
};

class CollectorCall : public QObject {
    Q_OBJECT
public:
    CollectorCall(QNetworkAccessManager &network, Collector collector, QByteArray body, Patience patience,
                  QObject *parent);
    ~CollectorCall() override;
    Q_DISABLE_COPY_MOVE(CollectorCall)

signals:
    // Once, as the last: how many spans it has refused for good. Errors: Unreachable (later it may work), Refused.
    void done(const clientele::Result<qint64> &rejected);

private:
    void send();
    void replied();
    void again(std::chrono::milliseconds least, const Error &error);

    QNetworkAccessManager &m_network;
    Collector m_collector;
    QByteArray m_body;
    Patience m_patience;
    QPointer<QNetworkReply> m_reply;
    QTimer m_wait;
    int m_sent = 0;
};

}  // namespace clientele::trace
