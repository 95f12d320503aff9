// SPDX-License-Identifier: GPL-3.0-or-later
// A server of embeddings on loopback: a vector for each text it is sent, by a few words in it, base64 as it is asked.
// Remembers every byte. Lives on the thread that made it and works by its event loop.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace clientele::test {

class EmbeddingServer : public QObject {
public:
    explicit EmbeddingServer(QObject *parent = nullptr);

    // Every request after so many is answered with this status; -1: none is.
    void failAfter(int requests, int status = 503);
    [[nodiscard]] QUrl url() const;
    // The profile's setting "provider" for this server.
    [[nodiscard]] QByteArray setting() const;
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] const QStringList &texts() const { return m_texts; }  // of all requests that were answered
    [[nodiscard]] const QByteArray &everything() const { return m_everything; }

private:
    void read(QTcpSocket *socket);
    [[nodiscard]] QByteArray answerTo(const QByteArray &body);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_input;
    int m_requests = 0;
    int m_failAfter = -1;
    int m_status = 503;
    QStringList m_texts;
    QByteArray m_everything;
};

}  // namespace clientele::test
