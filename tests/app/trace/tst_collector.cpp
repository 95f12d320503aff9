// SPDX-License-Identifier: GPL-3.0-or-later
// A collector on loopback that is down, slow, busy, or takes a part.
#include "app/trace/collectorcall.h"
#include "tests/support/scriptedprovider.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace clientele::trace;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Collector : public QObject {
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<ScriptedProvider>(); }
    void cleanup() { m_server.reset(); }
    void addresses_data();
    void addresses();
    void takesAtOnce();
    void isBusyFirst_data();
    void isBusyFirst();
    void retryAfterIsTheLeast();
    void isNotWaitedForTooLong();
    void takesAPart();
    void refuses_data();
    void refuses();
    void isDown();
    void isSlow();

private:
    std::optional<Result<qint64>> send(const Patience &patience, QUrl url = {})
    {
        if (url.isEmpty())
            url = m_server->url(u"/v1/traces"_s);
        QNetworkAccessManager network;
        QObject owner;
        std::optional<Result<qint64>> result;
        int times = 0;
        auto *call =
            new CollectorCall(network, {url, {{"x-api-key", "secret"}}}, "{\"resourceSpans\":[]}", patience, &owner);
        connect(call, &CollectorCall::done, this, [&](const Result<qint64> &rejected) {
            result = rejected;
            ++times;
        });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
        return times == 1 ? result : std::nullopt;
    }
    static Patience quick() { return {.tries = 4, .first = 20ms, .most = 2s, .silence = 300ms}; }

    std::unique_ptr<ScriptedProvider> m_server;
};

void tst_Collector::addresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    for (const char *url :
         {"https://collector.example/v1/traces", "http://127.0.0.1:4318/v1/traces", "http://localhost:1/"})
        QTest::newRow(url) << QString::fromLatin1(url) << true;
    for (const char *url : {"", "collector.example", "http://collector.example/v1/traces", "ftp://127.0.0.1/",
                            "https://", "file:///etc/passwd", "http://127.0.0.1.example/"})
        QTest::newRow(url) << QString::fromLatin1(url) << false;
}

void tst_Collector::addresses()
{
    QFETCH(QString, url);
    const auto collector = Collector::of(url, "a=b, x-api-key=se%3Dcret,odd,=no");
    QTEST(collector.has_value(), "good");
    if (collector)
        QCOMPARE(collector->headers,
                 (std::vector<std::pair<QByteArray, QByteArray>>{{"a", "b"}, {"x-api-key", "se=cret"}}));
    else
        QCOMPARE(collector.error().kind, ErrorKind::InvalidInput);
}

void tst_Collector::takesAtOnce()
{
    m_server->answer(Script::http(200, "{}"));
    const auto rejected = send(quick());
    QVERIFY(rejected && *rejected);
    QCOMPARE(**rejected, 0);
    QCOMPARE(m_server->requests().size(), 1U);
    const ReceivedRequest &request = m_server->requests().front();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/v1/traces"));
    QCOMPARE(request.headers["content-type"], QByteArray("application/json"));
    QCOMPARE(request.headers["x-api-key"], QByteArray("secret"));
    QCOMPARE(request.body, QByteArray("{\"resourceSpans\":[]}"));
}

void tst_Collector::isBusyFirst_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void tst_Collector::isBusyFirst()
{
    QFETCH(int, status);
    m_server->answer(Script::http(status, "{}"));
    m_server->answer(Script::http(status, "{}"));
    m_server->answer(Script::http(200, ""));
    const auto rejected = send(quick());
    QVERIFY(rejected && *rejected);
    QCOMPARE(m_server->requests().size(), 3U);
    QVERIFY(m_server->requests()[1].at - m_server->requests()[0].at >= 20);
    QVERIFY(m_server->requests()[2].at - m_server->requests()[1].at >= 40);
}

void tst_Collector::retryAfterIsTheLeast()
{
    m_server->answer(Script::http(429, "{}", "Retry-After: 1\r\n"));
    m_server->answer(Script::http(200, "{}"));
    const auto rejected = send(quick());
    QVERIFY(rejected && *rejected);
    QVERIFY(m_server->requests()[1].at - m_server->requests()[0].at >= 1'000);
}

void tst_Collector::isNotWaitedForTooLong()
{
    m_server->answer(Script::http(503, "{}", "Retry-After: 3600\r\n"));
    const auto rejected = send(quick());
    QVERIFY(rejected && !*rejected);
    QCOMPARE((*rejected).error().kind, ErrorKind::Unreachable);
    QCOMPARE(m_server->requests().size(), 1U);
}

// What was refused of it is not sent again: the rest would come twice.
void tst_Collector::takesAPart()
{
    m_server->answer(Script::http(200, R"({"partialSuccess":{"rejectedSpans":"3","errorMessage":"no"}})"));
    const auto rejected = send(quick());
    QVERIFY(rejected && *rejected);
    QCOMPARE(**rejected, 3);
    QCOMPARE(m_server->requests().size(), 1U);
}

void tst_Collector::refuses_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 400, 401, 403, 404, 413, 500})
        QTest::addRow("%d", status) << status;
}

void tst_Collector::refuses()
{
    QFETCH(int, status);
    m_server->answer(Script::http(status, "{}", "Location: http://127.0.0.1:1/\r\n"));
    const auto rejected = send(quick());
    QVERIFY(rejected && !*rejected);
    QCOMPARE((*rejected).error().kind, ErrorKind::Refused);
    QCOMPARE(m_server->requests().size(), 1U);
}

void tst_Collector::isDown()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress(QHostAddress::LocalHost)));
    const QUrl url(u"http://127.0.0.1:%1/v1/traces"_s.arg(nobody.serverPort()));
    nobody.close();
    const auto rejected = send(quick(), url);
    QVERIFY(rejected && !*rejected);
    QCOMPARE((*rejected).error().kind, ErrorKind::Unreachable);
    QVERIFY((*rejected).error().retryable);
}

void tst_Collector::isSlow()
{
    m_server->answer(Script().pause(5'000));
    m_server->answer(Script::http(200, "{}"));
    QElapsedTimer clock;
    clock.start();
    const auto rejected = send(quick());
    QVERIFY(rejected && *rejected);
    QVERIFY(clock.elapsed() >= 300 && clock.elapsed() < 4'000);
}

QTEST_GUILESS_MAIN(tst_Collector)
#include "tst_collector.moc"
