// SPDX-License-Identifier: GPL-3.0-or-later
// The queries of one turn of the event loop, computed together on a worker: the charts of a page share one pass over the
// book, though each card asks for itself. Also keeps what was asked lately and what is prepared for a brush, and answers
// from them at once. Lives on the GUI thread.
#pragma once

#include "app/recentresults.h"
#include "models/query/daycubes.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <memory>
#include <vector>

namespace clientele {

class QueryBatches : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~QueryBatches() override;
    Q_DISABLE_COPY_MOVE(QueryBatches)

    // Everything asked from now on is of this book.
    void setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue);

    // Each future ends as soon as its own result is there. Once all futures of a batch are cancelled, so is the work.
    [[nodiscard]] QFuture<Result<QueryResult>> evaluate(const Query &query);

    // These queries are about to be asked again and again, each with a condition that a day lies between two others:
    // makes cubes of them on a worker, in the place of those before. Until they stand, such queries are computed.
    void prepareBrush(const std::vector<Query> &queries, const QString &day);
    [[nodiscard]] bool isPrepared() const { return m_cubes != nullptr; }

private:
    using Promise = std::shared_ptr<QPromise<Result<QueryResult>>>;
    struct Waiting {
        Query query;
        Promise promise;
    };
    struct Running {
        std::vector<Query> queries;
        std::vector<Promise> promises;
        std::shared_ptr<std::atomic<bool>> cancelled;
    };

    void start();                                                      // what has been asked since the last turn
    void finish(const std::shared_ptr<std::atomic<bool>> &cancelled);  // the batch of that flag
    void stopUnwanted();                                               // batches that nobody waits for any more
    [[nodiscard]] std::optional<QueryResult> fromCubes(const Query &query) const;

    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::vector<Waiting> m_waiting;
    std::vector<Running> m_running;  // of m_book, but for those that an earlier book left
    RecentResults m_recent;          // of m_book
    std::vector<Query> m_brushed;    // what m_cubes holds, or will
    QString m_day;
    std::shared_ptr<const DayCubes> m_cubes;
    std::shared_ptr<std::atomic<bool>> m_brushCancelled;
};

}  // namespace clientele
