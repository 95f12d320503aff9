// SPDX-License-Identifier: GPL-3.0-or-later
// Hybrid search over one book: keywords (FTS5's bm25) and vectors, fused by reciprocal rank, within a scope that is
// applied inside both. Ids and numbers match exactly. Holds no connection: the profile is handed in, on its thread.
#pragma once

#include "app/search/rankfusion.h"
#include "app/search/searchindex.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <optional>

namespace clientele {

struct SearchHit {
    Passage passage;
    double score = 0;    // of the fusion: greater is better, at most 1
    QString shown = {};  // the passage's text in the window's language
};

struct SearchScope {
    // Narrows what it has a meaning for: customers' passages by their customer, complaints and products by their rows.
    Conditions where;
};

class BookSearch {
public:
    BookSearch(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, SearchIndexPtr index);

    // Ready for the book: the stored index where it is whole and of this snapshot, else one built here and kept in the
    // profile (of a profile that cannot be written to it stays in memory). Blocks: on the profile's thread.
    // Errors: Cancelled, those of the embedder.
    [[nodiscard]] static Result<BookSearch> open(Profile &profile, PortfolioPtr book,
                                                 std::shared_ptr<const Catalogue> catalogue,
                                                 const IndexingOptions &options = {});

    // The best k passages. Without a profile (a book in memory alone) by vectors only. Errors: InvalidInput (a
    // condition), Corrupt, Storage. Where a remote embedder fails, by words only: see Question::failure.
    [[nodiscard]] Result<std::vector<SearchHit>> search(const Profile *profile, const QString &text, std::size_t k,
                                                        const SearchScope &scope = {}) const;

    // The same in three steps, for callers whose profile lives on another thread. First by meaning: any worker; a remote
    // embedder is waited for. Errors: InvalidInput (a condition).
    struct Question {
        QString text;
        std::size_t count = 0;
        PositionSet allowed;
        std::vector<RankedList> lists;
        std::optional<Error> failure;  // of a remote embedder: its list is missing
    };
    [[nodiscard]] Result<Question> ask(const QString &text, std::size_t k, const SearchScope &scope = {}) const;
    // Then by words: on the profile's thread. Errors: Corrupt, Storage.
    [[nodiscard]] Result<std::vector<RankedList>> byWords(const Profile &profile, const Question &question) const;
    // Then both together: any thread.
    [[nodiscard]] std::vector<SearchHit> hits(const Question &question) const;

    // Whether the index is of this very snapshot.
    [[nodiscard]] static bool fits(const SearchIndex &index, const Portfolio &book);
    [[nodiscard]] const SearchIndexPtr &index() const { return m_index; }
    // The positions that a scope leaves. Errors: InvalidInput.
    [[nodiscard]] Result<PositionSet> allowed(const Conditions &where) const;

private:
    [[nodiscard]] std::vector<std::size_t> byMeaning(const std::vector<float> &query, const QString &text,
                                                     const PositionSet &allowed, std::size_t depth) const;
    [[nodiscard]] Result<std::vector<std::size_t>> byStems(const Profile &profile, const QString &text,
                                                           const PositionSet &allowed, std::size_t depth) const;
    [[nodiscard]] Result<std::vector<RankedList>> byExactWords(const Profile &profile, const QString &text,
                                                               const PositionSet &allowed, std::size_t depth) const;
    [[nodiscard]] std::optional<std::size_t> positionOf(const WordMatch &match, const PositionSet &allowed) const;

    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    SearchIndexPtr m_index;
    TextAnalyser m_analyser;
};

}  // namespace clientele
