// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as bytes, whole, byte by byte, damaged and ambiguous.
#include "app/server/requestreader.h"

#include <QRandomGenerator>
#include <QTest>

using namespace clientele::server;
using namespace Qt::StringLiterals;

namespace {

// All of the input, in parts of one size; stops where the request is over.
RequestReader read(QByteArray bytes, qsizetype part, QByteArray *left = nullptr, const Limits &limits = {})
{
    RequestReader reader(limits);
    QByteArray input;
    while (!bytes.isEmpty() && reader.state() != RequestReader::State::Whole
           && reader.state() != RequestReader::State::Refused)
    {
        input += bytes.left(part);
        bytes.remove(0, part);
        reader.feed(input);
    }
    if (left)
        *left = input + bytes;
    return reader;
}

}  // namespace

class tst_RequestReader : public QObject {
    Q_OBJECT

private slots:
    void readsWhole_data();
    void readsWhole();
    void refuses_data();
    void refuses();
    void keepsLimitsWhateverThePart();
    void awaitsContinue();
    void damagedBytesNeverPass();
};

void tst_RequestReader::readsWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keepAlive");
    QTest::addColumn<QByteArray>("left");
    const QByteArray host = "Host: 127.0.0.1:1\r\n";
    QTest::newRow("plain") << QByteArray("GET /customers HTTP/1.1\r\n" + host + "\r\n") << QByteArray("/customers")
                           << QString() << QByteArray() << true << QByteArray();
    QTest::newRow("query") << QByteArray("POST /r?x=1&customer_id=a%20b+c%C3%A9 HTTP/1.1\r\n" + host
                                         + "Content-Length: 0\r\n\r\n")
                           << QByteArray("/r") << u"a b cé"_s << QByteArray() << true << QByteArray();
    QTest::newRow("body and the next") << QByteArray("POST /r HTTP/1.1\r\n" + host
                                                     + "Content-Length: 4\r\n\r\nabcdGET /")
                                       << QByteArray("/r") << QString() << QByteArray("abcd") << true
                                       << QByteArray("GET /");
    QTest::newRow("chunks") << QByteArray(
        "POST /r HTTP/1.1\r\n" + host
        + "Transfer-Encoding: Chunked\r\n\r\n3;x=y\r\nabc\r\n0A\r\n0123456789\r\n0\r\n"
          "T: x\r\n\r\nGET") << QByteArray("/r")
                            << QString() << QByteArray("abc0123456789") << true << QByteArray("GET");
    QTest::newRow("one point nought") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("/") << QString()
                                      << QByteArray() << false << QByteArray();
    QTest::newRow("kept alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << QByteArray("/")
                                << QString() << QByteArray() << true << QByteArray();
    QTest::newRow("closed") << QByteArray("GET / HTTP/1.1\r\n" + host + "Connection: x, Close\r\n\r\n")
                            << QByteArray("/") << QString() << QByteArray() << false << QByteArray();
    QTest::newRow("absolute") << QByteArray("GET http://127.0.0.1:1/a HTTP/1.1\r\nHost: b\r\n\r\n") << QByteArray("/a")
                              << QString() << QByteArray() << true << QByteArray();
    QTest::newRow("empty line first") << QByteArray("\r\nGET / HTTP/1.1\r\n" + host + "\r\n") << QByteArray("/")
                                      << QString() << QByteArray() << true << QByteArray();
}

void tst_RequestReader::readsWhole()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, value);
    for (const qsizetype part : {qsizetype(1), qsizetype(3), bytes.size()}) {
        QByteArray left;
        const RequestReader reader = read(bytes, part, &left);
        QVERIFY2(reader.state() == RequestReader::State::Whole, reader.refusal().body.constData());
        QTEST(reader.request().path, "path");
        QTEST(reader.request().body, "body");
        QTEST(reader.request().keepAlive, "keepAlive");
        QTEST(left, "left");
        for (const auto &[name, given] : reader.request().query)
            if (name == u"customer_id")
                QCOMPARE(given, value);
        if (bytes.contains("127.0.0.1"))
            QCOMPARE(reader.request().host, QByteArray("127.0.0.1:1"));
    }
}

