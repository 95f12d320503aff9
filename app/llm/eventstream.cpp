// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/eventstream.h"

#include <utility>

namespace clientele::llm {

std::vector<ServerEvent> EventStream::feed(const QByteArray &bytes)
{
    std::vector<ServerEvent> events;
    const char *const end = bytes.constData() + bytes.size();
    const char *start = bytes.constData();
    for (const char *at = start; at != end; ++at) {
        if (*at != '\n' && *at != '\r') {
            m_afterCarriageReturn = false;
            continue;
        }
        // The LF of a CRLF, also where the CR came with the bytes before.
        if (*at == '\n' && m_afterCarriageReturn) {
            m_afterCarriageReturn = false;
            start = at + 1;
            continue;
        }
        m_afterCarriageReturn = *at == '\r';
        m_line.append(start, at - start);
        takeLine(events);
        start = at + 1;
    }
    m_line.append(start, end - start);
    return events;
}

std::vector<ServerEvent> EventStream::end()
{
    std::vector<ServerEvent> events;
    if (!m_line.isEmpty())
        takeLine(events);
    dispatch(events);
    return events;
}

void EventStream::takeLine(std::vector<ServerEvent> &events)
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_firstLine, false) && line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)  // a comment, to keep the connection alive
        return;
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    } else if (field == "event") {
        m_event.type = value;
    }
}

void EventStream::dispatch(std::vector<ServerEvent> &events)
{
    if (m_hasData)
        events.push_back(m_event);
    m_event = {};
    m_hasData = false;
}

}  // namespace clientele::llm
