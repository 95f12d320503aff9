// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/assistant.h"

#include "app/assistant/turn/tokenmap.h"
#include "app/assistant/turn/turntrace.h"

namespace clientele {

Assistant::Assistant(std::function<AssistantParts()> parts)
    : m_parts(std::move(parts)), m_tokens(std::make_shared<TokenMap>())
{}

Assistant::Assistant(AssistantParts parts) : Assistant([parts = std::move(parts)] { return parts; }) {}

Assistant::~Assistant() = default;

Turn *Assistant::ask(const TurnQuestion &question, QObject *receiver)
{
    AssistantParts parts = m_parts();
    if (!parts.recorder)
        return new Turn(question, std::move(parts), m_tokens, receiver);
    const auto trace = std::make_shared<TurnTrace>(parts.recorder, question, parts.book->info().snapshot);
    parts.trace = trace;
    parts.search = TurnTrace::traced(trace, parts.search);
    parts.similar = TurnTrace::traced(trace, parts.similar);
    auto *turn = new Turn(question, std::move(parts), m_tokens, receiver);
    QObject::connect(turn, &Turn::finished, trace.get(),
                     [turn, trace = trace.get()] { trace->ended(turn->answer(), turn->firstTokenMilliseconds()); });
    return turn;
}

}  // namespace clientele