void tst_RequestReader::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\n";
    row("no version", "GET /\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\n", 400);
    row("a space before", " GET / HTTP/1.1\r\n", 400);
    row("another protocol", "GET / SSH/1.1\r\n", 400);
    row("version two", "PRI * HTTP/2.0\r\n", 505);
    row("version nine", "GET / HTTP/1.9\r\n", 505);
    row("half a version", "GET / HTTP/1\r\n", 400);
    row("method with a bracket", "G(T / HTTP/1.1\r\n", 400);
    row("tls", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12), 400);
    row("bare line feed", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400);
    row("nul", QByteArray("GET /\0 HTTP/1.1\r\n", 17), 400);
    row("not a path", "GET customers HTTP/1.1\r\n", 400);
    row("authority", "CONNECT a:1 HTTP/1.1\r\n", 400);
    row("fragment", "GET /a#b HTTP/1.1\r\n", 400);
    row("eight bits in the path", "GET /caf\xc3\xa9 HTTP/1.1\r\n", 400);
    row("half an escape", "GET /%4 HTTP/1.1\r\n", 400);
    row("no escape", "GET /%zz HTTP/1.1\r\n", 400);
    row("overlong", "GET /%c0%af HTTP/1.1\r\n", 400);
    row("escaped nul", "GET /a%00b HTTP/1.1\r\n", 400);
    row("parameter that is no text", "GET /?a=%ff HTTP/1.1\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
    row("folded", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400);
    row("nameless", "GET / HTTP/1.1\r\n: a\r\n\r\n", 400);
    row("two lengths", head + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400);
    row("length and chunks", head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na", 400);
    row("negative", head + "Content-Length: -1\r\n\r\n", 400);
    row("signed", head + "Content-Length: +1\r\n\r\n", 400);
    row("list", head + "Content-Length: 1, 1\r\n\r\n", 400);
    row("hex", head + "Content-Length: 0x10\r\n\r\n", 400);
    row("empty length", head + "Content-Length:\r\n\r\n", 400);
    row("too long", head + "Content-Length: 65537\r\n\r\n", 413);
    row("past 64 bits", head + "Content-Length: 99999999999999999999999\r\n\r\n", 413);
    row("gzip", head + "Transfer-Encoding: gzip\r\n\r\n", 501);
    row("chunked twice", head + "Transfer-Encoding: chunked, chunked\r\n\r\n", 501);
    row("chunks of old", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("chunk without size", head + "Transfer-Encoding: chunked\r\n\r\nx\r\n", 400);
    row("negative chunk", head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", 400);
    row("chunk past its size", head + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400);
    row("large chunk", head + "Transfer-Encoding: chunked\r\n\r\n10001\r\n", 413);
    row("chunk past 64 bits", head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n", 413);
    row("chunks that add up",
        head + "Transfer-Encoding: chunked\r\n\r\nffff\r\n" + QByteArray(0xffff, 'x') + "\r\n2\r\n", 413);
    row("another expectation", head + "Expect: a miracle\r\n\r\n", 417);
    row("long target", "GET /" + QByteArray(9'000, 'a'), 414);
    row("long header", "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'a'), 431);
    row("many headers", "GET / HTTP/1.1\r\n" + QByteArray("X: a\r\n").repeated(101), 431);
    row("long head", "GET / HTTP/1.1\r\n" + QByteArray("X: " + QByteArray(1'000, 'a') + "\r\n").repeated(17), 431);
}

void tst_RequestReader::refuses()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype part : {qsizetype(1), qsizetype(7), bytes.size()}) {
        const RequestReader reader = read(bytes, part);
        QCOMPARE(reader.state(), RequestReader::State::Refused);
        QTEST(reader.refusal().status, "status");
        QVERIFY(reader.refusal().closes);
    }
}

// Refused before it has come: at the limit, not somewhere after it.
void tst_RequestReader::keepsLimitsWhateverThePart()
{
    Limits limits;
    limits.targetBytes = 40;
    limits.headBytes = 80;
    QByteArray left;
    const RequestReader target = read(QByteArray("GET /") + QByteArray(1'000, 'a'), 1, &left, limits);
    QCOMPARE(target.refusal().status, 414);
    QCOMPARE(left.size(), 1'005);  // nothing was stored
    const RequestReader head = read("GET / HTTP/1.1\r\nA: " + QByteArray(1'000, 'a'), 1, &left, limits);
    QCOMPARE(head.refusal().status, 431);
}

void tst_RequestReader::awaitsContinue()
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    QVERIFY(read(head, 5).awaitsContinue());
    QVERIFY(!read(head + "ab", 5).awaitsContinue());
    QVERIFY(!read("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 65537\r\n\r\n", 5)
                 .awaitsContinue());
}

// One byte changed anywhere: whatever is still read is bounded and has one host.
void tst_RequestReader::damagedBytesNeverPass()
{
    const QByteArray good = "POST /recommendation?customer_id=P1 HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAccept: */*\r\n"
                            "Authorization: Bearer abc\r\nContent-Length: 3\r\n\r\nabc";
    QRandomGenerator random(7);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = good;
        for (int j = 0; j <= i % 3; ++j)
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        const RequestReader reader = read(bytes, 1 + i % 50);
        refused += reader.state() == RequestReader::State::Refused;
        if (reader.state() == RequestReader::State::Whole) {
            QVERIFY(reader.request().body.size() <= Limits().bodyBytes);
            QVERIFY(!reader.request().path.contains('\0'));
            QCOMPARE(std::ranges::count(reader.request().headers, QByteArray("host"), &Header::first), 1);
        }
    }
    QVERIFY(refused > 1'000);
}

QTEST_GUILESS_MAIN(tst_RequestReader)
#include "tst_requestreader.moc"
