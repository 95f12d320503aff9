// SPDX-License-Identifier: GPL-3.0-or-later
// Where a provider's /embeddings meets the index: the client fills EmbeddingService, this class does the rest. Texts pass
// the privacy gate before the service sees them; what may not leave is found by its words alone. Vectors are kept in the
// profile batch by batch, by content, so that work that was broken off goes on where it was and is paid for once.
//
// Wiring: providedEmbedder() of app/search/providedembedder.h makes one of a provider and a book; on a worker call
// embedMissing(), then indexBook(book, previous, {remote.asEmbedder(...)}) or BookSearch::open().
#pragma once

#include "app/search/embedder.h"
#include "app/search/passage.h"
#include "app/store/searchrecords.h"

#include <atomic>
#include <functional>
#include <memory>

namespace clientele {

struct EmbeddingService {
    QString model;              // with its endpoint: "https://api.example.com/v1 text-embedding-3-small"
    std::size_t dimension = 0;  // 0: what the first answer has
    qsizetype batch = 64;
    // One request: the vectors of the texts, row by row, not yet of unit length. Called on a worker's thread, may block.
    std::function<Result<std::vector<float>>(const QStringList &texts)> request;
};

// The text that may leave, with tokens instead of names; Refused where nothing of it may.
using PrivacyGate = std::function<Result<QString>(const QString &text)>;

// Where vectors are kept, for workers that have no profile at hand: called on the worker, may block.
struct VectorKeeping {
    std::function<Result<QHash<QByteArray, QByteArray>>(const QString &model)> read;
    std::function<Status(const QString &model, const QHash<QByteArray, QByteArray> &vectors)> keep;

    // Straight into a profile: on its thread.
    [[nodiscard]] static VectorKeeping in(const Profile &profile);
    // For as long as this object and its copies: for one worker.
    [[nodiscard]] static VectorKeeping inMemory();
};

class RemoteEmbedder : public Embedder {
public:
    // How far embedMissing() is, in passages.
    using Progress = std::function<void(std::size_t done, std::size_t all)>;

    RemoteEmbedder(EmbeddingService service, PrivacyGate gate);

    [[nodiscard]] QString modelId() const override { return QStringLiteral("remote/1/") + m_service.model; }
    [[nodiscard]] std::size_t dimension() const override { return m_dimension; }
    // A question: through the gate, in one request. Errors: those of the gate and of the service.
    [[nodiscard]] Result<std::vector<float>> embed(const QStringList &texts) const override;

    // Asks the service for the vectors of passages that are not kept yet, and keeps each batch as it comes. Returns how
    // many were asked for. Errors: Cancelled, those of the service (what came before is kept), Storage.
    [[nodiscard]] Result<std::size_t> embedMissing(const VectorKeeping &keeping, const Portfolio &book,
                                                   const std::atomic<bool> *cancelled = nullptr,
                                                   const Progress &progress = {}) const;
    // What indexBook() takes: gives passages their kept vectors and questions the service's. Passages without a vector
    // (they may not leave, or were not asked for yet) get zeros. Errors: Storage.
    [[nodiscard]] Result<std::shared_ptr<const Embedder>> asEmbedder(const VectorKeeping &keeping,
                                                                     const Portfolio &book) const;

private:
    EmbeddingService m_service;
    PrivacyGate m_gate;
    mutable std::atomic<std::size_t> m_dimension;  // learnt from the first vectors where it was not given
};

}  // namespace clientele
