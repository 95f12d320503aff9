// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as a document that can be handed on: each question with its scope, each answer with who gave it, its
// figures with their queries and rows, its sources; at the top the date of the data. Text and file are made on a worker.
#pragma once

#include "app/assistant/chatthread.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <QFuture>

#include <memory>

namespace clientele {

struct ConversationExport {
    QString title;
    std::vector<ChatTurn> path;
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue;
};

[[nodiscard]] QString conversationMarkdown(const ConversationExport &conversation);

enum class ConversationFormat { Markdown, Pdf };

// Written beside the file first, then in its place. Errors: Storage.
[[nodiscard]] QFuture<Status> writeConversation(const ConversationExport &conversation, const QString &path,
                                                ConversationFormat format);

}  // namespace clientele
