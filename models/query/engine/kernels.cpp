// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define CLIENTELE_SEVERAL_WIDTHS
#include <immintrin.h>
#endif

namespace clientele::kernels {

namespace {

// Asks for what the next block of rows will read while this one is worked on; past a column's end nothing happens.
template<typename Value>
inline void fetchAhead(const Value *values)
{
#ifdef __GNUC__
    constexpr std::uintptr_t rowsPerBlock = 4096;
    __builtin_prefetch(reinterpret_cast<const void *>(  // NOLINT(performance-no-int-to-ptr)
                           reinterpret_cast<std::uintptr_t>(values) + rowsPerBlock * sizeof(Value)),
                       0, 2);
#endif
}

// The compiler's own macros say nothing of a target that changes within a file: a preprocessor that runs by itself, as
// ccache's does, never learns of it.
namespace plain {
#define CLIENTELE_VECTOR_BITS 128
#include "models/query/engine/widekernels.inc"
#undef CLIENTELE_VECTOR_BITS
}  // namespace plain

// Other compilers widen the plain loops as far as every processor goes; ARM's always have their vectors.
#ifdef CLIENTELE_SEVERAL_WIDTHS
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,lzcnt,popcnt,fma")
namespace bits256 {
#define CLIENTELE_VECTOR_BITS 256
#include "models/query/engine/widekernels.inc"
#undef CLIENTELE_VECTOR_BITS
}  // namespace bits256
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,lzcnt,popcnt,fma,avx512f,avx512bw,avx512dq,avx512vl,avx512cd")
namespace bits512 {
#define CLIENTELE_VECTOR_BITS 512
#include "models/query/engine/widekernels.inc"
#undef CLIENTELE_VECTOR_BITS
}  // namespace bits512
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,lzcnt,popcnt,fma,avx512f,avx512bw,avx512dq,avx512vl,avx512cd,avx512vbmi2")
namespace bits512picking {
#define CLIENTELE_VECTOR_BITS 512
#define CLIENTELE_PICKS_NARROW
#include "models/query/engine/widekernels.inc"
#undef CLIENTELE_PICKS_NARROW
#undef CLIENTELE_VECTOR_BITS
}  // namespace bits512picking
#pragma GCC pop_options
#endif

// So many cells' counters side by side fit the first cache.
constexpr std::size_t fewCells = 1024;

// Eight bytes or four 16-bit codes in one load.
template<typename Width>
void countInLanes(const Width *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    static_assert(lanes == 4);
    std::uint32_t *lane0 = cells;
    std::uint32_t *lane1 = lane0 + size;
    std::uint32_t *lane2 = lane1 + size;
    std::uint32_t *lane3 = lane2 + size;
    constexpr std::size_t width = sizeof(Width) * 8;
    constexpr std::size_t step = 64 / width;
    std::size_t i = 0;
    for (; i + step <= count; i += step) {
        Word several = 0;
        std::memcpy(&several, codes + i, sizeof several);
        for (std::size_t each = 0; each < step; each += lanes) {
            ++lane0[static_cast<Width>(several >> (each * width))];
            ++lane1[static_cast<Width>(several >> ((each + 1) * width))];
            ++lane2[static_cast<Width>(several >> ((each + 2) * width))];
            ++lane3[static_cast<Width>(several >> ((each + 3) * width))];
        }
    }
    for (; i < count; ++i)
        ++lane0[codes[i]];
}

template<typename Width>
void countCodes(const Width *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    if (size <= fewCells && count >= size) {
        std::array<std::uint32_t, lanes * fewCells> counters;
        std::memset(counters.data(), 0, lanes * size * sizeof(std::uint32_t));
        countInLanes(codes, count, counters.data(), size);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const std::uint32_t *more = counters.data() + lane * size;
            for (std::size_t cell = 0; cell < size; ++cell)
                cells[cell] += more[cell];
        }
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        ++cells[codes[i]];
}

}  // namespace

std::vector<const Wide *> widths()
{
    std::vector<const Wide *> result{&plain::table};
#ifdef CLIENTELE_SEVERAL_WIDTHS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma"))
        result.push_back(&bits256::table);
    if (result.size() > 1 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd"))
        result.push_back(&bits512::table);
    if (result.size() > 2 && __builtin_cpu_supports("avx512vbmi2"))
        result.push_back(&bits512picking::table);
#endif
    return result;
}

const Wide &wide()
{
    static const Wide &chosen = *widths().back();
    return chosen;
}

void count8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    countCodes(codes, count, cells, size);
}

void count16(const std::uint16_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    countCodes(codes, count, cells, size);
}

void spread8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    countInLanes(codes, count, cells, size);
}

void spread16(const std::uint16_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size)
{
    countInLanes(codes, count, cells, size);
}

void pair8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells)
{
    constexpr std::size_t step = 16;
    const auto both = [](Word eight) {
        return (eight & 0x003f'003f'003f'003f) | ((eight >> 2) & 0x0fc0'0fc0'0fc0'0fc0);
    };
    std::uint32_t *lane0 = cells + mostPaired;
    std::uint32_t *lane1 = lane0 + mostPaired * mostPaired;
    std::size_t i = 0;
    for (; i + step <= count; i += step) {
        Word several[2];
        std::memcpy(several, codes + i, sizeof several);
        const Word first = both(several[0]);
        const Word second = both(several[1]);
        for (std::size_t at = 0; at < 64; at += 16) {
            ++lane0[(first >> at) & 0xffff];
            ++lane1[(second >> at) & 0xffff];
        }
    }
    for (; i < count; ++i)
        ++cells[codes[i]];
}

void addPairs(std::uint32_t *cells)
{
    for (std::size_t pair = mostPaired; pair < pairCounters; ++pair) {
        cells[pair % mostPaired] += cells[pair];
        cells[(pair - mostPaired) / mostPaired % mostPaired] += cells[pair];
    }
}

void sum16(const std::uint16_t *codes, const std::int32_t *values, std::size_t count, std::uint32_t *cells,
           std::int64_t *sums, std::size_t size)
{
    constexpr std::size_t few = 256;
    if (size > few || count < size) {
        for (std::size_t i = 0; i < count; ++i) {
            ++cells[codes[i]];
            sums[codes[i]] += values[i];
        }
        return;
    }
    std::array<std::int64_t, 2 * few> totals;
    std::memset(totals.data(), 0, 2 * size * sizeof(std::int64_t));
    std::int64_t *lane0 = totals.data();
    std::int64_t *lane1 = lane0 + size;
    std::size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        lane0[codes[i]] += values[i];
        lane1[codes[i + 1]] += values[i + 1];
    }
    if (i < count)
        lane0[codes[i]] += values[i];
    for (std::size_t cell = 0; cell < size; ++cell)
        sums[cell] += lane0[cell] + lane1[cell];
    countCodes(codes, count, cells, size);
}

}  // namespace clientele::kernels
