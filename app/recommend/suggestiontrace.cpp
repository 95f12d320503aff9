// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/suggestiontrace.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

SuggestionTrace::SuggestionTrace(std::shared_ptr<trace::Recorder> recorder)
    : m_root(trace::beginRoot(trace::Kind::Chain, u"recommendation"_s, trace::newTraceId())),
      m_context{std::move(recorder), m_root.trace, m_root.id, std::make_shared<trace::Tally>()}
{}

SuggestionTrace::~SuggestionTrace()
{
    if (!m_over)
        m_context.end(std::move(m_root), u"cancelled"_s);
}

void SuggestionTrace::end(Recommendation &result)
{
    if (std::exchange(m_over, true))
        return;
    result.traceId = m_root.trace;
    m_context.tally->giveTo(m_root);
    m_root.question = result.customerId;
    m_root.engine = result.engine;
    m_root.model = result.model;
    m_root.promptVersion = result.promptVersion;
    m_root.rulesVersion = result.rulesVersion;
    m_root.snapshot = result.snapshot;
    m_context.end(std::move(m_root),
                  result.failure ? QString::fromLatin1(llm::nameOf(result.failure->kind)) : QString());
}

void SuggestionTrace::fail(const Error &error)
{
    if (std::exchange(m_over, true))
        return;
    m_context.end(std::move(m_root), error.kind == ErrorKind::NotFound ? u"not_found"_s : u"error"_s);
}

}  // namespace clientele::recommend
