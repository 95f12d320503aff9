// SPDX-License-Identifier: GPL-3.0-or-later
// Unit vectors by position, searched by inner product with FAISS: all of them up to about 100,000 (a first look at one
// byte a number, a second at the best few as they are), by inverted lists above that, with as many lists looked at as a
// recall at 10 of 0.97 against the exact search needs. Immutable after construction: any thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace clientele {

// The positions that a search may find: one bit each. An empty one allows all.
class PositionSet {
public:
    PositionSet() = default;
    explicit PositionSet(std::size_t size) : m_size(size), m_bits((size + 7) / 8) {}
    void add(std::size_t position) { m_bits[position / 8] |= static_cast<std::uint8_t>(1U << (position % 8)); }
    [[nodiscard]] bool allowsAll() const { return m_bits.empty(); }
    [[nodiscard]] bool contains(std::size_t position) const
    {
        return m_bits.empty() || (position < m_size && (m_bits[position / 8] >> (position % 8) & 1) != 0);
    }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_bits; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::size_t m_size = 0;
    std::vector<std::uint8_t> m_bits;
};

struct Near {
    std::size_t position = 0;
    float score = 0;
};

class VectorIndex {
public:
    static constexpr std::size_t mostExact = 120'000;

    // Rows of `dimension` numbers. More than `exactUpTo` vectors get inverted lists, whose number looked at is tuned here.
    [[nodiscard]] static std::shared_ptr<const VectorIndex> build(std::span<const float> rows, std::size_t dimension,
                                                                  std::size_t exactUpTo = mostExact);
    // What toBytes() gave, already authenticated. Errors: Corrupt.
    [[nodiscard]] static Result<std::shared_ptr<const VectorIndex>> fromBytes(const QByteArray &bytes,
                                                                              std::size_t dimension, std::size_t count);
    ~VectorIndex();
    VectorIndex(const VectorIndex &) = delete;
    VectorIndex &operator=(const VectorIndex &) = delete;

    // The nearest allowed positions, best first, equal scores by position. Fewer than k only where fewer are allowed.
    [[nodiscard]] std::vector<Near> search(std::span<const float> query, std::size_t k,
                                           const PositionSet &allowed) const;
    // The same by looking at every vector.
    [[nodiscard]] std::vector<Near> searchExactly(std::span<const float> query, std::size_t k,
                                                  const PositionSet &allowed) const;

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::size_t dimension() const;
    [[nodiscard]] bool isExact() const;
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::vector<float> rows() const;  // all vectors, by position
    [[nodiscard]] QByteArray toBytes() const;

private:
    class Private;
    explicit VectorIndex(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace clientele
