// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/rowtest.h"

#include "models/query/engine/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>

namespace clientele {

namespace {

static_assert(std::endian::native == std::endian::little, "packed() reads bytes in this order");

// 64 bytes of 0 or 1 as 64 bits, the first byte the lowest. Each multiplication moves eight bytes' bits side by side.
Word packed(const std::array<std::uint8_t, rowsPerWord> &bytes)
{
    Word word = 0;
    for (std::size_t i = 0; i < rowsPerWord; i += 8) {
        Word eight = 0;
        std::memcpy(&eight, bytes.data() + i, sizeof eight);
        word |= ((eight * 0x0102040810204080) >> 56) << i;
    }
    return word;
}

// One word at a time, and none that holds no row any more. `meets` gives 0 or 1.
template<typename Meets>
void narrowWords(std::size_t begin, std::size_t end, Word *words, Meets meets)
{
    std::array<std::uint8_t, rowsPerWord> bytes;
    std::size_t first = begin;
    for (; first + rowsPerWord <= end; first += rowsPerWord, ++words) {
        if (*words == 0)
            continue;
        for (std::size_t i = 0; i < rowsPerWord; ++i)
            bytes[i] = static_cast<std::uint8_t>(meets(first + i));
        *words &= packed(bytes);
    }
    if (first < end) {
        bytes.fill(0);
        for (std::size_t i = 0; first + i < end; ++i)
            bytes[i] = static_cast<std::uint8_t>(meets(first + i));
        *words &= packed(bytes);
    }
}

template<typename Width>
Range atWidth(const Range &range)
{
    constexpr std::int64_t least = std::int64_t(missingIn<Width>) + 1;
    return {std::max(range.low, least), std::min(range.high, std::int64_t(std::numeric_limits<Width>::max()))};
}

template<typename Width>
Ranges atWidth(const Ranges &ranges)
{
    Ranges result;
    for (const Range &range : ranges) {
        if (const Range narrow = atWidth<Width>(range); narrow.low <= narrow.high)
            result.push_back(narrow);
    }
    return result;
}

template<typename Width>
void narrowUniform(const std::vector<Width> &values, const Ranges &ranges, bool missingMeets, std::size_t begin,
                   std::size_t end, Word *words)
{
    if constexpr (std::is_same_v<Width, std::int32_t>) {
        if (ranges.size() == 1 && !missingMeets) {
            kernels::wide().inRange(values.data() + begin, end - begin, static_cast<Width>(ranges[0].low),
                                    static_cast<Width>(ranges[0].high), words);
            return;
        }
    }
    if (ranges.size() == 1 && !missingMeets) {
        const Width low = static_cast<Width>(ranges[0].low);
        const Width high = static_cast<Width>(ranges[0].high);
        narrowWords(begin, end, words, [low, high, data = values.data()](std::size_t row) {
            return (data[row] >= low) & (data[row] <= high);
        });
        return;
    }
    narrowWords(begin, end, words, [&](std::size_t row) {
        const Width value = values[row];
        return value == missingIn<Width> ? missingMeets : contains(ranges, value);
    });
}

std::vector<RowRange>::const_iterator firstEndingAfter(const std::vector<RowRange> &ranges, std::size_t row)
{
    return std::upper_bound(ranges.begin(), ranges.end(), row,
                            [](std::size_t at, const RowRange &range) { return at < range.end; });
}

struct Narrow {
    std::size_t begin;
    std::size_t end;
    Word *words;

    void operator()(const RowTest::Everywhere &test) const
    {
        if (!test.meets)
            std::fill(words, words + (end - begin + rowsPerWord - 1) / rowsPerWord, Word(0));
    }

    void operator()(const RowTest::ByCode &test) const
    {
        test.codes->visit([&]<typename Width>(const std::vector<Width> &codes) {
            if constexpr (sizeof(Width) == 1) {
                std::array<std::uint8_t, 256> meets{};
                std::copy_n(test.meets.begin(), std::min<std::size_t>(meets.size(), test.meets.size()), meets.begin());
                kernels::wide().byCode8(codes.data() + begin, end - begin, meets.data(), words);
            } else {
                narrowWords(begin, end, words, [meets = test.meets.data(), data = codes.data()](std::size_t row) {
                    return meets[data[row]];
                });
            }
        });
    }

