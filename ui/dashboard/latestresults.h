// SPDX-License-Identifier: GPL-3.0-or-later
// Asks several queries at once and hands over their results together. Asking anew drops what is still under way: a
// result of an older filter state is never shown.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QObject>

#include <optional>
#include <vector>

namespace clientele {

class LatestResults : public QObject {
    Q_OBJECT
public:
    LatestResults(const ChartSource &source, QObject *parent);

    void ask(const std::vector<Query> &queries);
    [[nodiscard]] bool isBusy() const { return m_missing > 0; }
    // In the order asked. Valid from finished() until the next ask().
    [[nodiscard]] const Result<QueryResult> &result(std::size_t index) const { return *m_results[index]; }
    [[nodiscard]] std::size_t count() const { return m_results.size(); }
    // The first failure among them; none where all went well.
    [[nodiscard]] std::optional<Error> failure() const;

signals:
    void finished();

private:
    std::function<QFuture<Result<QueryResult>>(const Query &)> m_evaluate;
    std::vector<std::optional<Result<QueryResult>>> m_results;
    std::vector<QFuture<Result<QueryResult>>> m_underWay;
    std::size_t m_missing = 0;
    quint64 m_round = 0;
};

}  // namespace clientele
