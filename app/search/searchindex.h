// SPDX-License-Identifier: GPL-3.0-or-later
// The index of one snapshot's passages in memory: their places in the book, their vectors, and the embedder that made
// these. Immutable: any thread. The words of the passages stay in the profile (app/store/searchrecords.h).
#pragma once

#include "app/search/builtinembedder.h"
#include "app/search/passage.h"
#include "app/search/vectorindex.h"
#include "app/store/searchrecords.h"

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QThreadPool;

namespace clientele {

struct IndexedPassage {
    PassagePlace place;
    std::array<std::uint64_t, 2> content{};  // Passage::contentHash()
    std::uint32_t wordRow = 0;               // in SearchRecords, from 1

    bool operator==(const IndexedPassage &) const = default;
};

struct SearchIndex {
    qint64 snapshot = 0;
    QByteArray stamp;  // tells whether the words in the profile are of this index
    std::vector<IndexedPassage> passages;
    std::shared_ptr<const Embedder> embedder;
    std::shared_ptr<const VectorIndex> vectors;
    std::vector<std::uint32_t> positionOfWordRow;  // 0 where no passage has the row, else the position and one

    [[nodiscard]] std::size_t bytes() const;
};

using SearchIndexPtr = std::shared_ptr<const SearchIndex>;

struct IndexingOptions {
    // Other than the built-in one, which learns from the book how rare words are. Its vectors are kept as they come.
    std::shared_ptr<const Embedder> embedder;
    const std::atomic<bool> *cancelled = nullptr;
    // The number that the book has got since it was put together; otherwise the book's own.
    std::optional<qint64> snapshot = {};
    // Whose threads share the work; null: those that everything uses.
    QThreadPool *pool = nullptr;
    // How far it is, from 0 to 1; called on any of these threads.
    std::function<void(double share)> progress = {};
};

// A new index, and what has to change in the profile to keep it.
struct Indexed {
    SearchIndexPtr index;
    SearchRecords::Change change;
    std::size_t embedded = 0;  // passages whose vectors had to be made; the others were taken over
};

// Computes an index of the book; nothing is read or written, so that any thread may do it. Of `previous` (may be null),
// what has not changed is taken over. Errors: Cancelled, those of the embedder.
[[nodiscard]] Result<Indexed> indexBook(const Portfolio &book, const SearchIndexPtr &previous,
                                        const IndexingOptions &options = {});

// The stored index in memory, whatever snapshot it is of; null where there is none, or where it was made by another
// embedder than the one wanted (null: the built-in). Errors: Corrupt, Storage.
[[nodiscard]] Result<SearchIndexPtr> loadIndex(const Profile &profile,
                                               const std::shared_ptr<const Embedder> &embedder = {});

}  // namespace clientele
