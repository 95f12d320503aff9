// SPDX-License-Identifier: GPL-3.0-or-later
// A model's server: chat, embeddings, a connection test. Lives on the thread of its owner and works by that thread's
// event loop; nothing blocks. What it hands out are children of the receiver given with each call: they end with the
// receiver, or with the provider, whose network they use; give them none that outlives the provider. Several may run
// at once.
//
// Each request's exact bytes pass the outgoing check (app/privacy) before anything is sent; what it finds ends the
// request as Failed with kind Privacy. Errors come as llm::Failure, never as text of an answer.
#pragma once

#include "app/llm/chatstream.h"
#include "app/llm/settings.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

namespace clientele::llm {

class EmbeddingCall;
class StructuredCall;
class ConnectionTest;

class Provider : public QObject {
    Q_OBJECT
public:
    // `key`: apiKey(settings.url), fetched off the main thread; may be empty.
    Provider(ProviderSettings settings, QByteArray key, OutgoingCheck check, QObject *parent = nullptr);

    [[nodiscard]] const ProviderSettings &settings() const { return m_settings; }
    [[nodiscard]] bool hasKey() const { return !m_key.isEmpty(); }
    void setLimits(HttpLimits limits) { m_limits = limits; }

    [[nodiscard]] ChatStream *chat(const ChatRequest &request, QObject *receiver);
    // `request.output` must be set. See structuredcall.h.
    [[nodiscard]] StructuredCall *structured(const ChatRequest &request, QObject *receiver);
    // See embeddingcall.h.
    [[nodiscard]] EmbeddingCall *embed(const QStringList &texts, QObject *receiver);
    // See connectiontest.h.
    [[nodiscard]] ConnectionTest *test(QObject *receiver);

    // For the calls of this folder.
    [[nodiscard]] Exchange *exchange(const QUrl &url, const std::optional<QByteArray> &body, QObject *parent);
    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }

signals:
    // One of the streams of chat() is over: with its failure, or as it should be.
    void ended(const std::optional<clientele::llm::Failure> &failure);

private:
    ProviderSettings m_settings;
    QByteArray m_key;
    OutgoingCheck m_check;
    HttpLimits m_limits = HttpLimits::fromEnvironment();
    std::shared_ptr<const Dialect> m_dialect;
    QNetworkAccessManager m_network;
};

}  // namespace clientele::llm
