// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/numberbins.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>

namespace clientele {

namespace {

constexpr std::int64_t largest = 1'000'000'000'000'000'000;  // past which nothing is told apart
constexpr std::int64_t mostBins = 32;
constexpr std::int64_t fineBins = 256;
// A tail this many times as long as the middle is high leaves an even scale with one bar.
constexpr std::int64_t longTail = 20;

// Of 1, 2 and 5 times powers of ten, or more per magnitude: `tenths` are ten times the factors.
std::vector<std::int64_t> steps(std::span<const std::int64_t> tenths, std::int64_t from, std::int64_t to)
{
    std::vector<std::int64_t> result;
    for (std::int64_t power = 1; power <= largest / 10; power *= 10) {
        for (const std::int64_t factor : tenths) {
            if (factor * power % 10 == 0 && factor * power / 10 >= from && factor * power / 10 <= to)
                result.push_back(factor * power / 10);
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

constexpr std::array<std::int64_t, 3> three{10, 20, 50};
constexpr std::array<std::int64_t, 6> six{10, 15, 20, 30, 50, 70};

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

// The smallest round step of which `most` cover the span.
std::int64_t roundStep(std::int64_t span, std::int64_t most)
{
    for (std::int64_t power = 1; power <= largest / 10; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (span / (factor * power) < most)
                return factor * power;
        }
    }
    return largest;
}

BinEdges even(std::int64_t lowest, std::int64_t highest, std::int64_t step, int digits)
{
    BinEdges edges{{}, digits, false};
    std::int64_t edge = floorTo(lowest, step);
    edges.scaled.push_back(edge);
    while (edge < highest || edges.scaled.size() < 2)
        edges.scaled.push_back(edge += step);
    return edges;
}

// First and last bin with rows.
std::optional<std::pair<std::size_t, std::size_t>> occupied(const BinCounts &counts)
{
    const auto some = [](std::int64_t rows) { return rows > 0; };
    const auto first = std::find_if(counts.rows.begin(), counts.rows.end(), some);
    if (first == counts.rows.end())
        return std::nullopt;
    const auto last = std::find_if(counts.rows.rbegin(), counts.rows.rend(), some);
    return std::pair(static_cast<std::size_t>(first - counts.rows.begin()),
                     static_cast<std::size_t>(counts.rows.rend() - last) - 1);
}

// Half of the values above 0 lie below the upper edge of this bin.
std::size_t middle(const BinEdges &edges, const BinCounts &counts)
{
    std::int64_t all = 0;
    for (std::size_t bin = 0; bin < counts.rows.size(); ++bin)
        all += edges.scaled[bin] > 0 ? counts.rows[bin] : 0;
    std::int64_t below = 0;
    std::size_t bin = 0;
    for (; bin + 1 < counts.rows.size(); ++bin) {
        below += edges.scaled[bin] > 0 ? counts.rows[bin] : 0;
        if (2 * below >= all && below > 0)
            break;
    }
    return bin;
}

}  // namespace

QString BinEdges::text(std::size_t edge) const
{
    QString text = scaledToText(scaled[edge], digits);
    if (digits > 0) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

QStringList BinEdges::texts() const
{
    QStringList result;
    for (std::size_t edge = 0; edge < scaled.size(); ++edge)
        result += text(edge);
    return result;
}

std::int64_t BinCounts::inBins() const { return std::accumulate(rows.begin(), rows.end(), std::int64_t(0)); }

Query binQuery(const QString &measure, const QString &field, const BinEdges &edges, const Conditions &where)
{
    Query query;
    query.measure = measure;
    query.by = {field};
    query.where = where;
    query.bins = {{field, edges.texts()}};
    return query;
}

BinCounts binCounts(const BinEdges &edges, const QueryResult &result)
{
    const QStringList keys = edges.texts();
    BinCounts counts{std::vector<std::int64_t>(edges.bins()), 0};
    for (const ResultRow &row : result.rows) {
        const qsizetype bin = row.keys.value(0).isEmpty() ? -1 : keys.indexOf(row.keys.value(0));
        if (bin < 0)
            counts.missing += row.value.scaled;
        else if (static_cast<std::size_t>(bin) < counts.rows.size())
            counts.rows[static_cast<std::size_t>(bin)] += row.value.scaled;
    }
    return counts;
}

BinEdges magnitudes(int digits)
{
    BinEdges edges{{}, digits, true};
    const std::vector<std::int64_t> positive = steps(three, 1, largest / 10);
    for (auto value = positive.rbegin(); value != positive.rend(); ++value)
        edges.scaled.push_back(-*value);
    edges.scaled.push_back(0);
    edges.scaled.insert(edges.scaled.end(), positive.begin(), positive.end());
    return edges;
}

BinEdges spread(const BinEdges &magnitudes, const BinCounts &counts)
{
    const auto ends = occupied(counts);
    if (!ends)
        return {{}, magnitudes.digits, false};
    const std::int64_t lowest = magnitudes.scaled[ends->first];
    const std::int64_t highest = magnitudes.scaled[ends->second + 1];
    const std::int64_t half = magnitudes.scaled[middle(magnitudes, counts) + 1];
    if (lowest < 0 || highest / longTail < half)
        return even(lowest, highest, roundStep(highest - lowest, fineBins), magnitudes.digits);

    std::size_t first = ends->first;
    while (magnitudes.scaled[first] <= 0 || counts.rows[first] == 0)
        ++first;
    BinEdges edges{{}, magnitudes.digits, true};
    const std::int64_t smallest = magnitudes.scaled[first];
    if (lowest < smallest)
        edges.scaled.push_back(lowest);
    const bool few = highest / smallest <= 10'000;
    const std::vector<std::int64_t> rising = few ? steps(six, smallest, highest) : steps(three, smallest, highest);
    edges.scaled.insert(edges.scaled.end(), rising.begin(), rising.end());
    return edges;
}

BinEdges refined(const BinEdges &spread, const BinCounts &counts)
{
    const auto ends = occupied(counts);
    if (!ends)
        return spread;
    const std::int64_t lowest = spread.scaled[ends->first];
    const std::int64_t highest = spread.scaled[ends->second + 1];
    std::int64_t step = roundStep(highest - lowest, mostBins);
    // A round start may cost one bin more than there is room for.
    BinEdges edges = even(lowest, highest, step, spread.digits);
    if (edges.bins() > static_cast<std::size_t>(mostBins))
        edges = even(lowest, highest, roundStep(highest - lowest + 2 * step, mostBins), spread.digits);
    return edges;
}

}  // namespace clientele
