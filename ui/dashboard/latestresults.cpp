// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/latestresults.h"

#include "app/future.h"

namespace clientele {

LatestResults::LatestResults(const ChartSource &source, QObject *parent) : QObject(parent), m_evaluate(source.evaluate)
{}

void LatestResults::ask(const std::vector<Query> &queries)
{
    const quint64 round = ++m_round;
    for (QFuture<Result<QueryResult>> &earlier : m_underWay)
        earlier.cancel();
    m_underWay.clear();
    m_results.assign(queries.size(), std::nullopt);
    m_missing = queries.size();
    for (std::size_t index = 0; index < queries.size(); ++index) {
        m_underWay.push_back(m_evaluate(queries[index]));
        whenDone(m_underWay.back(), this, [this, round, index](const Result<QueryResult> &result) {
            if (round != m_round)
                return;
            m_results[index] = result;
            if (--m_missing == 0)
                emit finished();
        });
    }
}

std::optional<Error> LatestResults::failure() const
{
    for (const std::optional<Result<QueryResult>> &result : m_results) {
        if (result && !*result)
            return result->error();
    }
    return std::nullopt;
}

}  // namespace clientele
