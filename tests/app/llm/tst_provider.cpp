// SPDX-License-Identifier: GPL-3.0-or-later
// The client over a real wire: how often it asks, when it gives up and with which words, what it keeps, what it closes.
#include "app/llm/provider.h"
#include "tests/support/scriptedprovider.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using namespace std::chrono_literals;
using clientele::test::described;
using clientele::test::Script;
using clientele::test::ScriptedProvider;
using clientele::test::sse;

namespace {

const OutgoingCheck nothingFound = [](const QByteArray &) { return std::nullopt; };

ChatRequest question()
{
    ChatRequest request;
    request.messages = {{Role::User, u"How are you?"_s}};
    return request;
}

const QByteArray oneDelta = sse(R"({"choices":[{"index":0,"delta":{"content":"Hello"}}]})");

}  // namespace

Q_DECLARE_METATYPE(clientele::test::Script)

class tst_Provider : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void streams();
    void textIsEqualAtEverySplit();
    void repeats_data();
    void repeats();
    void neverRepeats_data();
    void neverRepeats();
    void retryAfterIsWaitedFor();
    void aLongRetryAfterIsNot();
    void aBrokenConnectionIsRepeatedByUsAlone();
    void nothingIsRepeatedAfterTheFirstToken_data();
    void nothingIsRepeatedAfterTheFirstToken();
    void silenceIsAFailure();
    void aHundredMegabytesAreCut();
    void errorsWithoutAnEndAreErrors();
    void webPages_data();
    void webPages();
    void redirects_data();
    void redirects();
    void redirectsOfTheSameOriginAreFollowed();
    void networkFailures_data();
    void networkFailures();
    void anUnknownCertificate();
    void theProxySaysNo();
    void aServerThatDoesNotStream();
    void cancelClosesTheSocket();
    void theReceiverTakesItsStreamAlong();
    void destroyedByItsReceiver();
    void theCheckHoldsBack();
    void oneConnectionServesMany();
    void severalAtOnce();

private:
    // Until the answer is over.
    std::vector<ChatEvent> ask(const ChatRequest &request = question());
    ChatStream *begin(std::vector<ChatEvent> &events, QObject *receiver);

    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<Provider> m_provider;
};

void tst_Provider::init()
{
    m_server = std::make_unique<ScriptedProvider>();
    m_provider = std::make_unique<Provider>(ProviderSettings{m_server->url(), u"m"_s, DialectKind::OpenAi, {}},
                                            "secret", nothingFound);
    m_provider->setLimits({2s, 8'000'000});
}

void tst_Provider::cleanup()
{
    m_provider.reset();
    m_server.reset();
}

ChatStream *tst_Provider::begin(std::vector<ChatEvent> &events, QObject *receiver)
{
    ChatStream *stream = m_provider->chat(question(), receiver);
    connect(stream, &ChatStream::event, receiver, [&events](const ChatEvent &event) { events.push_back(event); });
    return stream;
}

