// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/embeddingserver.h"

#include "app/llm/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

const QStringList directions{u"card"_s, u"loan"_s, u"score"_s, u"transfer"_s, u"withdraw"_s, u"account"_s};

QByteArray vectorOf(const QString &text)
{
    QByteArray bytes;
    for (const QString &word : directions) {
        QByteArray four(4, Qt::Uninitialized);
        qToLittleEndian(text.contains(word, Qt::CaseInsensitive) ? 3.0F : 0.1F, four.data());
        bytes += four;
    }
    return bytes.toBase64();
}

}  // namespace

EmbeddingServer::EmbeddingServer(QObject *parent) : QObject(parent)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    });
}

void EmbeddingServer::failAfter(int requests, int status)
{
    m_failAfter = requests;
    m_status = status;
}

QUrl EmbeddingServer::url() const { return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort())); }

QByteArray EmbeddingServer::setting() const
{
    return llm::ProviderSettings{url(), u"chat"_s, llm::DialectKind::OpenAi, u"text-embedding-3-small"_s}.toJson();
}

void EmbeddingServer::read(QTcpSocket *socket)
{
    QByteArray &input = m_input[socket];
    input += socket->readAll();
    const qsizetype head = input.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const qsizetype at = input.left(head).toLower().indexOf("content-length:");
    const qsizetype length =
        at < 0 ? 0 : input.mid(at + 15, input.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
    if (input.size() < head + 4 + length)
        return;
    m_everything += input;
    const QByteArray body = input.mid(head + 4, length);
    input.clear();
    ++m_requests;
    const bool fails = m_failAfter >= 0 && m_requests > m_failAfter;
    const QByteArray answer =
        fails ? QByteArray(R"({"error":{"message":"busy","type":"server_error"}})") : answerTo(body);
    socket->write("HTTP/1.1 " + QByteArray::number(fails ? m_status : 200)
                  + " x\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(answer.size())
                  + "\r\n\r\n" + answer);
}

QByteArray EmbeddingServer::answerTo(const QByteArray &body)
{
    QJsonArray data;
    const QJsonArray inputs = QJsonDocument::fromJson(body).object().value(u"input"_s).toArray();
    for (const QJsonValue &input : inputs) {
        m_texts += input.toString();
        data.append(
            QJsonObject{{u"index"_s, data.size()}, {u"embedding"_s, QString::fromLatin1(vectorOf(input.toString()))}});
    }
    return QJsonDocument(QJsonObject{{u"data"_s, data}, {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, 7}}}})
        .toJson(QJsonDocument::Compact);
}

}  // namespace clientele::test
