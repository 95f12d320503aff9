// SPDX-License-Identifier: GPL-3.0-or-later
// The client over a real wire: what it sends and keeps, what it holds back, and what it closes and when.
#include "tests/support/providerfixture.h"

#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using namespace clientele::test;
using namespace std::chrono_literals;

class tst_Provider : public QObject, private ProviderFixture {
    Q_OBJECT

private slots:
    void init() { restart(); }
    void cleanup() { stop(); }
    void streams();
    void textIsEqualAtEverySplit();
    void aServerThatDoesNotStream();
    void cancelClosesTheSocket();
    void theReceiverTakesItsStreamAlong();
    void destroyedByItsReceiver();
    void theCheckHoldsBack();
    void oneConnectionServesMany();
    void severalAtOnce();
};

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
    const QByteArray body = sse(R"({"choices":[{"index":0,"delta":{"content":"Zo\u00eb 🏦"}}]})") + oneDelta()
                            + sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
                            + "data: [DONE]\n\n";
    for (const int part : {1, 2, 3, 7, 64}) {
        m_server->forget();
        m_server->answer(Script::stream().sendSplit(body, part).close());
        QVERIFY(described(ask()).startsWith(u"text(Zoë 🏦Hello) usage("_s));
    }
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
    m_server->answer(Script::stream().send(oneDelta()).pause(60'000));
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
    m_server->answer(Script::stream().send(oneDelta()).pause(60'000));
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
        connect(stream, &ChatStream::happened, receiver, [&count, at, receiver] {
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
        oneDelta() + sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})") + "data: [DONE]\n\n";
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