std::vector<ChatEvent> tst_Provider::ask(const ChatRequest &request)
{
    QObject receiver;
    std::vector<ChatEvent> events;
    ChatStream *stream = m_provider->chat(request, &receiver);
    connect(stream, &ChatStream::event, &receiver, [&events](const ChatEvent &event) { events.push_back(event); });
    QSignalSpy over(stream, &ChatStream::over);
    if (over.isEmpty() && !over.wait(20'000))
        qWarning("the stream is not over");
    return events;
}

void tst_Provider::streams()
{
    m_server->answer(Script::chat({u"Hel"_s, u"lo, "_s, u"Zoë"_s}));
    QObject receiver;
    std::vector<ChatEvent> events;
    ChatStream *stream = begin(events, &receiver);
    QVERIFY(events.empty() && m_server->requests().empty());  // never from inside the call
    QTRY_VERIFY(stream->isOver());
    QCOMPARE(described(events), u"text(Hello, Zoë) usage(11,7) finished(stop)"_s);
    QCOMPARE(stream->reply().text, u"Hello, Zoë"_s);
    QVERIFY(stream->firstTokenMilliseconds() >= 0);
    QCOMPARE(m_server->requests().size(), 1U);
    const auto &request = m_server->requests().front();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer secret"));
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(request.body, stream->sentBody());
}

void tst_Provider::textIsEqualAtEverySplit()
{
    const QByteArray body = sse(R"({"choices":[{"index":0,"delta":{"content":"Zo\u00eb 🏦"}}]})") + oneDelta
                            + sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
                            + "data: [DONE]\n\n";
    for (const int part : {1, 2, 3, 7, 64}) {
        m_server->forget();
        m_server->answer(Script::stream().sendSplit(body, part).close());
        QVERIFY(described(ask()).startsWith(u"text(Zoë 🏦Hello) usage("_s));
    }
}

void tst_Provider::repeats_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    for (const int status : {429, 500, 502, 503, 529})
        QTest::addRow("%d", status) << status << QByteArray(R"({"error":{"message":"later"}})")
                                    << QByteArray("application/json");
    QTest::newRow("429 as a web page") << 429 << QByteArray("<html><body>Too many</body></html>")
                                       << QByteArray("text/html");
}

void tst_Provider::repeats()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    m_server->answer(Script::http(status, body, {}, type));
    const auto events = ask();
    const auto &requests = m_server->requests();
    QCOMPARE(requests.size(), 4U);
    for (std::size_t i = 1; i < requests.size(); ++i)
        QVERIFY2(requests[i].at - requests[i - 1].at >= 100,
                 qPrintable(QString::number(requests[i].at - requests[i - 1].at)));
    QCOMPARE(events.size(), 4U);
    QVERIFY(std::holds_alternative<Retrying>(events[0]) && std::get<Retrying>(events[2]).requestsSent == 3);
    const auto &failed = std::get<Failed>(events[3]);
    QCOMPARE(failed.failure.httpStatus, status);
    QVERIFY(!failed.afterFirstToken);

    m_server->forget();
    m_server->answer(Script::http(status, body, {}, type));
    m_server->answer(Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).endsWith(u"text(Hi) usage(11,7) finished(stop)"_s));
    QCOMPARE(m_server->requests().size(), 2U);
    QCOMPARE(m_server->requests()[0].body, m_server->requests()[1].body);
}

void tst_Provider::neverRepeats_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("400") << 400 << QByteArray("{}") << u"failed(bad_request)"_s;
    QTest::newRow("401") << 401 << QByteArray(R"({"error":{"message":"Incorrect API key"}})")
                         << u"failed(unauthorised)"_s;
    QTest::newRow("403") << 403 << QByteArray() << u"failed(forbidden)"_s;
    QTest::newRow("404") << 404 << QByteArray("nothing here") << u"failed(not_found)"_s;
    QTest::newRow("quota") << 429 << QByteArray(R"({"error":{"code":"insufficient_quota"}})") << u"failed(quota)"_s;
    QTest::newRow("504") << 504 << QByteArray() << u"failed(server_error)"_s;
}

void tst_Provider::neverRepeats()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, wanted);
    m_server->answer(Script::http(status, body, "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    const auto events = ask();
    QCOMPARE(described(events), wanted);
    QCOMPARE(m_server->requests().size(), 1U);
    const Failure &failure = std::get<Failed>(events.back()).failure;
    QVERIFY(failure.message.contains(QString::number(status)) && !failure.next.isEmpty());
}

void tst_Provider::retryAfterIsWaitedFor()
{
    m_server->answer(Script::http(429, "{}", "Retry-After: 1\r\n"));
    m_server->answer(Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).startsWith(u"retrying(rate_limited) text(Hi)"_s));
    QVERIFY(m_server->requests()[1].at - m_server->requests()[0].at >= 1000);
}

