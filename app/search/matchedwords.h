// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a passage speak of what was asked: the same stems, and words of the same concepts. For showing, and for
// cutting an excerpt where they stand. Not for several threads at once.
#pragma once

#include "app/search/conceptlexicon.h"

#include <memory>
#include <vector>

namespace clientele {

struct TextSpan {
    qsizetype begin = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

class MatchedWords {
public:
    MatchedWords(std::shared_ptr<const ConceptLexicon> lexicon, const QString &question);

    // In order, whole words of the text.
    [[nodiscard]] std::vector<TextSpan> in(const QString &text) const;

private:
    struct Read {
        bool isLight = false;
        bool sameStem = false;
        std::vector<ConceptLexicon::Concept> shared;  // with the question
    };
    [[nodiscard]] Read read(const QString &words) const;

    std::shared_ptr<const ConceptLexicon> m_lexicon;
    std::vector<QString> m_stems;
    std::vector<ConceptLexicon::Concept> m_concepts;
    mutable ConceptLexicon::Memo m_memo;
};

// At most `length` characters of the text around where the most of the spans are, with "…" where something is left out;
// the spans are moved along, and those outside left out.
[[nodiscard]] QString excerptOf(const QString &text, qsizetype length, std::vector<TextSpan> &spans);

}  // namespace clientele
