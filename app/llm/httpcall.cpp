// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/httpcall.h"

#include "app/llm/settings.h"
#include "app/platform/promptpieces.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>
#include <cstring>

namespace clientele::llm {

namespace {

constexpr qint64 keptOfErrors = 64 * 1024;
constexpr qint64 readAhead = 1024 * 1024;
constexpr int mostRedirects = 3;
constexpr std::chrono::seconds longestEnd{2};

// A body that can be read once. Qt sends a request again on its own where a connection breaks before the answer: at
// once, three times, and a provider may charge for each. From a body that cannot be rewound it cannot.
class BodyOnce final : public QIODevice {
public:
    // To the server at this port.
    BodyOnce(QByteArray bytes, quint16 port) : m_bytes(std::move(bytes)), m_port(port)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        if (atEnd())
            return -1;
        if (m_at > 0)  // the first piece is on its way: there is a connection
            sendPiecesAtOnce(m_port);
        const qint64 count = std::min(most, m_bytes.size() - m_at);
        std::memcpy(to, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    quint16 m_port;
    qint64 m_at = 0;
};

FailureKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return FailureKind::Dns;
    case QNetworkReply::SslHandshakeFailedError:
        return FailureKind::Tls;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:  // the connection broke, and there was nothing to send again from
        return FailureKind::ConnectionReset;
    case QNetworkReply::TimeoutError:
        return FailureKind::Stalled;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return FailureKind::Proxy;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        return FailureKind::Malformed;
    default:
        return FailureKind::Unreachable;
    }
}

}  // namespace

HttpLimits HttpLimits::fromEnvironment()
{
    HttpLimits limits;
    bool isNumber = false;
    const double seconds = qEnvironmentVariable("CLIENTELE_STALL_SECONDS").toDouble(&isNumber);
    if (isNumber && seconds > 0 && seconds < 86'400)
        limits.stall = std::chrono::milliseconds(std::max<qint64>(1, static_cast<qint64>(seconds * 1000)));
    return limits;
}

HttpCall::HttpCall(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, QObject *parent)
    : QObject(parent), m_network(network), m_request(std::move(request)), m_limits(limits)
{
    m_stall.setSingleShot(true);
    m_stall.setInterval(m_limits.stall);
    connect(&m_stall, &QTimer::timeout, this, [this] { end(failureOf(FailureKind::Stalled)); });
    send();
}

HttpCall::~HttpCall() { cancel(); }

void HttpCall::cancel()
{
    m_ended = true;
    m_stall.stop();
    if (QNetworkReply *reply = m_reply) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HttpCall::leaveToEnd()
{
    m_ended = true;
    m_stall.stop();
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    if (!reply)
        return;
    reply->disconnect(this);
    if (reply->isFinished()) {
        reply->deleteLater();
        return;
    }
    reply->setParent(&m_network);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    QTimer::singleShot(longestEnd, reply, [reply] { reply->abort(); });
    reply->readAll();
}

void HttpCall::send()
{
    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Clientele"));
    request.setRawHeader("Accept", m_request.body ? "text/event-stream, application/json" : "application/json");
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    if (m_request.body) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body->size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto *body = new BodyOnce(
            *m_request.body, static_cast<quint16>(m_request.url.port(m_request.url.scheme() == u"https" ? 443 : 80)));
        m_reply = m_network.post(request, body);
        // The reply may outlive this call (leaveToEnd), and asks its body to rewind until its own end.
        body->setParent(m_reply);
    } else {
        m_reply = m_network.get(request);
    }
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finish);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] {
        if (!m_ended)
            m_stall.start();
    });
    m_stall.start();
}

int HttpCall::status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

void HttpCall::readMore()
{
    if (m_ended || !m_reply)
        return;
    m_stall.start();
    const QByteArray bytes = m_reply->readAll();
    m_bytes += bytes.size();
    if (status() < 200 || status() >= 300) {
        m_errorBody += bytes.left(keptOfErrors - m_errorBody.size());
        // An error that does not end is an error already.
        if (m_bytes > keptOfErrors && status() >= 400)
            end(failureOfReply());
        return;
    }
    if (!m_checked && !bytes.trimmed().isEmpty()) {
        m_checked = true;
        if (looksLikeHtml(m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), bytes)) {
            end(failureOf(FailureKind::CaptivePortal));
            return;
        }
    }
    const qint64 over = m_bytes - m_limits.mostBytes;
    const QPointer<HttpCall> self(this);
    emit received(over > 0 ? bytes.left(std::max<qint64>(bytes.size() - over, 0)) : bytes);
    if (self && over > 0 && !m_ended)  // who received may have ended it, or destroyed it
        end(failureOf(FailureKind::TooLong));
}

void HttpCall::finish()
{
    const QPointer<HttpCall> self(this);
    readMore();
    if (!self || m_ended || !m_reply)
        return;
    const int code = status();
    if (code >= 300 && code < 400 && followsRedirect())
        return;
    if (m_reply->error() != QNetworkReply::NoError || code < 200 || code >= 300)
        end(failureOfReply());
    else if (looksLikeHtml(m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), {}))
        end(failureOf(FailureKind::CaptivePortal));
    else
        end(std::nullopt);
}

// To the same origin only, with the same method and body: the key and the question belong to nobody else.
bool HttpCall::followsRedirect()
{
    const int code = status();
    const QUrl target = m_request.url.resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const bool keepsMethod = code == 307 || code == 308 || (!m_request.body && code != 304);
    if (!keepsMethod || target.isEmpty() || originOf(target) != originOf(m_request.url)
        || ++m_redirects > mostRedirects)
        return false;
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply.clear();
    m_request.url = target;
    m_errorBody.clear();
    send();
    return true;
}

Failure HttpCall::failureOfReply() const
{
    const int code = status();
    if (code == 0 || (code >= 200 && code < 300)) {
        const FailureKind kind = kindOf(m_reply->error());
        // Where Qt gave up only because it could not repeat itself, its words would mislead.
        return kind == FailureKind::ConnectionReset ? failureOf(kind) : failureOf(kind, m_reply->errorString());
    }
    if (code >= 300 && code < 400) {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        return failureOf(FailureKind::Redirected, m_request.url.resolved(target).host(), code);
    }
    return failureOf(HttpAnswer{code, m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(),
                                m_reply->rawHeader("Retry-After"), m_reply->rawHeader("retry-after-ms"), m_errorBody},
                     QDateTime::currentSecsSinceEpoch());
}

void HttpCall::end(const std::optional<Failure> &failure)
{
    if (m_ended)
        return;
    const QPointer<HttpCall> self(this);
    if (failure)
        cancel();
    else
        leaveToEnd();
    if (self)
        emit ended(failure);
}

}  // namespace clientele::llm
