// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/provider.h"

#include "app/llm/callspan.h"
#include "app/llm/connectiontest.h"
#include "app/llm/embeddingcall.h"
#include "app/llm/structuredcall.h"

#include <QNetworkProxy>

namespace clientele::llm {

namespace {

// The system's proxies, but never for this machine's own servers.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

}  // namespace

Provider::Provider(ProviderSettings settings, QByteArray key, OutgoingCheck check, QObject *parent)
    : QObject(parent),
      m_settings(std::move(settings)),
      m_key(std::move(key)),
      m_check(std::move(check)),
      m_dialect(Dialect::of(m_settings))
{
    m_network.setProxyFactory(new ProxyChoice);  // which it owns
    m_network.setAutoDeleteReplies(false);
}

ChatStream *Provider::chat(const ChatRequest &request, QObject *receiver)
{
    auto *stream = new ChatStream(m_network, m_dialect, m_key, request, m_limits, m_check, receiver);
    recordStream(stream, request, m_settings);
    connect(stream, &ChatStream::over, this, [this, stream] { emit ended(stream->reply().failure); });
    return stream;
}

StructuredCall *Provider::structured(const ChatRequest &request, QObject *receiver)
{
    return new StructuredCall(*this, request, receiver);
}

EmbeddingCall *Provider::embed(const QStringList &texts, QObject *receiver)
{
    auto *call = new EmbeddingCall(*this, texts, receiver);
    recordEmbedding(call, m_settings);
    return call;
}

ConnectionTest *Provider::test(QObject *receiver) { return new ConnectionTest(*this, receiver); }

Exchange *Provider::exchange(const QUrl &url, const std::optional<QByteArray> &body, QObject *parent)
{
    return new Exchange(m_network, {url, m_dialect->headers(m_key), body}, m_limits, m_check, parent);
}

}  // namespace clientele::llm
