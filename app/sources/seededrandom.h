// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same on every platform and compiler: integers only, no library distribution.
// Generator: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace clientele {

class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    // 0 .. n - 1; n is above 0. The bias of the multiplication is below n / 2^32.
    std::int64_t below(std::int64_t n)
    {
        return static_cast<std::int64_t>(((next() >> 32) * static_cast<std::uint64_t>(n)) >> 32);
    }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(std::int64_t permille) { return below(1000) < permille; }
    // 0 .. 1000, bell-shaped around 500: the mean of four.
    std::int64_t bell() { return (below(1001) + below(1001) + below(1001) + below(1001)) / 4; }

    // A draw from a distribution given by evenly spaced quantiles, straight lines between them.
    std::int64_t quantile(std::span<const std::int64_t> quantiles) { return quantileAt(quantiles, below(1000)); }
    static std::int64_t quantileAt(std::span<const std::int64_t> quantiles, std::int64_t permille)
    {
        const std::int64_t scaled = permille * (static_cast<std::int64_t>(quantiles.size()) - 1);
        const auto i = static_cast<std::size_t>(scaled / 1000);
        return quantiles[i] + (quantiles[i + 1] - quantiles[i]) * (scaled % 1000) / 1000;
    }

private:
    std::uint64_t m_state;
};

}  // namespace clientele
