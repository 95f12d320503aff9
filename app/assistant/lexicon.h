// SPDX-License-Identifier: GPL-3.0-or-later
// The words that carry a question's structure, in English and, where they are cheap, French and Spanish. What the
// words of the book and of the schema mean is the vocabulary's business.
#pragma once

#include <QString>

#include <span>

namespace clientele {

enum class Meaning : std::uint8_t {
    Filler,  // carries nothing: please, the, our
    HowMany,
    HowMuch,
    What,
    Which,
    Who,
    Where,
    List,
    Compare,
    Be,
    Do,
    Have,
    Of,
    In,
    With,
    Without,
    And,
    Or,
    Not,
    By,
    Each,
    Number,  // "number of"
    Total,
    Average,
    Median,
    Lowest,
    Highest,
    Fewest,
    Most,
    Range,
    Distribution,
    Share,
    Difference,
    Than,
    Ordinal,  // "second" before a superlative
    Top,
    Bottom,
    Busiest,
    Quietest,
    Common,
    Rare,
    Below,
    Above,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    To,
    OrMore,
    OrLess,
    Older,
    Younger,
    Oldest,
    Youngest,
    Owe,
    Deposit,
    Withdraw,
    Live,
    Prefer,
    Age,
    Machine,
    Net,
    DebtFree,
    InDebt,
    Delinquent,
    Kind,     // "type": of loans, transactions or complaints, as the question goes
    Person,   // "this customer", "they": whom the scope names
    Profile,  // "tell me about"
    Complain,
    Once,          // "more than 500 at once": one transaction's amount, not a sum
    Unanswerable,  // predictions, opinions, advice, causes
    // Not words of the lexicon, but what the vocabulary and the reading make of words:
    Noun,
    FieldWord,
    DimensionWord,
    Value,
    Customer,
    Figure,
    Period,
    Unknown
};

struct LexiconRow {
    Meaning meaning;
    const char *phrases;  // folded, without apostrophes, '|' between them
};

[[nodiscard]] std::span<const LexiconRow> lexicon();

}  // namespace clientele