void tst_Provider::aLongRetryAfterIsNot()
{
    m_server->answer(Script::http(429, "{}", "Retry-After: 3600\r\n"));
    QCOMPARE(described(ask()), u"failed(rate_limited)"_s);
    QCOMPARE(m_server->requests().size(), 1U);
}

void tst_Provider::aBrokenConnectionIsRepeatedByUsAlone()
{
    for (const bool reset : {true, false}) {
        m_server->forget();
        m_server->answer(reset ? Script().reset() : Script().close());
        const auto events = ask();
        QCOMPARE(
            described(events),
            u"retrying(connection_reset) retrying(connection_reset) retrying(connection_reset) failed(connection_reset)"_s);
        const auto &requests = m_server->requests();
        QCOMPARE(requests.size(), 4U);
        for (std::size_t i = 1; i < requests.size(); ++i)
            QVERIFY(requests[i].at - requests[i - 1].at >= 100);
    }
    // Also where the answer had begun, and where the connection was an old one.
    m_server->forget();
    m_server->answer(Script::stream().reset());
    QVERIFY(described(ask()).endsWith(u"failed(connection_reset)"_s));
    QCOMPARE(m_server->requests().size(), 4U);
    m_server->forget();
    m_server->answer(
        Script::http(200, R"({"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})"));
    m_server->answer(Script().close());
    QVERIFY(described(ask()).startsWith(u"text(Hi)"_s));
    QVERIFY(described(ask()).endsWith(u"failed(connection_reset)"_s));
    QCOMPARE(m_server->requests().size(), 5U);
}

void tst_Provider::nothingIsRepeatedAfterTheFirstToken_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, Script script, const char *wanted) {
        QTest::newRow(name) << script << QString::fromLatin1(wanted);
    };
    row("reset", Script::stream().send(oneDelta).pause(30).reset(), "failed(connection_reset,partial)");
    row("closed", Script::stream().send(oneDelta).close(), "failed(connection_reset,partial)");
    row("half a chunked answer",
        Script()
            .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + QByteArray::number(oneDelta.size(), 16) + "\r\n" + oneDelta + "\r\n40\r\nda")
            .close(),
        "failed(connection_reset,partial)");
    row("error", Script::stream().send(oneDelta + sse(R"({"error":{"type":"overloaded_error","message":"busy"}})")),
        "failed(overloaded,partial)");
    row("silence", Script::stream().send(oneDelta).pause(60'000), "failed(stalled,partial)");
    row("only reasoning",
        Script::stream().send(sse(R"({"choices":[{"index":0,"delta":{"reasoning_content":"hm"}}]})")).pause(30).reset(),
        "failed(connection_reset,partial)");
    row("only half a call",
        Script::stream()
            .send(sse(
                R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}}]}}]})"))
            .pause(30)
            .reset(),
        "failed(connection_reset,partial)");
}

void tst_Provider::nothingIsRepeatedAfterTheFirstToken()
{
    QFETCH(Script, script);
    QFETCH(QString, wanted);
    m_provider->setLimits({300ms, 8'000'000});
    m_server->answer(script);
    const auto events = ask();
    QVERIFY2(described(events).endsWith(wanted), qPrintable(described(events)));
    QCOMPARE(m_server->requests().size(), 1U);
    ChatReply reply;
    for (const ChatEvent &event : events)
        reply.take(event);
    QCOMPARE(reply.isIncomplete(), !reply.text.isEmpty());
}

