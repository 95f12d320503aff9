// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn.h"

#include "app/assistant/turn/tokenmap.h"
#include "app/assistant/turn/way.h"
#include "app/llm/provider.h"

namespace clientele {

Turn::Turn(TurnQuestion question, AssistantParts parts, std::shared_ptr<TokenMap> tokens, QObject *receiver)
    : QObject(receiver), d(std::make_unique<Way>(*this, std::move(question), std::move(parts), std::move(tokens)))
{
    d->begin();
}

Turn::~Turn() = default;

void Turn::cancel() { d->cancel(); }

bool Turn::isOver() const { return d->over; }

const TurnQuestion &Turn::question() const { return d->question; }

const Budget &Turn::budget() const { return d->budget; }

const Answer &Turn::answer() const { return d->answer; }

const std::vector<TurnStep> &Turn::steps() const { return d->steps.list(); }

const std::vector<QByteArray> &Turn::sent() const { return d->sent; }

qint64 Turn::firstTokenMilliseconds() const { return d->firstToken; }

}  // namespace clientele
