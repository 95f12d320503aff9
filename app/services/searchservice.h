// SPDX-License-Identifier: GPL-3.0-or-later
// Search over the open book for callers that may not wait: keeps the index in step with the book, in the background and
// at the lowest priority, and answers meanwhile by exact words. Lives on the GUI thread; results come as futures.
//
// A new book, or another embedder, starts a round: the stored index is read where it fits, else one is built of what has
// changed, kept in the profile in one transaction on the store's thread, and swapped in. A remote embedder that fails is
// named in state(), and the built-in one takes its place.
#pragma once

#include "app/search/booksearch.h"
#include "app/search/remoteembedder.h"
#include "app/search/similar.h"
#include "app/storethread.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

class QTimer;

namespace clientele {

class SearchService : public QObject {
    Q_OBJECT
public:
    struct State {
        enum class Kind {
            Empty,    // no book
            Waiting,  // for the embedder
            Building,
            Ready,
            Stopped,  // the person stopped it: search goes by exact words
        };
        Kind kind = Kind::Empty;
        double progress = 0;           // of Building, from 0 to 1
        std::optional<Error> failure;  // of the chosen embedder: another one, or words alone, serve
        QString embedder;              // the index's model id, where it is Ready

        bool operator==(const State &) const = default;
    };

    // `store` must outlive this.
    explicit SearchService(StoreThread &store, QObject *parent = nullptr);
    ~SearchService() override;  // ends what runs
    Q_DISABLE_COPY_MOVE(SearchService)

    // What makes the embedder of a book, on a worker, with `keeping` for vectors that cost money. An empty function:
    // the built-in one. A null embedder without an error: likewise.
    using MakeEmbedder = std::function<Result<std::shared_ptr<const Embedder>>(
        const Portfolio &book, const VectorKeeping &keeping, const std::shared_ptr<const std::atomic<bool>> &cancelled,
        const RemoteEmbedder::Progress &progress)>;
    // Takes effect with the next setBook() or restart().
    void setEmbedder(MakeEmbedder make) { m_make = std::move(make); }
    // The embedder is not known yet: setBook() waits for the restart().
    void setWaiting(bool waiting) { m_waiting = waiting; }
    // `kept`: the profile on the store's thread holds this book.
    void setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, bool kept);
    void restart();
    void stop();  // a build; search goes on without it until restart()

    [[nodiscard]] const State &state() const { return m_state; }
    // The best k within the conditions; one embedder's failure is no failure of the search. Errors: InvalidInput.
    [[nodiscard]] QFuture<Result<std::vector<SearchHit>>> search(const QString &text, int k, const Conditions &where);
    // Errors: NotFound, InvalidInput.
    [[nodiscard]] QFuture<Result<std::vector<SimilarCustomer>>> similar(const QString &customerId, int k,
                                                                        const Conditions &where);

signals:
    void changed();

private:
    struct Round;
    struct Outcome;
    void finished(int number, const Outcome &outcome);
    void setState(State state);

    StoreThread &m_store;
    QThreadPool m_builders;   // at the lowest priority, so that charts never wait for an index
    QThreadPool m_questions;  // may wait for a provider
    MakeEmbedder m_make;
    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::shared_ptr<const BookSearch> m_search;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    State m_state;
    int m_number = 0;           // of the round: what comes of an earlier one is dropped
    QTimer *m_start = nullptr;  // of the round that waits for the first paint
    bool m_kept = false;
    bool m_waiting = false;
    bool m_searchKept = false;  // the words of m_search are in the profile
};

}  // namespace clientele
