// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a word or a number, and what that makes of it.
#pragma once

#include "app/privacy/pieces.h"
#include "app/privacy/words.h"

namespace clientele::privacy {

class Surroundings {
public:
    Surroundings(QStringView text, const Pieces &pieces, std::size_t piece)
        : m_text(text), m_pieces(pieces), m_piece(piece)
    {}

    [[nodiscard]] bool beginsSentence() const;
    [[nodiscard]] bool standsAlone() const;   // nothing of the sentence follows: a value, a heading, "Grant: ..."
    [[nodiscard]] bool isPossessive() const;  // "Grant's"
    [[nodiscard]] bool isDoing(const Words &words) const;      // "Grant owes"
    [[nodiscard]] bool isAddressed(const Words &words) const;  // "Mrs Victoria"
    [[nodiscard]] bool meansDate(const Words &words) const;
    [[nodiscard]] bool isShouted() const;   // among capitals alone, which then say nothing
    [[nodiscard]] bool isNumbered() const;  // "customer 17", "no. 17", "#17"

private:
    [[nodiscard]] const Piece *before() const { return m_piece > 0 ? &m_pieces.list[m_piece - 1] : nullptr; }
    [[nodiscard]] const Piece *after() const
    {
        return m_piece + 1 < m_pieces.list.size() ? &m_pieces.list[m_piece + 1] : nullptr;
    }

    QStringView m_text;
    const Pieces &m_pieces;
    std::size_t m_piece;
};

// Whether a number is one of money or a share: with a currency sign or code, decimals, groups of thousands, a percent.
[[nodiscard]] bool isAmount(QStringView text, qsizetype start, qsizetype length);

}  // namespace clientele::privacy
