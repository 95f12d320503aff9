// SPDX-License-Identifier: GPL-3.0-or-later
// What a scripted model says and calls, in either dialect, and an assistant that asks it.
#pragma once

#include "app/assistant/assistant.h"
#include "app/llm/settings.h"
#include "tests/support/scriptedprovider.h"

#include <QJsonObject>

namespace clientele::test {

struct Calling {
    QString name;
    QJsonObject arguments;
};

[[nodiscard]] Script saying(llm::DialectKind dialect, const QStringList &deltas);
[[nodiscard]] Script calling(llm::DialectKind dialect, const std::vector<Calling> &calls);
[[nodiscard]] inline Script saying(const QString &text) { return saying(llm::DialectKind::OpenAi, {text}); }
[[nodiscard]] inline Script calling(const QString &name, const QJsonObject &arguments)
{
    return calling(llm::DialectKind::OpenAi, {{name, arguments}});
}

// All of a book, its names known and searched in memory, with a provider at the server's address.
[[nodiscard]] AssistantParts partsAt(const ScriptedProvider &server, const PortfolioPtr &book,
                                     llm::DialectKind dialect = llm::DialectKind::OpenAi);

// Texts of the messages of a request, by role: "tool", "user", "system", "assistant".
[[nodiscard]] QStringList messagesOf(const ReceivedRequest &request, const QString &role);

}  // namespace clientele::test
