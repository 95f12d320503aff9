// SPDX-License-Identifier: GPL-3.0-or-later
// Questions answered with no model: the words are matched to the catalogue, to operators and dates, and to the values
// in the book, with spelling mistakes forgiven; the reading becomes queries. Every content word must be explained by
// the reading, else the answer is declined and says which part was not understood.
//
// A question's way (asking), one direction, each step knowing only the one before:
//   words, numberwords, rewording text -> tokens
//   itemising*, period*           tokens -> items: names, dates, phrases of the vocabulary, slips of the finger
//     lexicon, synonyms,            the words of questions, of the schema,
//     vocabulary*                   and of this book
//   clause*, benchmark            items -> conditions, people, periods; "above average" becomes a number
//   reading*, measurewords        what is left over -> a form of answer and its measures; nothing may be left unread
//   followup*                     a question that hangs on the one before: the readings of both -> one
//   answering*                    the reading -> queries -> figures and a sentence; decline has the other sentences
#pragma once

#include "app/assistant/chatthread.h"
#include "app/assistant/period.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QLocale>

#include <memory>
#include <span>

namespace clientele {

class BookVocabulary;

// What the person sees while asking: rows outside it do not exist for the answer.
struct Scope {
    Conditions where;
};

// The words of one portfolio, ready for many questions. Immutable after construction: any thread.
class LocalReader {
public:
    LocalReader(PortfolioPtr portfolio, std::shared_ptr<const Catalogue> catalogue, QLocale locale = QLocale());
    ~LocalReader();
    Q_DISABLE_COPY_MOVE(LocalReader)

    // `before`: the earlier turns of the conversation, oldest first. "And in Toronto?" keeps what was asked and says what it
    // took over in its text; a whole question starts afresh.
    [[nodiscard]] Answer ask(const QString &question, const Scope &scope, std::span<const ChatTurn> before = {}) const;

private:
    PortfolioPtr m_portfolio;
    std::shared_ptr<const Catalogue> m_catalogue;
    QLocale m_locale;
    std::unique_ptr<const BookVocabulary> m_vocabulary;
    BookTime m_time;
};

}  // namespace clientele
