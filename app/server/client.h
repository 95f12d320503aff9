// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: reads a request, waits for its answer, writes it, reads the next, which may have come already. Every
// phase has its time. Lives on the server's thread; destroys itself with its socket.
#pragma once

#include "app/server/requestreader.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace clientele::server {

class Client : public QObject {
    Q_OBJECT
public:
    // Takes the socket. Reads nothing before the event loop runs again.
    Client(QTcpSocket *socket, const Limits &limits, QObject *parent);

    // Once for each request, at any time after it; not any more where the requester is gone.
    void answer(const Response &response);
    // Without having read anything: the connection ends with it.
    void refuse(const Response &response);

signals:
    // `requester` dies with the answer, or with the client: what works for it is its child.
    void requested(const clientele::server::Request &request, QObject *requester);

private:
    enum class Phase { Idle, Reading, Answering, Draining };
    void enter(Phase phase);
    void read();
    void write(const Response &response, bool keepAlive, bool bodyless);
    void timeIsUp();

    QTcpSocket *m_socket;
    Limits m_limits;
    RequestReader m_reader;
    QByteArray m_input;
    QTimer m_deadline;
    QTimer m_writing;
    QObject *m_requester = nullptr;
    qint64 m_drained = 0;
    Phase m_phase = Phase::Idle;
    bool m_told = false;  // to go on with its body
};

}  // namespace clientele::server
