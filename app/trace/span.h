// SPDX-License-Identifier: GPL-3.0-or-later
// What the program did for a question, a suggestion or a search, as a tree of spans: one a turn, a step of a chain, a
// tool, a retrieval, a request to a provider. Our own names; what telemetry calls them is decided at export (otlp.h).
// Values only: copy them over any thread.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace clientele::trace {

enum class Kind : std::uint8_t { Turn, Chain, Step, Model, Embedding, Retrieval, Tool };
enum class State : std::uint8_t { Done, Failed, Cancelled };

struct Span {
    QString trace;   // 32 hex digits, of the whole tree
    QString id;      // 16 hex digits
    QString parent;  // empty: the root
    Kind kind = Kind::Turn;
    QString name;      // of the chain, step, tool or source; of a request: the model that was asked for
    qint64 start = 0;  // nanoseconds since 1970, UTC
    qint64 end = 0;    // likewise
    State state = State::Done;
    QString error;  // a word: "rate_limited", "not_found"; empty where it is Done

    // Of requests to a provider; a turn or chain has the sums and the first token of all.
    QString provider;  // "openai", "anthropic": the dialect
    QString server;    // host
    QString model;     // as the server names it, else as asked for; empty: none took part
    QString responseId;
    QString finish;  // "stop", "length", "tool_calls", "content_filter", "refusal"
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    bool estimated = false;  // the server did not count
    qint64 firstToken = -1;  // nanoseconds after the start
    bool streamed = false;
    int retries = 0;
    std::optional<double> temperature = {};
    int maxTokens = 0;  // 0: not said

    // What it was made of.
    QString promptVersion;
    QString rulesVersion;
    qint64 snapshot = 0;
    QString scope;    // JSON as --where takes it, empty: the whole book. May name people: it is not exported
    QString engine;   // "local", "provider"; of turns and chains
    QString outcome;  // of turns: "computed", "declined" ...
    QString callId;   // of tools
    int asked = 0;    // of retrievals: passages; of embeddings: texts
    int found = 0;    // of retrievals
    int dimension = 0;

    // Exactly what went over the gate's far side: with tokens in the place of people.
    QByteArray sent;
    QByteArray received;
    // As the person wrote and read it. Kept in the sealed profile, never exported.
    QString question;
    QString answer;

    [[nodiscard]] bool isRoot() const { return parent.isEmpty(); }
    [[nodiscard]] qint64 duration() const { return end - start; }
    [[nodiscard]] qint64 tokens() const { return inputTokens + outputTokens; }

    // All that has no column of its own in the store; without content.
    [[nodiscard]] QJsonObject details() const;
    void setDetails(const QJsonObject &json);
    bool operator==(const Span &) const = default;
};

[[nodiscard]] const char *nameOf(Kind kind);    // "turn", "model"
[[nodiscard]] const char *nameOf(State state);  // "done", "failed", "cancelled"

[[nodiscard]] QString newTraceId();
[[nodiscard]] QString newSpanId();
// Nanoseconds since 1970; never goes back while the program runs.
[[nodiscard]] qint64 now();

}  // namespace clientele::trace
