// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting millions of rows: each gets a whole number that sorts as its cell does, and numbers are sorted digit by digit.
#include "models/items/rowcolumn.h"

#include <QCollator>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

namespace clientele {

namespace {

constexpr int digitBits = 11;
constexpr std::size_t digits = std::size_t(1) << digitBits;

bool isSet(const std::atomic<bool> *cancelled) { return cancelled && cancelled->load(std::memory_order_relaxed); }

// Of each text that occurs its place among the others, from 1 on; 0 is missing.
std::vector<Code> ranksOf(const Dictionary &dictionary, const std::vector<bool> &occurs,
                          const std::atomic<bool> *cancelled)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, Code>> keys;
    std::vector<Code> ranks(dictionary.size(), 0);
    for (Code code = missingCode + 1; code < dictionary.size(); ++code) {
        if (!occurs[code])
            continue;
        keys.emplace_back(collator.sortKey(dictionary.value(code)), code);
        if ((code & 0xFFF) == 0 && isSet(cancelled))
            return ranks;
    }
    std::ranges::stable_sort(keys, [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t at = 0; at < keys.size(); ++at)
        ranks[keys[at].second] = static_cast<Code>(at) + 1;
    return ranks;
}

// Keys of cells; 0 is missing.
std::vector<std::uint64_t> textKeys(const TextColumn &column, const RowCells &cells, const RowColumn &by,
                                    const std::vector<RowIndex> &rows, const std::atomic<bool> *cancelled)
{
    std::vector<std::uint64_t> keys(rows.size(), missingCode);
    std::vector<bool> occurs(column.dictionary->size(), false);
    column.codes.visit([&](const auto &codes) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (const std::optional<RowIndex> at = cells.source(by, rows[i]))
                keys[i] = codes[*at];
            occurs[keys[i]] = true;
        }
    });
    const std::vector<Code> ranks = ranksOf(*column.dictionary, occurs, cancelled);
    for (std::uint64_t &key : keys)
        key = ranks[key];
    return keys;
}

std::vector<std::uint64_t> numberKeys(const NumberColumn &column, const RowCells &cells, const RowColumn &by,
                                      const std::vector<RowIndex> &rows)
{
    std::vector<std::uint64_t> keys(rows.size(), 0);
    column.values.visit([&]<typename Width>(const std::vector<Width> &values) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        const auto eachKnown = [&](auto &&take) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const std::optional<RowIndex> at = cells.source(by, rows[i]);
                if (at && values[*at] != missingIn<Width>)
                    take(i, static_cast<std::int64_t>(values[*at]));
            }
        };
        eachKnown([&](std::size_t, std::int64_t value) { least = std::min(least, value); });
        // Unsigned, so that the whole width fits; one more than the smallest, since 0 is missing.
        eachKnown([&](std::size_t i, std::int64_t value) {
            keys[i] = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least) + 1;
        });
    });
    return keys;
}

// Stable, by one digit after the other, the lowest first.
void sortByKeys(std::vector<std::uint64_t> &keys, std::vector<RowIndex> &rows, const std::atomic<bool> *cancelled)
{
    const std::uint64_t highest = keys.empty() ? 0 : *std::ranges::max_element(keys);
    std::vector<std::uint64_t> otherKeys(keys.size());
    std::vector<RowIndex> otherRows(rows.size());
    for (int shift = 0; shift < static_cast<int>(std::bit_width(highest)) && !isSet(cancelled); shift += digitBits) {
        std::array<std::size_t, digits> begin{};
        for (const std::uint64_t key : keys)
            ++begin[(key >> shift) % digits];
        std::size_t sum = 0;
        for (std::size_t &each : begin)
            sum += std::exchange(each, sum);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::size_t at = begin[(keys[i] >> shift) % digits]++;
            otherKeys[at] = keys[i];
            otherRows[at] = rows[i];
        }
        keys.swap(otherKeys);
        rows.swap(otherRows);
    }
}

}  // namespace

std::vector<RowIndex> sortedRows(const Portfolio &portfolio, Table table, std::vector<RowIndex> rows,
                                 const RowColumn &by, Qt::SortOrder order, const std::atomic<bool> *cancelled)
{
    const RowCells cells(portfolio, table);
    std::vector<std::uint64_t> keys;
    if (const TextColumn *text = portfolio.text(by.field))
        keys = textKeys(*text, cells, by, rows, cancelled);
    else if (const NumberColumn *numbers = portfolio.numbers(by.field))
        keys = numberKeys(*numbers, cells, by, rows);
    else
        return rows;
    const std::uint64_t highest = keys.empty() ? 0 : *std::ranges::max_element(keys);
    for (std::uint64_t &key : keys) {
        // Missing ones last, whatever the direction.
        if (key == 0)
            key = highest;
        else
            key = order == Qt::DescendingOrder ? highest - key : key - 1;
    }
    sortByKeys(keys, rows, cancelled);
    return rows;
}

}  // namespace clientele
