// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/otlp.h"

#include "models/query/query.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace clientele::trace {

namespace {

// Protobuf's JSON: 64-bit integers are texts, enums are numbers.
class Attributes {
public:
    void text(const QString &key, const QString &value)
    {
        if (!value.isEmpty())
            add(key, {{u"stringValue"_s, value}});
    }
    void number(const QString &key, qint64 value) { add(key, {{u"intValue"_s, QString::number(value)}}); }
    void real(const QString &key, double value) { add(key, {{u"doubleValue"_s, value}}); }
    void flag(const QString &key, bool value) { add(key, {{u"boolValue"_s, value}}); }
    void list(const QString &key, const QStringList &values)
    {
        if (values.isEmpty())
            return;
        QJsonArray all;
        for (const QString &value : values)
            all.append(QJsonObject{{u"stringValue"_s, value}});
        add(key, {{u"arrayValue"_s, QJsonObject{{u"values"_s, all}}}});
    }
    [[nodiscard]] const QJsonArray &all() const { return m_all; }

private:
    void add(const QString &key, const QJsonObject &value)
    {
        m_all.append(QJsonObject{{u"key"_s, key}, {u"value"_s, value}});
    }

    QJsonArray m_all;
};

enum class SpanKind { Internal = 1, Client = 3 };

struct Names {
    QString operation;
    QString name;
    SpanKind kind;
    QString langsmith;
};

Names namesOf(const Span &span)
{
    switch (span.kind) {
    case Kind::Turn:
    case Kind::Chain:
        return {u"invoke_workflow"_s, u"invoke_workflow "_s + span.name, SpanKind::Internal, u"chain"_s};
    case Kind::Step:
        return {u"invoke_agent"_s, u"invoke_agent "_s + span.name, SpanKind::Internal, u"chain"_s};
    case Kind::Model:
        return {u"chat"_s, u"chat "_s + span.name, SpanKind::Client, u"llm"_s};
    case Kind::Embedding:
        return {u"embeddings"_s, u"embeddings "_s + span.name, SpanKind::Client, u"embedding"_s};
    case Kind::Retrieval:
        return {u"retrieval"_s, u"retrieval "_s + span.name, SpanKind::Internal, u"retriever"_s};
    case Kind::Tool:
        return {u"execute_tool"_s, u"execute_tool "_s + span.name, SpanKind::Internal, u"tool"_s};
    }
    return {};
}

// The fields of a scope, without their values: those may be people.
QStringList fieldsOf(const QString &scope)
{
    QStringList fields;
    const auto conditions = conditionsFromJson(QJsonDocument::fromJson(scope.toUtf8()).array());
    for (const Condition &condition : conditions ? *conditions : Conditions())
        fields += condition.field;
    fields.removeDuplicates();
    return fields;
}

void describeRequest(Attributes &attributes, const Span &span)
{
    attributes.text(u"gen_ai.provider.name"_s, span.provider);
    attributes.text(u"gen_ai.system"_s, span.provider);  // its older name
    attributes.text(u"gen_ai.request.model"_s, span.name);
    attributes.text(u"server.address"_s, span.server);
    if (span.kind == Kind::Embedding) {
        if (span.dimension > 0)
            attributes.number(u"gen_ai.embeddings.dimension.count"_s, span.dimension);
        attributes.number(u"clientele.embeddings.texts"_s, span.asked);
        return;
    }
    if (span.temperature)
        attributes.real(u"gen_ai.request.temperature"_s, *span.temperature);
    if (span.maxTokens > 0)
        attributes.number(u"gen_ai.request.max_tokens"_s, span.maxTokens);
    attributes.text(u"gen_ai.response.id"_s, span.responseId);
    attributes.text(u"gen_ai.response.model"_s, span.model);
    if (!span.finish.isEmpty())
        attributes.list(u"gen_ai.response.finish_reasons"_s, {span.finish});
    attributes.flag(u"gen_ai.request.stream"_s, span.streamed);
}

void describe(Attributes &attributes, const Span &span, const Names &names)
{
    attributes.text(u"gen_ai.operation.name"_s, names.operation);
    attributes.text(u"langsmith.span.kind"_s, names.langsmith);
    switch (span.kind) {
    case Kind::Turn:
    case Kind::Chain:
        attributes.text(u"gen_ai.workflow.name"_s, span.name);
        attributes.text(u"gen_ai.conversation.id"_s, span.trace);
        attributes.text(u"clientele.engine"_s, span.engine);
        attributes.text(u"clientele.outcome"_s, span.outcome);
        attributes.text(u"clientele.model"_s, span.model);
        attributes.list(u"clientele.scope.fields"_s, fieldsOf(span.scope));
        break;
    case Kind::Step:
        attributes.text(u"gen_ai.agent.name"_s, span.name);
        break;
    case Kind::Model:
    case Kind::Embedding:
        describeRequest(attributes, span);
        break;
    case Kind::Retrieval:
        attributes.text(u"gen_ai.data_source.id"_s, span.name);
        attributes.number(u"gen_ai.retrieval.top_k"_s, span.asked);
        attributes.number(u"clientele.retrieval.found"_s, span.found);
        break;
    case Kind::Tool:
        attributes.text(u"gen_ai.tool.name"_s, span.name);
        attributes.text(u"gen_ai.tool.type"_s, u"function"_s);
        attributes.text(u"gen_ai.tool.call.id"_s, span.callId);
        break;
    }
    if (span.tokens() > 0) {
        attributes.number(u"gen_ai.usage.input_tokens"_s, span.inputTokens);
        attributes.number(u"gen_ai.usage.output_tokens"_s, span.outputTokens);
        attributes.number(u"gen_ai.usage.prompt_tokens"_s, span.inputTokens);  // their older names
        attributes.number(u"gen_ai.usage.completion_tokens"_s, span.outputTokens);
        if (span.estimated)
            attributes.flag(u"clientele.usage.estimated"_s, true);
    }
    if (span.firstToken >= 0)
        attributes.real(u"gen_ai.response.time_to_first_chunk"_s, static_cast<double>(span.firstToken) / 1e9);
    if (span.retries > 0)
        attributes.number(u"clientele.retries"_s, span.retries);
    attributes.text(u"clientele.prompt.version"_s, span.promptVersion);
    attributes.text(u"clientele.rules.version"_s, span.rulesVersion);
    if (span.snapshot > 0)
        attributes.number(u"clientele.snapshot"_s, span.snapshot);
    attributes.text(u"error.type"_s, span.error);
}

// As telemetry has it: the current names, and the older ones that readers still show.
void describeContent(Attributes &attributes, const Span &span)
{
    const QString sent = QString::fromUtf8(span.sent);
    const QString received = QString::fromUtf8(span.received);
    if (span.kind == Kind::Tool) {
        attributes.text(u"gen_ai.tool.call.arguments"_s, sent);
        attributes.text(u"gen_ai.tool.call.result"_s, received);
    } else {
        attributes.text(u"gen_ai.input.messages"_s, sent);
        attributes.text(u"gen_ai.output.messages"_s, received);
        attributes.text(u"gen_ai.prompt"_s, sent);
        attributes.text(u"gen_ai.completion"_s, received);
    }
}

QJsonObject jsonOf(const Span &span, const QString &parent, const OtlpOptions &options)
{
    const Names names = namesOf(span);
    Attributes attributes;
    describe(attributes, span, names);
    if (options.content)
        describeContent(attributes, span);
    QJsonObject json{{u"traceId"_s, span.trace},
                     {u"spanId"_s, span.id},
                     {u"name"_s, names.name},
                     {u"kind"_s, static_cast<int>(names.kind)},
                     {u"startTimeUnixNano"_s, QString::number(span.start)},
                     {u"endTimeUnixNano"_s, QString::number(span.end)},
                     {u"attributes"_s, attributes.all()},
                     {u"status"_s, span.state == State::Failed
                                       ? QJsonObject{{u"code"_s, 2}, {u"message"_s, span.error}}
                                       : QJsonObject{{u"code"_s, span.state == State::Done ? 1 : 0}}}};
    if (!parent.isEmpty())
        json.insert(u"parentSpanId"_s, parent);
    return json;
}

}  // namespace

QJsonObject otlpDocument(std::span<const Span> spans, const OtlpOptions &options)
{
    QSet<std::pair<QString, QString>> there;
    QHash<QString, QString> roots;
    for (const Span &span : spans) {
        there.insert({span.trace, span.id});
        if (span.isRoot())
            roots.insert(span.trace, span.id);
    }
    QJsonArray all;
    for (const Span &span : spans) {
        const bool hangs = !options.part && !span.isRoot() && !there.contains({span.trace, span.parent});
        all.append(jsonOf(span, hangs ? roots.value(span.trace) : span.parent, options));
    }
    Attributes resource;
    resource.text(u"service.name"_s, u"clientele"_s);
    resource.text(u"service.version"_s, QCoreApplication::applicationVersion());
    const QJsonObject scope{{u"scope"_s, QJsonObject{{u"name"_s, u"clientele"_s}}}, {u"spans"_s, all}};
    return {{u"resourceSpans"_s, QJsonArray{QJsonObject{{u"resource"_s, QJsonObject{{u"attributes"_s, resource.all()}}},
                                                        {u"scopeSpans"_s, QJsonArray{scope}}}}}};
}

}  // namespace clientele::trace
