// SPDX-License-Identifier: GPL-3.0-or-later
// The suggestions for one customer as a tree of spans: the chain is the root, a model's steps record themselves below what
// context() says while it is the thread's current one (ModelSteps takes it along).
#pragma once

#include "app/recommend/recommendation.h"
#include "app/trace/context.h"

namespace clientele::recommend {

class SuggestionTrace {
public:
    // Begins now. Without a recorder it does nothing.
    explicit SuggestionTrace(std::shared_ptr<trace::Recorder> recorder);
    ~SuggestionTrace();  // what did not end was cancelled
    Q_DISABLE_COPY_MOVE(SuggestionTrace)

    [[nodiscard]] const trace::Context &context() const { return m_context; }
    // The result takes the run's id.
    void end(Recommendation &result);
    void fail(const Error &error);

private:
    trace::Span m_root;
    trace::Context m_context;
    bool m_over = false;
};

}  // namespace clientele::recommend
