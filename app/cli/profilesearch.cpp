// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profilesearch.h"

#include "app/llm/apikey.h"
#include "app/privacy/outgoingscan.h"
#include "app/search/embedderchoice.h"
#include "app/search/providedembedder.h"
#include "app/search/staticembedder.h"

namespace clientele::cli {

namespace {

// Customers, products and complaints. Of more the index takes minutes and gigabytes: it is made by who first needs it.
constexpr qint64 mostIndexedAtOnce = 100'000;

llm::Failure asFailure(const Error &error)
{
    llm::Failure failure = llm::failureOf(llm::FailureKind::Settings);
    failure.message = error.message;
    failure.next = error.next;
    return failure;
}

QByteArray settingOf(const Profile &profile, const char *name)
{
    const auto kept = profile.setting(QString::fromLatin1(name));
    return kept ? kept->value_or(QByteArray()) : QByteArray();
}

// The provider's, with every passage's vector in the profile; nothing where it fails.
std::shared_ptr<const Embedder> provided(const Profile &profile, const PortfolioPtr &book,
                                         const llm::ProviderSettings &settings,
                                         std::shared_ptr<llm::EmbeddingClient> &client,
                                         std::optional<llm::Failure> &failure)
{
    const auto personal = std::make_shared<const privacy::PersonalData>(book);
    client =
        std::make_shared<llm::EmbeddingClient>(settings, llm::apiKey(settings.url), privacy::outgoingCheck(personal));
    const auto remote = providedEmbedder(client, personal);
    const VectorKeeping keeping = VectorKeeping::in(profile);
    const auto embedded = remote->embedMissing(keeping, *book);
    if (!embedded) {
        failure = client->lastFailure().value_or(asFailure(embedded.error()));
        return nullptr;
    }
    auto embedder = remote->asEmbedder(keeping, *book);
    if (!embedder) {
        failure = asFailure(embedder.error());
        return nullptr;
    }
    return *embedder;
}

}  // namespace

Result<ProfileSearch> openSearch(Profile &profile, PortfolioPtr book)
{
    const EmbedderChoice choice =
        embedderChoice(settingOf(profile, llm::providerSetting), settingOf(profile, embedderFolderSetting));
    std::shared_ptr<llm::EmbeddingClient> client;
    std::optional<llm::Failure> failure;
    IndexingOptions options;
    if (choice.kind == EmbedderChoice::Kind::Provider) {
        options.embedder = provided(profile, book, choice.provider, client, failure);
    } else if (choice.kind == EmbedderChoice::Kind::Folder) {
        if (auto model = StaticEmbedder::fromFolder(choice.folder))
            options.embedder = std::move(*model);
        else
            failure = asFailure(model.error());
    }
    auto search = BookSearch::open(profile, std::move(book), std::make_shared<const Catalogue>(), options);
    if (!search)
        return passOn(search);
    return ProfileSearch{std::move(*search), std::move(client), std::move(failure)};
}

void finishIndex(Profile &profile)
{
    const SearchRecords records(profile);
    const qint64 rows = records.searchedRows().value_or(0);
    const bool isFresh = records.snapshot().value_or(0) == profile.newestSnapshot().value_or(0);
    if (rows == 0 || rows > mostIndexedAtOnce || isFresh)
        return;
    if (const auto book = profile.loadPortfolio())
        (void)openSearch(profile, *book);
}

}  // namespace clientele::cli
