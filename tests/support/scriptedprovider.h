// SPDX-License-Identifier: GPL-3.0-or-later
// A provider that plays scripts: a server on loopback that answers each request with bytes, pauses, splits and resets
// as told, and remembers what it was sent to the byte. Lives on the thread that made it and works by its event loop.
#pragma once

#include "app/llm/chat.h"
#include "app/llm/settings.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QTcpSocket;

namespace clientele::test {

// What the server does with one request, step by step.
class Script {
public:
    Script &send(const QByteArray &bytes);
    // The bytes one part at a time, so that they arrive so.
    Script &sendSplit(const QByteArray &bytes, int partSize);
    Script &pause(int milliseconds);
    Script &close();              // an orderly end
    Script &reset();              // a broken connection
    Script &flood(qint64 bytes);  // of an endless text, as fast as it is taken

    // A whole answer.
    [[nodiscard]] static Script http(int status, const QByteArray &body, const QByteArray &headers = {},
                                     const QByteArray &type = "application/json");
    // The head of an event stream, without a length: it ends with the connection.
    [[nodiscard]] static Script stream();
    // A whole stream of a chat, one chunk of text a delta.
    [[nodiscard]] static Script chat(const QStringList &deltas);

    enum class Kind { Send, Pause, Close, Reset, Flood };
    struct Step {
        Kind kind;
        QByteArray bytes;
        qint64 number = 0;
    };
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

private:
    std::vector<Step> m_steps;
};

struct ReceivedRequest {
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers;  // lower-case names
    QByteArray body;
    QByteArray raw;       // all of it
    qint64 at = 0;        // milliseconds since the server's start
    bool cutOff = false;  // the client left before the script's end
    int connection = 0;   // by number: two requests may share one
};

class ScriptedProvider : public QObject {
public:
    explicit ScriptedProvider(QObject *parent = nullptr);
    ~ScriptedProvider() override;

    // The next request's answer; the last one given is played again and again.
    void answer(const Script &script) { m_scripts.push_back(script); }
    // For one path only, before the others.
    void answerAt(const QByteArray &path, const Script &script) { m_paths.insert(path, script); }
    // Decides by what was asked; before all scripts.
    void answerWith(std::function<Script(const ReceivedRequest &)> decide) { m_decide = std::move(decide); }
    void forget();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/v1")) const;
    [[nodiscard]] const std::vector<ReceivedRequest> &requests() const { return m_requests; }
    [[nodiscard]] QByteArray everything() const;  // all bytes of all requests

private:
    struct Client;
    void accept();
    void read(Client &client);
    void play(Client &client);

    QTcpServer m_server;
    QElapsedTimer m_clock;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::function<Script(const ReceivedRequest &)> m_decide;
    std::vector<Script> m_scripts;
    QHash<QByteArray, Script> m_paths;
    std::size_t m_next = 0;
    std::vector<ReceivedRequest> m_requests;
};

// "data: {...}\n\n"
[[nodiscard]] QByteArray sse(const QByteArray &data, const QByteArray &type = {});

// Events as one line, neighbouring texts joined: "text(Hi) call(a,f,{}) usage(1,2) finished(stop)".
[[nodiscard]] QString described(const std::vector<llm::ChatEvent> &events);

// The well-known server of a dialect, which no test talks to.
[[nodiscard]] llm::ProviderSettings settingsOf(llm::DialectKind dialect);

}  // namespace clientele::test
