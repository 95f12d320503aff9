// SPDX-License-Identifier: GPL-3.0-or-later
// A text as features with integer weights: stems, pairs of neighbouring stems, concepts of the lexicon, pairs of
// concepts, and pieces of words (which forgive spelling). How much each is worth in a given book is learnt by counting.
//
// All arithmetic is in integers, so that every machine makes the same features and the same vectors.
#pragma once

#include "app/search/conceptlexicon.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace clientele {

struct Feature {
    std::uint64_t hash = 0;
    std::int32_t weight = 0;  // in 1/256

    bool operator==(const Feature &) const = default;
};

// Ascending by hash, each once.
using Features = std::vector<Feature>;

class TextAnalyser {
public:
    explicit TextAnalyser(std::shared_ptr<const ConceptLexicon> lexicon) : m_lexicon(std::move(lexicon)) {}

    // Weights say what kind of feature it is and how often it stands there, not yet how rare it is.
    [[nodiscard]] Features features(QStringView text, ConceptLexicon::Memo &memo) const;
    // The words for keyword search, stems and concepts ("c0017") separated by spaces.
    struct Keywords {
        QStringList words;     // stems, and numbers and ids as written; light words left out
        QStringList concepts;  // as words that no text holds
    };
    [[nodiscard]] Keywords keywords(QStringView text, ConceptLexicon::Memo &memo) const;
    [[nodiscard]] const ConceptLexicon &lexicon() const { return *m_lexicon; }

private:
    std::shared_ptr<const ConceptLexicon> m_lexicon;
};

// How rare features are: counts of texts by a short hash. A value; the same texts in any order give the same counts.
class FeatureCounts {
public:
    FeatureCounts();
    void add(std::span<const Feature> features);  // of one text
    // 1/256 of the rarity's logarithm to base 2, at most `mostRarity`.
    [[nodiscard]] std::int32_t rarity(std::uint64_t hash) const;
    // Weighs each feature by its rarity.
    void weigh(Features &features) const;

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static std::optional<FeatureCounts> fromBytes(const QByteArray &bytes);
    [[nodiscard]] std::uint32_t texts() const { return m_texts; }
    [[nodiscard]] std::uint64_t version() const;  // a hash of all counts

private:
    std::uint32_t m_texts = 0;
    std::vector<std::uint32_t> m_counts;
};

// Cosine of two weighed lists of features, 0 where one is empty.
[[nodiscard]] double cosine(std::span<const Feature> a, std::span<const Feature> b);

}  // namespace clientele
