// SPDX-License-Identifier: GPL-3.0-or-later
// What words of a bank's customers mean: the readable file resources/search/concepts.txt, and a tolerance for slips of
// the finger. Immutable after construction: any thread.
#pragma once

#include "app/search/wordcutter.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace clientele {

class ConceptLexicon {
public:
    static constexpr qsizetype pieceSize = 4;
    using Concept = std::uint16_t;  // a number in the order of the file

    // The lexicon that is compiled in.
    ConceptLexicon();
    // Lines that cannot be read are left out.
    explicit ConceptLexicon(const QByteArray &file);

    // What is known of a word without its neighbours.
    struct Word {
        QString stem;
        bool light = false;                 // carries little
        bool exact = false;                 // a number or an id
        std::uint64_t hash = 0;             // of the stem, its spelling corrected
        std::vector<std::uint64_t> pieces;  // of the stem: hashes of its letters, `pieceSize` at a time
    };
    // Words that were read before: texts of one book are made of few.
    using Memo = std::unordered_map<QString, std::shared_ptr<const Word>>;

    struct Reading {
        std::vector<std::shared_ptr<const Word>> words;
        std::vector<Concept> concepts;  // ascending, each once
    };
    [[nodiscard]] Reading read(QStringView text, Memo &memo) const;

    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const QString &name(Concept number) const { return m_names[number]; }
    // Changes with the file: part of a model's id.
    [[nodiscard]] std::uint64_t version() const { return m_version; }

private:
    struct Phrase {
        std::vector<Concept> concepts;
    };
    void parse(const QByteArray &file);
    void addPhrase(const QString &phrase, const std::vector<Concept> &concepts);
    void learnSpelling();
    [[nodiscard]] Concept numberOf(const QString &name);
    [[nodiscard]] QString formOf(const QString &word) const;
    [[nodiscard]] QString corrected(const QString &stem) const;
    [[nodiscard]] std::shared_ptr<const Word> wordOf(const CutWord &word, Memo &memo) const;
    void match(std::span<const std::uint64_t> words, std::size_t from, std::vector<Concept> &found) const;

    std::vector<QString> m_names;
    QHash<QString, Concept> m_numbers;
    QHash<QString, QString> m_forms;     // irregular form -> the stem of its word
    QSet<QString> m_light;               // words, not stems
    QHash<quint64, Phrase> m_phrases;    // by the hashes of their stems, in order
    QSet<QString> m_words;               // stems that phrases are made of
    QHash<QString, QStringList> m_near;  // a stem less one letter -> the stems it may be
    std::size_t m_longest = 1;
    std::uint64_t m_version = 0;
};

}  // namespace clientele
