// SPDX-License-Identifier: GPL-3.0-or-later
// Search in a profile for the commands: with the embedder that the profile has chosen, or another where that one fails.
#pragma once

#include "app/llm/embeddingclient.h"
#include "app/search/booksearch.h"

namespace clientele::cli {

struct ProfileSearch {
    BookSearch search;
    std::shared_ptr<llm::EmbeddingClient> client;  // of a provider's embedder
    std::optional<llm::Failure> failure;           // of the chosen embedder: the built-in one serves
};

// The index is read, or built and kept. Blocks, over the network where a provider embeds. Errors: Storage, Corrupt.
[[nodiscard]] Result<ProfileSearch> openSearch(Profile &profile, PortfolioPtr book);

// The end of an import: brings the index up to the newest snapshot, of books that are not too great for it. Its failure
// is none of the import's: the index is then built when it is first needed.
void finishIndex(Profile &profile);

}  // namespace clientele::cli
