// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/servedbook.h"

#include "app/llm/apikey.h"
#include "app/parallel.h"
#include "app/recommend/modelrequests.h"
#include "app/store/suggestionrecords.h"

#include <QFile>
#include <QThread>

#include <mutex>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

std::function<std::shared_ptr<const privacy::PersonalData>()> namesOf(const PortfolioPtr &book)
{
    struct Names {
        std::once_flag once;
        std::shared_ptr<const privacy::PersonalData> data;
    };
    return [book, names = std::make_shared<Names>()] {
        std::call_once(names->once, [&] {
            names->data = std::make_shared<const privacy::PersonalData>(book, recommend::promptTexts());
        });
        return names->data;
    };
}

Result<std::shared_ptr<const recommend::SuggestionEngine>> engineOf(const PortfolioPtr &book, const QString &folder,
                                                                    const QString &chosenRules)
{
    auto rules = recommend::rulesOf(folder, chosenRules);
    if (!rules)
        return passOn(rules);
    EvaluationOptions options;
    options.runParts = shareWithFreeWorkers;
    options.parts = QThread::idealThreadCount();
    return recommend::SuggestionEngine::make(book, std::make_shared<const Catalogue>(), std::move(*rules), options);
}

// The chosen rules as they stand, or the profile's own; empty where it has none.
QByteArray ownRules(const QString &folder, const QString &chosen)
{
    QFile file(chosen.isEmpty() ? folder + u'/' + QLatin1StringView(recommend::rulesFile) : chosen);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

Status ServedBook::bringUpToDate(Made &made, Profile &profile)
{
    const auto newest = profile.newestSnapshot();
    if (!newest)
        return tl::unexpected(newest.error());
    const bool isNewBook = *newest != made.snapshot || !made.serving.book;
    if (isNewBook) {
        auto book = profile.loadPortfolio();
        if (!book)
            return passOn(book);
        made.serving.book = std::move(*book);
        made.serving.personal = namesOf(made.serving.book);
        made.snapshot = *newest;
    }
    const auto chosen = profile.setting(QString::fromLatin1(recommend::rulesSetting));
    if (!chosen)
        return tl::unexpected(chosen.error());
    const QString chosenRules = QString::fromUtf8(chosen->value_or(QByteArray()));
    if (const QByteArray rules = ownRules(profile.folder(), chosenRules); isNewBook || rules != made.rules) {
        made.serving.engine = engineOf(made.serving.book, profile.folder(), chosenRules);
        made.rules = rules;
    }
    auto decisions = SuggestionRecords(profile).decisions();
    if (!decisions)
        return passOn(decisions);
    made.serving.decisions = std::move(*decisions);
    const auto kept = profile.setting(QString::fromLatin1(llm::providerSetting));
    if (!kept)
        return tl::unexpected(kept.error());
    if (const QByteArray provider = kept->value_or(QByteArray()); provider != made.provider) {
        made.provider = provider;
        made.serving.provider = llm::providerSettings(provider);
        made.serving.key = made.serving.provider ? llm::apiKey(made.serving.provider->url) : QByteArray();
    }
    return {};
}

Status ServedBook::open(const QString &folder, const Unlock &unlock)
{
    return m_store
        .run([folder, unlock, made = m_made](std::unique_ptr<Profile> &profile) -> Status {
            auto opened = Profile::open(folder, unlock, Profile::Mode::Existing);
            if (!opened)
                return passOn(opened);
            profile = std::move(*opened);
            return bringUpToDate(*made, *profile);
        })
        .result();
}

QFuture<Result<Serving>> ServedBook::now()
{
    return m_store.run([made = m_made](std::unique_ptr<Profile> &profile) -> Result<Serving> {
        if (auto done = bringUpToDate(*made, *profile); !done)
            return passOn(done);
        return made->serving;
    });
}

}  // namespace clientele::server
