// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/span.h"

#include <QRandomGenerator>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele::trace {

namespace {

// One list of what lies in the details: written and read by the same names.
template<typename Visitor, typename SpanType>
void visit(SpanType &span, Visitor visitor)
{
    visitor("provider", span.provider);
    visitor("server", span.server);
    visitor("response_id", span.responseId);
    visitor("finish", span.finish);
    visitor("estimated", span.estimated);
    visitor("streamed", span.streamed);
    visitor("retries", span.retries);
    visitor("max_tokens", span.maxTokens);
    visitor("prompt_version", span.promptVersion);
    visitor("rules_version", span.rulesVersion);
    visitor("snapshot", span.snapshot);
    visitor("scope", span.scope);
    visitor("engine", span.engine);
    visitor("outcome", span.outcome);
    visitor("call_id", span.callId);
    visitor("asked", span.asked);
    visitor("found", span.found);
    visitor("dimension", span.dimension);
}

QString hex(int words)
{
    QString text;
    for (int i = 0; i < words; ++i)
        text += u"%1"_s.arg(QRandomGenerator::global()->generate64(), 16, 16, QLatin1Char('0'));
    return text;
}

}  // namespace

QJsonObject Span::details() const
{
    QJsonObject json;
    visit(*this, [&json](const char *key, const auto &value) {
        if (value != std::decay_t<decltype(value)>())
            json.insert(QLatin1StringView(key), value);
    });
    if (temperature)
        json.insert(u"temperature"_s, *temperature);
    return json;
}

void Span::setDetails(const QJsonObject &json)
{
    visit(*this, [&json](const char *key, auto &value) {
        const QJsonValue kept = json[QLatin1StringView(key)];
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, QString>)
            value = kept.toString();
        else if constexpr (std::is_same_v<T, bool>)
            value = kept.toBool();
        else
            value = static_cast<T>(kept.toInteger());
    });
    temperature = json.contains(u"temperature"_s) ? std::optional(json[u"temperature"_s].toDouble()) : std::nullopt;
}

const char *nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Turn:
        return "turn";
    case Kind::Chain:
        return "chain";
    case Kind::Step:
        return "step";
    case Kind::Model:
        return "model";
    case Kind::Embedding:
        return "embedding";
    case Kind::Retrieval:
        return "retrieval";
    case Kind::Tool:
        return "tool";
    }
    return "";
}

const char *nameOf(State state)
{
    switch (state) {
    case State::Done:
        return "done";
    case State::Failed:
        return "failed";
    case State::Cancelled:
        return "cancelled";
    }
    return "";
}

QString newTraceId() { return hex(2); }

QString newSpanId() { return hex(1); }

qint64 now()
{
    using namespace std::chrono;
    static const auto steady = steady_clock::now();
    static const qint64 wall = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
    return wall + duration_cast<nanoseconds>(steady_clock::now() - steady).count();
}

}  // namespace clientele::trace
