// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/providedembedder.h"

#include "app/privacy/conversation.h"

namespace clientele {

namespace {

// A model reads some 8,000 tokens of a text; more is refused. Cut between words, before names are looked for.
constexpr qsizetype longestText = 8'000;

QString shortened(const QString &text)
{
    if (text.size() <= longestText)
        return text;
    const qsizetype space = text.lastIndexOf(u' ', longestText);
    return text.left(space > 0 ? space : longestText);
}

}  // namespace

std::shared_ptr<const RemoteEmbedder> providedEmbedder(std::shared_ptr<llm::EmbeddingClient> client,
                                                       std::shared_ptr<const privacy::PersonalData> personal,
                                                       std::shared_ptr<const std::atomic<bool>> cancelled)
{
    EmbeddingService service;
    service.model = client->settings().url.toString(QUrl::FullyEncoded) + u' ' + client->settings().embeddingModel;
    service.batch = llm::EmbeddingCall::batchTexts;
    service.request = [client = std::move(client),
                       cancelled = std::move(cancelled)](const QStringList &texts) -> Result<std::vector<float>> {
        auto rows = client->embed(texts, cancelled.get());
        if (!rows)
            return tl::unexpected(rows.error().toError());
        return std::move(rows->values);
    };
    PrivacyGate gate = [personal = std::move(personal)](const QString &text) -> Result<QString> {
        return privacy::Conversation(personal).safe(shortened(text));
    };
    return std::make_shared<const RemoteEmbedder>(std::move(service), std::move(gate));
}

}  // namespace clientele
