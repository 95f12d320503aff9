// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a model and what comes back, whoever provides it. Values only: copy them over any thread.
#pragma once

#include "app/llm/failure.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace clientele::llm {

enum class Role { System, User, Assistant, Tool };

struct ToolCall {
    QString id;  // answers name it; made up here where the server gave none
    QString name;
    QString arguments;  // as the model wrote them: not always JSON

    // Nothing where the arguments are no JSON object. An empty text is an empty object.
    [[nodiscard]] std::optional<QJsonObject> parsed() const;
    bool operator==(const ToolCall &) const = default;
};

struct Message {
    Role role = Role::User;
    QString text;
    std::vector<ToolCall> calls = {};  // Assistant: what it asked for
    QString answerTo = {};             // Tool: the id of the call that this answers
};

struct Tool {
    QString name;
    QString description;
    QJsonObject parameters;  // JSON Schema of an object
};

struct OutputSchema {
    QString name;  // letters, digits, underscores
    QJsonObject schema;
};

// How an output schema is asked for: the server holds the model to it, only to JSON, or to nothing.
enum class OutputMode { Schema, Object, Words };

struct ChatRequest {
    std::vector<Message> messages;
    std::vector<Tool> tools = {};
    std::optional<OutputSchema> output = {};  // use StructuredCall: it validates, falls back and repairs
    OutputMode outputMode = OutputMode::Schema;
    std::optional<double> temperature = {};
    int maxTokens = 0;  // 0: the server's own limit (4,096 where the dialect wants one)
};

struct Usage {
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    bool estimated = false;   // the server did not say: a token is taken for four bytes
    qint64 cachedTokens = 0;  // of the input, what the provider had in its cache

    bool operator==(const Usage &) const = default;
};

enum class FinishReason {
    Stop,           // the model was done
    ToolCalls,      // it wants its tools' results
    Length,         // cut at the limit of tokens
    ContentFilter,  // withheld by the server's filter
    Refusal,        // the model declined; its words are in Finished::refusal
};

struct TextDelta {
    QString text;  // never half a character
};
struct Finished {
    FinishReason reason = FinishReason::Stop;
    QString refusal = {};
    QString model = {};       // as the server names it, may be empty
    QString responseId = {};  // likewise
};
struct Failed {
    Failure failure;
    bool afterFirstToken = false;  // a part came: keep it, and do not ask again on your own
};
// The server is busy: the request will be sent again. Nothing was shown yet.
struct Retrying {
    Failure failure;
    int requestsSent = 0;
    std::chrono::milliseconds wait{};
};

// In order: Retrying any number of times, then TextDelta and ToolCall, then Usage once, then Finished or Failed, once,
// as the last. A ToolCall comes when its arguments are whole.
using ChatEvent = std::variant<TextDelta, ToolCall, Usage, Finished, Failed, Retrying>;

// What a stream adds up to.
struct ChatReply {
    QString text;
    std::vector<ToolCall> calls;
    Usage usage;
    std::optional<Finished> finished;
    std::optional<Failure> failure;

    void take(const ChatEvent &event);
    // A part is there and the end is not.
    [[nodiscard]] bool isIncomplete() const;
};

// Four bytes of UTF-8 a token, at least one where there is any text.
[[nodiscard]] qint64 estimatedTokens(qint64 bytes);

}  // namespace clientele::llm

Q_DECLARE_METATYPE(clientele::llm::ChatEvent)
