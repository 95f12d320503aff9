// SPDX-License-Identifier: GPL-3.0-or-later
// Texts to vectors whose inner product says how near their meanings are. Immutable: any thread, several at once.
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

class Embedder {
public:
    Embedder() = default;
    virtual ~Embedder() = default;
    Embedder(const Embedder &) = delete;
    Embedder &operator=(const Embedder &) = delete;

    // Vectors of different models are never compared: everything that changes a vector is in the id.
    [[nodiscard]] virtual QString modelId() const = 0;
    [[nodiscard]] virtual std::size_t dimension() const = 0;
    // Row by row, each of unit length, or all zero for a text without meaning (it is near to nothing). Errors: those of
    // a remote service.
    [[nodiscard]] virtual Result<std::vector<float>> embed(const QStringList &texts) const = 0;
    // A second look at the few texts that are nearest: how near each really is, where the embedder can say it more
    // exactly than its vectors do. Empty where it cannot.
    [[nodiscard]] virtual std::vector<double> compare(const QString &query, const QStringList &texts) const
    {
        (void)query;
        (void)texts;
        return {};
    }
};

// Scales each row to unit length, in place; a row of zeros, or one that is not finite, becomes zeros.
void normaliseRows(std::vector<float> &rows, std::size_t dimension);

}  // namespace clientele
