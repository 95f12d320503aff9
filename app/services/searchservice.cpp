// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/searchservice.h"

#include "app/future.h"
#include "app/search/plainsearch.h"
#include "app/search/scoperows.h"
#include "app/trace/context.h"

#include <QSemaphore>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

namespace clientele {

namespace {

// How long a question waits for the store's thread, which may be in the middle of an import: then it goes without words.
constexpr int storePatience = 300;  // milliseconds
// What a person looks at first are the charts of the new book: even reading an index takes a core's half second.
constexpr std::chrono::milliseconds afterTheFirstPaint{700};
constexpr double leastStep = 0.02;  // of progress that is told

// work(profile) on the store's thread, waited for on a worker.
template<typename Work>
auto onStore(StoreThread &store, Work work)
{
    return store.run(std::move(work)).result();
}

VectorKeeping keepingOn(StoreThread &store)
{
    return {[&store](const QString &model) {
                return onStore(store, [model](std::unique_ptr<Profile> &profile) {
                    return profile ? SearchRecords(*profile).vectors(model) : Result<QHash<QByteArray, QByteArray>>();
                });
            },
            [&store](const QString &model, const QHash<QByteArray, QByteArray> &vectors) {
                return onStore(store, [model, vectors](std::unique_ptr<Profile> &profile) {
                    return profile ? SearchRecords(*profile).keepVectors(model, vectors) : Status();
                });
            }};
}

}  // namespace

// What a worker needs of one round.
struct SearchService::Round {
    StoreThread &store;
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue;
    MakeEmbedder make;
    std::shared_ptr<std::atomic<bool>> cancelled;
    std::function<void(double)> progress;
    QThreadPool *pool;
    bool kept;

    [[nodiscard]] Outcome run() const;
    [[nodiscard]] Result<SearchIndexPtr> indexed(const std::shared_ptr<const Embedder> &embedder,
                                                 bool &inProfile) const;
};

struct SearchService::Outcome {
    std::shared_ptr<const BookSearch> search;  // null: there is none
    std::optional<Error> failure;              // of the embedder that was wanted
    bool kept = false;
};

Result<SearchIndexPtr> SearchService::Round::indexed(const std::shared_ptr<const Embedder> &embedder,
                                                     bool &inProfile) const
{
    SearchIndexPtr stored;
    if (kept)
        stored = onStore(store, [embedder](std::unique_ptr<Profile> &profile) {
            // A damaged index is as good as none: all that is in it is in the book too.
            return profile ? loadIndex(*profile, embedder).value_or(SearchIndexPtr()) : SearchIndexPtr();
        });
    inProfile = stored && BookSearch::fits(*stored, *book);
    if (inProfile)
        return stored;
    IndexingOptions options;
    options.embedder = embedder;
    options.cancelled = cancelled.get();
    options.pool = pool;
    options.progress = progress;
    auto indexed = indexBook(*book, stored, options);
    if (!indexed)
        return passOn(indexed);
    if (kept) {
        const auto change = std::make_shared<SearchRecords::Change>(std::move(indexed->change));
        inProfile = onStore(store, [change, snapshot = book->info().snapshot](std::unique_ptr<Profile> &profile) {
            // Another process may have brought a newer book meanwhile, whose index this is not.
            if (!profile || profile->newestSnapshot().value_or(0) != snapshot)
                return false;
            const auto lock = profile->lockForWriting();
            return lock && SearchRecords(*profile).keep(**lock, *change);
        });
    }
    return indexed->index;
}

SearchService::Outcome SearchService::Round::run() const
{
    Outcome outcome;
    std::shared_ptr<const Embedder> embedder;
    if (make) {
        auto made = make(*book, kept ? keepingOn(store) : VectorKeeping::inMemory(), cancelled,
                         [this](std::size_t done, std::size_t all) {
                             progress(static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1)));
                         });
        if (made)
            embedder = *made;
        else
            outcome.failure = made.error();
    }
    if (*cancelled)
        return outcome;
    const auto index = indexed(embedder, outcome.kept);
    if (index)
        outcome.search = std::make_shared<const BookSearch>(book, catalogue, *index);
    return outcome;
}

SearchService::SearchService(StoreThread &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_builders.setThreadPriority(QThread::IdlePriority);
    m_builders.setMaxThreadCount(QThread::idealThreadCount() + 1);  // a round, and those that share its work
    m_questions.setMaxThreadCount(2);
}

SearchService::~SearchService()
{
    if (m_cancelled)
        *m_cancelled = true;
    // Both use the store's thread, which goes next.
    m_builders.waitForDone();
    m_questions.waitForDone();
}

void SearchService::setState(State state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    emit changed();
}

