// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/conceptlexicon.h"

#include "app/assistant/spelling.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype shortestCorrected = 5;
// Below that another letter makes another word ("paint", "point"); letters that changed places do not.
constexpr qsizetype shortestReplaced = 6;

QByteArray builtInFile()
{
    QFile file(u":/search/concepts.txt"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList parts(QStringView line)
{
    QStringList result;
    for (const QStringView part : line.split(u'|', Qt::SkipEmptyParts))
        if (const QStringView word = part.trimmed(); !word.isEmpty())
            result += word.toString();
    return result;
}

std::uint64_t hashOf(const QString &stem) { return stableHash(stem); }

bool hasTheSameLetters(QString a, QString b)
{
    std::ranges::sort(a);
    std::ranges::sort(b);
    return a == b;
}

}  // namespace

ConceptLexicon::ConceptLexicon() : ConceptLexicon(builtInFile()) {}

ConceptLexicon::ConceptLexicon(const QByteArray &file) : m_version(stableHash(QString::fromUtf8(file)))
{
    parse(file);
    learnSpelling();
}

ConceptLexicon::Concept ConceptLexicon::numberOf(const QString &name)
{
    const auto known = m_numbers.constFind(name);
    if (known != m_numbers.constEnd())
        return *known;
    const auto number = static_cast<Concept>(m_names.size());
    m_names.push_back(name);
    m_numbers.insert(name, number);
    return number;
}

void ConceptLexicon::parse(const QByteArray &file)
{
    const QStringList lines = QString::fromUtf8(file).split(u'\n');
    // Forms and light words first: phrases are made of what they make of words.
    for (const QString &line : lines) {
        if (line.startsWith(u'~'))
            for (const QString &word : parts(QStringView(line).mid(1)))
                m_light.insert(word);
        const qsizetype colon = line.indexOf(u':');
        if (line.startsWith(u'=') && colon > 0) {
            const QString stem = stemOf(QStringView(line).mid(1, colon - 1).trimmed());
            for (const QString &form : parts(QStringView(line).mid(colon + 1)))
                m_forms.insert(form, stem);
        }
    }
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (colon <= 0 || line.startsWith(u'=') || line.startsWith(u'#') || line.startsWith(u'~'))
            continue;
        std::vector<Concept> concepts;
        for (const QString &name : line.left(colon).split(u'+', Qt::SkipEmptyParts))
            concepts.push_back(numberOf(name.trimmed()));
        for (const QString &phrase : parts(QStringView(line).mid(colon + 1)))
            addPhrase(phrase, concepts);
    }
}

QString ConceptLexicon::formOf(const QString &word) const
{
    const auto form = m_forms.constFind(word);
    return form != m_forms.constEnd() ? *form : stemOf(word);
}

void ConceptLexicon::addPhrase(const QString &phrase, const std::vector<Concept> &concepts)
{
    const auto put = [&](const std::vector<QString> &stems) {
        std::uint64_t hash = 0;
        for (const QString &stem : stems)
            hash = combined(hash, hashOf(stem));
        auto &known = m_phrases[hash].concepts;
        known.insert(known.end(), concepts.begin(), concepts.end());
        m_longest = std::max(m_longest, stems.size());
    };
    std::vector<QString> all;
    std::vector<QString> heavy;
    for (const CutWord &word : cutWords(phrase)) {
        const QString stem = formOf(word.text);
        all.push_back(stem);
        if (!m_light.contains(word.text)) {
            heavy.push_back(stem);
            m_words.insert(stem);
        }
    }
    if (all.empty())
        return;
    put(all);
    // "take some money out" is "take money out": phrases are also found where light words stand between.
    if (heavy.size() >= 2 && heavy.size() < all.size())
        put(heavy);
}

void ConceptLexicon::learnSpelling()
{
    for (const QString &word : std::as_const(m_words)) {
        if (word.size() < shortestCorrected)
            continue;
        m_near[word] += word;
        for (qsizetype i = 0; i < word.size(); ++i)
            m_near[word.left(i) + word.mid(i + 1)] += word;
    }
    for (QStringList &words : m_near) {
        words.sort();
        words.removeDuplicates();
    }
}

QString ConceptLexicon::corrected(const QString &stem) const
{
    if (stem.size() < shortestCorrected - 1 || m_words.contains(stem))
        return stem;
    QString best;
    const auto look = [&](const QString &key) {
        const auto near = m_near.constFind(key);
        if (near == m_near.constEnd())
            return;
        for (const QString &word : *near)
            if (slipsBetween(stem, word, 1) <= 1 && (best.isEmpty() || word < best)
                && (stem.size() != word.size() || stem.size() >= shortestReplaced || hasTheSameLetters(stem, word)))
                best = word;
    };
    look(stem);
    for (qsizetype i = 0; i < stem.size(); ++i)
        look(stem.left(i) + stem.mid(i + 1));
    // A word's first letter is seldom wrong, and "table" is no slip of "cable".
    return best.isEmpty() || best.front() != stem.front() ? stem : best;
}

void ConceptLexicon::match(std::span<const std::uint64_t> words, std::size_t from, std::vector<Concept> &found) const
{
    std::uint64_t hash = 0;
    for (std::size_t i = from; i < words.size() && i < from + m_longest; ++i) {
        if (words[i] == 0)  // the end of a sentence
            return;
        hash = combined(hash, words[i]);
        const auto phrase = m_phrases.constFind(hash);
        if (phrase != m_phrases.constEnd())
            found.insert(found.end(), phrase->concepts.begin(), phrase->concepts.end());
    }
}

std::shared_ptr<const ConceptLexicon::Word> ConceptLexicon::wordOf(const CutWord &word, Memo &memo) const
{
    const auto known = memo.find(word.text);
    if (known != memo.end())
        return known->second;
    auto read = std::make_shared<Word>();
    read->light = m_light.contains(word.text);
    read->exact = word.exact;
    read->stem = word.exact ? word.text : formOf(word.text);
    read->hash = hashOf(read->light || word.exact ? read->stem : corrected(read->stem));
    if (!read->light && !word.exact) {
        const QString framed = u'<' + read->stem + u'>';
        for (qsizetype i = 0; i + pieceSize <= framed.size(); ++i)
            read->pieces.push_back(stableHash(QStringView(framed).mid(i, pieceSize)));
    }
    // Numbers are many, each seldom.
    if (!word.exact)
        memo.emplace(word.text, read);
    return read;
}

ConceptLexicon::Reading ConceptLexicon::read(QStringView text, Memo &memo) const
{
    Reading result;
    std::vector<std::uint64_t> all;
    std::vector<std::uint64_t> heavy;
    for (const CutWord &word : cutWords(text)) {
        result.words.push_back(wordOf(word, memo));
        const Word &read = *result.words.back();
        all.push_back(read.hash);
        if (!read.light)
            heavy.push_back(read.hash);
        if (word.sentenceEnd) {
            all.push_back(0);
            heavy.push_back(0);
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        match(all, i, result.concepts);
    for (std::size_t i = 0; i < heavy.size(); ++i)
        match(heavy, i, result.concepts);
    std::ranges::sort(result.concepts);
    result.concepts.erase(std::unique(result.concepts.begin(), result.concepts.end()), result.concepts.end());
    return result;
}

}  // namespace clientele
