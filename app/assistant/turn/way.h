// SPDX-License-Identifier: GPL-3.0-or-later
// How a turn goes: the local reading; where that does not explain the question, a model with tools; where there is none
// or it fails, what the local reading said, or passages that speak of it.
#pragma once

#include "app/assistant/assistant.h"
#include "app/assistant/turn.h"
#include "app/assistant/turn/steps.h"
#include "app/llm/chat.h"

#include <memory>

namespace clientele {

class Dialogue;

class Turn::Way {
public:
    Way(Turn &turn, TurnQuestion asked, AssistantParts parts, std::shared_ptr<TokenMap> tokens);
    ~Way();
    Q_DISABLE_COPY_MOVE(Way)

    void begin();
    void cancel();

    const TurnQuestion question;
    Budget budget;
    Answer answer;
    Steps steps;
    std::vector<QByteArray> sent;
    qint64 firstToken = -1;
    bool over = false;

private:
    struct Read;
    void readHere();
    void goOn(Read read);
    void askModel(const Read &read);
    [[nodiscard]] llm::ChatRequest request(privacy::Conversation &talk) const;
    void takeProse();
    void modelEnded();
    void fallBack(const std::optional<llm::Failure> &failure);
    void takePassages(const std::vector<SearchHit> &hits);
    void finish();

    Turn &m_turn;
    AssistantParts m_parts;
    std::shared_ptr<TokenMap> m_tokens;
    Dialogue *m_dialogue = nullptr;  // a child of the turn
    Answer m_local;
};

}  // namespace clientele
