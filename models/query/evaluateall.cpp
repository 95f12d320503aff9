// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/batch.h"
#include "models/query/engine/resultrows.h"
#include "models/query/evaluator.h"

#include <utility>
#include <vector>

namespace clientele {

namespace {

Result<QueryResult> resultOf(const Book &book, const Batch &batch, std::size_t index, const Query &query)
{
    const Asked &asked = batch.asked(index);
    const std::size_t rows = book.portfolio.rows(asked.measure->table);
    Measurement measurement{Totals(asked.measure->aggregate, asked.grouping.keyCount(), rows, ValueWidth::Bits32), 0};
    batch.forEachCell(index, [&](std::uint64_t key, std::int64_t count, std::int64_t sum) {
        measurement.totals.addGroup(key, count, sum);
        measurement.rows += count;
    });
    auto found = resultRows(*asked.measure, query, measurement, asked.grouping, book.portfolio.info().defaultCurrency);
    if (!found)
        return passOn(found);
    return QueryResult{std::move(*found), measurement.rows, asked.ignored};
}

}  // namespace

void evaluateEach(const Portfolio &portfolio, const Catalogue &catalogue, std::span<const Query> queries,
                  const QueryDone &done, const EvaluationOptions &options)
{
    const Book book{portfolio, catalogue, options};
    std::vector<bool> isDone(queries.size(), false);
    for (int i = 0; i < tableCount; ++i) {
        Batch batch(book, static_cast<Table>(i));
        std::vector<std::pair<std::size_t, std::size_t>> taken;  // query, number in the batch
        for (std::size_t query = 0; query < queries.size(); ++query) {
            if (const auto number = isDone[query] ? std::nullopt : batch.add(queries[query]))
                taken.emplace_back(query, *number);
        }
        if (batch.isEmpty())
            continue;
        const Status scanned = batch.run();
        for (const auto &[query, number] : taken) {
            isDone[query] = true;
            done(query, scanned ? resultOf(book, batch, number, queries[query])
                                : Result<QueryResult>(tl::unexpected(scanned.error())));
        }
    }
    // What is left goes one by one, side by side where there are workers for it.
    std::vector<std::size_t> alone;
    for (std::size_t query = 0; query < queries.size(); ++query) {
        if (!isDone[query])
            alone.push_back(query);
    }
    const auto evaluateOne = [&](int at) {
        const std::size_t query = alone[static_cast<std::size_t>(at)];
        done(query, evaluate(portfolio, catalogue, queries[query], options));
    };
    if (options.runParts && options.parts > 1 && alone.size() > 1) {
        options.runParts(static_cast<int>(alone.size()), evaluateOne);
        return;
    }
    for (int at = 0; at < static_cast<int>(alone.size()); ++at)
        evaluateOne(at);
}

std::vector<Result<QueryResult>> evaluateAll(const Portfolio &portfolio, const Catalogue &catalogue,
                                             std::span<const Query> queries, const EvaluationOptions &options)
{
    std::vector<Result<QueryResult>> results(queries.size());
    evaluateEach(
        portfolio, catalogue, queries,
        [&results](std::size_t index, Result<QueryResult> result) { results[index] = std::move(result); }, options);
    return results;
}

}  // namespace clientele
