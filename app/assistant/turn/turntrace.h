// SPDX-License-Identifier: GPL-3.0-or-later
// A turn as a tree of spans: its root, the searches and the tools below it; a request to the model records itself below
// what context() says. Lives on the turn's thread; made by Assistant::ask() where something records.
#pragma once

#include "app/assistant/answer.h"
#include "app/llm/chat.h"
#include "app/search/booksearch.h"
#include "app/search/similar.h"
#include "app/trace/context.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace clientele {

struct TurnQuestion;
struct ToolResult;

class TurnTrace : public QObject {
    Q_OBJECT
public:
    TurnTrace(std::shared_ptr<trace::Recorder> recorder, const TurnQuestion &question, qint64 snapshot);
    ~TurnTrace() override;  // a turn that was dropped under way was cancelled
    Q_DISABLE_COPY_MOVE(TurnTrace)

    [[nodiscard]] const QString &id() const { return m_root.trace; }
    [[nodiscard]] const trace::Context &context() const { return m_context; }
    void cancelled() { m_cancelled = true; }
    void ended(const Answer &answer, qint64 firstTokenMilliseconds);

    [[nodiscard]] trace::Span beginTool(const llm::ToolCall &call) const;
    void endTool(trace::Span span, const llm::ToolCall &call, const ToolResult &result) const;

    // The same search, with a span below whatever is current when it is asked.
    using Search =
        std::function<QFuture<Result<std::vector<SearchHit>>>(const QString &text, int k, const Conditions &scope)>;
    using Similar = std::function<QFuture<Result<std::vector<SimilarCustomer>>>(const QString &customerId, int k)>;
    [[nodiscard]] static Search traced(const std::shared_ptr<TurnTrace> &turn, const Search &search);
    [[nodiscard]] static Similar traced(const std::shared_ptr<TurnTrace> &turn, const Similar &similar);

private:
    template<typename Hits>
    [[nodiscard]] QFuture<Result<Hits>> retrieval(const QString &source, int k,
                                                  const std::function<QFuture<Result<Hits>>()> &begin);

    trace::Span m_root;
    trace::Context m_context;
    bool m_cancelled = false;
    bool m_over = false;
};

}  // namespace clientele
