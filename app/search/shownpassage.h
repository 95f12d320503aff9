// SPDX-License-Identifier: GPL-3.0-or-later
// A passage as a person reads it: in the window's language and its formats. What is searched stays in the one language
// of the index.
#pragma once

#include "app/search/passage.h"

namespace clientele {

// Products and complaints are data, and shown as they are. Pure: any thread.
[[nodiscard]] QString shownText(const Portfolio &book, const PassagePlace &place);

}  // namespace clientele
