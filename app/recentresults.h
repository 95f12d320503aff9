// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked of one book lately, with its answers: a filter that is taken back shows at once what stood there
// before. Lives on one thread.
#pragma once

#include "models/query/query.h"

#include <list>
#include <optional>
#include <utility>

namespace clientele {

class RecentResults {
public:
    static constexpr std::size_t mostQueries = 256;
    static constexpr std::size_t mostRows = 2'000;  // of a result that is kept

    // The answer that is kept, which counts as used.
    [[nodiscard]] std::optional<QueryResult> find(const Query &query);
    // In the place of what was used longest ago, where there is no room.
    void keep(const Query &query, const QueryResult &result);
    void clear() { m_kept.clear(); }

private:
    std::list<std::pair<Query, QueryResult>> m_kept;  // what was used last comes first
};

}  // namespace clientele
