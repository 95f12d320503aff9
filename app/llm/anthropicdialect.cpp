// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/anthropicdialect.h"

#include "app/llm/anthropicreader.h"
#include "app/llm/outputschema.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

constexpr int usualMaxTokens = 4096;  // the dialect wants a number

bool asksByTool(const ChatRequest &request)
{
    // Beside tools of ours a forced one would keep the model from ever using them.
    return request.output && request.outputMode == OutputMode::Schema && request.tools.empty();
}

QJsonObject textBlock(const QString &text) { return {{u"type"_s, u"text"_s}, {u"text"_s, text}}; }

QJsonArray blocksOf(const Message &message)
{
    QJsonArray blocks;
    if (message.role == Role::Tool) {
        blocks.append(QJsonObject{
            {u"type"_s, u"tool_result"_s}, {u"tool_use_id"_s, message.answerTo}, {u"content"_s, message.text}});
        return blocks;
    }
    if (!message.text.isEmpty())  // an empty block is refused
        blocks.append(textBlock(message.text));
    for (const ToolCall &call : message.calls)
        blocks.append(QJsonObject{{u"type"_s, u"tool_use"_s},
                                  {u"id"_s, call.id},
                                  {u"name"_s, call.name},
                                  {u"input"_s, call.parsed().value_or(QJsonObject())}});
    return blocks;
}

// Roles must alternate: neighbours of one role become one message.
QJsonArray messagesOf(const ChatRequest &request)
{
    QJsonArray messages;
    QString role;
    QJsonArray blocks;
    const auto finish = [&] {
        if (!blocks.isEmpty())
            messages.append(QJsonObject{{u"role"_s, role}, {u"content"_s, blocks}});
        blocks = {};
    };
    for (const Message &message : request.messages) {
        if (message.role == Role::System)
            continue;
        const QString its = message.role == Role::Assistant ? u"assistant"_s : u"user"_s;
        if (its != role)
            finish();
        role = its;
        const QJsonArray own = blocksOf(message);
        for (const QJsonValue &block : own)
            blocks.append(block);
    }
    finish();
    return messages;
}

QString systemOf(const ChatRequest &request)
{
    QStringList texts;
    for (const Message &message : request.messages)
        if (message.role == Role::System)
            texts += message.text;
    if (request.output && !asksByTool(request))
        texts += schemaInWords(*request.output);
    return texts.join(u"\n\n"_s);
}

}  // namespace

QUrl AnthropicDialect::chatUrl() const
{
    QUrl url = m_settings.url;
    url.setPath(u"/v1/messages"_s);
    return url;
}

QUrl AnthropicDialect::modelsUrl() const
{
    QUrl url = m_settings.url;
    url.setPath(u"/v1/models"_s);
    return url;
}

Headers AnthropicDialect::headers(const QByteArray &apiKey) const
{
    Headers headers{{"anthropic-version", "2023-06-01"}};
    if (!apiKey.isEmpty())
        headers.emplace_back("x-api-key", apiKey);
    return headers;
}

QByteArray AnthropicDialect::chatBody(const ChatRequest &request) const
{
    QJsonObject body{{u"model"_s, m_settings.model},
                     {u"max_tokens"_s, request.maxTokens > 0 ? request.maxTokens : usualMaxTokens},
                     {u"messages"_s, messagesOf(request)},
                     {u"stream"_s, true}};
    if (const QString system = systemOf(request); !system.isEmpty())
        body.insert(u"system"_s, system);
    QJsonArray tools;
    for (const Tool &tool : request.tools)
        tools.append(QJsonObject{
            {u"name"_s, tool.name}, {u"description"_s, tool.description}, {u"input_schema"_s, tool.parameters}});
    if (asksByTool(request)) {
        tools.append(QJsonObject{{u"name"_s, request.output->name}, {u"input_schema"_s, request.output->schema}});
        body.insert(u"tool_choice"_s, QJsonObject{{u"type"_s, u"tool"_s}, {u"name"_s, request.output->name}});
    }
    if (!tools.isEmpty())
        body.insert(u"tools"_s, tools);
    if (request.temperature)
        body.insert(u"temperature"_s, *request.temperature);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::unique_ptr<ReplyReader> AnthropicDialect::reader(const ChatRequest &request) const
{
    return std::make_unique<AnthropicReader>(asksByTool(request) ? request.output->name : QString());
}

}  // namespace clientele::llm
