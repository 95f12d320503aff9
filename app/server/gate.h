// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in. A web page that a browser shows can reach a server on loopback: it is kept out by the Host header
// (a name of its own that it lets point here), by the Origin header, and by the token, which it cannot know.
#pragma once

#include "app/server/limits.h"
#include "app/server/message.h"
#include "app/server/ratelimit.h"

namespace clientele::server {

// 256 random bits of the system's, for a header: letters, digits, - and _.
[[nodiscard]] QByteArray randomToken();

class Gate {
public:
    Gate(quint16 port, QByteArray token, const Limits &limits);

    [[nodiscard]] const QByteArray &token() const { return m_token; }
    // What a request gets instead of its answer; nothing where it may pass.
    [[nodiscard]] std::optional<Response> refusal(const Request &request, RateLimit::Time now);

private:
    [[nodiscard]] bool isOurs(const QByteArray &authority) const;
    [[nodiscard]] bool hasToken(const Request &request) const;

    quint16 m_port;
    QByteArray m_token;
    RateLimit m_known;    // with the token
    RateLimit m_unknown;  // nobody without it takes away from who has it
};

}  // namespace clientele::server
