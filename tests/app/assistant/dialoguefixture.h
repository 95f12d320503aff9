// SPDX-License-Identifier: GPL-3.0-or-later
// A turn against a scripted server on loopback, and what the tests of dialogues share.
#pragma once

#include "app/assistant/assistant.h"
#include "app/llm/provider.h"
#include "tests/support/modelscript.h"
#include "tests/support/smallbook.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

namespace clientele::test {

inline const QString wish = QStringLiteral("Why do people grumble about their loans? Sum it up in your own words.");
inline const Conditions montreal{{QStringLiteral("customer.city"), Op::In, {QStringLiteral("Montreal")}, {}}};

// A query by one dimension, as a model asks for it.
inline QJsonObject owedBy(const QString &dimension)
{
    return {{QStringLiteral("measure"), QStringLiteral("loans.owed")},
            {QStringLiteral("by"), QJsonArray{dimension}},
            {QStringLiteral("where"), QJsonArray()},
            {QStringLiteral("top"), QJsonValue()},
            {QStringLiteral("order"), QStringLiteral("-value")}};
}

class DialogueFixture : public QObject {
protected:
    void startServer() { m_server = std::make_unique<ScriptedProvider>(); }
    void stopServer() { m_server.reset(); }
    Turn *ask(const TurnQuestion &question, llm::DialectKind dialect = llm::DialectKind::OpenAi)
    {
        return ask(question, partsAt(*m_server, smallBook(), dialect));
    }
    // Waits for its end.
    Turn *ask(const TurnQuestion &question, AssistantParts parts)
    {
        using namespace std::chrono_literals;
        m_receiver = std::make_unique<QObject>();
        if (parts.provider)
            parts.provider->setLimits({2s, 8'000'000});
        Turn *turn = Assistant(std::move(parts)).ask(question, m_receiver.get());
        if (!QTest::qWaitFor([turn] { return turn->isOver(); }, 20'000))
            qWarning("it never ended");
        return turn;
    }

    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<QObject> m_receiver;
};

}  // namespace clientele::test