void tst_Provider::silenceIsAFailure()
{
    m_provider->setLimits({200ms, 8'000'000});
    for (const Script &script : {Script().pause(60'000), Script::stream().pause(60'000)}) {
        m_server->forget();
        m_server->answer(script);
        QCOMPARE(described(ask()), u"failed(stalled)"_s);
        QCOMPARE(m_server->requests().size(), 1U);
        QTRY_VERIFY(m_server->requests()[0].cutOff);
    }
    // Bytes that come now and then are no silence.
    m_server->forget();
    m_server->answer(Script::stream()
                         .pause(120)
                         .send(": ping\n\n")
                         .pause(120)
                         .send(": ping\n\n")
                         .pause(120)
                         .send(oneDelta + "data: [DONE]\n\n"));
    QVERIFY(described(ask()).startsWith(u"text(Hello)"_s));
    qputenv("CLIENTELE_STALL_SECONDS", "1.5");
    QCOMPARE(HttpLimits::fromEnvironment().stall, 1500ms);
    qputenv("CLIENTELE_STALL_SECONDS", "-1");
    QCOMPARE(HttpLimits::fromEnvironment().stall, 30'000ms);
    qunsetenv("CLIENTELE_STALL_SECONDS");
}

void tst_Provider::aHundredMegabytesAreCut()
{
    m_server->answer(Script::stream().flood(100'000'000));
    const auto events = ask();
    ChatReply reply;
    for (const ChatEvent &event : events)
        reply.take(event);
    QVERIFY(reply.failure && reply.failure->kind == FailureKind::TooLong);
    QVERIFY(reply.text.size() > 7'000'000 && reply.text.size() <= 8'000'000);
    QVERIFY(reply.isIncomplete());
    QCOMPARE(m_server->requests().size(), 1U);
    QTRY_VERIFY(m_server->requests()[0].cutOff);
}

void tst_Provider::errorsWithoutAnEndAreErrors()
{
    m_server->answer(
        Script().send("HTTP/1.1 400 Bad\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n").flood(100'000'000));
    QCOMPARE(described(ask()), u"failed(bad_request)"_s);
}

void tst_Provider::webPages_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("by its type") << QByteArray("text/html; charset=utf-8") << QByteArray("Sign in");
    QTest::newRow("by its looks") << QByteArray("application/json") << QByteArray("\n <!DOCTYPE html><html></html>");
    QTest::newRow("empty") << QByteArray("text/html") << QByteArray();
}

void tst_Provider::webPages()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    m_server->answer(Script::http(200, body, {}, type));
    const auto events = ask();
    QCOMPARE(described(events), u"failed(captive_portal)"_s);
    QCOMPARE(m_server->requests().size(), 1U);
    QVERIFY(std::get<Failed>(events[0]).failure.next.contains(u"sign in"_s, Qt::CaseInsensitive));
}

void tst_Provider::redirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("sameOrigin");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d to another origin", status) << status << false;
    QTest::newRow("302 to the same: the method would change") << 302 << true;
}

void tst_Provider::redirects()
{
    QFETCH(int, status);
    QFETCH(bool, sameOrigin);
    ScriptedProvider other;
    other.answer(Script::chat({u"stolen"_s}));
    const QByteArray target = (sameOrigin ? m_server->url(u"/login"_s) : other.url()).toEncoded();
    m_server->answer(Script::http(status, "<html>moved</html>", "Location: " + target + "\r\n", "text/html"));
    QCOMPARE(described(ask()), u"failed(redirected)"_s);
    QCOMPARE(m_server->requests().size(), 1U);
    QVERIFY(other.requests().empty());
}

void tst_Provider::redirectsOfTheSameOriginAreFollowed()
{
    m_server->answerAt("/v1/chat/completions", Script::http(307, {}, "Location: /v2/chat\r\n"));
    m_server->answerAt("/v2/chat", Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).startsWith(u"text(Hi)"_s));
    QCOMPARE(m_server->requests().size(), 2U);
    QCOMPARE(m_server->requests()[1].body, m_server->requests()[0].body);
    // Round and round ends.
    m_server->forget();
    m_server->answer(Script::http(308, {}, "Location: /v1/chat/completions\r\n"));
    QCOMPARE(described(ask()), u"failed(redirected)"_s);
    QCOMPARE(m_server->requests().size(), 4U);
}

