// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/assistant.h"

#include "app/assistant/turn/tokenmap.h"

namespace clientele {

Assistant::Assistant(std::function<AssistantParts()> parts)
    : m_parts(std::move(parts)), m_tokens(std::make_shared<TokenMap>())
{}

Assistant::Assistant(AssistantParts parts) : Assistant([parts = std::move(parts)] { return parts; }) {}

Assistant::~Assistant() = default;

Turn *Assistant::ask(const TurnQuestion &question, QObject *receiver)
{
    return new Turn(question, m_parts(), m_tokens, receiver);
}

}  // namespace clientele
