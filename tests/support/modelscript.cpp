// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelscript.h"

#include "app/assistant/turn/prompt.h"
#include "app/llm/provider.h"
#include "app/privacy/outgoingscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray chunk(const QJsonObject &delta)
{
    return sse(compact(
        {{u"model"_s, u"scripted"_s}, {u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}}}}}));
}

QByteArray event(const QString &type, QJsonObject object)
{
    object.insert(u"type"_s, type);
    return sse(compact(object), type.toUtf8());
}

void end(Script &script, llm::DialectKind dialect, const QString &reason)
{
    if (dialect == llm::DialectKind::OpenAi) {
        script.send(sse("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason.toUtf8() + "\"}]}"));
        script.send(sse(R"({"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10}})"));
        script.send(sse("[DONE]"));
    } else {
        script.send(event(u"message_delta"_s, {{u"delta"_s, QJsonObject{{u"stop_reason"_s, reason}}},
                                               {u"usage"_s, QJsonObject{{u"output_tokens"_s, 10}}}}));
        script.send(event(u"message_stop"_s, {}));
    }
    script.close();
}

Script begun(llm::DialectKind dialect)
{
    Script script = Script::stream();
    if (dialect == llm::DialectKind::Anthropic)
        script.send(event(u"message_start"_s,
                          {{u"message"_s, QJsonObject{{u"model"_s, u"scripted"_s},
                                                      {u"usage"_s, QJsonObject{{u"input_tokens"_s, 100}}}}}}));
    return script;
}

}  // namespace

Script saying(llm::DialectKind dialect, const QStringList &deltas)
{
    Script script = begun(dialect);
    const bool openAi = dialect == llm::DialectKind::OpenAi;
    if (!openAi)
        script.send(event(
            u"content_block_start"_s,
            {{u"index"_s, 0}, {u"content_block"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, QString()}}}}));
    for (const QString &delta : deltas)
        script.send(openAi ? chunk({{u"content"_s, delta}})
                           : event(u"content_block_delta"_s,
                                   {{u"index"_s, 0},
                                    {u"delta"_s, QJsonObject{{u"type"_s, u"text_delta"_s}, {u"text"_s, delta}}}}));
    end(script, dialect, openAi ? u"stop"_s : u"end_turn"_s);
    return script;
}

Script calling(llm::DialectKind dialect, const std::vector<Calling> &calls)
{
    Script script = begun(dialect);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const int index = static_cast<int>(i);
        const QString id = u"call_%1"_s.arg(index);
        const QString arguments = QString::fromUtf8(compact(calls[i].arguments));
        if (dialect == llm::DialectKind::OpenAi) {
            script.send(chunk({{u"tool_calls"_s,
                                QJsonArray{QJsonObject{{u"index"_s, index},
                                                       {u"id"_s, id},
                                                       {u"function"_s, QJsonObject{{u"name"_s, calls[i].name},
                                                                                   {u"arguments"_s, arguments}}}}}}}));
            continue;
        }
        script.send(event(u"content_block_start"_s,
                          {{u"index"_s, index},
                           {u"content_block"_s,
                            QJsonObject{{u"type"_s, u"tool_use"_s}, {u"id"_s, id}, {u"name"_s, calls[i].name}}}}));
        script.send(event(u"content_block_delta"_s, {{u"index"_s, index},
                                                     {u"delta"_s, QJsonObject{{u"type"_s, u"input_json_delta"_s},
                                                                              {u"partial_json"_s, arguments}}}}));
        script.send(event(u"content_block_stop"_s, {{u"index"_s, index}}));
    }
    end(script, dialect, dialect == llm::DialectKind::OpenAi ? u"tool_calls"_s : u"tool_use"_s);
    return script;
}

AssistantParts partsAt(const ScriptedProvider &server, const PortfolioPtr &book, llm::DialectKind dialect)
{
    AssistantParts parts;
    parts.book = book;
    const auto catalogue = std::make_shared<const Catalogue>();
    parts.catalogue = catalogue;
    const auto reader = std::make_shared<const LocalReader>(book, catalogue, QLocale::c());
    parts.reader = [reader] { return reader; };
    const auto personal = std::make_shared<const privacy::PersonalData>(book, ownTexts(*catalogue));
    parts.personal = [personal] { return personal; };
    const QUrl url = server.url(dialect == llm::DialectKind::OpenAi ? u"/v1"_s : QString());
    parts.provider = std::make_shared<llm::Provider>(llm::ProviderSettings{url, u"m"_s, dialect, {}}, "key",
                                                     privacy::outgoingCheck(personal));
    const auto index = indexBook(*book, {});
    const auto search = index ? std::make_shared<const BookSearch>(book, catalogue, index->index) : nullptr;
    parts.search = [search](const QString &text, int k, const Conditions &scope) {
        return QtConcurrent::run(
            [search, text, k, scope] { return search->search(nullptr, text, static_cast<std::size_t>(k), {scope}); });
    };
    parts.similar = [book](const QString &id, int k) {
        return QtConcurrent::run([book, id, k] { return similarCustomers(*book, id, static_cast<std::size_t>(k)); });
    };
    return parts;
}

QStringList messagesOf(const ReceivedRequest &request, const QString &role)
{
    QStringList texts;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    for (const auto &message : body[u"messages"].toArray()) {
        if (message[u"role"].toString() == role)
            texts += message[u"content"].toString();
        for (const auto &block : message[u"content"].toArray())
            if (role == u"tool" && block[u"type"].toString() == u"tool_result")
                texts += block[u"content"].isString()
                             ? block[u"content"].toString()
                             : QString::fromUtf8(QJsonDocument(block[u"content"].toArray()).toJson());
    }
    return texts;
}

}  // namespace clientele::test
