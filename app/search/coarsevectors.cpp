// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/coarsevectors.h"

#include "app/parallel.h"

#include <algorithm>
#include <cmath>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define CLIENTELE_WIDE_PRODUCTS
#include <immintrin.h>
#endif

namespace clientele {

namespace {

constexpr std::size_t sliceRows = 16'384;
constexpr float rowSteps = 127;
constexpr float querySteps = 1'023;  // products of unit vectors stay below 2^31 up to 8,192 dimensions

using Product = std::int32_t (*)(const std::int8_t *row, const std::int16_t *query, std::size_t size);

std::int32_t plainProduct(const std::int8_t *row, const std::int16_t *query, std::size_t size)
{
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += std::int32_t(row[i]) * std::int32_t(query[i]);
    return sum;
}

#ifdef CLIENTELE_WIDE_PRODUCTS
__attribute__((target("avx2"))) std::int32_t wideProduct(const std::int8_t *row, const std::int16_t *query,
                                                         std::size_t size)
{
    __m256i sums = _mm256_setzero_si256();
    std::size_t i = 0;
    for (; i + 16 <= size; i += 16) {
        const __m256i values = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i *>(row + i)));
        const __m256i asked = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(query + i));
        sums = _mm256_add_epi32(sums, _mm256_madd_epi16(values, asked));
    }
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4e));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xb1));
    return _mm_cvtsi128_si32(half) + plainProduct(row + i, query + i, size - i);
}
#endif

// The widest that this processor has: the program itself runs on any.
Product product()
{
#ifdef CLIENTELE_WIDE_PRODUCTS
    if (__builtin_cpu_supports("avx2"))
        return wideProduct;
#endif
    return plainProduct;
}

struct Slice {
    std::size_t begin;
    std::size_t end;
    std::vector<std::pair<float, std::size_t>> best;
};

// The k greatest of all, in no order.
void keepBest(std::vector<std::pair<float, std::size_t>> &scored, std::size_t k)
{
    if (scored.size() <= k)
        return;
    std::ranges::nth_element(scored, scored.begin() + static_cast<std::ptrdiff_t>(k), std::ranges::greater());
    scored.resize(k);
}

}  // namespace

CoarseVectors::CoarseVectors(std::span<const float> rows, std::size_t dimension)
    : m_dimension(dimension), m_values(rows.size()), m_scales(dimension == 0 ? 0 : rows.size() / dimension)
{
    for (std::size_t row = 0; row < m_scales.size(); ++row) {
        const std::span<const float> values = rows.subspan(row * dimension, dimension);
        float most = 0;
        for (const float value : values)
            most = std::max(most, std::abs(value));
        m_scales[row] = most / rowSteps;
        const float factor = most > 0 ? rowSteps / most : 0;
        for (std::size_t i = 0; i < dimension; ++i)
            m_values[row * dimension + i] = static_cast<std::int8_t>(std::lround(values[i] * factor));
    }
}

std::vector<std::size_t> CoarseVectors::nearest(std::span<const float> query, std::size_t k,
                                                const PositionSet &allowed) const
{
    float most = 0;
    for (const float value : query)
        most = std::max(most, std::abs(value));
    std::vector<std::int16_t> asked(query.size());
    for (std::size_t i = 0; i < query.size() && most > 0; ++i)
        asked[i] = static_cast<std::int16_t>(std::lround(query[i] * querySteps / most));
    std::vector<Slice> slices;
    for (std::size_t begin = 0; begin < m_scales.size(); begin += sliceRows)
        slices.push_back({begin, std::min(begin + sliceRows, m_scales.size()), {}});
    // On this thread and on the workers that are free.
    shareWithFreeWorkers(static_cast<int>(slices.size()), [&](int number) {
        Slice &slice = slices[static_cast<std::size_t>(number)];
        const Product times = product();
        for (std::size_t row = slice.begin; row < slice.end; ++row) {
            if (!allowed.contains(row))
                continue;
            const std::int32_t sum = times(&m_values[row * m_dimension], asked.data(), m_dimension);
            slice.best.emplace_back(static_cast<float>(sum) * m_scales[row], row);
            if (slice.best.size() >= 4 * k + 1'024)
                keepBest(slice.best, k);
        }
        keepBest(slice.best, k);
    });
    std::vector<std::pair<float, std::size_t>> best;
    for (const Slice &slice : slices)
        best.insert(best.end(), slice.best.begin(), slice.best.end());
    keepBest(best, k);
    std::vector<std::size_t> positions;
    for (const auto &[score, position] : best)
        positions.push_back(position);
    return positions;
}

}  // namespace clientele
