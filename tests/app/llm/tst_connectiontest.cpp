// SPDX-License-Identifier: GPL-3.0-or-later
// What the test of a connection finds out and says, against the scripted server.
#include "app/llm/connectiontest.h"
#include "tests/support/providerfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using clientele::test::ProviderFixture;
using clientele::test::Script;

class tst_ConnectionTest : public QObject, private ProviderFixture {
    Q_OBJECT

private slots:
    void init()
    {
        restart();
        use(DialectKind::OpenAi, u"e"_s, "k");
    }
    void cleanup() { stop(); }
    void connection_data();
    void connection();
    void connectionNamesTheModels();
    void connectionOfAnthropic();
    void connectionTriesTheEmbeddingModel();
    void connectionSaysThatTheKeyIsMissing();

private:
    ConnectionReport tested();
};

ConnectionReport tst_ConnectionTest::tested()
{
    QObject receiver;
    std::optional<ConnectionReport> report;
    connect(m_provider->test(&receiver), &ConnectionTest::done, &receiver,
            [&report](const ConnectionReport &done) { report = done; });
    (void)QTest::qWaitFor([&report] { return report.has_value(); }, 10'000);
    return report.value_or(ConnectionReport{failureOf(FailureKind::Stalled), {}, {}, -1});
}

void tst_ConnectionTest::connection_data()
{
    QTest::addColumn<int>("list");
    QTest::addColumn<int>("chat");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("well") << 200 << 200 << QString();
    QTest::newRow("no list") << 404 << 200 << QString();
    QTest::newRow("a list that fails") << 500 << 200 << QString();
    QTest::newRow("wrong key") << 401 << 200 << u"unauthorised"_s;
    QTest::newRow("wrong key for the model") << 200 << 403 << u"forbidden"_s;
    QTest::newRow("no such model") << 404 << 404 << u"not_found"_s;
    QTest::newRow("busy") << 200 << 503 << u"overloaded"_s;
    QTest::newRow("quota") << 200 << 402 << u"quota"_s;
}

void tst_ConnectionTest::connection()
{
    QFETCH(int, list);
    QFETCH(int, chat);
    QFETCH(QString, wanted);
    use(DialectKind::OpenAi);
    m_server->answerAt("/v1/models", Script::http(list, R"({"data":[{"id":"m"},{"id":"n"}]})"));
    m_server->answerAt("/v1/chat/completions", chat == 200 ? Script::chat({u"OK"_s}) : Script::http(chat, "{}"));
    const ConnectionReport report = tested();
    QCOMPARE(report.failure ? QString::fromLatin1(nameOf(report.failure->kind)) : QString(), wanted);
    QVERIFY(m_server->requests().size() <= 2);
    if (wanted.isEmpty()) {
        QCOMPARE(report.answeredBy, u"scripted"_s);
        QVERIFY(report.firstTokenMilliseconds >= 0);
        QCOMPARE(report.models.size(), list == 200 ? 2 : 0);
    } else {
        QVERIFY(!report.failure->next.isEmpty());
    }
}

void tst_ConnectionTest::connectionNamesTheModels()
{
    use(DialectKind::OpenAi);
    m_server->answerAt("/v1/models", Script::http(200, R"({"data":[{"id":"llama"},{"id":"qwen"}]})"));
    m_server->answerAt("/v1/chat/completions", Script::http(404, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure->message.contains(u"no model m"_s));
    QVERIFY(report.failure->next.contains(u"llama"_s) && report.failure->next.contains(u"qwen"_s));
}

void tst_ConnectionTest::connectionOfAnthropic()
{
    use(DialectKind::Anthropic, {}, "k");
    m_server->answerAt("/v1/models", Script::http(200, R"({"data":[{"id":"m"}]})"));
    m_server->answerAt(
        "/v1/messages",
        Script::http(200, R"({"model":"m-1","content":[{"type":"text","text":"OK"}],"stop_reason":"end_turn"})"));
    const ConnectionReport report = tested();
    QVERIFY(!report.failure);
    QCOMPARE(report.answeredBy, u"m-1"_s);
    QCOMPARE(m_server->requests().back().headers.value("x-api-key"), QByteArray("k"));
    QVERIFY(m_server->requests().back().headers.contains("anthropic-version"));
}

void tst_ConnectionTest::connectionTriesTheEmbeddingModel()
{
    m_server->answerAt("/v1/models", Script::http(404, "{}"));
    m_server->answerAt("/v1/chat/completions", Script::chat({u"OK"_s}));
    m_server->answerAt("/v1/embeddings", Script::http(404, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure && report.failure->message.contains(u"embedding model e"_s));
}

void tst_ConnectionTest::connectionSaysThatTheKeyIsMissing()
{
    use(DialectKind::OpenAi, {}, {});
    m_server->answer(Script::http(401, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure->message.contains(u"there is none for http://127.0.0.1"_s));
    QVERIFY(report.failure->next.contains(u"CLIENTELE_API_KEY"_s));
}

QTEST_GUILESS_MAIN(tst_ConnectionTest)

#include "tst_connectiontest.moc"