void tst_Provider::networkFailures_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("wanted");
    QTcpServer gone;
    gone.listen(QHostAddress::LocalHost);
    const QString port = QString::number(gone.serverPort());
    QTest::newRow("nobody listens") << u"http://127.0.0.1:"_s + port + u"/v1"_s << u"failed(unreachable)"_s;
    QTest::newRow("no such name") << u"https://no-such-host.invalid/v1"_s << u"failed(dns)"_s;
}

void tst_Provider::networkFailures()
{
    QFETCH(QString, url);
    QFETCH(QString, wanted);
    m_provider = std::make_unique<Provider>(ProviderSettings{QUrl(url), u"m"_s, DialectKind::OpenAi, {}}, QByteArray(),
                                            nothingFound);
    const auto events = ask();
    QCOMPARE(described(events), wanted);
    const Failure &failure = std::get<Failed>(events[0]).failure;
    QVERIFY(!failure.message.isEmpty() && !failure.next.isEmpty());
}

void tst_Provider::anUnknownCertificate()
{
    // A server that speaks no TLS at all, and one whose answer to a handshake is nonsense.
    QUrl url = m_server->url();
    url.setScheme(u"https"_s);
    m_provider =
        std::make_unique<Provider>(ProviderSettings{url, u"m"_s, DialectKind::OpenAi, {}}, "secret", nothingFound);
    QTcpServer nonsense;
    nonsense.listen(QHostAddress::LocalHost);
    connect(&nonsense, &QTcpServer::newConnection, this, [&nonsense] {
        QTcpSocket *socket = nonsense.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("HTTP/1.1 200 OK\r\n\r\n"); });
    });
    url.setPort(nonsense.serverPort());
    m_provider =
        std::make_unique<Provider>(ProviderSettings{url, u"m"_s, DialectKind::OpenAi, {}}, "secret", nothingFound);
    QCOMPARE(described(ask()), u"failed(tls)"_s);
}

void tst_Provider::theProxySaysNo()
{
    ScriptedProvider proxy;
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.url().port());
    qputenv("https_proxy", address);
    qputenv("http_proxy", address);
    m_provider = std::make_unique<Provider>(
        ProviderSettings{QUrl(u"https://provider.invalid/v1"_s), u"m"_s, DialectKind::OpenAi, {}}, "secret",
        nothingFound);
    proxy.answer(Script::http(407, "no", "Proxy-Authenticate: Basic realm=\"bank\"\r\n", "text/plain"));
    QCOMPARE(described(ask()), u"failed(proxy)"_s);
    QVERIFY(!proxy.requests().empty());
    QCOMPARE(proxy.requests()[0].method, QByteArray("CONNECT"));
    QVERIFY(!proxy.everything().contains("secret"));
    // This machine's own servers are reached without it.
    const std::size_t before = proxy.requests().size();
    m_provider = std::make_unique<Provider>(ProviderSettings{m_server->url(), u"m"_s, DialectKind::OpenAi, {}},
                                            "secret", nothingFound);
    m_server->answer(Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).startsWith(u"text(Hi)"_s));
    QCOMPARE(proxy.requests().size(), before);
    qunsetenv("https_proxy");
    qunsetenv("http_proxy");
}

void tst_Provider::aServerThatDoesNotStream()
{
    const QByteArray body =
        R"({"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})";
    m_server->answer(Script().sendSplit(Script::http(200, body).steps()[0].bytes, 9));
    QCOMPARE(described(ask()), u"text(Hi) usage(5,2) finished(stop)"_s);
    m_server->forget();
    m_server->answer(Script::http(200, R"({"error":{"message":"no","type":"invalid_request_error"}})"));
    QCOMPARE(described(ask()), u"failed(bad_request)"_s);
    m_server->forget();
    m_server->answer(Script::http(200, "{\"choices\":"));
    QCOMPARE(described(ask()), u"failed(malformed)"_s);
}

