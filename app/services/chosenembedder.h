// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps search's embedder the one that the profile has chosen. Lives on the GUI thread.
#pragma once

#include "app/search/embedderchoice.h"
#include "app/services/providerservice.h"
#include "app/services/searchservice.h"

namespace clientele {

class ChosenEmbedder {
public:
    // Both must outlive this.
    ChosenEmbedder(ProviderService &provider, SearchService &search) : m_provider(provider), m_search(search) {}

    // Called where the settings or the provider may have changed. Starts the index anew where the embedder is another
    // one, or where the provider that failed is back.
    void choose(const EmbedderChoice &choice);

private:
    [[nodiscard]] SearchService::MakeEmbedder maker() const;

    ProviderService &m_provider;
    SearchService &m_search;
    EmbedderChoice m_choice;
    std::shared_ptr<llm::EmbeddingClient> m_client;  // what search has
};

}  // namespace clientele
