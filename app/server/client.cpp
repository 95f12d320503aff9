// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/client.h"

#include <QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

constexpr qint64 mostDrained = 8'000'000;

}  // namespace

Client::Client(QTcpSocket *socket, const Limits &limits, QObject *parent)
    : QObject(parent), m_socket(socket), m_limits(limits), m_reader(limits)
{
    socket->setParent(this);
    // What is not read stays with the sender.
    socket->setReadBufferSize(limits.headBytes + limits.bodyBytes);
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, &Client::timeIsUp);
    m_writing.setSingleShot(true);
    m_writing.setInterval(limits.writing);
    m_writing.callOnTimeout(this, [this] { m_socket->abort(); });
    connect(socket, &QTcpSocket::readyRead, this, &Client::read);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_socket->bytesToWrite() > 0)
            m_writing.start();
        else
            m_writing.stop();
    });
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    enter(Phase::Idle);
    QMetaObject::invokeMethod(this, &Client::read, Qt::QueuedConnection);
}

void Client::enter(Phase phase)
{
    if (m_phase == phase && m_deadline.isActive())
        return;
    m_phase = phase;
    switch (phase) {
    case Phase::Idle:
        m_deadline.start(m_limits.idle);
        break;
    case Phase::Reading:
        m_deadline.start(m_limits.reading);
        break;
    case Phase::Answering:
        m_deadline.stop();  // whoever answers has a clock of its own
        break;
    case Phase::Draining:
        m_deadline.start(m_limits.draining);
        break;
    }
}

void Client::timeIsUp()
{
    if (m_phase == Phase::Reading)
        refuse(Response::error(408,
                               u"The request did not come whole within %1 s."_s.arg(m_limits.reading.count() / 1'000)));
    else
        m_socket->abort();
}

void Client::read()
{
    // A connection that was closed with unread bytes is reset, and the client may never see why it was refused.
    if (m_phase == Phase::Draining) {
        m_drained += m_socket->readAll().size();
        if (m_drained > mostDrained)
            m_socket->abort();
        return;
    }
    if (m_phase == Phase::Answering)
        return;
    m_input += m_socket->readAll();
    if (m_input.isEmpty())
        return;
    enter(Phase::Reading);
    switch (m_reader.feed(m_input)) {
    case RequestReader::State::Head:
        return;
    case RequestReader::State::Body:
        if (m_reader.awaitsContinue() && !std::exchange(m_told, true))
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case RequestReader::State::Refused:
        refuse(m_reader.refusal());
        return;
    case RequestReader::State::Whole:
        break;
    }
    enter(Phase::Answering);
    m_requester = new QObject(this);
    emit requested(m_reader.request(), m_requester);
}

void Client::answer(const Response &response)
{
    if (m_phase != Phase::Answering)
        return;
    std::exchange(m_requester, nullptr)->deleteLater();
    const bool keepAlive = m_reader.request().keepAlive && !response.closes;
    write(response, keepAlive, m_reader.request().method == "HEAD");
    if (!keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_reader = RequestReader(m_limits);
    m_told = false;
    enter(Phase::Idle);
    // Never from inside the answer: a client that sends a thousand requests at once is one of many.
    QMetaObject::invokeMethod(this, &Client::read, Qt::QueuedConnection);
}

void Client::refuse(const Response &response)
{
    write(response, false, false);
    m_input.clear();
    enter(Phase::Draining);
    QMetaObject::invokeMethod(this, &Client::read, Qt::QueuedConnection);
}

void Client::write(const Response &response, bool keepAlive, bool bodyless)
{
    m_socket->write(response.toBytes(keepAlive, bodyless));
    m_writing.start();
}

}  // namespace clientele::server
