// SPDX-License-Identifier: GPL-3.0-or-later
// What single words say about a measure, and how the names of measures are made.
#pragma once

#include "app/assistant/lexicon.h"
#include "models/portfolio/portfolio.h"

#include <QString>

namespace clientele {

[[nodiscard]] QString countOf(Table table);  // "loans.count"
// CustomerBalance -> "customers.balance": the name that its measures begin with.
[[nodiscard]] QString baseOf(Field field);
// A customer's own figure of a field of the record: the extreme of one row.
[[nodiscard]] QString ownFigure(Field field);  // "credit.score.maximum"
[[nodiscard]] bool isSummed(Field field);      // ages and scores are not added up

[[nodiscard]] bool isPlural(const QString &text);
[[nodiscard]] bool isFlowVerb(const QString &flow);        // "deposited", not "deposits"
[[nodiscard]] bool isQuality(const QString &rank);         // "best": says nothing of amounts
[[nodiscard]] bool isComparative(const QString &rank);     // "more", "higher": of two
[[nodiscard]] bool saysAmount(const QString &totalWords);  // "total value" is no count
[[nodiscard]] bool ofEachLoan(const QString &owe);
// "Average monthly spending" -> ".average": fields that say themselves how they are put together; else "".
[[nodiscard]] const char *ownAggregate(const QString &fieldWords);

// What the book calls deposits or withdrawals, as atm.type has it.
[[nodiscard]] QString flowType(const Portfolio &book, Meaning flow);

}  // namespace clientele
