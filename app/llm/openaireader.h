// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the chunks of a Chat Completions stream. The traps that it knows are in notes/providers.md, each with a test.
#pragma once

#include "app/llm/dialect.h"
#include "app/llm/replytally.h"
#include "app/llm/toolassembly.h"

namespace clientele::llm {

class OpenAiReader final : public ReplyReader {
public:
    [[nodiscard]] std::vector<ChatEvent> read(const ServerEvent &event) override;
    [[nodiscard]] std::vector<ChatEvent> readWhole(const QJsonObject &reply) override;
    [[nodiscard]] std::vector<ChatEvent> end(qint64 sentBytes) override;
    [[nodiscard]] bool isComplete() const override { return m_done || m_tally.hasFailed(); }
    [[nodiscard]] bool hasToken() const override { return m_tally.hasToken(); }

private:
    void takeChunk(const QJsonObject &chunk, std::vector<ChatEvent> &events);
    void takeDelta(const QJsonObject &delta, std::vector<ChatEvent> &events);
    void takeToolCalls(const QJsonValue &calls);

    ReplyTally m_tally;
    ToolAssembly m_tools;
    bool m_done = false;  // [DONE] came
};

}  // namespace clientele::llm
