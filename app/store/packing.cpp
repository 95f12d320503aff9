// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/packing.h"

#include "app/store/stream.h"
#include "models/portfolio/column.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace clientele {

namespace {

// How many values, the least of them, the bits of each. The values follow, and two words that only make reading simpler.
enum Header : std::size_t { Count, Least, Bits, Length };

constexpr int mostBits = 56;  // a value lies within two words
constexpr std::uint64_t mostValues = std::numeric_limits<RowIndex>::max();

std::size_t wordsFor(std::uint64_t count, std::uint64_t bits) { return Length + (count * bits + 63) / 64 + 2; }

// Signed widths keep their smallest value for "missing", which is packed as 0; the others then begin at 1.
template<typename Width>
constexpr bool hasMissing = std::is_signed_v<Width>;

}  // namespace

template<typename Width>
std::vector<std::uint64_t> pack(const std::vector<Width> &values)
{
    Width least = std::numeric_limits<Width>::max();
    Width most = std::numeric_limits<Width>::min();
    for (const Width value : values) {
        if (hasMissing<Width> && value == missingIn<Width>)
            continue;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const bool any = least <= most;
    const std::uint64_t from = any ? static_cast<std::uint64_t>(least) : 0;
    const std::uint64_t first = hasMissing<Width> ? 1 : 0;
    const std::uint64_t range = any ? static_cast<std::uint64_t>(most) - from + first : 0;
    const int bits = any && range < first ? 64 : static_cast<int>(std::bit_width(range));
    if (values.empty() || bits > mostBits || bits > static_cast<int>(7 * sizeof(Width)))
        return {};
    std::vector<std::uint64_t> words(wordsFor(values.size(), static_cast<std::uint64_t>(bits)));
    words[Count] = values.size();
    words[Least] = from;
    words[Bits] = static_cast<std::uint64_t>(bits);
    std::uint64_t *word = words.data() + Length;
    int filled = 0;
    for (const Width value : values) {
        const bool isMissing = hasMissing<Width> && value == missingIn<Width>;
        const std::uint64_t packed = isMissing ? 0 : static_cast<std::uint64_t>(value) - from + first;
        *word |= packed << filled;
        filled += bits;
        if (filled >= 64) {
            filled -= 64;
            *++word = filled == 0 ? 0 : packed >> (bits - filled);
        }
    }
    return words;
}

template<typename Width>
Result<std::vector<Width>> unpack(std::span<const std::uint64_t> words)
{
    if (words.size() <= Length || words[Count] > mostValues || words[Bits] > mostBits
        || words.size() != wordsFor(words[Count], words[Bits]))
        return tl::unexpected(damagedSnapshot());
    const auto bits = static_cast<int>(words[Bits]);
    const std::uint64_t mask = (std::uint64_t(1) << bits) - 1;
    const std::uint64_t from = words[Least] - (hasMissing<Width> ? 1 : 0);
    const std::uint64_t *word = words.data() + Length;
    std::vector<Width> values(words[Count]);
    int at = 0;
    for (Width &value : values) {
        // The second word twice shifted: by 64 at once would be no shift at all.
        const std::uint64_t packed = (word[0] >> at | word[1] << (63 - at) << 1) & mask;
        value = hasMissing<Width> && packed == 0 ? missingIn<Width> : static_cast<Width>(packed + from);
        at += bits;
        word += at >> 6;
        at &= 63;
    }
    return values;
}

#define CLIENTELE_PACKED(Width)                                                                                        \
    template std::vector<std::uint64_t> pack(const std::vector<Width> &);                                              \
    template Result<std::vector<Width>> unpack(std::span<const std::uint64_t>);
CLIENTELE_PACKED(std::uint8_t)
CLIENTELE_PACKED(std::uint16_t)
CLIENTELE_PACKED(std::uint32_t)
CLIENTELE_PACKED(std::int32_t)
CLIENTELE_PACKED(std::int64_t)
#undef CLIENTELE_PACKED

}  // namespace clientele
