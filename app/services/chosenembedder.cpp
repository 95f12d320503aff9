// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/chosenembedder.h"

#include "app/search/providedembedder.h"
#include "app/search/staticembedder.h"

namespace clientele {

void ChosenEmbedder::choose(const EmbedderChoice &choice)
{
    const bool remote = choice.kind == EmbedderChoice::Kind::Provider;
    const auto client = remote ? m_provider.embeddings() : nullptr;
    const bool isBack = remote && m_search.state().failure && m_provider.provider();
    if (choice == m_choice && client == m_client && !isBack)
        return;
    m_choice = choice;
    m_client = client;
    m_search.setWaiting(remote && !client);
    m_search.setEmbedder(maker());
    m_search.restart();
}

SearchService::MakeEmbedder ChosenEmbedder::maker() const
{
    using Made = Result<std::shared_ptr<const Embedder>>;
    using Cancelled = std::shared_ptr<const std::atomic<bool>>;
    switch (m_choice.kind) {
    case EmbedderChoice::Kind::BuiltIn:
        break;
    case EmbedderChoice::Kind::Folder:
        return [folder = m_choice.folder](const Portfolio &, const VectorKeeping &, const Cancelled &,
                                          const RemoteEmbedder::Progress &) -> Made {
            auto model = StaticEmbedder::fromFolder(folder);
            return model ? Made(std::move(*model)) : Made(passOn(model));
        };
    case EmbedderChoice::Kind::Provider:
        if (!m_client)
            break;
        return [client = m_client, personal = m_provider.personal()](
                   const Portfolio &book, const VectorKeeping &keeping, const Cancelled &cancelled,
                   const RemoteEmbedder::Progress &progress) -> Made {
            const auto remote = providedEmbedder(client, personal(), cancelled);
            if (auto done = remote->embedMissing(keeping, book, cancelled.get(), progress); !done)
                return passOn(done);
            return remote->asEmbedder(keeping, book);
        };
    }
    return {};
}

}  // namespace clientele
