// SPDX-License-Identifier: GPL-3.0-or-later
// Type-ahead over the customers of a book: any word of the name and the id, by their beginnings, accents ignored.
// One sorted array of tokens with the rows behind each; a word is a contiguous range of it. Immutable: any thread.
#pragma once

#include "models/portfolio/portfolio.h"

#include <vector>

namespace clientele {

// The name, else first and last name, else the id.
[[nodiscard]] QString customerLabel(const Portfolio &portfolio, RowIndex row);

class CustomerIndex {
public:
    CustomerIndex() = default;
    explicit CustomerIndex(const Portfolio &portfolio);

    // Rows of Customers of whom every word of `text` begins a word of the name or the id; an exact id comes first,
    // then whole words, then the rest in the order of the words matched. Nothing for a text without words.
    [[nodiscard]] std::vector<RowIndex> find(QStringView text, std::size_t limit) const;

    [[nodiscard]] std::size_t bytes() const;

private:
    struct Token {
        std::uint32_t offset;   // into m_letters
        std::uint32_t posting;  // first of its rows in m_postings
        std::uint16_t length;
    };
    struct Range {
        std::uint32_t first = 0;  // tokens
        std::uint32_t last = 0;
    };

    [[nodiscard]] std::u16string_view text(const Token &token) const;
    [[nodiscard]] Range rangeOf(std::u16string_view prefix) const;
    [[nodiscard]] bool hasTokenIn(RowIndex row, const Range &range) const;

    std::u16string m_letters;
    std::vector<Token> m_tokens;  // sorted, and one more than there are
    std::vector<RowIndex> m_postings;
    std::vector<std::uint32_t> m_rowBegin;  // into m_rowTokens, one more than there are rows
    std::vector<std::uint32_t> m_rowTokens;
};

// The words of a text as the index has them.
[[nodiscard]] std::vector<std::u16string> searchWords(QStringView text);

}  // namespace clientele
