// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/matchedwords.h"

#include <algorithm>
#include <iterator>

namespace clientele {

namespace {

constexpr std::size_t longestPhrase = 3;

bool isOfWord(QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'\'' || c == u'’'; }

}  // namespace

MatchedWords::MatchedWords(std::shared_ptr<const ConceptLexicon> lexicon, const QString &question)
    : m_lexicon(std::move(lexicon))
{
    const ConceptLexicon::Reading reading = m_lexicon->read(question, m_memo);
    for (const auto &word : reading.words)
        if (!word->light)
            m_stems.push_back(word->stem);
    m_concepts = reading.concepts;
}

MatchedWords::Read MatchedWords::read(const QString &words) const
{
    const ConceptLexicon::Reading reading = m_lexicon->read(words, m_memo);
    Read result;
    result.isLight = std::ranges::all_of(reading.words, [](const auto &word) { return word->light; });
    result.sameStem = std::ranges::any_of(reading.words, [this](const auto &word) {
        return !word->light && std::ranges::find(m_stems, word->stem) != m_stems.end();
    });
    std::ranges::set_intersection(reading.concepts, m_concepts, std::back_inserter(result.shared));
    return result;
}

std::vector<TextSpan> MatchedWords::in(const QString &text) const
{
    std::vector<TextSpan> words;
    for (qsizetype begin = 0; begin < text.size();) {
        if (!isOfWord(text[begin])) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        while (end < text.size() && isOfWord(text[end]))
            ++end;
        words.push_back({begin, end - begin});
        begin = end;
    }
    const auto textOf = [&](std::size_t first, std::size_t last) {
        return text.mid(words[first].begin, words[last].begin + words[last].length - words[first].begin);
    };
    std::vector<Read> alone;
    std::vector<bool> matched;
    for (std::size_t i = 0; i < words.size(); ++i) {
        alone.push_back(read(textOf(i, i)));
        matched.push_back(alone.back().sameStem || !alone.back().shared.empty());
    }
    // A phrase that says what none of its words says alone: "kept my card".
    for (std::size_t length = 2; length <= longestPhrase; ++length)
        for (std::size_t i = 0; i + length <= words.size(); ++i) {
            // A light word at its end says nothing.
            if (alone[i].isLight || alone[i + length - 1].isLight)
                continue;
            std::vector<ConceptLexicon::Concept> said = read(textOf(i, i + length - 1)).shared;
            for (std::size_t word = i; word < i + length; ++word)
                std::erase_if(said, [&](ConceptLexicon::Concept meant) {
                    return std::ranges::binary_search(alone[word].shared, meant);
                });
            if (!said.empty())
                std::fill_n(matched.begin() + static_cast<std::ptrdiff_t>(i), length, true);
        }
    std::vector<TextSpan> spans;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!matched[i])
            continue;
        const bool follows = i > 0 && matched[i - 1] && !spans.empty();
        if (follows)
            spans.back().length = words[i].begin + words[i].length - spans.back().begin;
        else
            spans.push_back(words[i]);
    }
    return spans;
}

QString excerptOf(const QString &text, qsizetype length, std::vector<TextSpan> &spans)
{
    if (text.size() <= length)
        return text;
    // The window that begins a little before a match and holds the most of them.
    const qsizetype before = length / 6;
    qsizetype best = 0;
    std::ptrdiff_t most = 0;
    for (const TextSpan &span : spans) {
        const qsizetype begin = std::clamp<qsizetype>(span.begin - before, 0, text.size() - length);
        const auto held = std::ranges::count_if(spans, [&](const TextSpan &other) {
            return other.begin >= begin && other.begin + other.length <= begin + length;
        });
        if (held > most) {
            most = held;
            best = begin;
        }
    }
    qsizetype end = best + length;
    if (best > 0)
        if (const qsizetype space = text.indexOf(u' ', best); space >= 0 && space < best + before)
            best = space + 1;
    if (end < text.size())
        if (const qsizetype space = text.lastIndexOf(u' ', end); space > best + length / 2)
            end = space;
    const QString lead = best > 0 ? QStringLiteral("…") : QString();
    std::erase_if(spans, [&](const TextSpan &span) { return span.begin < best || span.begin + span.length > end; });
    for (TextSpan &span : spans)
        span.begin += lead.size() - best;
    return lead + text.mid(best, end - best) + (end < text.size() ? QStringLiteral("…") : QString());
}

}  // namespace clientele
