// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation about one book: the local reading first, then a provider with tools where one is set.
#pragma once

#include "app/assistant/localreading.h"
#include "app/assistant/turn.h"
#include "app/llm/prices.h"
#include "app/privacy/conversation.h"
#include "app/search/booksearch.h"
#include "app/search/similar.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace clientele {

namespace llm {
class Provider;
}
namespace trace {
class Recorder;
}
class TurnTrace;

// What a turn needs, as it is at the turn's start. Functions that are empty are not there.
struct AssistantParts {
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue;
    // Both are asked on a worker, and made there where nobody needed them before.
    std::function<std::shared_ptr<const LocalReader>()> reader;
    std::function<std::shared_ptr<const privacy::PersonalData>()> personal;  // none: nothing leaves
    // Of the receiver's thread; kept alive by the turns that use it. Null: none is set, or nobody is to be asked.
    std::shared_ptr<llm::Provider> provider;
    std::optional<llm::Failure> noProvider;  // why there is none, where one is set
    // What models cost, asked on a worker before anything is sent; none: nothing is priced.
    std::function<Result<llm::PriceList>()> prices;
    // Called on the receiver's thread; they work elsewhere.
    std::function<QFuture<Result<std::vector<SearchHit>>>(const QString &text, int k, const Conditions &scope)> search;
    std::function<QFuture<Result<std::vector<SimilarCustomer>>>(const QString &customerId, int k)> similar;
    std::function<QFuture<Result<QueryResult>>(const Query &)> evaluate;
    std::shared_ptr<trace::Recorder> recorder;  // of what the turn does; none: nothing is recorded
    std::shared_ptr<TurnTrace> trace;           // of this turn: Assistant::ask() sets it
};

// Keeps the conversation's map between people and tokens, in memory alone: a new thread is a new Assistant. Lives on
// the thread of its receivers; ask it one question at a time.
class Assistant {
public:
    // `parts` is asked once a turn: a new book or provider is known from the next question on.
    explicit Assistant(std::function<AssistantParts()> parts);
    explicit Assistant(AssistantParts parts);
    ~Assistant();
    Q_DISABLE_COPY_MOVE(Assistant)

    // A child of the receiver; see turn.h. It may outlive the assistant.
    [[nodiscard]] Turn *ask(const TurnQuestion &question, QObject *receiver);

private:
    std::function<AssistantParts()> m_parts;
    std::shared_ptr<TokenMap> m_tokens;
};

}  // namespace clientele
