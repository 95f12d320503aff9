// SPDX-License-Identifier: GPL-3.0-or-later
// What the profile keeps for retrieval: the index in parts, and the words of its passages (FTS5). Lives on the
// profile's thread. What is read was authenticated over all parts together, so that no part of one index is ever taken
// for another's.
#pragma once

#include "app/store/profile.h"

#include <QMap>

#include <optional>
#include <vector>

namespace clientele {

struct StoredIndex {
    qint64 snapshot = 0;  // of the book that it was made from
    QString model;
    qint64 dimension = 0;
    qint64 passages = 0;
    QByteArray stamp;  // another with each index: the words in the profile are those of one index
    QMap<QString, QByteArray> parts;
};

struct PassageWords {
    qint64 row = 0;  // from 1
    QString words;
    QString concepts;
};

struct WordMatch {
    qint64 row = 0;
    double score = 0;  // bm25, greater is better
};

class SearchRecords {
public:
    explicit SearchRecords(const Profile &profile) : m_profile(profile) {}

    // None where there is none. Errors: Corrupt (it fails its authentication), Storage.
    [[nodiscard]] Result<std::optional<StoredIndex>> load() const;
    // The snapshot of the stored index, 0 where there is none; nothing else is read.
    [[nodiscard]] Result<qint64> snapshot() const;

    // Rows of the newest snapshot that passages are made of (customers, products, complaints), without the book.
    [[nodiscard]] Result<qint64> searchedRows() const;

    struct Change {
        StoredIndex index;
        bool allWords = false;  // the words of every passage are in `added`
        std::vector<qint64> removed;
        std::vector<PassageWords> added;
    };
    // One transaction: all or nothing. Errors: Locked, Storage.
    [[nodiscard]] Status keep(const Profile::WriteLock &lock, const Change &change) const;
    // Removes the index, its words and all vectors: after an erasure.
    [[nodiscard]] Status clear(const Profile::WriteLock &lock) const;

    // Passages with at least one of the terms, in no order. Common terms are left out where all would be in more than
    // `most` passages. None where the profile holds the words of another index than the stamp's.
    [[nodiscard]] Result<std::vector<WordMatch>> matching(const QByteArray &stamp, const QStringList &terms,
                                                          qint64 most) const;

    // Vectors by the contents they stand for; those that are not kept are left out.
    [[nodiscard]] Result<QHash<QByteArray, QByteArray>> vectors(const QString &model) const;
    [[nodiscard]] Status keepVectors(const QString &model, const QHash<QByteArray, QByteArray> &vectors) const;

private:
    [[nodiscard]] Result<QStringList> rarest(const QStringList &terms, qint64 most) const;

    const Profile &m_profile;
};

}  // namespace clientele
