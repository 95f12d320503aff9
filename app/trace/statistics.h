// SPDX-License-Identifier: GPL-3.0-or-later
// What many runs come to. Pure functions over their roots.
#pragma once

#include "app/trace/span.h"

#include <span>
#include <vector>

namespace clientele::trace {

// Times are nanoseconds. Without runs all is 0, and nothing where there is nothing to take a middle of.
struct Statistics {
    qint64 runs = 0;
    qint64 failed = 0;
    qint64 cancelled = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    bool estimated = false;              // some of the tokens
    std::optional<double> medianTokens;  // of the runs that used any; the mean of the two in the middle
    double errorRate = 0;                // failed of all, 0 to 1
    double streamedShare = 0;            // of the runs that a model took part in
    // By the nearest rank: the least value that at least so many percent of the runs do not pass.
    std::optional<qint64> latency50;
    std::optional<qint64> latency99;
    std::optional<qint64> firstToken50;  // of the runs that have one
    std::optional<qint64> firstToken99;
};

[[nodiscard]] Statistics statisticsOf(std::span<const Span> roots);

// 0 < percent <= 100; `values` in any order. Nothing where there are none.
[[nodiscard]] std::optional<qint64> percentile(std::vector<qint64> values, int percent);

}  // namespace clientele::trace
