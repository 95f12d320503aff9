// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/rankfusion.h"

#include <algorithm>
#include <unordered_map>

namespace clientele {

namespace {

constexpr double smoothing = 60;  // Cormack, Clarke and Büttcher 2009

}  // namespace

std::vector<Fused> fusedByReciprocalRank(const std::vector<RankedList> &lists)
{
    std::unordered_map<std::size_t, double> scores;
    double most = 0;
    for (const RankedList &list : lists) {
        if (list.positions.empty())
            continue;
        most += list.weight / (smoothing + 1);
        for (std::size_t i = 0; i < list.positions.size(); ++i)
            scores[list.positions[i]] += list.weight / (smoothing + static_cast<double>(i + 1));
    }
    std::vector<Fused> result;
    result.reserve(scores.size());
    for (const auto &[position, score] : scores)
        result.push_back({position, most > 0 ? score / most : 0});
    std::ranges::sort(result, [](const Fused &a, const Fused &b) {
        return a.score != b.score ? a.score > b.score : a.position < b.position;
    });
    return result;
}

}  // namespace clientele
