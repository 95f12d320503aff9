// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/matchedwords.h"

#include <algorithm>

namespace clientele {

namespace {

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

bool MatchedWords::matches(const QString &word) const
{
    const ConceptLexicon::Reading reading = m_lexicon->read(word, m_memo);
    return std::ranges::any_of(reading.words,
                               [this](const auto &read) {
                                   return !read->light
                                          && std::ranges::find(m_stems, read->stem) != m_stems.end();
                               })
           || std::ranges::any_of(reading.concepts, [this](ConceptLexicon::Concept concept_) {
                  return std::ranges::binary_search(m_concepts, concept_);
              });
}

std::vector<TextSpan> MatchedWords::in(const QString &text) const
{
    std::vector<TextSpan> spans;
    for (qsizetype begin = 0; begin < text.size();) {
        if (!isOfWord(text[begin])) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        while (end < text.size() && isOfWord(text[end]))
            ++end;
        if (matches(text.mid(begin, end - begin)))
            spans.push_back({begin, end - begin});
        begin = end;
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
