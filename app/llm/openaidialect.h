// SPDX-License-Identifier: GPL-3.0-or-later
// Chat Completions as OpenAI speaks them, and all who speak like it.
#pragma once

#include "app/llm/dialect.h"

namespace clientele::llm {

class OpenAiDialect final : public Dialect {
public:
    explicit OpenAiDialect(ProviderSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] QUrl chatUrl() const override;
    [[nodiscard]] QUrl modelsUrl() const override;
    [[nodiscard]] QUrl embeddingsUrl() const;
    [[nodiscard]] Headers headers(const QByteArray &apiKey) const override;
    [[nodiscard]] QByteArray chatBody(const ChatRequest &request) const override;
    [[nodiscard]] std::unique_ptr<ReplyReader> reader(const ChatRequest &request) const override;

private:
    [[nodiscard]] QUrl under(const QString &path) const;

    ProviderSettings m_settings;
};

}  // namespace clientele::llm
