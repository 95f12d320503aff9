// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/apikey.h"

#include "app/llm/settings.h"
#include "app/store/keychain.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele::llm {

namespace {

constexpr char variable[] = "CLIENTELE_API_KEY";

// Spaces and line ends come with copying; inside they would begin another header.
bool isSound(const QByteArray &key)
{
    return std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace

QString keyEntry(const QUrl &url) { return QStringLiteral("provider-") + originOf(url); }

bool isKeyInEnvironment() { return !qEnvironmentVariableIsEmpty(variable); }

QByteArray apiKey(const QUrl &url)
{
    const QByteArray given = qgetenv(variable).trimmed();
    const QByteArray key = given.isEmpty() ? keychain::read(keyEntry(url)).value_or(QByteArray()) : given;
    return isSound(key) ? key : QByteArray();
}

Status setApiKey(const QUrl &url, const QByteArray &key)
{
    const QByteArray trimmed = key.trimmed();
    if (!isSound(trimmed))
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("Provider", "The key has characters that no key has."),
                    QCoreApplication::translate("Provider", "Copy it once more, without spaces or line ends."));
    return trimmed.isEmpty() ? keychain::remove(keyEntry(url)) : keychain::write(keyEntry(url), trimmed);
}

}  // namespace clientele::llm
