// SPDX-License-Identifier: GPL-3.0-or-later
// An answer without a model to a question that wants reasons or a summary: the passages that speak of it.
#pragma once

#include "app/assistant/answer.h"
#include "app/search/booksearch.h"

namespace clientele {

// Whether passages can answer it: why, what do they say, sum up. A forecast is no such question.
[[nodiscard]] bool asksForPassages(const QString &question);

// Nothing where no passage shares a word with the question.
[[nodiscard]] std::optional<Answer> retrievedAnswer(const QString &question, const std::vector<SearchHit> &hits);

}  // namespace clientele
