// SPDX-License-Identifier: GPL-3.0-or-later
// Charts made ready for a brush over days: each chart's groups, counted and summed up to every day. Any range of days
// is then two rows of a table subtracted, however many transactions lie in it. Built in one scan, off the GUI thread;
// afterwards it is immutable and may be read from any thread. Keeps nothing of the portfolio.
#pragma once

#include "models/query/evaluator.h"

#include <memory>
#include <span>
#include <vector>

namespace clientele {

class Batch;

// Days since 1970-01-01 on the wall clock of the book's zone, both included.
struct DayRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

class DayCubes {
public:
    // `day` names a dimension of days (atm.day); `queries` leave the brush itself out. Errors: InvalidInput (`day` is
    // none), Cancelled. A query that is wrong, of another table, of another kind than counts and sums, or of too many
    // groups gets no cube and is left to evaluateAll().
    [[nodiscard]] static Result<DayCubes> build(const Portfolio &portfolio, const Catalogue &catalogue,
                                                std::span<const Query> queries, const QString &day,
                                                const EvaluationOptions &options = {});

    [[nodiscard]] bool has(std::size_t query) const { return query < m_cubes.size() && m_cubes[query]; }
    [[nodiscard]] DayRange days() const;  // of the book; last < first where it has none

    // A group of a result without its texts: `value` is in minor units or a count.
    struct Row {
        std::uint32_t group;
        std::int64_t rows;
        std::int64_t value;
    };
    // The groups of a query that has a cube over some days, in the order of evaluate(), into `rows`.
    void rowsInto(std::size_t query, DayRange days, std::vector<Row> &rows) const;
    [[nodiscard]] const QStringList &keys(std::size_t query, std::uint32_t group) const;

    // What evaluate() gives with the one further condition that the day is in the range.
    [[nodiscard]] QueryResult result(std::size_t query, DayRange days) const;

    [[nodiscard]] std::size_t bytes() const;

private:
    struct Group {
        QStringList keys;
        Currency currency;
        std::uint32_t place;  // among the keys in their order; equal keys share it
    };
    struct Cube {
        std::vector<Group> groups;  // by key, then currency
        // By day * groups: what lies before that day. Rows have 32 bits, as row numbers have.
        std::vector<std::uint32_t> rows;
        std::vector<std::int64_t> sums;  // of sums alone
        Order order = Order::KeyAscending;
        std::size_t top = 0;
        bool money = false;
        QueryResult empty;  // what no rows come to
    };
    [[nodiscard]] std::int64_t matchedRows(std::size_t query,
                                           DayRange days) const;  // also of groups that top leaves out
    [[nodiscard]] static std::shared_ptr<const Cube> cubeOf(const Portfolio &portfolio, const Batch &batch,
                                                            std::size_t number, const Query &query, std::size_t days);

    std::vector<std::shared_ptr<const Cube>> m_cubes;
    std::int64_t m_firstDay = 0;
    std::size_t m_days = 0;
};

}  // namespace clientele
