// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/batch.h"
#include "models/query/engine/resultrows.h"
#include "models/query/evaluator.h"

#include <optional>

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

std::vector<Result<QueryResult>> evaluateAll(const Portfolio &portfolio, const Catalogue &catalogue,
                                             std::span<const Query> queries, const EvaluationOptions &options)
{
    const Book book{portfolio, catalogue, options};
    std::vector<std::optional<Result<QueryResult>>> results(queries.size());
    for (int i = 0; i < tableCount; ++i) {
        Batch batch(book, static_cast<Table>(i));
        std::vector<std::pair<std::size_t, std::size_t>> taken;  // query, number in the batch
        for (std::size_t query = 0; query < queries.size(); ++query) {
            if (const auto number = batch.add(queries[query]))
                taken.emplace_back(query, *number);
        }
        if (batch.isEmpty())
            continue;
        const Status done = batch.run();
        for (const auto &[query, number] : taken)
            results[query] = done ? resultOf(book, batch, number, queries[query]) : tl::unexpected(done.error());
    }
    std::vector<Result<QueryResult>> all;
    all.reserve(queries.size());
    for (std::size_t query = 0; query < queries.size(); ++query)
        all.push_back(results[query] ? std::move(*results[query])
                                     : evaluate(portfolio, catalogue, queries[query], options));
    return all;
}

}  // namespace clientele
