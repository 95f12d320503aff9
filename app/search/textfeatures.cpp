// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/textfeatures.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace clientele {

namespace {

enum Kind : std::uint64_t { Stem = 1, ConceptKind, ConceptPair, ExactWord };

// What a feature of each kind is worth beside a stem, in 1/256. Found by trying on the wordings of
// tests/fixtures/intents: pool.txt and fresh-pool.txt with what is held out of them, and everyday.txt.
constexpr std::int32_t stemWeight = 180;
constexpr std::int32_t lightWeight = 64;
constexpr std::int32_t exactWeight = 320;
constexpr std::int32_t stemPairWeight = 128;
constexpr std::int32_t conceptWeight = 400;
constexpr std::int32_t conceptPairWeight = 260;
constexpr std::int32_t pieceWeight = 60;
constexpr std::size_t mostPairedConcepts = 14;  // a long text would have hundreds of pairs

constexpr std::size_t buckets = std::size_t(1) << 17;
constexpr std::int32_t mostRarity = 12 * 256;

// The logarithm to base 2 in 1/256, linear between powers: near enough, and the same everywhere.
std::int32_t log2Of(std::uint64_t value)
{
    const int whole = static_cast<int>(std::bit_width(value)) - 1;
    const std::uint64_t fraction = whole >= 8 ? (value >> (whole - 8)) & 0xff : (value << (8 - whole)) & 0xff;
    return whole * 256 + static_cast<std::int32_t>(fraction);
}

// Equal features become one, whose weight grows with the logarithm of their number.
void join(Features &features)
{
    std::ranges::sort(features, [](const Feature &a, const Feature &b) {
        return a.hash != b.hash ? a.hash < b.hash : a.weight > b.weight;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < features.size();) {
        std::size_t next = i;
        while (next < features.size() && features[next].hash == features[i].hash)
            ++next;
        const std::int32_t times = 256 + log2Of(next - i);
        features[kept++] = {features[i].hash, features[i].weight * times / 256};
        i = next;
    }
    features.resize(kept);
}

}  // namespace

Features TextAnalyser::features(QStringView text, ConceptLexicon::Memo &memo) const
{
    const ConceptLexicon::Reading reading = m_lexicon->read(text, memo);
    Features result;
    result.reserve(reading.words.size() * 8 + reading.concepts.size() * reading.concepts.size() / 2);
    std::uint64_t previous = 0;
    for (const auto &word : reading.words) {
        // The stem as written counts here, the corrected one in concepts.
        const std::uint64_t hash = stableHash(word->stem, word->exact ? ExactWord : Stem);
        if (word->exact || word->light) {
            result.push_back({hash, word->exact ? exactWeight : lightWeight});
            continue;
        }
        result.push_back({hash, stemWeight});
        if (previous != 0)
            result.push_back({combined(previous, hash), stemPairWeight});
        previous = hash;
        for (const std::uint64_t piece : word->pieces)
            result.push_back({piece, pieceWeight});
    }
    const std::size_t paired = std::min(reading.concepts.size(), mostPairedConcepts);
    for (std::size_t i = 0; i < reading.concepts.size(); ++i) {
        result.push_back({mixed(reading.concepts[i] + (ConceptKind << 32)), conceptWeight});
        for (std::size_t j = i + 1; i < paired && j < paired; ++j)
            result.push_back(
                {mixed(reading.concepts[i] + (std::uint64_t(reading.concepts[j]) << 16) + (ConceptPair << 32)),
                 conceptPairWeight});
    }
    join(result);
    return result;
}

TextAnalyser::Keywords TextAnalyser::keywords(QStringView text, ConceptLexicon::Memo &memo) const
{
    const ConceptLexicon::Reading reading = m_lexicon->read(text, memo);
    Keywords result;
    for (const auto &word : reading.words)
        if (!word->light)
            result.words += word->stem;
    for (const ConceptLexicon::Concept number : reading.concepts)
        result.concepts += QStringLiteral("cx%1xc").arg(number);
    return result;
}

FeatureCounts::FeatureCounts() : m_counts(buckets) {}

void FeatureCounts::add(std::span<const Feature> features)
{
    ++m_texts;
    for (const Feature &feature : features)
        ++m_counts[feature.hash % buckets];
}

std::int32_t FeatureCounts::rarity(std::uint64_t hash) const
{
    // As if every feature had been in one more of many other texts: a book of ten passages knows little.
    const std::uint64_t texts = std::uint64_t(m_texts) + 64;
    const std::uint64_t with = m_counts[hash % buckets] + 1;
    return std::clamp(log2Of((texts + with) * 256 / with) - 8 * 256, 1, mostRarity);
}

void FeatureCounts::weigh(Features &features) const
{
    for (Feature &feature : features)
        feature.weight = static_cast<std::int32_t>(std::int64_t(feature.weight) * rarity(feature.hash) / 256);
}

QByteArray FeatureCounts::toBytes() const
{
    QByteArray bytes(static_cast<qsizetype>((buckets + 1) * sizeof(quint32)), Qt::Uninitialized);
    qToLittleEndian(m_texts, bytes.data());
    qToLittleEndian<quint32>(m_counts.data(), static_cast<qsizetype>(buckets), bytes.data() + sizeof(quint32));
    return bytes;
}

std::optional<FeatureCounts> FeatureCounts::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != static_cast<qsizetype>((buckets + 1) * sizeof(quint32)))
        return std::nullopt;
    FeatureCounts counts;
    counts.m_texts = qFromLittleEndian<quint32>(bytes.constData());
    qFromLittleEndian<quint32>(bytes.constData() + sizeof(quint32), static_cast<qsizetype>(buckets),
                               counts.m_counts.data());
    return counts;
}

std::uint64_t FeatureCounts::version() const
{
    std::uint64_t hash = mixed(m_texts);
    for (const std::uint32_t count : m_counts)
        hash = hash * 0x0000'0100'0000'01B3ULL + count;
    return mixed(hash);
}

double cosine(std::span<const Feature> a, std::span<const Feature> b)
{
    std::int64_t dot = 0;
    std::int64_t normA = 0;
    std::int64_t normB = 0;
    for (const Feature &feature : a)
        normA += std::int64_t(feature.weight) * feature.weight;
    for (const Feature &feature : b)
        normB += std::int64_t(feature.weight) * feature.weight;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].hash == b[j].hash)
            dot += std::int64_t(a[i++].weight) * b[j++].weight;
        else if (a[i].hash < b[j].hash)
            ++i;
        else
            ++j;
    }
    if (normA == 0 || normB == 0)
        return 0;
    return static_cast<double>(dot) / std::sqrt(static_cast<double>(normA) * static_cast<double>(normB));
}

}  // namespace clientele
