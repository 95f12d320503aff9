// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace clientele {

struct RankedList {
    std::vector<std::size_t> positions;  // best first, each once
    double weight = 1;
};

struct Fused {
    std::size_t position = 0;
    double score = 0;
};

// Reciprocal rank fusion: the sum of weight / (60 + rank) over the lists, rank from 1, scaled so that the first of all
// lists has 1. Best first, equal scores by position. Empty lists do not count.
[[nodiscard]] std::vector<Fused> fusedByReciprocalRank(const std::vector<RankedList> &lists);

}  // namespace clientele
