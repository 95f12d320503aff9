// SPDX-License-Identifier: GPL-3.0-or-later
// Packed columns come back as they were, whatever their range, and damage to them is seen or harmless.
#include "app/store/packing.h"
#include "models/portfolio/column.h"

#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <limits>

using namespace clientele;

namespace {

QRandomGenerator64 random64(5);

// Values over a range of so many bits, from `least`, some of them missing where the width knows that.
template<typename Width>
std::vector<Width> some(std::size_t count, int bits, Width least)
{
    std::vector<Width> values(count);
    for (Width &value : values) {
        const quint64 above = bits == 0 ? 0 : random64.generate() >> (64 - bits);
        value = static_cast<Width>(static_cast<quint64>(least) + above);
        if (std::is_signed_v<Width> && random64.bounded(7) == 0)
            value = missingIn<Width>;
    }
    return values;
}

template<typename Width>
void comesBack(const std::vector<Width> &values, bool isPacked)
{
    const std::vector<std::uint64_t> words = pack(values);
    QCOMPARE(!words.empty(), isPacked);
    if (!isPacked)
        return;
    const auto back = unpack<Width>(words);
    QVERIFY(back);
    QVERIFY(*back == values);
    // A word too few or too many is seen.
    QVERIFY(!unpack<Width>(std::span(words).first(words.size() - 1)));
    std::vector<std::uint64_t> longer = words;
    longer.push_back(0);
    QVERIFY(!unpack<Width>(longer));
}

template<typename Width>
void allRanges(Width least)
{
    constexpr int width = 8 * sizeof(Width);
    for (const std::size_t count : {1, 2, 63, 64, 65, 1000})
        for (int bits = 0; bits <= width - (std::is_signed_v<Width> ? 2 : 0); ++bits) {
            std::vector<Width> values = some<Width>(count, bits, least);
            // The whole range is there.
            values.front() = least;
            values.back() = static_cast<Width>(least + (bits == 0 ? 0 : (quint64(1) << (bits - 1)) * 2 - 1));
            // One more value stands for what is missing.
            const quint64 range = count == 1 ? 0 : static_cast<quint64>(values.back()) - static_cast<quint64>(least);
            const int packed = static_cast<int>(std::bit_width(range + (std::is_signed_v<Width> ? 1 : 0)));
            comesBack(values, packed <= 7 * int(sizeof(Width)) && packed <= 56);
            if (QTest::currentTestFailed()) {
                qWarning("%zu values of %d bits", count, bits);
                return;
            }
        }
}

}  // namespace

class Packing : public QObject {
    Q_OBJECT

private slots:
    void codes()
    {
        allRanges<std::uint8_t>(0);
        allRanges<std::uint16_t>(0);
        allRanges<std::uint32_t>(0);
    }

    void numbers()
    {
        allRanges<std::int32_t>(0);
        allRanges<std::int32_t>(-1'000'000'000);
        allRanges<std::int64_t>(-4'000'000'000'000'000'000);
        allRanges<std::int64_t>(5);
    }

    void extremes()
    {
        comesBack(std::vector<std::int64_t>(100, missingNumber), true);
        comesBack(std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min() + 1,
                                            std::numeric_limits<std::int64_t>::max()},
                  false);
        comesBack(std::vector<std::int32_t>{}, false);
        // One value ten million times is next to nothing.
        QVERIFY(pack(std::vector<std::uint8_t>(10'000'000, 3)).size() < 8);
    }

    // Any words at all: an error or some values, never more than the words can hold.
    void damage()
    {
        const std::vector<std::uint64_t> sound = pack(some<std::int32_t>(500, 20, 7));
        for (int round = 0; round < 20'000; ++round) {
            std::vector<std::uint64_t> words = sound;
            for (int change = 0; change <= round % 3; ++change)
                words[random64.bounded(quint64(round % 2 ? 3 : words.size()))] ^= quint64(1) << random64.bounded(64);
            if (round % 5 == 0)
                words.resize(random64.bounded(quint64(words.size())));
            if (const auto values = unpack<std::int32_t>(words))
                QVERIFY(values->size() <= std::numeric_limits<RowIndex>::max());
        }
    }
};

QTEST_GUILESS_MAIN(Packing)
#include "tst_packing.moc"
