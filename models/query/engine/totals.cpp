// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/totals.h"

#include <algorithm>
#include <limits>

namespace clientele {

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
// Arrays up to this many keys are taken however few the rows are.
constexpr std::uint64_t alwaysDense = 1 << 16;
constexpr std::uint64_t neverDense = 1 << 24;

}  // namespace

std::optional<std::int64_t> WideSum::narrowed() const
{
    const auto value = static_cast<std::int64_t>(low);
    return high == (value < 0 ? -1 : 0) ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> WideSum::average(std::int64_t count, std::int64_t factor) const
{
    const bool negative = high < 0;
    const std::uint64_t lowSize = negative ? ~low + 1 : low;
    const std::uint64_t highSize =
        negative ? ~static_cast<std::uint64_t>(high) + (low == 0 ? 1 : 0) : static_cast<std::uint64_t>(high);
    // Long division by 32-bit digits: a count of rows has 32 bits.
    const auto divisor = static_cast<std::uint64_t>(count);
    const std::uint64_t digits[]{highSize >> 32, highSize & 0xffffffff, lowSize >> 32, lowSize & 0xffffffff};
    std::uint64_t quotient = 0;
    std::uint64_t rest = 0;
    for (const std::uint64_t digit : digits) {
        const std::uint64_t part = (rest << 32) | digit;
        if (quotient >> 32 != 0)
            return std::nullopt;
        quotient = (quotient << 32) | (part / divisor);
        rest = part % divisor;
    }
    const auto scale = static_cast<std::uint64_t>(factor);
    const std::uint64_t fraction = (rest * scale * 2 + divisor) / (divisor * 2);
    if (quotient > (most - fraction) / scale)
        return std::nullopt;
    const auto size = static_cast<std::int64_t>(quotient * scale + fraction);
    return negative ? -size : size;
}

Totals::Totals(Aggregate aggregate, std::uint64_t keys, std::size_t rows, ValueWidth width)
    : m_aggregate(aggregate),
      m_width(width),
      m_dense(keys <= alwaysDense || (keys <= neverDense && keys <= 4 * std::uint64_t(rows)))
{
    if (m_dense)
        resize(keys);
}

void Totals::resize(std::size_t count)
{
    m_rows.resize(count);
    switch (m_aggregate) {
    case Aggregate::Count:
        break;
    case Aggregate::Sum:
    case Aggregate::Average:
        if (m_width == ValueWidth::Bits32)
            m_narrowSums.resize(count);
        else
            m_wideSums.resize(count);
        break;
    case Aggregate::Minimum:
    case Aggregate::Maximum:
        m_extremes.resize(count);
        break;
    case Aggregate::Median:
        m_values.resize(count);
        break;
    }
}

std::size_t Totals::slotOf(std::uint64_t key)
{
    if (m_dense)
        return key;
    const auto [found, isNew] = m_slots.try_emplace(key, m_keys.size());
    if (isNew) {
        m_keys.push_back(key);
        resize(m_keys.size());
    }
    return found->second;
}

void Totals::add(std::span<const std::uint64_t> keys, std::span<const std::int64_t> values)
{
    if (m_dense)
        addAt(keys.size(), values.data(), [keys = keys.data()](std::size_t i) { return keys[i]; });
    else
        addAt(keys.size(), values.data(), [&](std::size_t i) { return slotOf(keys[i]); });
}

// Arrays are read anew in each round: a hash may have moved them.
template<typename SlotAt>
void Totals::addAt(std::size_t count, const std::int64_t *values, SlotAt slotAt)
{
    const bool least = m_aggregate == Aggregate::Minimum;
    switch (m_aggregate) {
    case Aggregate::Count:
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t slot = slotAt(i);
            ++m_rows.data()[slot];
        }
        break;
    case Aggregate::Sum:
    case Aggregate::Average:
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t slot = slotAt(i);
            ++m_rows.data()[slot];
            if (m_width == ValueWidth::Bits32)
                m_narrowSums.data()[slot] += values[i];
            else
                m_wideSums.data()[slot].add(values[i]);
        }
        break;
    case Aggregate::Minimum:
    case Aggregate::Maximum:
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t slot = slotAt(i);
            std::int64_t &extreme = m_extremes.data()[slot];
            if (m_rows.data()[slot]++ == 0 || (least ? values[i] < extreme : values[i] > extreme))
                extreme = values[i];
        }
        break;
    case Aggregate::Median:
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t slot = slotAt(i);
            ++m_rows.data()[slot];
            m_values.data()[slot].push_back(values[i]);
        }
        break;
    }
}

void Totals::addGroup(std::uint64_t key, std::int64_t rows, std::int64_t sum)
{
    const std::size_t slot = slotOf(key);
    m_rows[slot] += rows;
    if (!m_narrowSums.empty())
        m_narrowSums[slot] += sum;
    if (!m_wideSums.empty())
        m_wideSums[slot].add(sum);
}

WideSum Totals::sum(std::size_t slot) const
{
    if (m_width == ValueWidth::Bits64)
        return m_wideSums[slot];
    WideSum sum;
    sum.add(m_narrowSums[slot]);
    return sum;
}

void Totals::add(const Totals &other)
{
    other.forEach([&](std::uint64_t key, std::size_t from) {
        const std::size_t slot = slotOf(key);
        if (!m_narrowSums.empty())
            m_narrowSums[slot] += other.m_narrowSums[from];
        if (!m_wideSums.empty())
            m_wideSums[slot].add(other.m_wideSums[from]);
        if (!m_extremes.empty()) {
            const std::int64_t extreme = other.m_extremes[from];
            const bool better =
                m_aggregate == Aggregate::Minimum ? extreme < m_extremes[slot] : extreme > m_extremes[slot];
            if (better || m_rows[slot] == 0)
                m_extremes[slot] = extreme;
        }
        if (!m_values.empty())
            m_values[slot].insert(m_values[slot].end(), other.m_values[from].begin(), other.m_values[from].end());
        m_rows[slot] += other.m_rows[from];
    });
}

std::optional<std::int64_t> Totals::result(std::size_t slot, std::int64_t factor) const
{
    switch (m_aggregate) {
    case Aggregate::Count:
        break;
    case Aggregate::Sum:
        return sum(slot).narrowed();
    case Aggregate::Average:
        return sum(slot).average(m_rows[slot], factor);
    case Aggregate::Minimum:
    case Aggregate::Maximum:
        return m_extremes[slot];
    case Aggregate::Median: {
        std::vector<std::int64_t> values = m_values[slot];
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        WideSum both;
        both.add(*middle);
        if (values.size() % 2 != 0)
            return both.average(1, factor);
        both.add(*std::max_element(values.begin(), middle));
        return both.average(2, factor);
    }
    }
    return m_rows[slot];
}

}  // namespace clientele
