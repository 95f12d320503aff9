// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation with every kind of message, for pictures of the panel: its figures are computed over the book, its words
// are those of a model that nobody asked.
#pragma once

#include "app/assistant/chatthread.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

namespace clientele {

[[nodiscard]] ChatThread sampleConversation(const Portfolio &book, const Catalogue &catalogue);

}  // namespace clientele
