// SPDX-License-Identifier: GPL-3.0-or-later
// Embeddings, structured output with its falls, and the connection test, against the scripted server.
#include "app/llm/connectiontest.h"
#include "app/llm/embeddingcall.h"
#include "app/llm/provider.h"
#include "app/llm/structuredcall.h"
#include "tests/support/scriptedprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using namespace std::chrono_literals;
using clientele::test::Script;
using clientele::test::ScriptedProvider;

namespace {

const OutgoingCheck nothingFound = [](const QByteArray &) { return std::nullopt; };

QByteArray base64(const std::vector<float> &vector)
{
    QByteArray bytes;
    for (const float f : vector) {
        QByteArray four(4, Qt::Uninitialized);
        qToLittleEndian(f, four.data());
        bytes += four;
    }
    return bytes.toBase64();
}

QByteArray chatOf(const QString &text)
{
    return QJsonDocument(
               QJsonObject{{u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0},
                                                                 {u"finish_reason"_s, u"stop"_s},
                                                                 {u"message"_s, QJsonObject{{u"content"_s, text}}}}}},
                           {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, 10}, {u"completion_tokens"_s, 2}}}})
        .toJson();
}

}  // namespace

class tst_Calls : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsVectors_data();
    void readsVectors();
    void embedsInBatches();
    void embedsAsFarAsItGets();
    void embedsOnlyWhereItCan();
    void structured_data();
    void structured();
    void structuredIsCancelled();
    void connection_data();
    void connection();
    void connectionNamesTheModels();
    void connectionOfAnthropic();
    void connectionTriesTheEmbeddingModel();
    void connectionSaysThatTheKeyIsMissing();

private:
    void use(DialectKind dialect, const QString &embeddingModel = {}, const QByteArray &key = "k");
    ConnectionReport tested();

    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<Provider> m_provider;
};

void tst_Calls::init()
{
    m_provider.reset();
    m_server = std::make_unique<ScriptedProvider>();
    use(DialectKind::OpenAi, u"e"_s);
}

void tst_Calls::use(DialectKind dialect, const QString &embeddingModel, const QByteArray &key)
{
    const QUrl url = m_server->url(dialect == DialectKind::Anthropic ? QString() : u"/v1"_s);
    m_provider = std::make_unique<Provider>(ProviderSettings{url, u"m"_s, dialect, embeddingModel}, key, nothingFound);
    m_provider->setLimits({2s, 8'000'000});
}

void tst_Calls::readsVectors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &data, const char *problem) {
        QTest::newRow(name) << QByteArray("{\"data\":[" + data + "]}") << QString::fromLatin1(problem);
    };
    const QByteArray one = base64({1, -2.5F});
    const QByteArray two = base64({0.25F, 3});
    row("base64", R"({"index":0,"embedding":")" + one + R"("},{"index":1,"embedding":")" + two + R"("})", "");
    row("arrays", R"({"index":0,"embedding":[1,-2.5]},{"index":1,"embedding":[0.25,3]})", "");
    row("out of order", R"({"index":1,"embedding":[0.25,3]},{"index":0,"embedding":[1,-2.5]})", "");
    row("no index", R"({"embedding":[1,-2.5]},{"embedding":[0.25,3]})", "");
    row("too few", R"({"index":0,"embedding":[1,2]})", "1 vectors for 2 texts");
    row("twice", R"({"index":0,"embedding":[1,2]},{"index":0,"embedding":[1,2]})", "the index 0 is out of place");
    row("lengths", R"({"index":0,"embedding":[1,2]},{"index":1,"embedding":[1]})", "vectors of different lengths");
    row("no base64", R"({"index":0,"embedding":"?"},{"index":1,"embedding":[1]})", "vector 0 is none");
    row("three bytes", R"({"index":0,"embedding":"AAAA"},{"index":1,"embedding":[1]})", "vector 0 is none");
    row("not a number",
        R"({"index":0,"embedding":")" + base64({std::numeric_limits<float>::quiet_NaN()})
            + R"("},{"index":1,"embedding":[1]})",
        "vector 0 is none");
    row("words", R"({"index":0,"embedding":["a"]},{"index":1,"embedding":[1]})", "vector 0 is none");
}

void tst_Calls::readsVectors()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    const auto vectors = vectorsIn(QJsonDocument::fromJson(json).object(), 2);
    QCOMPARE(vectors ? QString() : vectors.error(), problem);
    if (vectors)
        QVERIFY((*vectors == std::vector<Vector>{{1, -2.5F}, {0.25F, 3}}));
}

