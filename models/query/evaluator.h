// SPDX-License-Identifier: GPL-3.0-or-later
// Computes queries over a portfolio. Pure functions: any thread, no I/O, nothing kept between calls but what the
// caller keeps. Every dimension is a code column and a look-up table, every condition a look-up or a range.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <atomic>
#include <functional>
#include <span>

namespace clientele {

// Runs part(0) .. part(parts - 1), in any order, on any threads, and returns when all are done. models/ owns no threads.
using RunParts = std::function<void(int parts, const std::function<void(int)> &part)>;

struct EvaluationOptions {
    RunParts runParts;                             // empty: serial
    int parts = 1;                                 // how many pieces to cut a table into
    const std::atomic<bool> *cancelled = nullptr;  // checked between blocks of rows
};

// By a dimension of a table of which a customer has many rows (customers.count by loan.type), a row counts once for each
// distinct value among its customer's rows that meet the conditions on that table; with no such row it is in no group.
// Order within one currency is by value or key, ties by key, "no value" last; by value, currencies stand apart.
// Errors: InvalidInput (unknown measure, dimension, field or operator for its type; a value that is no number where
// one is needed; a dimension with no meaning for the measure, such as complaints by city), Overflow, Cancelled.
[[nodiscard]] Result<QueryResult> evaluate(const Portfolio &portfolio, const Catalogue &catalogue, const Query &query,
                                           const EvaluationOptions &options = {});

// evaluate() of each, computed together: one pass over a table for all that look at it, every condition tested once
// however many share it. done(index, result) is called once a query as soon as its result is there, on whichever thread
// has it, at times from several at once. A query that fails leaves the others alone; what is cancelled says so.
using QueryDone = std::function<void(std::size_t index, Result<QueryResult> result)>;
void evaluateEach(const Portfolio &portfolio, const Catalogue &catalogue, std::span<const Query> queries,
                  const QueryDone &done, const EvaluationOptions &options = {});
// The results in the order of the queries.
[[nodiscard]] std::vector<Result<QueryResult>> evaluateAll(const Portfolio &portfolio, const Catalogue &catalogue,
                                                           std::span<const Query> queries,
                                                           const EvaluationOptions &options = {});

// The rows of the measure's table behind `query` (or behind one of its groups, given its keys), ascending, at most
// `limit` (0: all). Their number before the limit is the matchedRows of evaluate(). Errors as evaluate().
[[nodiscard]] Result<std::vector<RowIndex>> rowsBehind(const Portfolio &portfolio, const Catalogue &catalogue,
                                                       const Query &query, const QStringList &keys = {},
                                                       std::size_t limit = 0);

// Codes of the customers (portfolio.customerIds()) that meet the conditions, ascending; orphans never do.
[[nodiscard]] Result<std::vector<Code>> customersWhere(const Portfolio &portfolio, const Catalogue &catalogue,
                                                       const Conditions &conditions);

// Whether a condition on `field` can narrow rows of `table` at all: complaints know no customer.
[[nodiscard]] bool hasMeaningFor(const Catalogue &catalogue, const Condition &condition, Table table);

}  // namespace clientele
