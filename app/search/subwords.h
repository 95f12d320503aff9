// SPDX-License-Identifier: GPL-3.0-or-later
// A text as the numbers of subwords, as tokenizer.json of static embedding models says: WordPiece with BERT's
// normaliser and cutting, or Unigram with its scores. Special tokens are left out: such models do not use them.
// Immutable: any thread.
#pragma once

#include "models/core/result.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <vector>

namespace clientele {

class Subwords {
public:
    // Errors: NotFound, InvalidInput (not such a file, or a kind that is not read: BPE).
    [[nodiscard]] static Result<Subwords> fromFile(const QString &path);

    // Words that are not known give nothing. At most `most` numbers.
    [[nodiscard]] std::vector<std::uint32_t> encode(const QString &text, std::size_t most = 512) const;
    [[nodiscard]] std::uint32_t largest() const { return m_largest; }

private:
    enum class Kind { WordPiece, Unigram };

    [[nodiscard]] QString normalised(const QString &text) const;
    [[nodiscard]] QStringList cut(const QString &text) const;
    void wordPiece(const QString &word, std::vector<std::uint32_t> &numbers) const;
    void unigram(const QString &word, std::vector<std::uint32_t> &numbers) const;

    Kind m_kind = Kind::WordPiece;
    QHash<QString, std::uint32_t> m_numbers;
    std::vector<double> m_scores;  // Unigram
    QString m_prefix;              // WordPiece: of what continues a word
    QString m_space;               // Unigram: what stands for the space before a word
    bool m_lowercase = false;
    bool m_stripAccents = false;
    bool m_chineseAlone = false;
    bool m_cutPunctuation = false;
    qsizetype m_longestPiece = 1;
    std::uint32_t m_largest = 0;
};

}  // namespace clientele
