// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/staticembedder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t largestDimension = 8'192;

void addFile(QCryptographicHash &hash, const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        hash.addData(&file);
    hash.addData(QByteArray::number(file.size()));
}

}  // namespace

StaticEmbedder::StaticEmbedder(Matrix vectors, Subwords subwords, QString id)
    : m_vectors(std::move(vectors)), m_subwords(std::move(subwords)), m_id(std::move(id))
{}

Result<std::shared_ptr<const StaticEmbedder>> StaticEmbedder::fromFolder(const QString &folder)
{
    const QDir files(folder);
    const QString model = files.filePath(u"model.safetensors"_s);
    const QString tokenizer = files.filePath(u"tokenizer.json"_s);
    auto subwords = Subwords::fromFile(tokenizer);
    if (!subwords)
        return passOn(subwords);
    auto vectors = readSafetensors(model, u"embeddings"_s);
    if (!vectors)
        return passOn(vectors);
    if (subwords->largest() >= vectors->rows || vectors->columns > largestDimension)
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("Search", "The model and the tokenizer in %1 do not belong together.")
                        .arg(QDir::toNativeSeparators(folder)),
                    QCoreApplication::translate("Search", "Choose the folder of a static embedding model."));
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const QString &path : {model, tokenizer, files.filePath(u"config.json"_s)})
        addFile(hash, path);
    return std::shared_ptr<const StaticEmbedder>(
        new StaticEmbedder(std::move(*vectors), std::move(*subwords),
                           u"static/1/"_s + QString::fromLatin1(hash.result().first(16).toHex())));
}

Result<std::vector<float>> StaticEmbedder::embed(const QStringList &texts) const
{
    const std::size_t width = m_vectors.columns;
    std::vector<float> rows(static_cast<std::size_t>(texts.size()) * width);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        float *row = &rows[static_cast<std::size_t>(i) * width];
        const std::vector<std::uint32_t> numbers = m_subwords.encode(texts[i]);
        for (const std::uint32_t number : numbers)
            for (std::size_t j = 0; j < width; ++j)
                row[j] += m_vectors.values[number * width + j];
        for (std::size_t j = 0; j < width && !numbers.empty(); ++j)
            row[j] /= static_cast<float>(numbers.size());
    }
    // The index compares by inner product, so that every model is brought to unit length, also one whose config.json
    // does not ask for it: its cosines are the same.
    normaliseRows(rows, width);
    return rows;
}

}  // namespace clientele