void tst_Calls::embedsInBatches()
{
    QByteArray data;
    for (int i = 0; i < 64; ++i)
        data += (i ? "," : "") + QByteArray(R"({"embedding":[1,2]})");
    m_server->answer(Script::http(503, "{}"));
    m_server->answer(Script::http(200, "{\"data\":[" + data + "],\"usage\":{\"prompt_tokens\":5}}"));
    m_server->answer(
        Script::http(200, R"({"data":[{"embedding":[3,4]},{"embedding":[5,6]}],"usage":{"prompt_tokens":7}})"));
    QStringList texts;
    for (int i = 0; i < 66; ++i)
        texts += u"text %1"_s.arg(i);
    QObject receiver;
    std::vector<Vector> got;
    bool over = false;
    EmbeddingCall *call = m_provider->embed(texts, &receiver);
    connect(call, &EmbeddingCall::batch, &receiver, [&got](qsizetype first, const std::vector<Vector> &vectors) {
        QCOMPARE(std::size_t(first), got.size());
        got.insert(got.end(), vectors.begin(), vectors.end());
    });
    connect(call, &EmbeddingCall::over, &receiver, [&over](const std::optional<Failure> &failure) { over = !failure; });
    QTRY_VERIFY(over);
    QCOMPARE(got.size(), 66U);
    QVERIFY((got.back() == Vector{5, 6}));
    QCOMPARE(call->inputTokens(), 12);
    QCOMPARE(m_server->requests().size(), 3U);
    const QJsonObject body = QJsonDocument::fromJson(m_server->requests().back().body).object();
    QCOMPARE(body[u"encoding_format"_s], QJsonValue(u"base64"_s));
    QCOMPARE(body[u"model"_s], QJsonValue(u"e"_s));
    QCOMPARE(body[u"input"_s].toArray().at(1), QJsonValue(u"text 65"_s));
    QCOMPARE(m_server->requests().back().path, QByteArray("/v1/embeddings"));
}

void tst_Calls::embedsAsFarAsItGets()
{
    QByteArray data;
    for (int i = 0; i < 64; ++i)
        data += (i ? "," : "") + QByteArray(R"({"embedding":[1,2]})");
    m_server->answer(Script::http(200, "{\"data\":[" + data + "]}"));
    m_server->answer(Script::http(401, "{}"));
    QObject receiver;
    std::optional<Failure> failed;
    EmbeddingCall *call = m_provider->embed(QStringList(100, u"x"_s), &receiver);
    connect(call, &EmbeddingCall::over, &receiver,
            [&failed](const std::optional<Failure> &failure) { failed = failure; });
    QTRY_VERIFY(failed);
    QCOMPARE(failed->kind, FailureKind::Unauthorised);
    QCOMPARE(call->done(), 64);
}

void tst_Calls::embedsOnlyWhereItCan()
{
    for (const DialectKind dialect : {DialectKind::OpenAi, DialectKind::Anthropic}) {
        use(dialect);
        QObject receiver;
        std::optional<Failure> failed;
        connect(m_provider->embed({u"x"_s}, &receiver), &EmbeddingCall::over, &receiver,
                [&failed](const std::optional<Failure> &failure) { failed = failure; });
        QTRY_VERIFY(failed);
        QCOMPARE(failed->kind, FailureKind::Settings);
    }
    QVERIFY(m_server->requests().empty());
}

void tst_Calls::structured_data()
{
    QTest::addColumn<QStringList>("answers");  // a text, or a status
    QTest::addColumn<int>("requests");
    QTest::addColumn<QString>("wanted");  // the value's "a", or the failure's kind
    QTest::addColumn<QStringList>("formats");
    const QString good = u"{\"a\":\"yes\"}"_s;
    const QString bad = u"{\"a\":1}"_s;
    QTest::newRow("at once") << QStringList{good} << 1 << u"yes"_s << QStringList{u"json_schema"_s};
    QTest::newRow("schema refused") << QStringList{u"400"_s, good} << 2 << u"yes"_s
                                    << QStringList{u"json_schema"_s, u"json_object"_s};
    QTest::newRow("both refused") << QStringList{u"400"_s, u"400"_s, u"Sure: "_s + good} << 3 << u"yes"_s
                                  << QStringList{u"json_schema"_s, u"json_object"_s, QString()};
    QTest::newRow("schema ignored") << QStringList{u"Well, yes."_s, good} << 2 << u"yes"_s
                                    << QStringList{u"json_schema"_s, u"json_object"_s};
    QTest::newRow("repaired") << QStringList{bad, bad, good} << 3 << u"yes"_s
                              << QStringList{u"json_schema"_s, u"json_object"_s, u"json_object"_s};
    QTest::newRow("never") << QStringList{bad, bad, bad} << 3 << u"malformed"_s
                           << QStringList{u"json_schema"_s, u"json_object"_s, u"json_object"_s};
    QTest::newRow("no key") << QStringList{u"401"_s} << 1 << u"unauthorised"_s << QStringList{u"json_schema"_s};
}

