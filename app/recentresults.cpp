// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recentresults.h"

#include <algorithm>

namespace clientele {

namespace {
const Query &queryOf(const std::pair<Query, QueryResult> &kept) { return kept.first; }
}  // namespace

std::optional<QueryResult> RecentResults::find(const Query &query)
{
    const auto kept = std::ranges::find(m_kept, query, queryOf);
    if (kept == m_kept.end())
        return std::nullopt;
    m_kept.splice(m_kept.begin(), m_kept, kept);
    return kept->second;
}

void RecentResults::keep(const Query &query, const QueryResult &result)
{
    if (result.rows.size() > mostRows || std::ranges::find(m_kept, query, queryOf) != m_kept.end())
        return;
    m_kept.emplace_front(query, result);
    if (m_kept.size() > mostQueries)
        m_kept.pop_back();
}

}  // namespace clientele
