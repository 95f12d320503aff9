// SPDX-License-Identifier: GPL-3.0-or-later
// The embedder that needs nothing: features of a text (stems, concepts, pieces of words), weighed by how rare they are
// in this book, projected to a few hundred dimensions by signs that a hash gives. Deterministic on every machine.
#pragma once

#include "app/search/embedder.h"
#include "app/search/textfeatures.h"

#include <memory>

namespace clientele {

class BuiltInEmbedder : public Embedder {
public:
    static constexpr std::size_t size = 256;

    BuiltInEmbedder(std::shared_ptr<const TextAnalyser> analyser, FeatureCounts counts);

    [[nodiscard]] QString modelId() const override { return m_id; }
    [[nodiscard]] std::size_t dimension() const override { return size; }
    [[nodiscard]] Result<std::vector<float>> embed(const QStringList &texts) const override;
    // The cosine of the features themselves, without the projection's noise, and beside it how near a text is to the
    // others that are near: of several that fit, the one in the middle comes first.
    [[nodiscard]] std::vector<double> compare(const QString &query, const QStringList &texts) const override;

    [[nodiscard]] const FeatureCounts &counts() const { return m_counts; }
    [[nodiscard]] const std::shared_ptr<const TextAnalyser> &analyser() const { return m_analyser; }

private:
    [[nodiscard]] Features weighed(const QString &text, ConceptLexicon::Memo &memo) const;

    std::shared_ptr<const TextAnalyser> m_analyser;
    FeatureCounts m_counts;
    QString m_id;
};

}  // namespace clientele
