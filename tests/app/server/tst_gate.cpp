// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes in and who does not.
#include "app/server/gate.h"

#include <QSet>
#include <QTest>

using namespace clientele::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Request requestTo(const QByteArray &path, const QByteArray &host, const std::vector<Header> &headers = {})
{
    Request request;
    request.method = "GET";
    request.path = path;
    request.host = host;
    request.headers = headers;
    return request;
}

}  // namespace

class tst_Gate : public QObject {
    Q_OBJECT

private slots:
    void hostsAndOrigins_data();
    void hostsAndOrigins();
    void tokens_data();
    void tokens();
    void tokensAreRandom();
    void rates();
    void nobodyTakesAwayFromWhoHasTheToken();
};

void tst_Gate::hostsAndOrigins_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    const QByteArray ours = "127.0.0.1:8000";
    for (const char *host : {"127.0.0.1:8000", "localhost:8000", "LocalHost:8000"})
        QTest::newRow(host) << QByteArray(host) << QByteArray() << 200;
    for (const char *host : {"", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:80000", "evil.example",
                             "evil.example:8000", "127.0.0.1.evil.example:8000", "localhost.:8000", "127.0.0.1:8000 ",
                             "[::1]:8000", "0.0.0.0:8000", "127.1:8000", "2130706433:8000", "user@127.0.0.1:8000"})
        QTest::newRow(host) << QByteArray(host) << QByteArray() << 403;
    for (const char *origin : {"http://127.0.0.1:8000", "http://localhost:8000"})
        QTest::newRow(origin) << ours << QByteArray(origin) << 200;
    for (const char *origin : {"null", "https://127.0.0.1:8000", "http://127.0.0.1", "http://127.0.0.1:8001",
                               "http://evil.example", "file://", "http://localhost:8000.evil.example", "-"})
        QTest::newRow(origin) << ours << QByteArray(origin) << 403;
}

void tst_Gate::hostsAndOrigins()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    Gate gate(8000, "secret", {});
    std::vector<Header> headers{{"authorization", "Bearer secret"}};
    if (!origin.isEmpty())
        headers.emplace_back("origin", origin);
    const auto refusal = gate.refusal(requestTo("/customers", host, headers), RateLimit::Time(1s));
    QTEST(refusal ? refusal->status : 200, "status");
    // Health is open to everybody here, and to nobody else.
    std::erase_if(headers, [](const Header &header) { return header.first == "authorization"; });
    const auto health = gate.refusal(requestTo("/health", host, headers), RateLimit::Time(1s));
    QTEST(health ? health->status : 200, "status");
}

void tst_Gate::tokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &path, const QByteArray &value, int status) {
        QTest::newRow(name) << path << value << status;
    };
    const QByteArray password = "Basic " + QByteArray("me:secret").toBase64();
    row("right", "/customers", "Bearer secret", 200);
    row("in small letters", "/customers", "bearer secret", 200);
    row("none", "/customers", "", 401);
    row("alone", "/customers", "secret", 401);
    row("empty", "/customers", "Bearer ", 401);
    row("half", "/customers", "Bearer secre", 401);
    row("more", "/customers", "Bearer secrets", 401);
    row("other case", "/customers", "Bearer Secret", 401);
    row("a route that is not there", "/nowhere", "Bearer wrong", 401);
    row("health", "/health", "", 200);
    row("health with a wrong one", "/health", "Bearer wrong", 200);
    row("health and more", "/health/", "", 401);
    row("a password for data", "/customers", password, 401);
    row("a password for the page", "/docs", password, 200);
    row("a password for the description", "/openapi.json", password, 200);
    row("a wrong password", "/docs", "Basic " + QByteArray("me:wrong").toBase64(), 401);
    row("no password", "/docs", "Basic " + QByteArray("secret:").toBase64(), 401);
    row("the page without", "/docs", "", 401);
}

void tst_Gate::tokens()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, value);
    Gate gate(8000, "secret", {});
    std::vector<Header> headers;
    if (!value.isEmpty())
        headers.emplace_back("authorization", value);
    const auto refusal = gate.refusal(requestTo(path, "127.0.0.1:8000", headers), RateLimit::Time(1s));
    QTEST(refusal ? refusal->status : 200, "status");
    if (refusal) {
        QCOMPARE(refusal->headers.front().first, QByteArray("WWW-Authenticate"));
        QVERIFY(!refusal->body.contains("secret"));
    }
}

void tst_Gate::tokensAreRandom()
{
    QSet<QByteArray> tokens;
    for (int i = 0; i < 100; ++i) {
        const QByteArray token = randomToken();
        QCOMPARE(token.size(), 43);  // 256 bits
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 100);
}

void tst_Gate::rates()
{
    RateLimit rate(10, 5);
    RateLimit::Time now(1s);
    int taken = 0;
    for (int i = 0; i < 100; ++i)
        taken += rate.take(now);
    QCOMPARE(taken, 5);
    QCOMPARE(rate.wait(), 1);
    // In the long run it is ten a second, however they are spread.
    for (int i = 0; i < 10'000; ++i)
        taken += rate.take(now += 10ms);
    QVERIFY2(std::abs(taken - 5 - 1'000) <= 1, QByteArray::number(taken).constData());
    QVERIFY(rate.take(now += 1h));
}

void tst_Gate::nobodyTakesAwayFromWhoHasTheToken()
{
    Gate gate(8000, "secret", {});
    const RateLimit::Time now(1s);
    int refused = 0;
    for (int i = 0; i < 1'000; ++i) {
        const auto refusal = gate.refusal(requestTo("/customers", "127.0.0.1:8000"), now);
        QVERIFY(refusal && (refusal->status == 401 || refusal->status == 429));
        refused += refusal->status == 429;
    }
    QCOMPARE(refused, 1'000 - Limits().burst);
    QVERIFY(!gate.refusal(requestTo("/customers", "127.0.0.1:8000", {{"authorization", "Bearer secret"}}), now));
}

QTEST_GUILESS_MAIN(tst_Gate)
#include "tst_gate.moc"
