// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of a scan. Those that gain by it are compiled for several widths of vectors, and the widest that this
// processor has is taken at run time: the program itself runs on any. No pointer may alias another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clientele::kernels {

using Word = std::uint64_t;

inline constexpr std::size_t mostStarts = 62;

// Bits are one a row, 64 rows a word; a run of rows begins with a word's first bit unless it says otherwise.
struct Wide {
    // Clears the bits of values outside low .. high.
    void (*inRange)(const std::int32_t *values, std::size_t count, std::int32_t low, std::int32_t high, Word *bits);
    // Clears the bits of codes that do not meet; `meets` has 256 entries of 0 and 1.
    void (*byCode8)(const std::uint8_t *codes, std::size_t count, const std::uint8_t *meets, Word *bits);
    // out[i] = 1 + how many of the ascending `starts` are at or below values[i], 0 for a missing value. At most mostStarts.
    void (*bins)(const std::int32_t *values, std::size_t count, const std::int32_t *starts, std::size_t startCount,
                 std::uint8_t *out);
    // out[i] = codes[i] * stride, or that added to it.
    void (*place8)(const std::uint8_t *codes, std::size_t count, std::uint16_t stride, std::uint16_t *out);
    void (*place16)(const std::uint16_t *codes, std::size_t count, std::uint16_t stride, std::uint16_t *out);
    void (*add8)(const std::uint8_t *codes, std::size_t count, std::uint16_t stride, std::uint16_t *out);
    void (*add16)(const std::uint16_t *codes, std::size_t count, std::uint16_t stride, std::uint16_t *out);
    std::int64_t (*sum)(const std::int32_t *values, std::size_t count);
    // How many of bits first .. last - 1 are set.
    std::size_t (*countBits)(const Word *bits, std::size_t first, std::size_t last);
    // The values whose bits are set, side by side; no bit past `count` may be. `out` has room for as many as there are,
    // rounded up to whole words.
    void (*keep8)(const std::uint8_t *values, std::size_t count, const Word *bits, std::uint8_t *out);
    void (*keep16)(const std::uint16_t *values, std::size_t count, const Word *bits, std::uint16_t *out);
    void (*keep32)(const std::uint32_t *values, std::size_t count, const Word *bits, std::uint32_t *out);
};

[[nodiscard]] const Wide &wide();
// Every one that this processor can run, the narrowest first: the last is wide().
[[nodiscard]] std::vector<const Wide *> widths();

// ++cells[codes[i]], all codes below `size`. Several counters a cell, so that equal neighbours need not wait.
void count8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size);
void count16(const std::uint16_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size);
// The same in `lanes` rows of counters that stay from call to call: `cells` has lanes * size of them, to be added up at
// the end.
inline constexpr std::size_t lanes = 4;
void spread8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size);
void spread16(const std::uint16_t *codes, std::size_t count, std::uint32_t *cells, std::size_t size);
// Codes below 64 are counted two at a time, by both together: half the work. `cells` has pairCounters of them, which
// addPairs() brings home to cells[0] .. cells[63].
inline constexpr std::size_t mostPaired = 64;
inline constexpr std::size_t pairCounters = mostPaired + lanes / 2 * mostPaired * mostPaired;
void pair8(const std::uint8_t *codes, std::size_t count, std::uint32_t *cells);
void addPairs(std::uint32_t *cells);
// As count16, with sums of the rows' values.
void sum16(const std::uint16_t *codes, const std::int32_t *values, std::size_t count, std::uint32_t *cells,
           std::int64_t *sums, std::size_t size);

}  // namespace clientele::kernels
