// SPDX-License-Identifier: GPL-3.0-or-later
// A client and the scripted server that it talks to, for tests of what passes between them.
#pragma once

#include "app/llm/provider.h"
#include "tests/support/scriptedprovider.h"

namespace clientele::test {

// A check of outgoing text that finds nothing.
[[nodiscard]] llm::OutgoingCheck nothingFound();

[[nodiscard]] llm::ChatRequest question();

// A chunk of a stream that says "Hello".
[[nodiscard]] QByteArray oneDelta();

// A test's own object inherits this and calls restart() before each function.
class ProviderFixture {
protected:
    // A new server, and a client of the OpenAI dialect that gives up after 2 s of silence.
    void restart();
    void stop();
    // A new client of the same server.
    void use(llm::DialectKind dialect, const QString &embeddingModel = {}, const QByteArray &key = "secret");
    void use(const QUrl &url, const QByteArray &key = "secret");

    // Until the answer is over.
    std::vector<llm::ChatEvent> ask(const llm::ChatRequest &request = question());
    // What happens is added to `events`, which outlives the receiver.
    llm::ChatStream *begin(std::vector<llm::ChatEvent> &events, QObject *receiver);

    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<llm::Provider> m_provider;
};

}  // namespace clientele::test
