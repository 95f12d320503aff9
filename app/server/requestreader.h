// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HTTP/1.1 requests from bytes as they come, strictly: what two programs could read in two ways is refused, since
// what lies behind would be taken for another request. Limits are kept before anything is stored past them.
#pragma once

#include "app/server/limits.h"
#include "app/server/message.h"

namespace clientele::server {

class RequestReader {
public:
    explicit RequestReader(const Limits &limits) : m_limits(limits) {}

    enum class State {
        Head,     // more is needed
        Body,     // likewise; the head is in request()
        Whole,    // the next request begins with what is left of the input
        Refused,  // with refusal(); nothing further of this connection can be trusted
    };

    // Takes what belongs to this request from the front of `input`.
    State feed(QByteArray &input);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] const Response &refusal() const { return m_refusal; }
    // The client waits for a word before it sends the body.
    [[nodiscard]] bool awaitsContinue() const { return m_awaitsContinue && m_state == State::Body; }

private:
    void readHead(QByteArray &input);
    void readRequestLine(const QByteArray &line);
    void readTarget(const QByteArray &target);
    void readHeader(const QByteArray &line);
    void headIsWhole();
    void readBody(QByteArray &input);
    void readChunks(QByteArray &input);
    // A line without its end; nothing where it has not come, or where it is refused.
    [[nodiscard]] std::optional<QByteArray> takeLine(QByteArray &input, qsizetype longest, int statusPast);
    void refuse(int status, const QString &sentence);

    enum class Chunk { Size, Data, DataEnd, Trailer };

    Limits m_limits;
    State m_state = State::Head;
    Request m_request;
    Response m_refusal;
    QByteArray m_version;
    qsizetype m_headBytes = 0;
    qsizetype m_trailerBytes = 0;
    qint64 m_bodyBytes = 0;  // still to come; of the chunk
    bool m_hasRequestLine = false;
    bool m_isChunked = false;
    bool m_awaitsContinue = false;
    Chunk m_chunk = Chunk::Size;
};

}  // namespace clientele::server
