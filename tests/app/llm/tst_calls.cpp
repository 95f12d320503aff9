// SPDX-License-Identifier: GPL-3.0-or-later
// Embeddings, and structured output with its falls, against the scripted server.
#include "app/llm/embeddingcall.h"
#include "app/llm/structuredcall.h"
#include "tests/support/providerfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using clientele::test::ProviderFixture;
using clientele::test::Script;

namespace {

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

class tst_Calls : public QObject, private ProviderFixture {
    Q_OBJECT

private slots:
    void init()
    {
        restart();
        use(DialectKind::OpenAi, u"e"_s);
    }
    void cleanup() { stop(); }
    void readsVectors_data();
    void readsVectors();
    void embedsInBatches();
    void embedsAsFarAsItGets();
    void embedsOnlyWhereItCan();
    void structured_data();
    void structured();
    void structuredIsCancelled();
};

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

QTEST_GUILESS_MAIN(tst_Calls)

#include "tst_calls.moc"
