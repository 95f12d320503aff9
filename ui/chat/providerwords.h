// SPDX-License-Identifier: GPL-3.0-or-later
// Who answers, in the words of the panel's header.
#pragma once

#include "app/services/providerservice.h"

namespace clientele {

struct ProviderWords {
    QString state;           // "Online · gpt-4o-mini"
    bool reachable = false;  // the dot is green
    QString detail;          // why, or what that means; may be empty
};

// `network`: whether there is one, where no provider is set.
[[nodiscard]] ProviderWords wordsOf(const ProviderState &state, bool network);

}  // namespace clientele
