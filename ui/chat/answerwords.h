// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an answer: where it came from, what it cost, how it was computed, what went wrong. In the person's
// language, plain text.
#pragma once

#include "app/assistant/answer.h"

#include <QString>

namespace clientele {

struct Budget;

// "Computed here · 2 ms", "gpt-4o-mini · 1.8 s · 612 tokens · 0.0002 USD". `milliseconds` below 0: not known any more.
[[nodiscard]] QString originText(const Answer &answer, double milliseconds);
// "612 tokens · 0.0002 USD"; empty where nobody was paid.
[[nodiscard]] QString spendingText(const Spending &spending);
// "Used: 2 of 8 steps · 612 of 60,000 tokens · 3 of 120 s · 0.0002 of 0.50 USD"; without the time where it is below 0.
[[nodiscard]] QString budgetText(const Spending &spent, const Budget &budget, double milliseconds);
// What of the answer deserves care: stopped, cut, the provider's failure. Empty where nothing does.
[[nodiscard]] QString careText(const Answer &answer);

// "How: loans.owed by loan.type · Customer: Wendy Zhao · 3 rows"; empty where the answer has no figure.
[[nodiscard]] QString howText(const Answer &answer, const QString &scopeWords);
// "As sent: 2 requests, names replaced by tokens"; empty where nothing was sent.
[[nodiscard]] QString sentText(const Answer &answer);

// For the clipboard and for exports.
[[nodiscard]] QString plainText(const Answer &answer);     // as read: no Markdown, the table below
[[nodiscard]] QString markdownText(const Answer &answer);  // its own, or ours with the table
[[nodiscard]] QString tableText(const Answer &answer);     // the figures, tab-separated, with headers

}  // namespace clientele
