// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;

namespace clientele::test {

struct ScriptedProvider::Client {
    QTcpSocket *socket = nullptr;
    int number = 0;
    QByteArray input;
    Script script;
    std::size_t step = 0;
    qint64 flooded = 0;
    int request = -1;  // whose script is being played
};

Script &Script::send(const QByteArray &bytes)
{
    m_steps.push_back({Kind::Send, bytes});
    return *this;
}

Script &Script::sendSplit(const QByteArray &bytes, int partSize)
{
    for (qsizetype at = 0; at < bytes.size(); at += partSize)
        send(bytes.mid(at, partSize)).pause(0);
    return *this;
}

Script &Script::pause(int milliseconds)
{
    m_steps.push_back({Kind::Pause, {}, milliseconds});
    return *this;
}

Script &Script::close()
{
    m_steps.push_back({Kind::Close, {}});
    return *this;
}

Script &Script::reset()
{
    m_steps.push_back({Kind::Reset, {}});
    return *this;
}

Script &Script::flood(qint64 bytes)
{
    m_steps.push_back({Kind::Flood, {}, bytes});
    return *this;
}

Script Script::http(int status, const QByteArray &body, const QByteArray &headers, const QByteArray &type)
{
    Script script;
    script.send("HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: " + type
                + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
    return script;
}

Script Script::stream()
{
    Script script;
    script.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    return script;
}

Script Script::chat(const QStringList &deltas)
{
    Script script = stream();
    for (const QString &delta : deltas)
        script.send(sse(
            QJsonDocument(
                QJsonObject{{u"model"_s, u"scripted"_s},
                            {u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0},
                                                                  {u"delta"_s, QJsonObject{{u"content"_s, delta}}}}}}})
                .toJson(QJsonDocument::Compact)));
    script.send(sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"));
    script.send(sse(R"({"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7}})"));
    script.send(sse("[DONE]"));
    script.close();
    return script;
}

ScriptedProvider::ScriptedProvider(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedProvider::accept);
}

ScriptedProvider::~ScriptedProvider()
{
    for (const auto &client : m_clients)
        if (client->socket)
            client->socket->disconnect(this);
}

void ScriptedProvider::forget()
{
    m_decide = nullptr;
    m_scripts.clear();
    m_paths.clear();
    m_requests.clear();
    m_next = 0;
}

QUrl ScriptedProvider::url(const QString &path) const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server.serverPort());
    url.setPath(path);
    return url;
}

QByteArray ScriptedProvider::everything() const
{
    QByteArray all;
    for (const ReceivedRequest &request : m_requests)
        all += request.raw;
    return all;
}

void ScriptedProvider::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        Client &client = *m_clients.emplace_back(std::make_unique<Client>());
        client.socket = socket;
        client.number = static_cast<int>(m_clients.size());
        connect(socket, &QTcpSocket::readyRead, this, [this, &client] { read(client); });
        connect(socket, &QTcpSocket::disconnected, this, [this, &client] {
            if (client.request >= 0)
                m_requests[static_cast<std::size_t>(client.request)].cutOff = true;
            client.socket->deleteLater();
            client.socket = nullptr;
            client.request = -1;
        });
    }
}

void ScriptedProvider::read(Client &client)
{
    client.input += client.socket->readAll();
    const qsizetype head = client.input.indexOf("\r\n\r\n");
    if (head < 0 || client.request >= 0)
        return;
    ReceivedRequest request;
    const QList<QByteArray> lines = client.input.left(head).split('\n');
    const QList<QByteArray> words = lines.constFirst().trimmed().split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype size = head + 4 + request.headers.value("content-length").toLongLong();
    if (client.input.size() < size)
        return;
    request.raw = client.input.left(size);
    request.body = request.raw.mid(head + 4);
    request.at = m_clock.elapsed();
    request.connection = client.number;
    client.input.remove(0, size);
    const auto path = m_paths.constFind(request.path);
    if (m_decide)
        client.script = m_decide(request);
    else if (path != m_paths.constEnd())
        client.script = *path;
    else if (!m_scripts.empty())
        client.script = m_scripts[std::min(m_next++, m_scripts.size() - 1)];
    client.step = 0;
    client.flooded = 0;
    client.request = static_cast<int>(m_requests.size());
    m_requests.push_back(request);
    play(client);
}

