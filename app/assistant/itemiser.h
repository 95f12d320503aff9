// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through a question's words once, from left to right: dates first, then phrases and names, the longest wins; what
// is none of these is perhaps a slip of the finger.
#pragma once

#include "app/assistant/itemising.h"

#include <utility>

namespace clientele {

class Itemiser {
public:
    Itemiser(const std::vector<Token> &tokens, const BookVocabulary &vocabulary, const BookTime &time);

    [[nodiscard]] Itemised run();

private:
    [[nodiscard]] const Token *ahead(std::size_t count) const
    {
        return m_at + count < m_tokens.size() ? &m_tokens[m_at + count] : nullptr;
    }
    Item &push(Meaning meaning, std::size_t tokens);
    Item &push(Item item, std::size_t tokens);

    bool period();
    bool ordinal();  // "second" in "the second largest"
    bool number();
    bool known();
    bool complaintKind();  // "cards" in "complaints about cards"
    [[nodiscard]] QString joined(std::size_t length) const;
    // The longest phrase that starts here and its length in tokens.
    [[nodiscard]] std::pair<const std::vector<Item> *, std::size_t> longestPhrase() const;
    [[nodiscard]] bool fits(const std::vector<Item> &items, std::size_t length) const;
    [[nodiscard]] bool countedInRecords() const;

    // Ids and names
    bool identified();
    bool customersById(std::size_t first);
    bool machinesById(std::size_t first);
    bool name();
    void takeName(std::size_t length);
    [[nodiscard]] std::size_t wholeName() const;  // how many tokens from here are some customer's whole name; 0: none
    [[nodiscard]] std::size_t nameRun() const;    // how many tokens in a row are words of names
    [[nodiscard]] bool isStranger(const Token &token) const;  // a word that nothing explains
    bool nearName(std::size_t length);
    [[nodiscard]] std::vector<RowIndex> farNames(std::size_t length) const;

    // Slips of the finger
    bool corrected();
    bool wordOfPhrase(const QStringList &words);
    bool tryWord(const QString &word, std::size_t at);
    bool nextWordCorrected();

    std::vector<Token> m_tokens;
    const BookVocabulary &m_vocabulary;
    const BookTime &m_time;
    std::size_t m_at = 0;
    bool m_products = false;    // the question speaks of products
    bool m_complaints = false;  // of complaints
    Itemised m_result;
};

}  // namespace clientele
