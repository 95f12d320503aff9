// SPDX-License-Identifier: GPL-3.0-or-later
// A static embedding model in model2vec's format, in a folder that the person points to: model.safetensors (a vector a
// subword), tokenizer.json, config.json ("normalize"). A text is the mean of its subwords' vectors. Nothing is downloaded.
#pragma once

#include "app/search/embedder.h"
#include "app/search/safetensors.h"
#include "app/search/subwords.h"

#include <memory>

namespace clientele {

class StaticEmbedder : public Embedder {
public:
    // Errors: NotFound (a file is missing), InvalidInput (one that is damaged, or that do not belong together).
    [[nodiscard]] static Result<std::shared_ptr<const StaticEmbedder>> fromFolder(const QString &folder);

    // Of the files' contents: the same model in another folder is the same.
    [[nodiscard]] QString modelId() const override { return m_id; }
    [[nodiscard]] std::size_t dimension() const override { return m_vectors.columns; }
    [[nodiscard]] Result<std::vector<float>> embed(const QStringList &texts) const override;

private:
    StaticEmbedder(Matrix vectors, Subwords subwords, QString id);

    Matrix m_vectors;
    Subwords m_subwords;
    QString m_id;
};

}  // namespace clientele