void SearchService::setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, bool kept)
{
    m_book = std::move(book);
    m_catalogue = std::move(catalogue);
    m_kept = kept;
    restart();
}

void SearchService::restart()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_search.reset();
    const int number = ++m_number;
    if (!m_book || placesOf(*m_book).empty()) {
        setState({});
        return;
    }
    if (m_waiting) {
        setState({.kind = State::Kind::Waiting, .failure = {}, .embedder = {}});
        return;
    }
    setState({.kind = State::Kind::Building, .failure = {}, .embedder = {}});
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    const auto told = std::make_shared<std::atomic<double>>(0);
    const auto tell = [this, number, told](double share) {
        if (share < *told + leastStep)
            return;
        *told = share;
        QMetaObject::invokeMethod(
            this,
            [this, number, share] {
                if (number == m_number && m_state.kind == State::Kind::Building)
                    setState({.kind = State::Kind::Building, .progress = share, .failure = {}, .embedder = {}});
            },
            Qt::QueuedConnection);
    };
    const Round round{m_store, m_book, m_catalogue, m_make, m_cancelled, tell, &m_builders, m_kept};
    // A child of the service: a round that has not begun ends with it, and lets go of its embedder while there still is
    // an application to end that one's thread.
    delete m_start;
    m_start = new QTimer(this);
    m_start->setSingleShot(true);
    connect(m_start, &QTimer::timeout, this, [this, number, round] {
        if (number != m_number)
            return;
        whenDone(QtConcurrent::run(&m_builders, [round] { return round.run(); }), this,
                 [this, number](const Outcome &outcome) { finished(number, outcome); });
    });
    m_start->start(afterTheFirstPaint);
}

void SearchService::stop()
{
    if (m_state.kind != State::Kind::Building)
        return;
    *m_cancelled = true;
    ++m_number;
    setState({.kind = State::Kind::Stopped, .failure = {}, .embedder = {}});
}

void SearchService::finished(int number, const Outcome &outcome)
{
    if (number != m_number)
        return;
    m_search = outcome.search;
    m_searchKept = outcome.kept;
    State state{.kind = m_search ? State::Kind::Ready : State::Kind::Stopped,
                .progress = 1,
                .failure = outcome.failure,
                .embedder = {}};
    if (m_search)
        state.embedder = m_search->index()->embedder->modelId();
    setState(std::move(state));
}

QFuture<Result<std::vector<SearchHit>>> SearchService::search(const QString &text, int k, const Conditions &where)
{
    using Hits = Result<std::vector<SearchHit>>;
    const auto count = static_cast<std::size_t>(std::max(k, 0));
    if (!m_book)
        return QtFuture::makeReadyFuture(Hits());
    if (!m_search)
        return QtConcurrent::run(&m_questions, [book = m_book, catalogue = m_catalogue, text, count, where]() -> Hits {
            return plainSearch(*book, *catalogue, text, count, {where});
        });
    return QtConcurrent::run(&m_questions,
                             [&store = m_store, search = m_search, text, count, where, kept = m_searchKept,
                              context = trace::current()]() -> Hits {
                                 const trace::Current inside(context);
                                 struct Words {
                                     QSemaphore there;
                                     Result<std::vector<RankedList>> lists;
                                 };
                                 auto question = search->ask(text, count, {where});
                                 if (!question)
                                     return passOn(question);
                                 if (!kept)
                                     return search->hits(*question);
                                 const auto words = std::make_shared<Words>();
                                 const auto asked = std::make_shared<const BookSearch::Question>(*question);
                                 (void)store.run([words, search, asked](std::unique_ptr<Profile> &profile) {
                                     if (profile)
                                         words->lists = search->byWords(*profile, *asked);
                                     words->there.release();
                                     return true;
                                 });
                                 if (words->there.tryAcquire(1, storePatience) && words->lists)
                                     question->lists.insert(question->lists.end(), words->lists->begin(),
                                                            words->lists->end());
                                 return search->hits(*question);
                             });
}

QFuture<Result<std::vector<SimilarCustomer>>> SearchService::similar(const QString &customerId, int k,
                                                                     const Conditions &where)
{
    using Customers = Result<std::vector<SimilarCustomer>>;
    if (!m_book)
        return QtFuture::makeReadyFuture(Customers());
    return QtConcurrent::run(&m_questions,
                             [book = m_book, catalogue = m_catalogue, customerId,
                              count = static_cast<std::size_t>(std::max(k, 0)), where]() -> Customers {
                                 const auto scope = ScopeRows::of(*book, *catalogue, where);
                                 if (!scope)
                                     return tl::unexpected(scope.error());
                                 return similarCustomers(*book, customerId, count,
                                                         [&](RowIndex row) { return scope->containsCustomer(row); });
                             });
}

}  // namespace clientele
