// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/matchedwords.h"

#include <algorithm>
#include <functional>

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

bool MatchedWords::matches(const QString &words, bool alone) const
{
    const ConceptLexicon::Reading reading = m_lexicon->read(words, m_memo);
    const auto sameStem = [this](const auto &read) {
        return !read->light && std::ranges::find(m_stems, read->stem) != m_stems.end();
    };
    return (alone && std::ranges::any_of(reading.words, sameStem))
           || std::ranges::any_of(reading.concepts, [this](ConceptLexicon::Concept meant) {
                  return std::ranges::binary_search(m_concepts, meant);
              });
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
    std::vector<bool> matched(words.size());
    const auto textOf = [&](std::size_t first, std::size_t last) {
        return text.mid(words[first].begin, words[last].begin + words[last].length - words[first].begin);
    };
    for (std::size_t i = 0; i < words.size(); ++i)
        matched[i] = matches(textOf(i, i), true);
    // A phrase of words of which none says it alone: "kept my card".
    for (std::size_t length = 2; length <= longestPhrase; ++length)
        for (std::size_t i = 0; i + length <= words.size(); ++i) {
            const auto from = matched.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::any_of(from, from + static_cast<std::ptrdiff_t>(length - 1), std::identity())
                || !matches(textOf(i, i + length - 1), false))
                continue;
            std::fill(from, from + static_cast<std::ptrdiff_t>(length), true);
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
