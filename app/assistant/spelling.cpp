// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/spelling.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace clientele {

int slipsBetween(QStringView a, QStringView b, int most)
{
    constexpr qsizetype longest = 40;
    const qsizetype n = a.size();
    const qsizetype m = b.size();
    if (std::abs(n - m) > most || n > longest || m > longest)
        return most + 1;
    std::array<std::array<int, longest + 1>, 3> rows{};
    for (qsizetype j = 0; j <= m; ++j)
        rows[0][static_cast<std::size_t>(j)] = static_cast<int>(j);
    for (qsizetype i = 1; i <= n; ++i) {
        auto &current = rows[static_cast<std::size_t>(i % 3)];
        const auto &previous = rows[static_cast<std::size_t>((i + 2) % 3)];
        const auto &beforeThat = rows[static_cast<std::size_t>((i + 1) % 3)];
        current[0] = static_cast<int>(i);
        int best = current[0];
        for (qsizetype j = 1; j <= m; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            int slips = std::min({previous[at] + 1, current[at - 1] + 1, previous[at - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                slips = std::min(slips, beforeThat[at - 2] + 1);
            current[at] = slips;
            best = std::min(best, slips);
        }
        if (best > most)
            return most + 1;
    }
    return std::min(rows[static_cast<std::size_t>(n % 3)][static_cast<std::size_t>(m)], most + 1);
}

int slipsAllowed(qsizetype length)
{
    if (length < 4)
        return 0;
    return length < 8 ? 1 : 2;
}

}  // namespace clientele