    void operator()(const RowTest::ByNumber &test) const
    {
        test.numbers->visit([&]<typename Width>(const std::vector<Width> &values) {
            std::vector<Ranges> ranges;
            ranges.reserve(test.ranges.size());
            for (const Ranges &wide : test.ranges)
                ranges.push_back(atWidth<Width>(wide));
            if (!test.classes) {
                narrowUniform(values, ranges[0], test.missingMeets, begin, end, words);
                return;
            }
            test.classes->visit([&](const auto &classes) {
                narrowWords(begin, end, words, [&](std::size_t row) {
                    const Width value = values[row];
                    return value == missingIn<Width> ? test.missingMeets
                                                     : contains(ranges[test.rangesOf[classes[row]]], value);
                });
            });
        });
    }

    void operator()(const RowTest::AnyOf &test) const
    {
        const std::size_t count = (end - begin + rowsPerWord - 1) / rowsPerWord;
        std::vector<Word> met(count, 0);
        std::vector<Word> one(count);
        for (const RowTest &part : test.tests) {
            std::copy(words, words + count, one.begin());
            part.narrow(begin, end, one.data());
            std::transform(met.begin(), met.end(), one.begin(), met.begin(), std::bit_or<>());
        }
        for (std::size_t i = 0; i < count; ++i)
            words[i] &= test.inverse ? ~met[i] : met[i];
    }

    void operator()(const RowTest::ByRow &test) const
    {
        auto row = std::lower_bound(test.rows.begin(), test.rows.end(), begin);
        for (std::size_t first = begin; first < end; first += rowsPerWord) {
            Word met = 0;
            for (; row != test.rows.end() && *row < first + rowsPerWord; ++row)
                met |= Word(1) << (*row - first);
            words[(first - begin) / rowsPerWord] &= met;
        }
    }

    void operator()(const RowTest::ByRange &test) const
    {
        auto range = firstEndingAfter(test.rows, begin);
        std::size_t row = begin;
        for (; range != test.rows.end() && range->begin < end; ++range) {
            clear(row, std::max(row, range->begin));
            row = std::min(end, range->end);
        }
        clear(row, end);
    }

    void clear(std::size_t first, std::size_t last) const
    {
        for (std::size_t row = first; row < last;) {
            const std::size_t word = (row - begin) / rowsPerWord;
            const std::size_t next = std::min(last, begin + (word + 1) * rowsPerWord);
            const std::size_t count = next - row;
            const Word ones =
                count == rowsPerWord ? ~Word(0) : ((Word(1) << count) - 1) << ((row - begin) % rowsPerWord);
            words[word] &= ~ones;
            row = next;
        }
    }
};

}  // namespace

void RowTest::narrow(std::size_t begin, std::size_t end, Word *words) const
{
    if (begin < end)
        std::visit(Narrow{begin, end, words}, m_kind);
}

std::size_t RowTest::firstFrom(std::size_t row) const
{
    constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
    if (const auto *byRange = std::get_if<ByRange>(&m_kind)) {
        const auto next = firstEndingAfter(byRange->rows, row);
        return next == byRange->rows.end() ? never : std::max(row, next->begin);
    }
    const auto *byRow = std::get_if<ByRow>(&m_kind);
    if (!byRow)
        return row;
    const auto next = std::lower_bound(byRow->rows.begin(), byRow->rows.end(), row);
    return next == byRow->rows.end() ? never : *next;
}

const std::vector<std::uint8_t> *RowTest::codesMeeting() const
{
    const auto *byCode = std::get_if<ByCode>(&m_kind);
    return byCode ? &byCode->meets : nullptr;
}

RowTest RowTest::over(const Codes *codes) const
{
    RowTest result = *this;
    if (auto *byCode = std::get_if<ByCode>(&result.m_kind))
        byCode->codes = codes;
    return result;
}

RowTest codeTest(const TextColumn *column, std::vector<std::uint8_t> meets)
{
    const bool missing = meets[missingCode] != 0;
    if (!column)
        return {RowTest::Everywhere{missing}, missing};
    return {RowTest::ByCode{&column->codes, std::move(meets)}, missing};
}

RowTest presenceTest(const Portfolio &portfolio, Field field)
{
    if (const TextColumn *column = portfolio.text(field)) {
        std::vector<std::uint8_t> meets(column->dictionary->size(), 1);
        meets[missingCode] = 0;
        return codeTest(column, std::move(meets));
    }
    const NumberColumn *column = portfolio.numbers(field);
    if (!column)
        return {RowTest::Everywhere{false}, false};
    return {RowTest::ByNumber{&column->values, nullptr, {}, {complement({})}, false}, false};
}

}  // namespace clientele
