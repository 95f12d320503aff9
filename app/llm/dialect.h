// SPDX-License-Identifier: GPL-3.0-or-later
// One way of speaking to a provider, without the network: a request becomes bytes, events of the stream become events
// of ours. Dialects are immutable values of any thread; a ReplyReader reads one reply.
#pragma once

#include "app/llm/chat.h"
#include "app/llm/eventstream.h"
#include "app/llm/settings.h"

#include <QUrl>

#include <memory>
#include <utility>
#include <vector>

namespace clientele::llm {

class ReplyReader {
public:
    ReplyReader() = default;
    virtual ~ReplyReader() = default;
    ReplyReader(const ReplyReader &) = delete;
    ReplyReader &operator=(const ReplyReader &) = delete;

    // Text deltas and whole tool calls. After Failed nothing more is read.
    [[nodiscard]] virtual std::vector<ChatEvent> read(const ServerEvent &event) = 0;
    // A reply that came as one JSON document, from a server that does not stream.
    [[nodiscard]] virtual std::vector<ChatEvent> readWhole(const QJsonObject &reply) = 0;
    // The stream is over: what is left, the usage (estimated where the server did not say, `sentBytes` for what went
    // out), and Finished, or Failed where the server never said that it was done.
    [[nodiscard]] virtual std::vector<ChatEvent> end(qint64 sentBytes) = 0;
    // Nothing more is to come: do not wait for the server to close.
    [[nodiscard]] virtual bool isComplete() const = 0;
    // Anything of the answer came, shown or not.
    [[nodiscard]] virtual bool hasToken() const = 0;
};

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

class Dialect {
public:
    Dialect() = default;
    virtual ~Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;

    [[nodiscard]] static std::unique_ptr<const Dialect> of(const ProviderSettings &settings);

    [[nodiscard]] virtual QUrl chatUrl() const = 0;
    [[nodiscard]] virtual QUrl modelsUrl() const = 0;
    [[nodiscard]] virtual Headers headers(const QByteArray &apiKey) const = 0;
    [[nodiscard]] virtual QByteArray chatBody(const ChatRequest &request) const = 0;
    [[nodiscard]] virtual std::unique_ptr<ReplyReader> reader(const ChatRequest &request) const = 0;
};

}  // namespace clientele::llm
