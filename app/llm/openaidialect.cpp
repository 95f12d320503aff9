// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/openaidialect.h"

#include "app/llm/openaireader.h"
#include "app/llm/outputschema.h"
#include "app/llm/presets.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

QJsonObject asJson(const ToolCall &call)
{
    return {{u"id"_s, call.id},
            {u"type"_s, u"function"_s},
            {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, call.arguments}}}};
}

QJsonObject asJson(const Message &message)
{
    switch (message.role) {
    case Role::System:
        return {{u"role"_s, u"system"_s}, {u"content"_s, message.text}};
    case Role::User:
        return {{u"role"_s, u"user"_s}, {u"content"_s, message.text}};
    case Role::Tool:
        return {{u"role"_s, u"tool"_s}, {u"tool_call_id"_s, message.answerTo}, {u"content"_s, message.text}};
    case Role::Assistant:
        break;
    }
    QJsonObject object{{u"role"_s, u"assistant"_s}, {u"content"_s, message.text}};
    QJsonArray calls;
    for (const ToolCall &call : message.calls)
        calls.append(asJson(call));
    if (!calls.isEmpty())
        object.insert(u"tool_calls"_s, calls);
    return object;
}

QJsonObject asJson(const Tool &tool)
{
    return {{u"type"_s, u"function"_s},
            {u"function"_s, QJsonObject{{u"name"_s, tool.name},
                                        {u"description"_s, tool.description},
                                        {u"parameters"_s, tool.parameters}}}};
}

QJsonObject responseFormat(const OutputSchema &output, OutputMode mode)
{
    if (mode == OutputMode::Object)
        return {{u"type"_s, u"json_object"_s}};
    return {
        {u"type"_s, u"json_schema"_s},
        {u"json_schema"_s, QJsonObject{{u"name"_s, output.name}, {u"strict"_s, true}, {u"schema"_s, output.schema}}}};
}

}  // namespace

QUrl OpenAiDialect::under(const QString &path) const
{
    QUrl url = m_settings.url;
    url.setPath(url.path() + path);
    return url;
}

QUrl OpenAiDialect::chatUrl() const { return under(u"/chat/completions"_s); }
QUrl OpenAiDialect::modelsUrl() const { return under(u"/models"_s); }
QUrl OpenAiDialect::embeddingsUrl() const { return under(u"/embeddings"_s); }

Headers OpenAiDialect::headers(const QByteArray &apiKey) const
{
    if (apiKey.isEmpty())
        return {};
    if (isAzure(m_settings.url))
        return {{"api-key", apiKey}};
    return {{"Authorization", "Bearer " + apiKey}};
}

QByteArray OpenAiDialect::chatBody(const ChatRequest &request) const
{
    QJsonArray messages;
    for (const Message &message : request.messages)
        messages.append(asJson(message));
    if (request.output && request.outputMode != OutputMode::Schema)
        messages.append(QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, schemaInWords(*request.output)}});
    QJsonObject body{{u"model"_s, m_settings.model},
                     {u"messages"_s, messages},
                     {u"stream"_s, true},
                     {u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}}};
    if (!request.tools.empty()) {
        QJsonArray tools;
        for (const Tool &tool : request.tools)
            tools.append(asJson(tool));
        body.insert(u"tools"_s, tools);
    }
    if (request.output && request.outputMode != OutputMode::Words)
        body.insert(u"response_format"_s, responseFormat(*request.output, request.outputMode));
    if (request.temperature)
        body.insert(u"temperature"_s, *request.temperature);
    if (request.maxTokens > 0) {
        // OpenAI's own servers have renamed it and refuse the old name for newer models; the others know the old one.
        const Preset *preset = presetOf(m_settings.url);
        const bool renamed = isAzure(m_settings.url) || (preset && QByteArray(preset->id) == "openai");
        body.insert(renamed ? u"max_completion_tokens"_s : u"max_tokens"_s, request.maxTokens);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::unique_ptr<ReplyReader> OpenAiDialect::reader(const ChatRequest &) const
{
    return std::make_unique<OpenAiReader>();
}

}  // namespace clientele::llm
