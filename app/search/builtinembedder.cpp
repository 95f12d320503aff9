// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/builtinembedder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clientele {

namespace {

// Of each feature this many dimensions are touched, with a sign each. More would cost more and gain nothing: what counts
// is that two features seldom share a dimension.
constexpr int touched = 4;
constexpr std::size_t neighbours = 24;
constexpr double neighbourShare = 0.4;

}  // namespace

BuiltInEmbedder::BuiltInEmbedder(std::shared_ptr<const TextAnalyser> analyser, FeatureCounts counts)
    : m_analyser(std::move(analyser)),
      m_counts(std::move(counts)),
      m_id(QStringLiteral("built-in/2/%1/%2")
               .arg(m_analyser->lexicon().version(), 16, 16, QLatin1Char('0'))
               .arg(m_counts.version(), 16, 16, QLatin1Char('0')))
{}

Features BuiltInEmbedder::weighed(const QString &text, ConceptLexicon::Memo &memo) const
{
    Features features = m_analyser->features(text, memo);
    m_counts.weigh(features);
    return features;
}

Result<std::vector<float>> BuiltInEmbedder::embed(const QStringList &texts) const
{
    std::vector<float> rows(static_cast<std::size_t>(texts.size()) * size);
    ConceptLexicon::Memo memo;
    for (qsizetype row = 0; row < texts.size(); ++row) {
        std::array<std::int64_t, size> sums{};
        for (const Feature &feature : weighed(texts[row], memo)) {
            std::uint64_t bits = mixed(feature.hash);
            for (int i = 0; i < touched; ++i, bits >>= 16)
                sums[bits % size] += (bits & 0x8000) != 0 ? feature.weight : -feature.weight;
        }
        std::int64_t squares = 0;
        for (const std::int64_t sum : sums)
            squares += sum * sum;
        if (squares == 0)
            continue;
        const double length = std::sqrt(static_cast<double>(squares));
        for (std::size_t i = 0; i < size; ++i)
            rows[static_cast<std::size_t>(row) * size + i] = static_cast<float>(static_cast<double>(sums[i]) / length);
    }
    return rows;
}

std::vector<double> BuiltInEmbedder::compare(const QString &query, const QStringList &texts) const
{
    ConceptLexicon::Memo memo;
    const Features wanted = weighed(query, memo);
    std::vector<Features> features;
    std::vector<double> near;
    for (const QString &text : texts) {
        features.push_back(weighed(text, memo));
        near.push_back(cosine(wanted, features.back()));
    }
    std::vector<std::size_t> order(near.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return near[i]; });
    order.resize(std::min(order.size(), neighbours));

    std::vector<double> result = near;
    // What is not among the nearest comes after them: it gets no neighbours.
    for (const std::size_t i : order) {
        double sum = 0;
        double weights = 0;
        for (const std::size_t j : order) {
            if (i == j)
                continue;
            const double weight = near[j] * near[j] * near[j] * near[j];
            sum += weight * cosine(features[i], features[j]);
            weights += weight;
        }
        if (weights > 0)
            result[i] += neighbourShare * sum / weights;
    }
    return result;
}

}  // namespace clientele
