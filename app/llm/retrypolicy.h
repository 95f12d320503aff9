// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a request that failed is sent again, and when: one pure function over the table of the contract.
//
//   429 rate limit                         again; Retry-After is the least wait, else backing off with jitter
//   500, 502, 503, 529, connection reset   again, likewise
//   429 quota, 400, 401, 402, 403, 404     never
//   anything after the first token         never: it would be charged twice
//   network, DNS, TLS, proxy, portal       never: the question is answered here
//   silence, an unreadable answer          never: the server may be at work on it still
#pragma once

#include "app/llm/failure.h"

#include <chrono>
#include <optional>

namespace clientele::llm {

inline constexpr int mostRequests = 4;
inline constexpr std::chrono::milliseconds leastWait{100};
inline constexpr std::chrono::seconds longestRetryAfter{60};  // beyond that nobody waits

struct Attempt {
    Failure failure;
    int requestsSent = 1;
    bool afterFirstToken = false;
};

// The wait before the next request; nothing where there is to be none. `jitter` is in [0, 1).
[[nodiscard]] std::optional<std::chrono::milliseconds> waitBeforeRetry(const Attempt &attempt, double jitter);

}  // namespace clientele::llm
