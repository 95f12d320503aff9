// SPDX-License-Identifier: GPL-3.0-or-later
// Credit scores in bands of the contract, or in bins of 35 from 300 on.
#pragma once

#include "models/query/catalogue.h"
#include "models/query/engine/decimal.h"

namespace clientele {

struct ScoreRange {
    Range range;
    QString key;  // "good"; "300-334"
};

// Ascending; a score outside all of them is in none. `derivation` is ScoreBand or ScoreBin.
[[nodiscard]] const std::vector<ScoreRange> &scoreRanges(Derivation derivation);

}  // namespace clientele
