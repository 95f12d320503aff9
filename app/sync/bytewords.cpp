// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/bytewords.h"

#include <bit>
#include <cstring>
#include <utility>

namespace clientele {

static_assert(std::endian::native == std::endian::little, "texts are their own keys, first byte lowest");

namespace {

template<typename Word>
std::uint64_t load(const char *at)
{
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

// 1 to 8 bytes as one number, zeros behind them; nothing beyond them is read. Loads that overlap agree where they do.
std::uint64_t packed(const char *at, std::size_t size)
{
    if (size == 8)
        return load<std::uint64_t>(at);
    if (size >= 4)
        return load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << 8 * (size - 4);
    const std::size_t half = size / 2;
    return load<std::uint8_t>(at) | load<std::uint8_t>(at + half) << 8 * half
           | load<std::uint8_t>(at + size - 1) << 8 * (size - 1);
}

// The library's comparison of arrays calls memcmp, which costs more than all else here.
template<std::size_t Words>
bool isEqual(const std::array<std::uint64_t, Words> &a, const std::array<std::uint64_t, Words> &b)
{
    std::uint64_t different = 0;
    for (std::size_t i = 0; i < Words; ++i)
        different |= a[i] ^ b[i];
    return different == 0;
}

template<std::size_t Words>
std::size_t hashOf(const std::array<std::uint64_t, Words> &key)
{
    std::uint64_t hash = 0;
    for (const std::uint64_t word : key) {
        hash = (hash ^ word) * 0x9e37'79b9'7f4a'7c15U;
        hash ^= hash >> 29;
    }
    hash *= 0xbf58'476d'1ce4'e5b9U;
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

}  // namespace

template<std::size_t Words>
Code &ByteWords::Table<Words>::at(const Key &key)
{
    if (2 * m_used >= m_keys.size())
        grow();
    const std::size_t mask = m_keys.size() - 1;
    std::size_t slot = hashOf(key) & mask;
    // No text is empty, so that a key of zeros is a free slot.
    while (!isEqual(m_keys[slot], key) && !isEqual(m_keys[slot], Key{}))
        slot = (slot + 1) & mask;
    if (isEqual(m_keys[slot], Key{})) {
        m_keys[slot] = key;
        ++m_used;
    }
    return m_codes[slot];
}

template<std::size_t Words>
void ByteWords::Table<Words>::grow()
{
    const auto keys = std::exchange(m_keys, std::vector<Key>(std::max<std::size_t>(64, 2 * m_keys.size())));
    const auto codes = std::exchange(m_codes, std::vector<Code>(m_keys.size(), missingCode));
    const std::size_t mask = m_keys.size() - 1;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (isEqual(keys[i], Key{}))
            continue;
        std::size_t slot = hashOf(keys[i]) & mask;
        while (!isEqual(m_keys[slot], Key{}))
            slot = (slot + 1) & mask;
        m_keys[slot] = keys[i];
        m_codes[slot] = codes[i];
    }
}

Code ByteWords::codeOf(Code &known, std::string_view text)
{
    if (known == missingCode) {
        known = ++m_count;
        m_new.emplace_back(text);
    }
    return known;
}

Code ByteWords::codeOf(std::string_view text)
{
    if (text.size() <= 8)
        return text.empty() ? missingCode : codeOf(m_short.at({packed(text.data(), text.size())}), text);
    if (text.size() <= 16) {
        const std::size_t behind = 16 - text.size();
        return codeOf(m_middle.at({load<std::uint64_t>(text.data()),
                                   load<std::uint64_t>(text.data() + text.size() - 8) >> 8 * behind}),
                      text);
    }
    const auto known = m_long.find(text);
    return known != m_long.end() ? known->second : codeOf(m_long[std::string(text)], text);
}

std::vector<std::string> ByteWords::takeNew() { return std::exchange(m_new, {}); }

}  // namespace clientele
