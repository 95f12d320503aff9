// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/retrypolicy.h"

#include <algorithm>

namespace clientele::llm {

namespace {

constexpr std::chrono::milliseconds firstStep{400};

}  // namespace

std::optional<std::chrono::milliseconds> waitBeforeRetry(const Attempt &attempt, double jitter)
{
    const FailureKind kind = attempt.failure.kind;
    const bool passing =
        kind == FailureKind::RateLimited || kind == FailureKind::Overloaded || kind == FailureKind::ConnectionReset;
    if (!passing || attempt.afterFirstToken || attempt.requestsSent >= mostRequests)
        return std::nullopt;
    // Doubling, of which between half and all is waited: clients that failed together do not come back together.
    const auto step = firstStep * (1 << (attempt.requestsSent - 1));
    const auto backoff =
        std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(step.count()) * (0.5 + jitter / 2)));
    const auto least = attempt.failure.retryAfter.value_or(std::chrono::milliseconds(0));
    if (least > longestRetryAfter)
        return std::nullopt;
    return std::max({leastWait, backoff, least});
}

}  // namespace clientele::llm
