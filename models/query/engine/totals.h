// SPDX-License-Identifier: GPL-3.0-or-later
// Running totals of many groups at once: rows, sums of any size, extremes, values for a median.
#pragma once

#include "models/query/catalogue.h"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace clientele {

// A sum of 64-bit integers that cannot overflow: 128 bits, two's complement.
struct WideSum {
    std::uint64_t low = 0;
    std::int64_t high = 0;

    void add(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        low += bits;
        high += (value < 0 ? -1 : 0) + (low < bits ? 1 : 0);
    }
    void add(const WideSum &other)
    {
        low += other.low;
        high += other.high + (low < other.low ? 1 : 0);
    }
    [[nodiscard]] std::optional<std::int64_t> narrowed() const;  // nothing where it does not fit
    // (sum * factor) / count, rounded half away from zero; nothing where it does not fit. 0 < factor <= 10^6, 0 < count.
    [[nodiscard]] std::optional<std::int64_t> average(std::int64_t count, std::int64_t factor) const;
};

// Sums of 32-bit values over the rows of a table fit 64 bits; sums of others may not.
enum class ValueWidth : std::uint8_t { Bits32, Bits64 };

class Totals {
public:
    // `keys`: how many different keys there can be. Arrays by key where these are few beside `rows`, else a hash.
    Totals(Aggregate aggregate, std::uint64_t keys, std::size_t rows, ValueWidth width);

    // One value a key; `values` is not read for counts.
    void add(std::span<const std::uint64_t> keys, std::span<const std::int64_t> values);
    // Rows of one key that were counted elsewhere; neither extremes nor medians.
    void addGroup(std::uint64_t key, std::int64_t rows, std::int64_t sum);
    void add(const Totals &other);  // of the same aggregate and keys

    // Calls visit(key, slot) for every key that has rows.
    template<typename Visit>
    void forEach(Visit visit) const
    {
        for (std::size_t slot = 0; slot < m_rows.size(); ++slot) {
            if (m_rows[slot] > 0)
                visit(m_dense ? std::uint64_t(slot) : m_keys[slot], slot);
        }
    }
    [[nodiscard]] std::int64_t rows(std::size_t slot) const { return m_rows[slot]; }
    // The slot's result in units of the values divided by `factor` (1 but for averages and medians). Nothing where it
    // is past 64 bits.
    [[nodiscard]] std::optional<std::int64_t> result(std::size_t slot, std::int64_t factor) const;

private:
    [[nodiscard]] std::size_t slotOf(std::uint64_t key);
    [[nodiscard]] WideSum sum(std::size_t slot) const;
    void resize(std::size_t count);
    // `slotAt(i)` is the slot of keys[i].
    template<typename SlotAt>
    void addAt(std::size_t count, const std::int64_t *values, SlotAt slotAt);

    Aggregate m_aggregate;
    ValueWidth m_width;
    bool m_dense;
    std::unordered_map<std::uint64_t, std::size_t> m_slots;  // where not dense
    std::vector<std::uint64_t> m_keys;                       // by slot, where not dense
    std::vector<std::int64_t> m_rows;
    std::vector<std::int64_t> m_narrowSums;  // of 32-bit values
    std::vector<WideSum> m_wideSums;         // of others
    std::vector<std::int64_t> m_extremes;
    std::vector<std::vector<std::int64_t>> m_values;
};

}  // namespace clientele
