// SPDX-License-Identifier: GPL-3.0-or-later
// An answer that a person promoted. The same question gets it first next time: its queries computed again over the book
// and the scope of that moment, never the figures of the day it was promoted. Values and pure functions: any thread.
#pragma once

#include "app/assistant/answer.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <QLocale>

#include <vector>

namespace clientele {

class LocalReader;

struct VerifiedAnswer {
    enum class State : std::uint8_t {
        Holds,    // computed, every figure as promoted
        Changed,  // computed, with other figures
        Lost,     // can no longer be computed as it was
    };

    QString key;            // the question's words
    QString after;          // those of the question that it followed; empty: it stands alone
    QString question;       // as it was asked
    Conditions scope;       // in which it was promoted
    Answer answer;          // as it was promoted
    qint64 promotedAt = 0;  // UTC seconds
    qint64 snapshot = 0;    // of the last check
    State state = State::Holds;
};

// Case, accents, punctuation and spaces aside: what makes two questions the same.
[[nodiscard]] QString questionKey(const QString &question);

// Without the conditions that the screen had joined to it: they are taken from the end, where they were put.
[[nodiscard]] Query withoutScope(Query query, const Conditions &scope);

// Whether every figure of it has a query here and none is unverified: nothing else can be promoted.
[[nodiscard]] bool canBePromoted(const Answer &answer);

// `before`: the question before it in the conversation, empty where it begins one. None: nullptr.
[[nodiscard]] const VerifiedAnswer *verifiedFor(const std::vector<VerifiedAnswer> &known, const QString &question,
                                                const QString &before);

struct VerifiedCheck {
    Answer answer;  // marked verified unless lost
    VerifiedAnswer::State state = VerifiedAnswer::State::Lost;
};
// Over this book, within this scope. What was read here is read again (a date such as "last month" is of that day), and
// is lost where the reading is another one; a model's text is kept only while every figure in it is the same.
[[nodiscard]] VerifiedCheck recomputed(const VerifiedAnswer &verified, const LocalReader &reader,
                                       const Portfolio &portfolio, const Catalogue &catalogue, const Conditions &scope,
                                       const QLocale &locale);
// Whether the question alone, without what was asked before it, is read here as this answer was.
[[nodiscard]] bool standsAlone(const QString &question, const Answer &answer, const LocalReader &reader,
                               const Conditions &scope);

}  // namespace clientele
