// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's embeddings as the search index wants them: each text through the privacy gate by itself, so that the same
// text always gets the same tokens and thus the same vector.
#pragma once

#include "app/llm/embeddingclient.h"
#include "app/privacy/personaldata.h"
#include "app/search/remoteembedder.h"

namespace clientele {

// Errors of its calls are the client's, as Failure::toError(). Any worker. `cancelled` may be null; once it is set,
// questions are cancelled too.
[[nodiscard]] std::shared_ptr<const RemoteEmbedder> providedEmbedder(
    std::shared_ptr<llm::EmbeddingClient> client, std::shared_ptr<const privacy::PersonalData> personal,
    std::shared_ptr<const std::atomic<bool>> cancelled = {});

}  // namespace clientele