void tst_Calls::structured()
{
    QFETCH(QStringList, answers);
    QFETCH(int, requests);
    QFETCH(QString, wanted);
    QFETCH(QStringList, formats);
    for (const QString &answer : answers)
        m_server->answer(answer.toInt() ? Script::http(answer.toInt(), R"({"error":{"message":"response_format"}})")
                                        : Script::http(200, chatOf(answer)));
    ChatRequest request;
    request.messages = {{Role::User, u"Q"_s}};
    request.output = OutputSchema{
        u"facts"_s,
        QJsonDocument::fromJson(
            R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false})")
            .object()};
    QObject receiver;
    std::optional<StructuredResult> result;
    connect(m_provider->structured(request, &receiver), &StructuredCall::done, &receiver,
            [&result](const StructuredResult &done) { result = done; });
    QTRY_VERIFY(result);
    QCOMPARE(result->value ? result->value->value(u"a"_s).toString()
                           : QString::fromLatin1(nameOf(result->failure->kind)),
             wanted);
    QCOMPARE(result->requests, requests);
    QCOMPARE(m_server->requests().size(), std::size_t(requests));
    QStringList sent;
    for (const auto &each : m_server->requests())
        sent += QJsonDocument::fromJson(each.body).object()[u"response_format"_s].toObject()[u"type"_s].toString();
    QCOMPARE(sent, formats);
    if (QByteArray(QTest::currentDataTag()) == "repaired") {
        QVERIFY(m_server->requests().back().body.contains("$.a is not of type string"));
        QCOMPARE(result->usage.inputTokens, 30);
    }
}

void tst_Calls::structuredIsCancelled()
{
    m_server->answer(Script::stream().pause(60'000));
    ChatRequest request;
    request.messages = {{Role::User, u"Q"_s}};
    request.output = OutputSchema{u"facts"_s, {}};
    QObject receiver;
    std::optional<StructuredResult> result;
    StructuredCall *call = m_provider->structured(request, &receiver);
    connect(call, &StructuredCall::done, &receiver, [&result](const StructuredResult &done) { result = done; });
    QTRY_COMPARE(m_server->requests().size(), 1U);
    call->cancel();
    QVERIFY(result && result->failure->kind == FailureKind::Cancelled);
    QTRY_VERIFY(m_server->requests()[0].cutOff);
}

ConnectionReport tst_Calls::tested()
{
    QObject receiver;
    std::optional<ConnectionReport> report;
    connect(m_provider->test(&receiver), &ConnectionTest::done, &receiver,
            [&report](const ConnectionReport &done) { report = done; });
    (void)QTest::qWaitFor([&report] { return report.has_value(); }, 10'000);
    return report.value_or(ConnectionReport{failureOf(FailureKind::Stalled), {}, {}, -1});
}

void tst_Calls::connection_data()
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

void tst_Calls::connection()
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

void tst_Calls::connectionNamesTheModels()
{
    use(DialectKind::OpenAi);
    m_server->answerAt("/v1/models", Script::http(200, R"({"data":[{"id":"llama"},{"id":"qwen"}]})"));
    m_server->answerAt("/v1/chat/completions", Script::http(404, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure->message.contains(u"no model m"_s));
    QVERIFY(report.failure->next.contains(u"llama"_s) && report.failure->next.contains(u"qwen"_s));
}

void tst_Calls::connectionOfAnthropic()
{
    use(DialectKind::Anthropic);
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

void tst_Calls::connectionTriesTheEmbeddingModel()
{
    m_server->answerAt("/v1/models", Script::http(404, "{}"));
    m_server->answerAt("/v1/chat/completions", Script::chat({u"OK"_s}));
    m_server->answerAt("/v1/embeddings", Script::http(404, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure && report.failure->message.contains(u"embedding model e"_s));
}

void tst_Calls::connectionSaysThatTheKeyIsMissing()
{
    use(DialectKind::OpenAi, {}, {});
    m_server->answer(Script::http(401, "{}"));
    const ConnectionReport report = tested();
    QVERIFY(report.failure->message.contains(u"there is none for http://127.0.0.1"_s));
    QVERIFY(report.failure->next.contains(u"CLIENTELE_API_KEY"_s));
}

QTEST_GUILESS_MAIN(tst_Calls)

#include "tst_calls.moc"
