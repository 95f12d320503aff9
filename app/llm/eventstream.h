// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events, read as their bytes come in: lines end with LF, CR or CRLF, a byte order mark and comments are
// skipped, several data lines make one text, and it does not matter where the bytes are split. Any thread, one at a time.
#pragma once

#include <QByteArray>

#include <vector>

namespace clientele::llm {

struct ServerEvent {
    QByteArray type;  // of its "event:" line; empty where there is none
    QByteArray data;  // lines joined by LF

    bool operator==(const ServerEvent &) const = default;
};

class EventStream {
public:
    // The events that are whole with these bytes.
    [[nodiscard]] std::vector<ServerEvent> feed(const QByteArray &bytes);
    // What a server left open at the end of its stream: the last event, where no empty line followed it.
    [[nodiscard]] std::vector<ServerEvent> end();

private:
    void takeLine(std::vector<ServerEvent> &events);
    void dispatch(std::vector<ServerEvent> &events);

    QByteArray m_line;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_afterCarriageReturn = false;
    bool m_firstLine = true;
};

}  // namespace clientele::llm
