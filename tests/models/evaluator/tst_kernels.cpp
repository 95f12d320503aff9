// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of a scan, at every width that this processor has, against the plainest loop that does the same.
#include "models/query/engine/kernels.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace clientele;
using kernels::Word;

namespace {

constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
// A whole block; parts of a word, of a vector and of a few; none.
const std::vector<std::size_t> counts{4096, 4095, 1000, 129, 64, 63, 17, 16, 15, 1, 0};

std::vector<std::int32_t> randomNumbers(std::mt19937 &random, std::size_t count)
{
    std::vector<std::int32_t> values(count);
    std::ranges::generate(values, [&] {
        const auto any = static_cast<std::int32_t>(random());
        const std::int32_t ends[]{least, least + 1, most, most - 1, 0, -1};
        return any % 5 == 0 ? ends[random() % 6] : any % 3 == 0 ? any % 1000 : any;
    });
    return values;
}

template<typename Value>
std::vector<Value> randomCodes(std::mt19937 &random, std::size_t count, std::size_t below)
{
    std::vector<Value> codes(count);
    std::ranges::generate(codes, [&] { return static_cast<Value>(random() % below); });
    return codes;
}

// A bit of so many per mille; none past `count`.
std::vector<Word> randomBits(std::mt19937 &random, std::size_t count, unsigned perMille)
{
    std::vector<Word> bits((count + 63) / 64, 0);
    for (std::size_t row = 0; row < count; ++row)
        bits[row / 64] |= Word(random() % 1000 < perMille) << (row % 64);
    return bits;
}

bool isSet(const std::vector<Word> &bits, std::size_t row) { return ((bits[row / 64] >> (row % 64)) & 1) != 0; }

template<typename Value, typename Keep>
void checkKept(std::mt19937 &random, Keep keep)
{
    for (const std::size_t count : counts) {
        for (const unsigned perMille : {0u, 2u, 75u, 400u, 900u, 1000u}) {
            const auto values = randomCodes<Value>(random, count, std::numeric_limits<Value>::max());
            const auto bits = randomBits(random, count, perMille);
            std::vector<Value> expected;
            for (std::size_t row = 0; row < count; ++row) {
                if (isSet(bits, row))
                    expected.push_back(values[row]);
            }
            std::vector<Value> kept((count + 63) / 64 * 64 + 1, Value(77));
            keep(values.data(), count, bits.data(), kept.data());
            QVERIFY(kept.back() == Value(77));
            kept.resize(expected.size());
            QVERIFY(kept == expected);
        }
    }
}

}  // namespace

class TestKernels : public QObject {
    Q_OBJECT

private slots:
    void theLastWidthIsTaken() { QCOMPARE(kernels::widths().back(), &kernels::wide()); }

    void keepsTheValuesWhoseBitsAreSet()
    {
        std::mt19937 random(1);
        for (const kernels::Wide *wide : kernels::widths()) {
            checkKept<std::uint8_t>(random, wide->keep8);
            checkKept<std::uint16_t>(random, wide->keep16);
            checkKept<std::uint32_t>(random, wide->keep32);
        }
    }

    void findsTheBinOfEachValue()
    {
        std::mt19937 random(2);
        for (const kernels::Wide *wide : kernels::widths()) {
            for (const std::size_t startCount : {std::size_t(0), std::size_t(1), std::size_t(2), std::size_t(31),
                                                 std::size_t(32), std::size_t(49), kernels::mostStarts})
            {
                std::vector<std::int32_t> starts = randomNumbers(random, startCount);
                std::ranges::replace(starts, least, least + 1);
                std::ranges::sort(starts);
                for (const std::size_t count : counts) {
                    const auto values = randomNumbers(random, count);
                    std::vector<std::uint8_t> found(count + 1, 200);
                    wide->bins(values.data(), count, starts.data(), startCount, found.data());
                    QCOMPARE(found.back(), std::uint8_t(200));
                    for (std::size_t row = 0; row < count; ++row) {
                        const auto bin = std::ranges::upper_bound(starts, values[row]) - starts.begin() + 1;
                        QCOMPARE(int(found[row]), values[row] == least ? 0 : int(bin));
                    }
                }
            }
        }
    }

    void testsCodesAndRanges()
    {
        std::mt19937 random(3);
        for (const kernels::Wide *wide : kernels::widths()) {
            for (const std::size_t count : counts) {
                const auto codes = randomCodes<std::uint8_t>(random, count, 256);
                const auto meets = randomCodes<std::uint8_t>(random, 256, 2);
                const auto values = randomNumbers(random, count);
                const std::vector<Word> before = randomBits(random, count, 700);
                std::vector<Word> byCode = before;
                std::vector<Word> inRange = before;
                wide->byCode8(codes.data(), count, meets.data(), byCode.data());
                wide->inRange(values.data(), count, -500, 500, inRange.data());
                std::size_t met = 0;
                for (std::size_t row = 0; row < count; ++row) {
                    QCOMPARE(isSet(byCode, row), isSet(before, row) && meets[codes[row]] != 0);
                    QCOMPARE(isSet(inRange, row), isSet(before, row) && std::abs(std::int64_t(values[row])) <= 500);
                    met += isSet(byCode, row) ? 1 : 0;
                }
                QCOMPARE(wide->countBits(byCode.data(), 0, count), met);
            }
        }
    }

    void placesAndSums()
    {
        std::mt19937 random(4);
        for (const kernels::Wide *wide : kernels::widths()) {
            for (const std::size_t count : counts) {
                const auto narrow = randomCodes<std::uint8_t>(random, count, 60);
                const auto codes = randomCodes<std::uint16_t>(random, count, 500);
                const auto values = randomNumbers(random, count);
                std::vector<std::uint16_t> places(count);
                wide->place16(codes.data(), count, 3, places.data());
                wide->add8(narrow.data(), count, 1000, places.data());
                std::int64_t sum = 0;
                for (std::size_t row = 0; row < count; ++row) {
                    QCOMPARE(places[row], std::uint16_t(codes[row] * 3 + narrow[row] * 1000));
                    sum += values[row];
                }
                QCOMPARE(wide->sum(values.data(), count), sum);
            }
        }
    }

    void countsInPairs()
    {
        std::mt19937 random(5);
        for (const std::size_t count : counts) {
            const auto codes = randomCodes<std::uint8_t>(random, count, kernels::mostPaired);
            std::vector<std::uint32_t> cells(kernels::pairCounters, 0);
            kernels::pair8(codes.data(), count, cells.data());
            kernels::addPairs(cells.data());
            for (std::size_t code = 0; code < kernels::mostPaired; ++code)
                QCOMPARE(std::int64_t(cells[code]), std::int64_t(std::ranges::count(codes, std::uint8_t(code))));
        }
    }
};

QTEST_APPLESS_MAIN(TestKernels)
#include "tst_kernels.moc"
