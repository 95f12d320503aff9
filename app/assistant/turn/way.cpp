// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/way.h"

#include "app/assistant/turn/tokenmap.h"
#include "app/future.h"
#include "app/llm/provider.h"

#include <QUuid>
#include <QtConcurrentRun>

namespace clientele {

Turn::Way::Way(Turn &turn, TurnQuestion asked, AssistantParts parts, std::shared_ptr<TokenMap> tokens)
    : question(std::move(asked)), m_turn(turn), m_parts(std::move(parts)), m_tokens(std::move(tokens))
{
    answer.traceId = QUuid::createUuid().toString(QUuid::Id128);
}

void Turn::Way::begin() { readHere(); }

void Turn::Way::readHere()
{
    steps.push_back({Turn::tr("Reading the question here"), true});
    const auto read = [reader = m_parts.reader, text = question.text, scope = Scope{question.scope}] {
        return reader()->ask(text, scope);
    };
    whenDone(QtConcurrent::run(read), &m_turn, [this](Answer local) {
        if (over)
            return;
        local.traceId = answer.traceId;
        answer = std::move(local);
        steps.back().running = false;
        finish();
    });
}

void Turn::Way::cancel()
{
    if (over)
        return;
    answer.incomplete = true;
    for (TurnStep &step : steps)
        step.running = false;
    finish();
}

void Turn::Way::finish()
{
    over = true;
    emit m_turn.stepsChanged();
    emit m_turn.finished();
}

}  // namespace clientele
