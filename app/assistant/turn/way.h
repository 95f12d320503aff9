// SPDX-License-Identifier: GPL-3.0-or-later
// How a turn goes: the local reading, then what it leads to.
#pragma once

#include "app/assistant/assistant.h"
#include "app/assistant/turn.h"

namespace clientele {

class Turn::Way {
public:
    Way(Turn &turn, TurnQuestion asked, AssistantParts parts, std::shared_ptr<TokenMap> tokens);

    void begin();
    void cancel();

    const TurnQuestion question;
    Answer answer;
    std::vector<TurnStep> steps;
    std::vector<QByteArray> sent;
    qint64 firstToken = -1;
    bool over = false;

private:
    void readHere();
    void finish();

    Turn &m_turn;
    AssistantParts m_parts;
    std::shared_ptr<TokenMap> m_tokens;
};

}  // namespace clientele
