// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/timecluster.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace clientele {

namespace {

// Fewer are looked at in one go anyhow.
constexpr std::size_t manyRows = 4096;
// Hours of a book are not more than some centuries have; times further apart are not worth it.
constexpr std::int64_t mostHours = 1 << 23;

constexpr std::int64_t hourOf(std::int64_t seconds) { return seconds / 3600 - (seconds % 3600 < 0 ? 1 : 0); }

// Where each row's place is taken from: a counting sort by the hour. Nothing where rows lie so already, or too far apart.
std::vector<RowIndex> orderByHour(const Numbers &times)
{
    return times.visit([]<typename Width>(const std::vector<Width> &values) -> std::vector<RowIndex> {
        constexpr std::int64_t noHour = std::numeric_limits<std::int64_t>::max();
        const auto hour = [](Width value) { return value == missingIn<Width> ? noHour : hourOf(value); };
        std::int64_t least = noHour;
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        bool ascends = true;
        std::int64_t before = most;
        for (const Width value : values) {
            const std::int64_t own = hour(value);
            ascends = ascends && own >= before;
            before = own;
            if (own != noHour) {
                least = std::min(least, own);
                most = std::max(most, own);
            }
        }
        if (ascends || most - least > mostHours)
            return {};
        const auto places = static_cast<std::size_t>(most - least) + 2;
        const auto slot = [&](Width value) {
            const std::int64_t own = hour(value);
            return own == noHour ? places - 1 : static_cast<std::size_t>(own - least);
        };
        std::vector<RowIndex> next(places + 1, 0);
        for (const Width value : values)
            ++next[slot(value) + 1];
        std::inclusive_scan(next.begin(), next.end(), next.begin());
        std::vector<RowIndex> order(values.size());
        for (std::size_t row = 0; row < values.size(); ++row)
            order[next[slot(values[row])]++] = static_cast<RowIndex>(row);
        return order;
    });
}

template<typename Values>
Values laid(const Values &values, const std::vector<RowIndex> &order)
{
    Values result(values.size());
    std::ranges::transform(order, result.begin(), [&values](RowIndex row) { return values[row]; });
    return result;
}

}  // namespace

void clusterByTime(std::vector<std::pair<Field, Column>> &columns, Field time, std::size_t rows)
{
    const auto found = std::ranges::find(columns, time, &std::pair<Field, Column>::first);
    const auto *times = found == columns.end() ? nullptr : std::get_if<NumberColumn>(&found->second);
    if (!times || rows < manyRows)
        return;
    const std::vector<RowIndex> order = orderByHour(times->values);
    if (order.empty())
        return;
    for (auto &[field, column] : columns) {
        if (auto *text = std::get_if<TextColumn>(&column))
            text->codes =
                text->codes.visit([&](const auto &codes) { return Codes(Codes::Storage(laid(codes, order))); });
        else if (auto *numbers = std::get_if<NumberColumn>(&column))
            numbers->values = numbers->values.visit(
                [&](const auto &values) { return Numbers(Numbers::Storage(laid(values, order))); });
    }
}

}  // namespace clientele
