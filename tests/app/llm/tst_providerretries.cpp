// SPDX-License-Identifier: GPL-3.0-or-later
// How often the client asks again over a real wire, how long it waits before, and when it must not.
#include "tests/support/providerfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using namespace clientele::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(clientele::test::Script)

class tst_ProviderRetries : public QObject, private ProviderFixture {
    Q_OBJECT

private slots:
    void init() { restart(); }
    void cleanup() { stop(); }
    void repeats_data();
    void repeats();
    void neverRepeats_data();
    void neverRepeats();
    void retryAfterIsWaitedFor();
    void aLongRetryAfterIsNot();
    void aBrokenConnectionIsRepeatedByUsAlone();
    void nothingIsRepeatedAfterTheFirstToken_data();
    void nothingIsRepeatedAfterTheFirstToken();
};

void tst_ProviderRetries::repeats_data()
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

void tst_ProviderRetries::repeats()
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

void tst_ProviderRetries::neverRepeats_data()
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

void tst_ProviderRetries::neverRepeats()
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

void tst_ProviderRetries::retryAfterIsWaitedFor()
{
    m_server->answer(Script::http(429, "{}", "Retry-After: 1\r\n"));
    m_server->answer(Script::chat({u"Hi"_s}));
    QVERIFY(described(ask()).startsWith(u"retrying(rate_limited) text(Hi)"_s));
    QVERIFY(m_server->requests()[1].at - m_server->requests()[0].at >= 1000);
}

void tst_ProviderRetries::aLongRetryAfterIsNot()
{
    m_server->answer(Script::http(429, "{}", "Retry-After: 3600\r\n"));
    QCOMPARE(described(ask()), u"failed(rate_limited)"_s);
    QCOMPARE(m_server->requests().size(), 1U);
}

void tst_ProviderRetries::aBrokenConnectionIsRepeatedByUsAlone()
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

void tst_ProviderRetries::nothingIsRepeatedAfterTheFirstToken_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, Script script, const char *wanted) {
        QTest::newRow(name) << script << QString::fromLatin1(wanted);
    };
    row("reset", Script::stream().send(oneDelta()).pause(30).reset(), "failed(connection_reset,partial)");
    row("closed", Script::stream().send(oneDelta()).close(), "failed(connection_reset,partial)");
    row("half a chunked answer",
        Script()
            .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + QByteArray::number(oneDelta().size(), 16) + "\r\n" + oneDelta() + "\r\n40\r\nda")
            .close(),
        "failed(connection_reset,partial)");
    row("error", Script::stream().send(oneDelta() + sse(R"({"error":{"type":"overloaded_error","message":"busy"}})")),
        "failed(overloaded,partial)");
    row("silence", Script::stream().send(oneDelta()).pause(60'000), "failed(stalled,partial)");
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

void tst_ProviderRetries::nothingIsRepeatedAfterTheFirstToken()
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

QTEST_GUILESS_MAIN(tst_ProviderRetries)

#include "tst_providerretries.moc"
