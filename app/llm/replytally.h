// SPDX-License-Identifier: GPL-3.0-or-later
// What a reply has come to so far, whichever dialect it is in, and its last events.
#pragma once

#include "app/llm/chat.h"

#include <vector>

namespace clientele::llm {

class ReplyTally {
public:
    void addText(const QString &delta, std::vector<ChatEvent> &events);
    void addRefusal(const QString &text);
    void addHidden(qint64 bytes);  // of reasoning that is not shown; it is charged for all the same
    void fail(Failure failure, std::vector<ChatEvent> &events);

    // Totals, each time the latest; the server's word is taken over our estimate.
    void setInputTokens(qint64 tokens);
    void setCachedTokens(qint64 tokens);  // of the input
    void setOutputTokens(qint64 tokens);
    void setFinish(FinishReason reason) { m_finish = reason; }
    void setModel(const QString &model);
    void setResponseId(const QString &id);

    [[nodiscard]] bool hasToken() const { return m_shownBytes > 0 || m_hiddenBytes > 0 || !m_refusal.isEmpty(); }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] bool isFinished() const { return m_finish.has_value(); }

    // The tools' calls, the usage, and the end: Finished, or Failed where nobody said that it was done. Nothing more
    // where it has failed already.
    [[nodiscard]] std::vector<ChatEvent> last(std::vector<ToolCall> calls, qint64 sentBytes) const;

private:
    std::optional<FinishReason> m_finish;
    std::optional<qint64> m_inputTokens;
    std::optional<qint64> m_outputTokens;
    qint64 m_cachedTokens = 0;
    qint64 m_shownBytes = 0;
    qint64 m_hiddenBytes = 0;
    QString m_refusal;
    QString m_half;  // of a character
    QString m_model;
    QString m_responseId;
    bool m_failed = false;
};

}  // namespace clientele::llm