void tst_Provider::cancelClosesTheSocket()
{
    m_server->answer(Script::stream().send(oneDelta).pause(60'000));
    QObject receiver;
    std::vector<ChatEvent> events;
    ChatStream *stream = begin(events, &receiver);
    QTRY_COMPARE(events.size(), 1U);
    stream->cancel();
    QCOMPARE(described(events), u"text(Hello) failed(cancelled,partial)"_s);
    QVERIFY(stream->isOver() && stream->reply().isIncomplete());
    QTRY_VERIFY(m_server->requests()[0].cutOff);
    stream->cancel();
    QCOMPARE(events.size(), 2U);
    // Also while it waits to ask again.
    m_server->forget();
    m_server->answer(Script::http(503, "{}"));
    events.clear();
    stream = begin(events, &receiver);
    QTRY_COMPARE(events.size(), 1U);
    stream->cancel();
    QCOMPARE(described(events), u"retrying(overloaded) failed(cancelled)"_s);
    QTest::qWait(700);
    QCOMPARE(m_server->requests().size(), 1U);
}

void tst_Provider::theReceiverTakesItsStreamAlong()
{
    m_server->answer(Script::stream().send(oneDelta).pause(60'000));
    auto receiver = std::make_unique<QObject>();
    std::vector<ChatEvent> events;
    (void)begin(events, receiver.get());
    QTRY_COMPARE(events.size(), 1U);
    receiver.reset();
    QTRY_VERIFY(m_server->requests()[0].cutOff);
    QCOMPARE(events.size(), 1U);
}

void tst_Provider::destroyedByItsReceiver()
{
    m_server->answer(Script::chat({u"a"_s, u"b"_s, u"c"_s}));
    for (int at = 0; at < 5; ++at) {  // at each of its events in turn
        auto *receiver = new QObject;
        const QPointer<QObject> alive(receiver);
        ChatStream *stream = m_provider->chat(question(), receiver);
        int count = 0;
        connect(stream, &ChatStream::event, receiver, [&count, at, receiver] {
            if (count++ == at)
                delete receiver;
        });
        QTRY_VERIFY(!alive);
        QCOMPARE(count, at + 1);
    }
}

void tst_Provider::theCheckHoldsBack()
{
    QByteArray seen;
    m_provider = std::make_unique<Provider>(ProviderSettings{m_server->url(), u"m"_s, DialectKind::OpenAi, {}},
                                            "secret", [&seen](const QByteArray &body) -> std::optional<QString> {
                                                seen = body;
                                                return u"an e-mail address"_s;
                                            });
    const auto events = ask();
    QCOMPARE(described(events), u"failed(privacy)"_s);
    QVERIFY(std::get<Failed>(events[0]).failure.message.contains(u"an e-mail address"_s));
    QVERIFY(seen.contains("How are you?"));
    QTest::qWait(50);
    QVERIFY(m_server->requests().empty());
}

void tst_Provider::oneConnectionServesMany()
{
    const QByteArray stream =
        oneDelta + sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})") + "data: [DONE]\n\n";
    const QByteArray chunked =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        + QByteArray::number(stream.size(), 16) + "\r\n" + stream + "\r\n";
    m_server->answer(Script().send(chunked).pause(20).send("0\r\n\r\n"));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(described(ask()).startsWith(u"text(Hello)"_s));
        QTest::qWait(60);
    }
    QCOMPARE(m_server->requests().size(), 3U);
    QCOMPARE(m_server->requests()[0].connection, m_server->requests()[2].connection);
}

void tst_Provider::severalAtOnce()
{
    m_server->answer(Script::chat({u"Hi"_s}));
    QObject receiver;
    int over = 0;
    for (int i = 0; i < 12; ++i)
        connect(m_provider->chat(question(), &receiver), &ChatStream::over, &receiver, [&over] { ++over; });
    QTRY_COMPARE(over, 12);
    QCOMPARE(m_server->requests().size(), 12U);
}

QTEST_GUILESS_MAIN(tst_Provider)

#include "tst_provider.moc"
