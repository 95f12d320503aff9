// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors in one byte a number, for a first look at all of them: a quarter of the memory to read, which is what takes the
// time. Whoever looks closer at the best few with the vectors themselves misses next to nothing. Immutable: any thread.
#pragma once

#include "app/search/vectorindex.h"

namespace clientele {

class CoarseVectors {
public:
    CoarseVectors() = default;
    CoarseVectors(std::span<const float> rows, std::size_t dimension);

    [[nodiscard]] bool isEmpty() const { return m_scales.empty(); }
    [[nodiscard]] std::size_t bytes() const { return m_values.size() + m_scales.size() * sizeof(float); }
    // About the k nearest of the allowed positions, in no order.
    [[nodiscard]] std::vector<std::size_t> nearest(std::span<const float> query, std::size_t k,
                                                   const PositionSet &allowed) const;

private:
    std::size_t m_dimension = 0;
    std::vector<std::int8_t> m_values;
    std::vector<float> m_scales;  // a row's
};

}  // namespace clientele
