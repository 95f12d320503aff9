// SPDX-License-Identifier: GPL-3.0-or-later
// When the client gives up over a real wire and with which words: silence, floods, web pages, redirects, networks.
#include "tests/support/providerfixture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using namespace clientele::test;
using namespace std::chrono_literals;

class tst_ProviderFailures : public QObject, private ProviderFixture {
    Q_OBJECT

private slots:
    void init() { restart(); }
    void cleanup() { stop(); }
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
};

void tst_ProviderFailures::silenceIsAFailure()
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
                         .send(oneDelta() + "data: [DONE]\n\n"));
    QVERIFY(described(ask()).startsWith(u"text(Hello)"_s));
    qputenv("CLIENTELE_STALL_SECONDS", "1.5");
    QCOMPARE(HttpLimits::fromEnvironment().stall, 1500ms);
    qputenv("CLIENTELE_STALL_SECONDS", "-1");
    QCOMPARE(HttpLimits::fromEnvironment().stall, 30'000ms);
    qunsetenv("CLIENTELE_STALL_SECONDS");
}

void tst_ProviderFailures::aHundredMegabytesAreCut()
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

void tst_ProviderFailures::errorsWithoutAnEndAreErrors()
{
    m_server->answer(
        Script().send("HTTP/1.1 400 Bad\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n").flood(100'000'000));
    QCOMPARE(described(ask()), u"failed(bad_request)"_s);
}

void tst_ProviderFailures::webPages_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("by its type") << QByteArray("text/html; charset=utf-8") << QByteArray("Sign in");
    QTest::newRow("by its looks") << QByteArray("application/json") << QByteArray("\n <!DOCTYPE html><html></html>");
    QTest::newRow("empty") << QByteArray("text/html") << QByteArray();
}

void tst_ProviderFailures::webPages()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    m_server->answer(Script::http(200, body, {}, type));
    const auto events = ask();
    QCOMPARE(described(events), u"failed(captive_portal)"_s);
    QCOMPARE(m_server->requests().size(), 1U);
    QVERIFY(std::get<Failed>(events[0]).failure.next.contains(u"sign in"_s, Qt::CaseInsensitive));
}

void tst_ProviderFailures::redirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("sameOrigin");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d to another origin", status) << status << false;
    QTest::newRow("302 to the same: the method would change") << 302 << true;
}

void tst_ProviderFailures::redirects()
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

void tst_ProviderFailures::redirectsOfTheSameOriginAreFollowed()
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

void tst_ProviderFailures::networkFailures_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("wanted");
    QTcpServer gone;
    gone.listen(QHostAddress::LocalHost);
    const QString port = QString::number(gone.serverPort());
    QTest::newRow("nobody listens") << u"http://127.0.0.1:"_s + port + u"/v1"_s << u"failed(unreachable)"_s;
    QTest::newRow("no such name") << u"https://no-such-host.invalid/v1"_s << u"failed(dns)"_s;
}

void tst_ProviderFailures::networkFailures()
{
    QFETCH(QString, url);
    QFETCH(QString, wanted);
    use(QUrl(url), {});
    const auto events = ask();
    QCOMPARE(described(events), wanted);
    const Failure &failure = std::get<Failed>(events[0]).failure;
    QVERIFY(!failure.message.isEmpty() && !failure.next.isEmpty());
}

void tst_ProviderFailures::anUnknownCertificate()
{
    // A server whose answer to a handshake is nonsense.
    QTcpServer nonsense;
    nonsense.listen(QHostAddress::LocalHost);
    connect(&nonsense, &QTcpServer::newConnection, this, [&nonsense] {
        QTcpSocket *socket = nonsense.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("HTTP/1.1 200 OK\r\n\r\n"); });
    });
    use(QUrl(u"https://127.0.0.1:%1/v1"_s.arg(nonsense.serverPort())));
    QCOMPARE(described(ask()), u"failed(tls)"_s);
}

void tst_ProviderFailures::theProxySaysNo()
{
    ScriptedProvider proxy;
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.url().port());
    qputenv("https_proxy", address);
    qputenv("http_proxy", address);
    use(QUrl(u"https://provider.invalid/v1"_s));
    proxy.answer(Script::http(407, "no", "Proxy-Authenticate: Basic realm=\"bank\"\r\n", "text/plain"));
    QCOMPARE(described(ask()), u"failed(proxy)"_s);
    QVERIFY(!proxy.requests().empty());
    QCOMPARE(proxy.requests()[0].method, QByteArray("CONNECT"));
    QVERIFY(!proxy.everything().contains("secret"));
    // This machine's own servers are reached without it.
    const std::size_t before = proxy.requests().size();
    use(m_server->url());
    m_server->answer(Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).startsWith(u"text(Hi)"_s));
    QCOMPARE(proxy.requests().size(), before);
    qunsetenv("https_proxy");
    qunsetenv("http_proxy");
}

QTEST_GUILESS_MAIN(tst_ProviderFailures)

#include "tst_providerfailures.moc"
