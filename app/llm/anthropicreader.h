// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the events of a Messages stream: message_start, content_block_start, _delta and _stop, message_delta,
// message_stop, ping, error.
#pragma once

#include "app/llm/dialect.h"
#include "app/llm/replytally.h"
#include "app/llm/toolassembly.h"

namespace clientele::llm {

class AnthropicReader final : public ReplyReader {
public:
    // `outputTool`: the tool whose arguments are the answer; empty for none.
    explicit AnthropicReader(QString outputTool) : m_outputTool(std::move(outputTool)) {}

    [[nodiscard]] std::vector<ChatEvent> read(const ServerEvent &event) override;
    [[nodiscard]] std::vector<ChatEvent> readWhole(const QJsonObject &reply) override;
    [[nodiscard]] std::vector<ChatEvent> end(qint64 sentBytes) override;
    [[nodiscard]] bool isComplete() const override { return m_stopped || m_tally.hasFailed(); }
    [[nodiscard]] bool hasToken() const override { return m_tally.hasToken(); }

private:
    void takeMessage(const QJsonObject &message);
    void takeUsage(const QJsonObject &usage);
    void takeBlock(int index, const QJsonObject &block, std::vector<ChatEvent> &events);
    void takeDelta(int index, const QJsonObject &delta, std::vector<ChatEvent> &events);
    void takeStop(const QString &reason);

    QString m_outputTool;
    std::vector<int> m_outputBlocks;  // indexes of the blocks that call it
    ReplyTally m_tally;
    ToolAssembly m_tools;
    bool m_stopped = false;
};

}  // namespace clientele::llm
