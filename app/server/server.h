// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP server for the programs of this machine: loopback only, a token of its own, hard limits. Why not Qt's
// HttpServer: that of 6.4 reads a request of any size into memory before anybody is asked, has no clock for a client
// that sends a byte a minute, and keeps any number of connections. Lives on its owner's thread, works by its event loop.
#pragma once

#include "app/server/gate.h"
#include "models/core/result.h"

#include <QObject>
#include <QTcpServer>

#include <functional>

namespace clientele::server {

using Answer = std::function<void(const Response &response)>;
// Called for what passed the gate; answer() once, at once or later. What works for it is a child of `requester`, which
// dies where the client leaves; answer() must not be called after that.
using Handler = std::function<void(const Request &request, QObject *requester, const Answer &answer)>;

class Server : public QObject {
    Q_OBJECT
public:
    Server(Handler handler, const Limits &limits, QObject *parent = nullptr);
    ~Server() override;  // its clients first: what works for them uses the handler
    Q_DISABLE_COPY_MOVE(Server)

    // 0: any port that is free. Errors: AlreadyExists (the port is taken), Refused (it needs other rights).
    [[nodiscard]] Status listen(quint16 port);
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString token() const { return QString::fromLatin1(m_gate->token()); }

private:
    void accept();

    Handler m_handler;
    Limits m_limits;
    QTcpServer m_server;
    std::optional<Gate> m_gate;
    int m_clients = 0;
    int m_refused = 0;  // and told so, at this moment
};

}  // namespace clientele::server
