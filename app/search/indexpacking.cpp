// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/indexpacking.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString passagesPart = u"passages"_s;
const QString vectorsPart = u"vectors"_s;
const QString countsPart = u"counts"_s;
constexpr qsizetype passageSize = 32;
constexpr std::uint32_t mostWordRows = 1U << 28;

tl::unexpected<Error> damaged()
{
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Search", "The search index in the profile is damaged."),
                QCoreApplication::translate("Search", "It is built anew from the book."));
}

QByteArray packed(const std::vector<IndexedPassage> &passages)
{
    QByteArray bytes(static_cast<qsizetype>(passages.size()) * passageSize, '\0');
    char *at = bytes.data();
    for (const IndexedPassage &passage : passages) {
        qToLittleEndian(passage.content[0], at);
        qToLittleEndian(passage.content[1], at + 8);
        qToLittleEndian(passage.place.row, at + 16);
        qToLittleEndian(passage.place.count, at + 20);
        qToLittleEndian(passage.wordRow, at + 24);
        at[28] = static_cast<char>(passage.place.kind);
        at += passageSize;
    }
    return bytes;
}

bool unpack(const QByteArray &bytes, std::vector<IndexedPassage> &passages)
{
    for (qsizetype at = 0; at < bytes.size(); at += passageSize) {
        const char *from = bytes.constData() + at;
        IndexedPassage passage;
        passage.content = {qFromLittleEndian<std::uint64_t>(from), qFromLittleEndian<std::uint64_t>(from + 8)};
        passage.place.row = qFromLittleEndian<std::uint32_t>(from + 16);
        passage.place.count = qFromLittleEndian<std::uint32_t>(from + 20);
        passage.wordRow = qFromLittleEndian<std::uint32_t>(from + 24);
        const auto kind = static_cast<unsigned char>(from[28]);
        if (kind > static_cast<unsigned char>(PassageKind::Complaint) || passage.wordRow == 0
            || passage.wordRow > mostWordRows)
            return false;
        passage.place.kind = static_cast<PassageKind>(kind);
        passages.push_back(passage);
    }
    return true;
}

}  // namespace

void indexWordRows(SearchIndex &index)
{
    std::uint32_t last = 0;
    for (const IndexedPassage &passage : index.passages)
        last = std::max(last, passage.wordRow);
    index.positionOfWordRow.assign(std::size_t(last) + 1, 0);
    for (std::size_t i = 0; i < index.passages.size(); ++i)
        index.positionOfWordRow[index.passages[i].wordRow] = static_cast<std::uint32_t>(i + 1);
}

StoredIndex packedIndex(const SearchIndex &index)
{
    StoredIndex stored;
    stored.snapshot = index.snapshot;
    stored.model = index.embedder->modelId();
    stored.dimension = static_cast<qint64>(index.embedder->dimension());
    stored.passages = static_cast<qint64>(index.passages.size());
    stored.stamp = index.stamp;
    stored.parts[passagesPart] = packed(index.passages);
    stored.parts[vectorsPart] = index.vectors->toBytes();
    if (const auto *builtIn = dynamic_cast<const BuiltInEmbedder *>(index.embedder.get()))
        stored.parts[countsPart] = qCompress(builtIn->counts().toBytes(), 1);
    return stored;
}

Result<SearchIndexPtr> unpackedIndex(const StoredIndex &stored, const std::shared_ptr<const Embedder> &embedder)
{
    auto index = std::make_shared<SearchIndex>();
    index->snapshot = stored.snapshot;
    index->stamp = stored.stamp;
    const QByteArray passages = stored.parts.value(passagesPart);
    if (stored.passages < 0 || passages.size() != stored.passages * passageSize || !unpack(passages, index->passages))
        return damaged();
    index->embedder = embedder;
    if (!embedder) {
        if (!stored.parts.contains(countsPart))
            return SearchIndexPtr();
        auto counts = FeatureCounts::fromBytes(qUncompress(stored.parts.value(countsPart)));
        if (!counts)
            return damaged();
        index->embedder = std::make_shared<const BuiltInEmbedder>(
            std::make_shared<const TextAnalyser>(std::make_shared<const ConceptLexicon>()), std::move(*counts));
    }
    if (index->embedder->modelId() != stored.model
        || static_cast<qint64>(index->embedder->dimension()) != stored.dimension)
        return SearchIndexPtr();
    auto vectors =
        VectorIndex::fromBytes(stored.parts.value(vectorsPart), index->embedder->dimension(), index->passages.size());
    if (!vectors)
        return passOn(vectors);
    index->vectors = std::move(*vectors);
    indexWordRows(*index);
    return SearchIndexPtr(std::move(index));
}

Result<SearchIndexPtr> loadIndex(const Profile &profile, const std::shared_ptr<const Embedder> &embedder)
{
    const auto stored = SearchRecords(profile).load();
    if (!stored)
        return tl::unexpected(stored.error());
    return *stored ? unpackedIndex(**stored, embedder) : SearchIndexPtr();
}

}  // namespace clientele
