// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/querybatches.h"

#include "app/future.h"
#include "app/parallel.h"
#include "models/core/timezone.h"

#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>

namespace clientele {

namespace {

// Rows from which a table is worth cutting up for several threads.
constexpr std::size_t manyRows = 500'000;

EvaluationOptions optionsFor(const Portfolio &portfolio, const std::atomic<bool> *cancelled)
{
    EvaluationOptions options;
    options.cancelled = cancelled;
    if (portfolio.rows(Table::Atm) + portfolio.rows(Table::Loans) < manyRows)
        return options;
    options.parts = QThread::idealThreadCount();
    options.runParts = shareWithFreeWorkers;
    return options;
}

}  // namespace

QueryBatches::~QueryBatches()
{
    for (const Running &running : m_running)
        *running.cancelled = true;
    if (m_brushCancelled)
        *m_brushCancelled = true;
}

void QueryBatches::setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue)
{
    // What was asked of the earlier book is computed over it.
    start();
    m_book = std::move(book);
    m_catalogue = std::move(catalogue);
    m_recent.clear();
    for (Running &running : m_running)
        running.queries.clear();
    if (m_brushCancelled)
        *m_brushCancelled = true;
    m_cubes.reset();
    m_brushed.clear();
}

QFuture<Result<QueryResult>> QueryBatches::evaluate(const Query &query)
{
    auto promise = std::make_shared<QPromise<Result<QueryResult>>>();
    promise->start();
    QFuture<Result<QueryResult>> future = promise->future();
    auto known = m_recent.find(query);
    if (!known)
        known = fromCubes(query);
    if (known) {
        promise->addResult(Result<QueryResult>(std::move(*known)));
        promise->finish();
        return future;
    }
    m_waiting.push_back({query, std::move(promise)});
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, &QueryBatches::start, Qt::QueuedConnection);
    return future;
}

void QueryBatches::start()
{
    stopUnwanted();
    if (m_waiting.empty())
        return;
    std::vector<Query> queries;
    std::vector<Promise> promises;
    for (Waiting &waiting : m_waiting) {
        queries.push_back(std::move(waiting.query));
        promises.push_back(std::move(waiting.promise));
    }
    m_waiting.clear();
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_running.push_back({queries, promises, cancelled});
    const auto work = [book = m_book, catalogue = m_catalogue, queries = std::move(queries),
                       promises = std::move(promises), cancelled] {
        evaluateEach(
            *book, *catalogue, queries,
            [&promises](std::size_t index, Result<QueryResult> result) {
                promises[index]->addResult(std::move(result));
                promises[index]->finish();
            },
            optionsFor(*book, cancelled.get()));
    };
    whenDone(QtConcurrent::run(work), this, [this, cancelled] { finish(cancelled); });
}

void QueryBatches::finish(const std::shared_ptr<std::atomic<bool>> &cancelled)
{
    const auto done = std::ranges::find(m_running, cancelled, &Running::cancelled);
    for (std::size_t i = 0; i < done->queries.size(); ++i) {
        const QFuture<Result<QueryResult>> future = done->promises[i]->future();
        if (future.resultCount() > 0 && future.result())
            m_recent.keep(done->queries[i], *future.result());
    }
    m_running.erase(done);
}

void QueryBatches::stopUnwanted()
{
    for (const Running &running : m_running) {
        if (std::ranges::all_of(running.promises, [](const Promise &promise) { return promise->isCanceled(); }))
            *running.cancelled = true;
    }
}

void QueryBatches::prepareBrush(const std::vector<Query> &queries, const QString &day)
{
    if (!m_book || (queries == m_brushed && day == m_day))
        return;
    if (m_brushCancelled)
        *m_brushCancelled = true;
    m_brushCancelled = std::make_shared<std::atomic<bool>>(false);
    m_brushed = queries;
    m_day = day;
    m_cubes.reset();
    const auto work = [book = m_book, catalogue = m_catalogue, queries, day, cancelled = m_brushCancelled] {
        auto built = DayCubes::build(*book, *catalogue, queries, day, optionsFor(*book, cancelled.get()));
        return built ? std::make_shared<const DayCubes>(std::move(*built)) : nullptr;
    };
    whenDone(QtConcurrent::run(work), this,
             [this, mine = m_brushCancelled](const std::shared_ptr<const DayCubes> &cubes) {
                 if (mine == m_brushCancelled && !*mine)
                     m_cubes = cubes;
             });
}

std::optional<QueryResult> QueryBatches::fromCubes(const Query &query) const
{
    if (!m_cubes)
        return std::nullopt;
    const auto isBrush = [this](const Condition &condition) {
        return condition.field == m_day && condition.op == Op::Between;
    };
    if (std::ranges::count_if(query.where, isBrush) != 1)
        return std::nullopt;
    const Condition brush = *std::ranges::find_if(query.where, isBrush);
    Query rest = query;
    std::erase_if(rest.where, isBrush);
    const auto known = std::ranges::find(m_brushed, rest);
    const auto index = static_cast<std::size_t>(known - m_brushed.begin());
    if (known == m_brushed.end() || !m_cubes->has(index))
        return std::nullopt;
    const auto first = parseDate(brush.values.value(0));
    const auto last = parseDate(brush.values.value(1));
    if (brush.values.size() != 2 || !first || !last)
        return std::nullopt;
    return m_cubes->result(index, {*first, *last});
}

}  // namespace clientele
