// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/server.h"

#include "app/server/client.h"

#include <QCoreApplication>
#include <QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Server", text); }

}  // namespace

Server::Server(Handler handler, const Limits &limits, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_limits(limits)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Server::accept);
}

Server::~Server() { qDeleteAll(findChildren<Client *>(QString(), Qt::FindDirectChildrenOnly)); }

Status Server::listen(quint16 port)
{
    if (m_server.listen(QHostAddress(QHostAddress::LocalHost), port)) {
        m_gate.emplace(m_server.serverPort(), randomToken(), m_limits);
        return {};
    }
    if (m_server.serverError() == QAbstractSocket::AddressInUseError)
        return fail(ErrorKind::AlreadyExists, translated("The port %1 is taken by another program.").arg(port),
                    translated("Choose another one, or none: then one that is free is taken."));
    return fail(ErrorKind::Refused, translated("The port %1 cannot be used: %2.").arg(port).arg(m_server.errorString()),
                translated("Choose another one, or none: then one that is free is taken."));
}

QString Server::url() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }

void Server::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        // Who is turned away takes nobody's place; too many of them are not even told.
        const bool isRefused = m_clients >= m_limits.connections;
        int &count = isRefused ? m_refused : m_clients;
        if (count >= m_limits.connections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *client = new Client(socket, m_limits, this);
        ++count;
        connect(client, &QObject::destroyed, this, [&count] { --count; });
        if (isRefused) {
            Response response = Response::error(503, u"There are too many connections."_s);
            response.headers.emplace_back("Retry-After", "1");
            client->refuse(response);
            continue;
        }
        connect(client, &Client::requested, this, [this, client](const Request &request, QObject *requester) {
            if (const auto refusal = m_gate->refusal(request, std::chrono::steady_clock::now())) {
                client->answer(*refusal);
                return;
            }
            m_handler(request, requester, [client](const Response &response) { client->answer(response); });
        });
    }
}

}  // namespace clientele::server
