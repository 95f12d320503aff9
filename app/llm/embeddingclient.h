// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's embeddings for callers that may block and have no event loop: the workers that build a search index and
// embed a question. Has a thread and a connection of its own, which stays open from question to question. Any thread
// but the main one; several at once.
#pragma once

#include "app/llm/embeddingcall.h"
#include "app/llm/provider.h"
#include "app/platform/eventthread.h"

#include <atomic>
#include <mutex>

namespace clientele::llm {

struct EmbeddedRows {
    std::vector<float> values;  // row by row, as they came
    std::size_t dimension = 0;
};

class EmbeddingClient {
public:
    // `key`: see Provider. Each request's bytes pass the check.
    EmbeddingClient(const ProviderSettings &settings, const QByteArray &key, OutgoingCheck check);
    ~EmbeddingClient();
    EmbeddingClient(const EmbeddingClient &) = delete;
    EmbeddingClient &operator=(const EmbeddingClient &) = delete;

    // Waits for the answer, or until `cancelled` (may be null) is set, which closes the socket.
    [[nodiscard]] tl::expected<EmbeddedRows, Failure> embed(const QStringList &texts,
                                                            const std::atomic<bool> *cancelled = nullptr);
    [[nodiscard]] const ProviderSettings &settings() const { return m_settings; }
    // Of the latest call; nothing where it succeeded.
    [[nodiscard]] std::optional<Failure> lastFailure() const;

private:
    ProviderSettings m_settings;
    mutable std::mutex m_mutex;
    std::optional<Failure> m_lastFailure;
    EventThread m_thread;
    Provider *m_provider = nullptr;  // lives on m_thread
};

}  // namespace clientele::llm
