// SPDX-License-Identifier: GPL-3.0-or-later
// Tool calls out of their pieces. Servers differ: an index that is reused for parallel calls which differ only by id, no
// index, no id, the id and name again with every piece, all arguments at once.
#pragma once

#include "app/llm/chat.h"

#include <optional>
#include <vector>

namespace clientele::llm {

struct ToolPiece {
    std::optional<int> index;
    QString id;
    QString name;
    QString arguments;
};

class ToolAssembly {
public:
    void take(const ToolPiece &piece);
    // The calls in the order in which they began. Those without an id get one, as answers need it.
    [[nodiscard]] std::vector<ToolCall> calls() const;
    [[nodiscard]] bool isEmpty() const { return m_calls.empty(); }
    // Of what was written; for estimates.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    struct Open {
        std::optional<int> index;
        ToolCall call;
    };
    [[nodiscard]] Open *continuedBy(const ToolPiece &piece);

    std::vector<Open> m_calls;
    qint64 m_bytes = 0;
};

}  // namespace clientele::llm
