// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/collectorcall.h"

#include "app/llm/settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace clientele::trace {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Traces", text); }

bool mayBeRepeated(int status) { return status == 429 || status == 502 || status == 503 || status == 504; }

// Seconds, or a date; nothing where it is neither.
std::chrono::milliseconds retryAfter(const QByteArray &value)
{
    bool isNumber = false;
    const int seconds = value.trimmed().toInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::max(0, seconds));
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(value.trimmed()), Qt::RFC2822Date);
    return std::chrono::milliseconds(date.isValid() ? std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(date))
                                                    : 0);
}

}  // namespace

Result<Collector> Collector::of(const QString &url, const QByteArray &headers)
{
    Collector collector{QUrl(url, QUrl::StrictMode), {}};
    const bool isPlain = collector.url.scheme() == u"http";
    if (!collector.url.isValid() || collector.url.host().isEmpty() || (!isPlain && collector.url.scheme() != u"https"))
        return fail(ErrorKind::InvalidInput, translated("“%1” is no address of a collector.").arg(url),
                    translated("Write it as https://collector.example:4318/v1/traces."));
    if (isPlain && !llm::isLoopback(collector.url))
        return fail(ErrorKind::InvalidInput, translated("Plain http is for collectors on this computer alone."),
                    translated("Write the address with https."));
    for (const QByteArray &pair : headers.split(',')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            collector.headers.emplace_back(pair.left(equals).trimmed(),
                                           QByteArray::fromPercentEncoding(pair.mid(equals + 1).trimmed()));
    }
    return collector;
}

CollectorCall::CollectorCall(QNetworkAccessManager &network, Collector collector, QByteArray body, Patience patience,
                             QObject *parent)
    : QObject(parent),
      m_network(network),
      m_collector(std::move(collector)),
      m_body(std::move(body)),
      m_patience(patience)
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);  // others come up to 5 % early, which a collector would refuse again
    m_wait.callOnTimeout(this, &CollectorCall::send);
    m_wait.start(0ms);
}

CollectorCall::~CollectorCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void CollectorCall::send()
{
    QNetworkRequest request(m_collector.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    // Headers may hold a key, which is for this address alone.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(m_patience.silence.count()));
    for (const auto &[name, value] : m_collector.headers)
        request.setRawHeader(name, value);
    ++m_sent;
    m_reply = m_network.post(request, m_body);
    connect(m_reply, &QNetworkReply::finished, this, &CollectorCall::replied);
}

void CollectorCall::replied()
{
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError) {
        // What it refuses of a batch that it took, it refuses for good.
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const QJsonValue rejected = answer[u"partialSuccess"_s][u"rejectedSpans"_s];
        emit done(rejected.isString() ? rejected.toString().toLongLong() : rejected.toInteger());
        return;
    }
    if (status != 0 && !mayBeRepeated(status)) {
        emit done(fail(ErrorKind::Refused, translated("The collector refuses the runs (status %1).").arg(status),
                       translated("Check its address and its key.")));
        return;
    }
    again(retryAfter(reply->rawHeader("Retry-After")),
          {ErrorKind::Unreachable, translated("The collector does not take the runs: %1.").arg(reply->errorString()),
           translated("They wait in the profile and go out the next time."), true});
}

void CollectorCall::again(std::chrono::milliseconds least, const Error &error)
{
    if (m_sent >= m_patience.tries || least > m_patience.most) {
        emit done(tl::unexpected(error));
        return;
    }
    const auto doubled = m_patience.first * (1 << std::min(m_sent - 1, 16));
    const auto chance = 1 + QRandomGenerator::global()->generateDouble() / 5;
    const auto wait =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::min(doubled, m_patience.most) * chance);
    m_wait.start(std::max(least, wait));
}

}  // namespace clientele::trace
