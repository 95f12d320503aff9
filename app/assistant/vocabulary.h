// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one book: the lexicon, the labels and synonyms of the schema and the catalogue, the values in the book
// and the names of its customers. Immutable after construction: any thread.
#pragma once

#include "app/assistant/items.h"
#include "models/query/catalogue.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace clientele {

class BookVocabulary {
public:
    BookVocabulary(const PortfolioPtr &portfolio, const Catalogue &catalogue);

    // What a phrase of words means: one item a reading, none where it is not known. Plurals are forgiven.
    [[nodiscard]] const std::vector<Item> *phrase(const QString &words) const;
    // The values of the book that the words name, also in their plural, whatever else the words mean.
    [[nodiscard]] std::vector<ValueSense> valuesNamed(const QString &words) const;
    [[nodiscard]] int longestPhrase() const { return m_longest; }

    [[nodiscard]] bool isNameWord(const QString &word) const { return m_nameWords.contains(word); }
    // Customers whose names have all the words, ascending; `whole` where these words are the whole name.
    [[nodiscard]] std::vector<RowIndex> customersNamed(const QStringList &words, bool whole) const;
    [[nodiscard]] std::optional<RowIndex> customerById(const QString &text) const;
    // "cards" -> "Card Issue": the one category that has the word in its name; empty where there is none.
    [[nodiscard]] QString complaintCategory(const QString &word) const;
    [[nodiscard]] QString machineById(const QString &text) const;  // empty where there is none

    // The known words nearest to an unknown one: of the questions' language, then of names.
    [[nodiscard]] QStringList nearWords(const QString &word) const;
    [[nodiscard]] QStringList nearNameWords(const QString &word) const;

    [[nodiscard]] QString customerName(RowIndex row) const;
    [[nodiscard]] const Portfolio &book() const { return *m_portfolio; }
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }

private:
    void add(const QString &words, const Item &item);
    void addLexicon();
    void addSchema();
    void addValues();
    void addCurrencies();
    void addNames();
    void addCategoryWords();

    struct NameWord {
        std::vector<RowIndex> rows;  // ascending, each once
    };

    PortfolioPtr m_portfolio;
    const Catalogue &m_catalogue;
    QHash<QString, std::vector<Item>> m_phrases;
    QSet<QString> m_words;  // single words of phrases, for spelling
    QHash<QString, NameWord> m_nameWords;
    QHash<QString, QString> m_categoryWords;  // a word of one complaint category alone -> the category
    QHash<QString, RowIndex> m_ids;           // folded ids
    int m_longest = 1;
};

}  // namespace clientele