void ScriptedProvider::play(Client &client)
{
    const QPointer<QTcpSocket> socket(client.socket);
    while (socket && client.step < client.script.steps().size()) {
        const Script::Step &step = client.script.steps()[client.step];
        switch (step.kind) {
        case Script::Kind::Send:
            socket->write(step.bytes);
            socket->flush();
            break;
        case Script::Kind::Pause:
            ++client.step;
            QTimer::singleShot(static_cast<int>(step.number), socket, [this, &client] { play(client); });
            return;
        case Script::Kind::Flood: {
            constexpr qint64 part = 256 * 1024;
            if (client.flooded < step.number) {
                if (socket->bytesToWrite() < 4 * part) {
                    const QByteArray text(part, 'x');
                    socket->write(sse(R"({"choices":[{"index":0,"delta":{"content":")" + text + R"("}}]})"));
                    client.flooded += part;
                }
                QTimer::singleShot(0, socket, [this, &client] { play(client); });
                return;
            }
            break;
        }
        case Script::Kind::Close:
            client.request = -1;
            socket->disconnectFromHost();
            return;
        case Script::Kind::Reset:
            client.request = -1;
#ifdef Q_OS_UNIX
            const linger now{1, 0};
            setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
            socket->abort();
            return;
        }
        ++client.step;
    }
    client.request = -1;
    if (socket && !client.input.isEmpty())
        read(client);
}

QByteArray sse(const QByteArray &data, const QByteArray &type)
{
    return (type.isEmpty() ? QByteArray() : "event: " + type + "\n") + "data: " + data + "\n\n";
}

QString described(const std::vector<llm::ChatEvent> &events)
{
    constexpr std::array reasons{"stop", "tools", "length", "filter", "refusal"};
    QStringList words;
    QString text;
    const auto finishText = [&] {
        if (!text.isEmpty())
            words += u"text("_s + text + u')';
        text.clear();
    };
    for (const llm::ChatEvent &event : events) {
        if (const auto *delta = std::get_if<llm::TextDelta>(&event)) {
            text += delta->text;
            continue;
        }
        finishText();
        if (const auto *call = std::get_if<llm::ToolCall>(&event))
            words += u"call(%1,%2,%3)"_s.arg(call->id, call->name, call->arguments);
        else if (const auto *usage = std::get_if<llm::Usage>(&event))
            words += u"usage(%1,%2%3)"_s.arg(usage->inputTokens)
                         .arg(usage->outputTokens)
                         .arg(usage->estimated ? u",estimated"_s : QString());
        else if (const auto *end = std::get_if<llm::Finished>(&event))
            words += u"finished(%1%2)"_s.arg(QString::fromLatin1(reasons[static_cast<std::size_t>(end->reason)]),
                                             end->refusal.isEmpty() ? QString() : u": "_s + end->refusal);
        else if (const auto *failed = std::get_if<llm::Failed>(&event))
            words += u"failed(%1%2)"_s.arg(QString::fromLatin1(llm::nameOf(failed->failure.kind)),
                                           failed->afterFirstToken ? u",partial"_s : QString());
        else if (const auto *retrying = std::get_if<llm::Retrying>(&event))
            words += u"retrying(%1)"_s.arg(QString::fromLatin1(llm::nameOf(retrying->failure.kind)));
    }
    finishText();
    return words.join(u' ');
}

llm::ProviderSettings settingsOf(llm::DialectKind dialect)
{
    return dialect == llm::DialectKind::Anthropic
               ? llm::ProviderSettings{QUrl(u"https://api.anthropic.com"_s), u"m"_s, dialect, {}}
               : llm::ProviderSettings{QUrl(u"https://api.openai.com/v1"_s), u"m"_s, dialect, {}};
}

}  // namespace clientele::test
