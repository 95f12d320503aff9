// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/dialect.h"

#include "app/llm/anthropicdialect.h"
#include "app/llm/openaidialect.h"

namespace clientele::llm {

std::unique_ptr<const Dialect> Dialect::of(const ProviderSettings &settings)
{
    if (settings.dialect == DialectKind::Anthropic)
        return std::make_unique<AnthropicDialect>(settings);
    return std::make_unique<OpenAiDialect>(settings);
}

}  // namespace clientele::llm
