// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table that meet tests, block by block.
#pragma once

#include "models/query/engine/rowtest.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <span>

namespace clientele {

// Small enough for the first cache with a few columns beside it, and whole words.
inline constexpr std::size_t rowsPerBlock = 4096;

// Whether ascending offsets are all from 0 on: then they need not be read.
inline bool isRun(std::span<const std::uint16_t> offsets)
{
    return !offsets.empty() && std::size_t(offsets.back()) + 1 == offsets.size();
}

// Calls visit(begin, offsets) for each block of rows begin .. with at least one row left; `offsets` are those rows
// counted from `begin`, ascending. False where it was cancelled between blocks.
template<typename Visit>
bool forEachBlock(const RowTests &tests, std::size_t begin, std::size_t end, const std::atomic<bool> *cancelled,
                  Visit visit)
{
    std::array<Word, rowsPerBlock / rowsPerWord> words;
    std::array<std::uint16_t, rowsPerBlock> offsets;
    for (std::size_t first = begin; first < end; first += rowsPerBlock) {
        for (const RowTest &test : tests) {
            const std::size_t next = test.firstFrom(first);
            if (next >= end)
                return true;
            first += (next - first) / rowsPerBlock * rowsPerBlock;
        }
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return false;
        const std::size_t last = std::min(end, first + rowsPerBlock);
        words.fill(~Word(0));
        if (const std::size_t tail = (last - first) % rowsPerWord)
            words[(last - first) / rowsPerWord] = (Word(1) << tail) - 1;
        for (const RowTest &test : tests)
            test.narrow(first, last, words.data());
        std::size_t count = 0;
        for (std::size_t w = 0; w * rowsPerWord < last - first; ++w) {
            const std::size_t base = w * rowsPerWord;
            if (words[w] == ~Word(0)) {
                for (std::size_t bit = 0; bit < rowsPerWord; ++bit)
                    offsets[count + bit] = static_cast<std::uint16_t>(base + bit);
                count += rowsPerWord;
                continue;
            }
            for (Word word = words[w]; word != 0; word &= word - 1)
                offsets[count++] = static_cast<std::uint16_t>(base + static_cast<std::size_t>(std::countr_zero(word)));
        }
        if (count > 0)
            visit(first, std::span<const std::uint16_t>(offsets.data(), count));
    }
    return true;
}

}  // namespace clientele
