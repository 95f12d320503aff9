// SPDX-License-Identifier: GPL-3.0-or-later
// provider set, provider none and provider test.
#include "app/llm/provider.h"
#include "app/cli/command.h"
#include "app/llm/apikey.h"
#include "app/llm/connectiontest.h"
#include "app/platform/eventthread.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

QJsonObject asJson(const llm::ProviderSettings &settings)
{
    return {{u"url"_s, settings.url.toString(QUrl::FullyEncoded)},
            {u"model"_s, settings.model},
            {u"dialect"_s, QString::fromLatin1(llm::nameOf(settings.dialect))},
            {u"embedding_model"_s,
             settings.embeddingModel.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(settings.embeddingModel)}};
}

Result<llm::ProviderSettings> settingsIn(const Profile &profile)
{
    const auto kept = profile.setting(QString::fromLatin1(llm::providerSetting));
    if (!kept)
        return tl::unexpected(kept.error());
    const auto settings = llm::providerSettings(kept->value_or(QByteArray()));
    if (!settings)
        return fail(ErrorKind::NotFound, translated("The profile has no provider."),
                    translated("Choose one with “provider set URL --model M”."));
    return *settings;
}

// The connection test holds nothing of the book: its question is the program's own.
llm::ConnectionReport tested(const llm::ProviderSettings &settings, const QByteArray &key)
{
    EventThread thread;
    return thread.wait<llm::ConnectionReport>([&](QObject *owner, const auto &done) {
        auto *provider = new llm::Provider(
            settings, key, [](const QByteArray &) { return std::nullopt; }, owner);
        QObject::connect(provider->test(owner), &llm::ConnectionTest::done, owner,
                         [done](const llm::ConnectionReport &report) { done(report); });
    });
}

}  // namespace

Outcome runProviderSet(const Invocation &invocation)
{
    if (!invocation.options.contains(u"--model"_s))
        return wrongUsage(translated("A provider needs a model: --model M."));
    const QString dialectName = invocation.options.value(u"--dialect"_s, u"openai"_s);
    const auto dialect = llm::dialectNamed(dialectName);
    if (!dialect)
        return wrongUsage(translated("There is no dialect “%1”: it is openai or anthropic.").arg(dialectName));
    const auto settings =
        llm::checkedSettings(invocation.arguments.constFirst(), invocation.options.value(u"--model"_s), *dialect,
                             invocation.options.value(u"--embedding-model"_s));
    if (!settings)
        return failed(settings);
    const auto profile = openProfile(invocation, Profile::Mode::CreateIfMissing);
    if (!profile)
        return failed(profile);
    if (const auto kept = (*profile)->setSetting(QString::fromLatin1(llm::providerSetting), settings->toJson()); !kept)
        return failed(kept);
    return Output{{{u"provider"_s, asJson(*settings)}},
                  translated("%1 at %2. “provider test” tries it.")
                      .arg(settings->model, settings->url.toString(QUrl::FullyEncoded))};
}

Outcome runProviderNone(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    if (const auto kept = (*profile)->setSetting(QString::fromLatin1(llm::providerSetting), {}); !kept)
        return failed(kept);
    return Output{{{u"provider"_s, QJsonValue(QJsonValue::Null)}},
                  translated("No provider: every question is answered on this computer.")};
}

Outcome runProviderTest(const Invocation &invocation)
{
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    const auto settings = settingsIn(**profile);
    if (!settings)
        return failed(settings);
    const llm::ConnectionReport report = tested(*settings, llm::apiKey(settings->url));
    if (report.failure)
        return tl::unexpected<Failure>(report.failure->toError());
    QJsonObject json = asJson(*settings);
    json.insert(u"reachable"_s, true);
    json.insert(u"answered_by"_s, report.answeredBy);
    json.insert(u"first_token_ms"_s, report.firstTokenMilliseconds);
    json.insert(u"models"_s, QJsonArray::fromStringList(report.models));
    return Output{
        json,
        translated("%1 answers, its first word after %2 ms.").arg(settings->model).arg(report.firstTokenMilliseconds)};
}

}  // namespace clientele::cli
