// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trace/recorder.h"

#include <iterator>
#include <utility>

namespace clientele::trace {

void Recorder::record(Span span)
{
    bool wakes = false;
    {
        const bool isWhole = span.isRoot();
        const std::scoped_lock lock(m_mutex);
        m_spans.push_back(std::move(span));
        if (!m_woken && (isWhole || m_spans.size() >= many))
            wakes = m_woken = true;
    }
    if (wakes && m_wake)
        m_wake();
}

std::vector<Span> Recorder::take()
{
    const std::scoped_lock lock(m_mutex);
    m_woken = false;
    return std::exchange(m_spans, {});
}

void Recorder::giveBack(std::vector<Span> spans)
{
    const std::scoped_lock lock(m_mutex);
    if (m_spans.size() + spans.size() > most)
        return;
    spans.insert(spans.end(), std::make_move_iterator(m_spans.begin()), std::make_move_iterator(m_spans.end()));
    m_spans = std::move(spans);
}

}  // namespace clientele::trace
