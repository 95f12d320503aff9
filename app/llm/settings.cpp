// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/settings.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Provider", text); }

Status checkedUrl(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != u"https" && scheme != u"http"))
        return fail(ErrorKind::InvalidInput, translated("The provider's address is no web address."),
                    translated("Write it as https://api.openai.com/v1."));
    if (scheme == u"http" && !isLoopback(url))
        return fail(ErrorKind::InvalidInput,
                    translated("Plain http is allowed to this computer only, and %1 is another one.").arg(url.host()),
                    translated("Write the provider's address with https."));
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput, translated("The provider's address holds a user name or a password."),
                    translated("Leave them out of the address; the key belongs into the keychain."));
    if (url.hasQuery() || url.hasFragment())
        return fail(ErrorKind::InvalidInput, translated("The provider's address has a query or a fragment."),
                    translated("End the address with its path, such as /v1."));
    return {};
}

}  // namespace

const char *nameOf(DialectKind dialect) { return dialect == DialectKind::Anthropic ? "anthropic" : "openai"; }

std::optional<DialectKind> dialectNamed(QStringView name)
{
    if (name == u"openai")
        return DialectKind::OpenAi;
    if (name == u"anthropic")
        return DialectKind::Anthropic;
    return std::nullopt;
}

QString originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme().toLower());
    origin.setHost(url.host());
    const int usual = origin.scheme() == u"https" ? 443 : 80;
    if (url.port(usual) != usual)
        origin.setPort(url.port());
    return origin.toString(QUrl::FullyEncoded);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

QByteArray ProviderSettings::toJson() const
{
    return QJsonDocument(QJsonObject{{u"url"_s, url.toString(QUrl::FullyEncoded)},
                                     {u"model"_s, model},
                                     {u"dialect"_s, QString::fromLatin1(nameOf(dialect))},
                                     {u"embedding_model"_s, embeddingModel}})
        .toJson(QJsonDocument::Compact);
}

std::optional<ProviderSettings> providerSettings(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto dialect = dialectNamed(object.value(u"dialect"_s).toString());
    const ProviderSettings settings{QUrl(object.value(u"url"_s).toString(), QUrl::StrictMode),
                                    object.value(u"model"_s).toString(), dialect.value_or(DialectKind::OpenAi),
                                    object.value(u"embedding_model"_s).toString()};
    // Held to the same rules as what is typed: a profile may come from elsewhere.
    if (!dialect || settings.model.isEmpty() || !checkedUrl(settings.url))
        return std::nullopt;
    return settings;
}

Result<ProviderSettings> checkedSettings(const QString &typed, const QString &model, DialectKind dialect,
                                         const QString &embeddingModel)
{
    ProviderSettings settings{QUrl(typed.trimmed(), QUrl::StrictMode), model.trimmed(), dialect,
                              embeddingModel.trimmed()};
    if (auto sound = checkedUrl(settings.url); !sound)
        return passOn(sound);
    if (settings.model.isEmpty())
        return fail(ErrorKind::InvalidInput, translated("The provider's model is missing."),
                    translated("Name the model as the provider does."));
    QString path = settings.url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (dialect == DialectKind::Anthropic) {
        if (!settings.embeddingModel.isEmpty())
            return fail(ErrorKind::InvalidInput, translated("Anthropic's dialect has no embeddings."),
                        translated("Leave the embedding model out: documents are then embedded on this computer."));
        if (path == u"/v1")
            path.clear();
        if (!path.isEmpty())
            return fail(ErrorKind::InvalidInput, translated("An address of Anthropic's dialect has no path."),
                        translated("Write it as https://api.anthropic.com."));
    } else if (path.isEmpty()) {
        return fail(ErrorKind::InvalidInput, translated("An OpenAI-compatible address ends in /v1."),
                    translated("Write it as %1.").arg(originOf(settings.url) + u"/v1"_s));
    } else if (path.endsWith(u"/chat/completions") || path.endsWith(u"/embeddings")) {
        return fail(ErrorKind::InvalidInput, translated("The provider's address is that of one of its functions."),
                    translated("End the address before that, with /v1."));
    }
    settings.url.setPath(path);
    return settings;
}

}  // namespace clientele::llm
