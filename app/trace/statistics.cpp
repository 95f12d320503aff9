// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/statistics.h"

#include <algorithm>

namespace clientele::trace {

namespace {

std::optional<double> median(std::vector<qint64> values)
{
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return static_cast<double>(*middle);
    const qint64 below = *std::max_element(values.begin(), middle);
    return (static_cast<double>(below) + static_cast<double>(*middle)) / 2;
}

double share(qint64 part, qint64 whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::optional<qint64> percentile(std::vector<qint64> values, int percent)
{
    if (values.empty())
        return std::nullopt;
    // ceil(n * percent / 100) - 1, in whole numbers.
    const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(values, at);
    return *at;
}

Statistics statisticsOf(std::span<const Span> roots)
{
    Statistics result;
    std::vector<qint64> latencies;
    std::vector<qint64> firstTokens;
    std::vector<qint64> tokens;
    qint64 withModel = 0;
    qint64 streamed = 0;
    for (const Span &root : roots) {
        ++result.runs;
        result.failed += root.state == State::Failed;
        result.cancelled += root.state == State::Cancelled;
        result.inputTokens += root.inputTokens;
        result.outputTokens += root.outputTokens;
        result.estimated = result.estimated || root.estimated;
        latencies.push_back(root.duration());
        if (root.firstToken >= 0)
            firstTokens.push_back(root.firstToken);
        if (root.tokens() > 0)
            tokens.push_back(root.tokens());
        if (!root.model.isEmpty()) {
            ++withModel;
            streamed += root.streamed;
        }
    }
    result.medianTokens = median(std::move(tokens));
    result.errorRate = share(result.failed, result.runs);
    result.streamedShare = share(streamed, withModel);
    result.latency50 = percentile(latencies, 50);
    result.latency99 = percentile(std::move(latencies), 99);
    result.firstToken50 = percentile(firstTokens, 50);
    result.firstToken99 = percentile(std::move(firstTokens), 99);
    return result;
}

}  // namespace clientele::trace
