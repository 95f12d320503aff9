// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/toolassembly.h"

#include <algorithm>

namespace clientele::llm {

namespace {

// Arguments that could not go on: a whole object.
bool isWhole(const ToolCall &call) { return !call.arguments.trimmed().isEmpty() && call.parsed().has_value(); }

}  // namespace

ToolAssembly::Open *ToolAssembly::continuedBy(const ToolPiece &piece)
{
    if (m_calls.empty())
        return nullptr;
    // The id says more than the index does.
    if (!piece.id.isEmpty()) {
        const auto same = std::ranges::find(m_calls, piece.id, [](const Open &open) { return open.call.id; });
        if (same != m_calls.end())
            return &*same;
    }
    const auto latest = !piece.index ? m_calls.rbegin()
                                     : std::find_if(m_calls.rbegin(), m_calls.rend(),
                                                    [&piece](const Open &open) { return open.index == piece.index; });
    if (latest == m_calls.rend())
        return nullptr;
    const ToolCall &call = latest->call;
    if (!piece.id.isEmpty() && !call.id.isEmpty())
        return nullptr;
    // Without ids: a name begins a call, unless this call has none yet.
    if (!piece.name.isEmpty() && !call.name.isEmpty() && isWhole(call))
        return nullptr;
    return &*latest;
}

void ToolAssembly::take(const ToolPiece &piece)
{
    Open *open = continuedBy(piece);
    if (!open)
        open = &m_calls.emplace_back(Open{piece.index, {}});
    if (open->call.id.isEmpty())
        open->call.id = piece.id;
    if (open->call.name.isEmpty())
        open->call.name = piece.name;
    open->call.arguments += piece.arguments;
    m_bytes += piece.arguments.toUtf8().size() + piece.name.size();
}

std::vector<ToolCall> ToolAssembly::calls() const
{
    std::vector<ToolCall> calls;
    calls.reserve(m_calls.size());
    for (const Open &open : m_calls) {
        calls.push_back(open.call);
        if (calls.back().id.isEmpty())
            calls.back().id = QStringLiteral("call_%1").arg(calls.size());
    }
    return calls;
}

}  // namespace clientele::llm
