// SPDX-License-Identifier: GPL-3.0-or-later
// The customers of a book as they may stand in a text: names in either order, with and without middle names, accents,
// apostrophes, hyphens and spaces, with initials, glued together; single names; ids; known phone numbers. A hash table
// of the spellings, 12 bytes a slot. Immutable: any thread; built once a book, on a worker (see bench_privacy).
//
// How a word that is not only a name is decided (Words says which those are):
//   not ordinary ("Zhao", "zhao")                  a name, wherever it stands
//   ordinary, small ("grant")                      not a name
//   ordinary, capital inside a sentence ("Grant")  a name; a month only where no date is meant ("in May", "May 2025")
//   ordinary, at the beginning of a sentence       a name where "'s", what a person does, or nothing follows
//   kept (cities, kinds, products)                 a name where it is addressed ("Mrs Victoria"), owns or does something
// A full name is found in any case; where all its words are ordinary and small, not after a subject ("we may grant").
#pragma once

#include "app/privacy/finding.h"
#include "app/privacy/pieces.h"
#include "app/privacy/words.h"
#include "models/portfolio/portfolio.h"

#include <memory>
#include <vector>

namespace clientele::privacy {

class KnownNames {
public:
    KnownNames(PortfolioPtr book, std::shared_ptr<const Words> words);

    // Adds what is found. `pieces` are the text's.
    void find(QStringView text, const Pieces &pieces, std::vector<Finding> &findings) const;

    [[nodiscard]] const Portfolio &book() const { return *m_book; }
    [[nodiscard]] std::size_t bytes() const;

private:
    enum Spelling : std::uint32_t { Full = 1, Initial = 2, Single = 4, Id = 8, Phone = 16, Many = 32 };
    static constexpr int rowShift = 6;
    static constexpr std::size_t mostPieces = 8;
    struct Match;

    void addCustomer(RowIndex row);
    void addName(const QString &name, RowIndex row);
    void addPhone(const QString &phone, RowIndex row);
    void add(const NameHash &hash, Spelling spelling, RowIndex row);
    void insert(std::uint64_t hash, std::uint32_t value);
    [[nodiscard]] std::uint32_t lookUp(std::uint64_t hash) const;  // 0: nothing
    [[nodiscard]] bool accept(const Match &match, Finding &finding) const;
    [[nodiscard]] bool acceptFull(const Match &match, Finding &finding) const;
    [[nodiscard]] bool acceptInitial(const Match &match) const;
    [[nodiscard]] bool acceptSingle(const Match &match, Finding &finding) const;
    [[nodiscard]] bool acceptId(const Match &match, Finding &finding) const;

    PortfolioPtr m_book;
    std::shared_ptr<const Words> m_words;
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint32_t> m_values;  // row, then spelling bits
    std::vector<std::uint64_t> m_seen;    // a bit for each hash: most look-ups end here
    std::size_t m_count = 0;
};

}  // namespace clientele::privacy
