// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/presets.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

using enum DialectKind;

// clang-format off
constexpr std::array table{
    //     id           name              url                                                     dialect    model                      embedding model           key
    Preset{"openai",    "OpenAI",         "https://api.openai.com/v1",                            OpenAi,    "gpt-4o-mini",             "text-embedding-3-small", true},
    Preset{"azure",     "Azure OpenAI",   "https://{resource}.openai.azure.com/openai/v1",        OpenAi,    "gpt-4o-mini",             "text-embedding-3-small", true},
    Preset{"bedrock",   "Amazon Bedrock", "https://bedrock-runtime.{region}.amazonaws.com/openai/v1", OpenAi, "openai.gpt-oss-120b-1:0", "",                      true},
    Preset{"anthropic", "Anthropic",      "https://api.anthropic.com",                            Anthropic, "claude-sonnet-4-5",       "",                       true},
    Preset{"ollama",    "Ollama",         "http://127.0.0.1:11434/v1",                            OpenAi,    "llama3.1",                "nomic-embed-text",       false},
    Preset{"llamacpp",  "llama.cpp",      "http://127.0.0.1:8080/v1",                             OpenAi,    "local",                   "",                       false},
    Preset{"lmstudio",  "LM Studio",      "http://127.0.0.1:1234/v1",                             OpenAi,    "qwen2.5-7b-instruct",     "",                       false},
    Preset{"vllm",      "vLLM",           "http://127.0.0.1:8000/v1",                             OpenAi,    "Qwen/Qwen2.5-7B-Instruct", "",                      false},
};
// clang-format on

}  // namespace

std::span<const Preset> presets() { return table; }

bool isAzure(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host.endsWith(u".openai.azure.com"_s) || host.endsWith(u".services.ai.azure.com"_s)
           || host.endsWith(u".cognitiveservices.azure.com"_s);
}

const Preset *presetOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    const auto fits = [&](const Preset &preset) {
        const QString id = QString::fromLatin1(preset.id);
        if (id == u"azure")
            return isAzure(url);
        if (id == u"bedrock")
            return host.startsWith(u"bedrock-runtime."_s) && host.endsWith(u".amazonaws.com"_s);
        const QUrl own(QString::fromLatin1(preset.url));
        return isLoopback(own) ? isLoopback(url) && own.port() == url.port() : host == own.host();
    };
    const auto found = std::ranges::find_if(table, fits);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace clientele::llm
