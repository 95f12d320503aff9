// SPDX-License-Identifier: GPL-3.0-or-later
// The provider that a profile has chosen. Kept in the profile as a small JSON document without any key; the key is in
// the keychain, one entry an origin (app/llm/apikey.h).
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace clientele::llm {

enum class DialectKind { OpenAi, Anthropic };

struct ProviderSettings {
    QUrl url;  // OpenAI-compatible: the base, mostly ending in /v1; Anthropic: the bare origin. No slash at the end
    QString model;
    DialectKind dialect = DialectKind::OpenAi;
    QString embeddingModel;  // empty: documents are embedded on this machine

    [[nodiscard]] QByteArray toJson() const;
    bool operator==(const ProviderSettings &) const = default;
};

// The name of the profile's setting that holds them; an empty value is "no provider".
inline constexpr char providerSetting[] = "provider";
// Nothing where the bytes are none of ours.
[[nodiscard]] std::optional<ProviderSettings> providerSettings(const QByteArray &json);

// What a person typed, checked and in its one form. Errors: InvalidInput, which names the setting to mend.
[[nodiscard]] Result<ProviderSettings> checkedSettings(const QString &url, const QString &model, DialectKind dialect,
                                                       const QString &embeddingModel);

[[nodiscard]] const char *nameOf(DialectKind dialect);
[[nodiscard]] std::optional<DialectKind> dialectNamed(QStringView name);

// "https://api.openai.com", with the port where it is not the scheme's own: what a key belongs to.
[[nodiscard]] QString originOf(const QUrl &url);
// Whether what is sent there stays on this machine.
[[nodiscard]] bool isLoopback(const QUrl &url);

}  // namespace clientele::llm
