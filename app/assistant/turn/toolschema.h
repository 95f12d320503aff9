// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that a question offers to a model: all of them read. Their schemas are made from the catalogue and are in
// the strictest common subset (every property required, null for what is left out).
#pragma once

#include "app/llm/chat.h"
#include "models/query/catalogue.h"

namespace clientele {

[[nodiscard]] std::vector<llm::Tool> questionTools(const Catalogue &catalogue);

// What a chart of an answer may be.
[[nodiscard]] QStringList chartKinds();

// Whether a model may group by or ask for a field: none that tells who somebody is, but the customer as a token.
[[nodiscard]] bool mayBeNamed(Field field);

}  // namespace clientele
