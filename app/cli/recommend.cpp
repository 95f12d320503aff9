// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/llm/apikey.h"
#include "app/parallel.h"
#include "app/platform/eventthread.h"
#include "app/privacy/outgoingscan.h"
#include "app/recommend/modelsteps.h"
#include "app/recommend/suggestiontrace.h"
#include "app/store/suggestionrecords.h"
#include "app/store/tracerecords.h"

#include <QThread>

namespace clientele::cli {

namespace {

// Both steps by the provider; whatever fails, the local result with the failure named.
recommend::Recommendation byProvider(const std::shared_ptr<const recommend::SuggestionEngine> &engine,
                                     const recommend::Recommendation &local, const llm::ProviderSettings &settings,
                                     const QLocale &locale, const trace::Context &context)
{
    const auto personal = std::make_shared<const privacy::PersonalData>(engine->book(), recommend::promptTexts());
    const QByteArray key = llm::apiKey(settings.url);
    EventThread thread;
    return thread.wait<recommend::Recommendation>([&](QObject *owner, const auto &done) {
        auto *provider = new llm::Provider(settings, key, privacy::outgoingCheck(personal), owner);
        const trace::Current inside(context);
        auto *steps = new recommend::ModelSteps(engine, local, *provider, personal, locale, owner);
        QObject::connect(steps, &recommend::ModelSteps::finished, owner,
                         [done](const recommend::Recommendation &result) { done(result); });
    });
}

}  // namespace

Outcome runRecommend(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto chosen = (*profile)->setting(QString::fromLatin1(recommend::rulesSetting));
    if (!chosen)
        return failed(chosen);
    auto rules = recommend::rulesOf((*profile)->folder(), QString::fromUtf8(chosen->value_or(QByteArray())));
    if (!rules)
        return failed(rules);
    const QString &customer = invocation.arguments.constFirst();
    const auto decisions = SuggestionRecords(**profile).decisions(customer);
    if (!decisions)
        return failed(decisions);
    const auto kept = (*profile)->setting(QString::fromLatin1(llm::providerSetting));
    if (!kept)
        return failed(kept);
    const auto book = (*profile)->loadPortfolio();
    if (!book)
        return failed(book);
    EvaluationOptions options;
    options.runParts = shareWithFreeWorkers;
    options.parts = QThread::idealThreadCount();
    const auto engine =
        recommend::SuggestionEngine::make(*book, std::make_shared<const Catalogue>(), std::move(*rules), options);
    if (!engine)
        return failed(engine);
    const QLocale locale;
    const auto recorder = std::make_shared<trace::Recorder>(nullptr);
    recommend::SuggestionTrace run(recorder);
    auto result =
        (*engine)->recommend(customer, locale, recommend::setAside(*decisions, customer, QDate::currentDate(), locale));
    if (!result)
        return failed(result);
    if (const auto settings = llm::providerSettings(kept->value_or(QByteArray())))
        *result = byProvider(*engine, *result, *settings, locale, run.context());
    run.end(*result);
    // An answer that cannot be recorded is an answer all the same.
    (void)TraceRecords(**profile).keep(recorder->take());
    return invocation.json ? Output{result->toJson(), {}} : Output{{}, result->toText(locale)};
}

}  // namespace clientele::cli
