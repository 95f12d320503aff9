// SPDX-License-Identifier: GPL-3.0-or-later
// Messages as Anthropic speaks them. An output schema is asked for as a tool that the model must call; what it calls it
// with comes out as text, so that both dialects give the same events.
#pragma once

#include "app/llm/dialect.h"

namespace clientele::llm {

class AnthropicDialect final : public Dialect {
public:
    explicit AnthropicDialect(ProviderSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] QUrl chatUrl() const override;
    [[nodiscard]] QUrl modelsUrl() const override;
    [[nodiscard]] Headers headers(const QByteArray &apiKey) const override;
    [[nodiscard]] QByteArray chatBody(const ChatRequest &request) const override;
    [[nodiscard]] std::unique_ptr<ReplyReader> reader(const ChatRequest &request) const override;

private:
    ProviderSettings m_settings;
};

}  // namespace clientele::llm
