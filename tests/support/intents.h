// SPDX-License-Identifier: GPL-3.0-or-later
// Short messages of a bank's customers, several wordings an intent (tests/fixtures/intents). pool.txt is what the
// embedder's weights were tried on; heldout.txt was written before the lexicon and is only measured; fresh.txt and
// fresh-pool.txt are intents that were thought of after both. everyday.txt and unseen.txt hold what is searched for
// ("> ") below what is to be found, of intents that lie close together: the lexicon was widened by looking at the first,
// never at the second.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QString>

#include <vector>

namespace clientele::test {

struct Wording {
    QString intent;
    QString text;
    bool query = false;  // is searched for, and not in the book
};

[[nodiscard]] std::vector<Wording> wordingsOf(const QString &file);

// `count` different sentences of a bank's everyday life that are none of the intents, the same each time.
[[nodiscard]] std::vector<QString> distractors(std::size_t count);

// A book of these complaints, with ids W1, W2 ..., and nothing else.
[[nodiscard]] PortfolioPtr bookOfComplaints(const std::vector<QString> &texts);

}  // namespace clientele::test
