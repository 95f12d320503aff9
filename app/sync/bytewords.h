// SPDX-License-Identifier: GPL-3.0-or-later
// Codes for the distinct texts of a column, by their bytes: nothing is decoded, copied or allocated for a text that was
// met before. Texts hold no NUL (what holds one is rejected before).
#pragma once

#include "models/portfolio/column.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clientele {

class ByteWords {
public:
    // 1 and up, in the order of the first meeting; missingCode for the empty text.
    [[nodiscard]] Code codeOf(std::string_view text);
    // The texts that have got codes since the last call, in the order of their codes.
    [[nodiscard]] std::vector<std::string> takeNew();

private:
    // Open addressing over texts of up to 8 * Words bytes, which are their own keys.
    template<std::size_t Words>
    class Table {
    public:
        using Key = std::array<std::uint64_t, Words>;
        // The code of the key, or room for one that is new (missingCode until it is set).
        [[nodiscard]] Code &at(const Key &key);

    private:
        void grow();
        std::vector<Key> m_keys;
        std::vector<Code> m_codes;
        std::size_t m_used = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    [[nodiscard]] Code codeOf(Code &known, std::string_view text);

    Table<1> m_short;
    Table<2> m_middle;
    std::unordered_map<std::string, Code, Hash, std::equal_to<>> m_long;
    std::vector<std::string> m_new;
    Code m_count = 0;
};

}  // namespace clientele
