// SPDX-License-Identifier: GPL-3.0-or-later
// Both dialects' streams with the traps of the wire, each read whole and split at every position of its bytes.
#include "app/llm/dialect.h"
#include "app/llm/outputschema.h"
#include "tests/support/scriptedprovider.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using clientele::test::described;
using clientele::test::settingsOf;
using clientele::test::sse;

Q_DECLARE_METATYPE(clientele::llm::DialectKind)

namespace {

QString readSplit(DialectKind kind, const ChatRequest &request, const QByteArray &bytes, qsizetype cut)
{
    const auto reader = Dialect::of(settingsOf(kind))->reader(request);
    EventStream stream;
    std::vector<ChatEvent> events;
    const auto take = [&](const std::vector<ServerEvent> &found) {
        for (const ServerEvent &event : found)
            for (ChatEvent &each : reader->read(event))
                events.push_back(std::move(each));
    };
    take(stream.feed(bytes.left(cut)));
    take(stream.feed(bytes.mid(cut)));
    take(stream.end());
    for (ChatEvent &each : reader->end(400))
        events.push_back(std::move(each));
    return described(events);
}

QByteArray text(const char *content)
{
    return sse(QByteArray(R"({"choices":[{"index":0,"delta":{"content":")") + content + R"("}}]})");
}
QByteArray end(const char *reason = "stop")
{
    return sse(QByteArray(R"({"choices":[{"index":0,"delta":{},"finish_reason":")") + reason + R"("}]})");
}
QByteArray calls(const char *pieces)
{
    return sse(QByteArray(R"({"choices":[{"index":0,"delta":{"tool_calls":[)") + pieces + "]}}]}");
}
const QByteArray usage = sse(R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}})");
const QByteArray done = sse("[DONE]");

}  // namespace

class tst_ChatReaders : public QObject {
    Q_OBJECT

private slots:
    void openAi_data();
    void openAi();
    void anthropic_data();
    void anthropic();
    void anthropicGivesTheSchemaAsText();
    void wholeAnswers();

private:
    void everySplit(DialectKind dialect, const QByteArray &bytes, const QString &wanted);
};

void tst_ChatReaders::everySplit(DialectKind dialect, const QByteArray &bytes, const QString &wanted)
{
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(readSplit(dialect, {}, bytes, cut), wanted);
}

void tst_ChatReaders::openAi_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QByteArray &bytes, const char *wanted) {
        QTest::newRow(name) << bytes << QString::fromUtf8(wanted);
    };
    row("plain", text("Hel") + text("lo") + end() + usage + done, "text(Hello) usage(5,2) finished(stop)");
    row("letters of many bytes", text("Zo\xC3\xAB \xF0\x9F\x8F\xA6 \xE5\x90\x8D") + end() + usage + done,
        "text(Zoë 🏦 名) usage(5,2) finished(stop)");
    row("a character in two escapes", text("\\ud83c") + text("\\udfe6") + end() + usage + done,
        "text(🏦) usage(5,2) finished(stop)");
    row("no [DONE]", text("Hi") + end() + usage, "text(Hi) usage(5,2) finished(stop)");
    row("no usage", text("Hello you") + end() + done, "text(Hello you) usage(100,3,estimated) finished(stop)");
    row("choices null in the usage",
        text("Hi") + end() + sse(R"({"choices":null,"usage":{"prompt_tokens":5,"completion_tokens":2}})") + done,
        "text(Hi) usage(5,2) finished(stop)");
    row("no choices in the usage",
        text("Hi") + end() + sse(R"({"usage":{"prompt_tokens":5,"completion_tokens":2}})") + done,
        "text(Hi) usage(5,2) finished(stop)");
    row("usage first", usage + text("Hi") + end() + done, "text(Hi) usage(5,2) finished(stop)");
    row("usage on every chunk, growing",
        sse(R"({"choices":[{"index":0,"delta":{"content":"H"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}})")
            + sse(
                R"({"choices":[{"index":0,"delta":{"content":"i"}}],"usage":{"prompt_tokens":5,"completion_tokens":2}})")
            + sse(
                R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":3}})")
            + done,
        "text(Hi) usage(5,3) finished(stop)");
    row("usage null until the end",
        sse(R"({"choices":[{"index":0,"delta":{"content":"Hi"}}],"usage":null})") + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");
    row("after the usage nothing", text("Hi") + end() + usage + done + text("more"),
        "text(Hi) usage(5,2) finished(stop)");
    row("comments and empty data",
        ": ping\n\n" + text("H") + ": ping\r\n\r\ndata:\n\n" + text("i") + end() + usage + done,
        "text(Hi) usage(5,2) finished(stop)");
    row("a chunk on several data lines",
        "data: {\"choices\":[{\"index\":0,\ndata: \"delta\":{\"content\":\"Hi\"}}]}\n\n" + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");
    row("carriage returns", QByteArray(text("Hi") + end() + usage + done).replace("\n", "\r\n"),
        "text(Hi) usage(5,2) finished(stop)");
    row("a second choice is nobody's",
        text("Hi") + sse(R"({"choices":[{"index":1,"delta":{"content":"no"}}]})") + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");
    row("content in parts",
        sse(R"({"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"Hi"}]}}]})") + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");
    row("reasoning is not shown",
        sse(R"({"choices":[{"index":0,"delta":{"reasoning_content":"hmm"}}]})") + text("Hi") + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");

    row("a call in pieces",
        calls(R"({"index":0,"id":"a","type":"function","function":{"name":"query","arguments":""}})")
            + calls(R"({"index":0,"function":{"arguments":"{\"x\""}})")
            + calls(R"({"index":0,"function":{"arguments":":1}"}})") + end("tool_calls") + usage + done,
        R"(call(a,query,{"x":1}) usage(5,2) finished(tools))");
    row("text, then calls",
        text("Let me see") + calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})")
            + end("tool_calls") + usage,
        "text(Let me see) call(a,f,{}) usage(5,2) finished(tools)");
    row("parallel calls",
        calls(
            R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{"}})")
            + calls(R"({"index":1,"function":{"arguments":"}"}},{"index":0,"function":{"arguments":"}"}})")
            + end("tool_calls") + usage,
        "call(a,f,{}) call(b,g,{}) usage(5,2) finished(tools)");
    row("parallel calls that reuse index 0",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{\"n\":1}"}})")
            + calls(R"({"index":0,"id":"b","function":{"name":"f","arguments":"{\"n\":"}})")
            + calls(R"({"index":0,"function":{"arguments":"2}"}})") + end("tool_calls") + usage,
        R"(call(a,f,{"n":1}) call(b,f,{"n":2}) usage(5,2) finished(tools))");
    row("the first of them goes on by its id",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"index":0,"id":"b","function":{"name":"g","arguments":"{"}})")
            + calls(R"({"index":0,"id":"a","function":{"arguments":"}"}})")
            + calls(R"({"index":0,"id":"b","function":{"arguments":"}"}})") + end("tool_calls") + usage,
        "call(a,f,{}) call(b,g,{}) usage(5,2) finished(tools)");
    row("id and name with every piece",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"}"}})") + end("tool_calls") + usage,
        "call(a,f,{}) usage(5,2) finished(tools)");
    row("no index",
        calls(R"({"id":"a","function":{"name":"f","arguments":"{"}})") + calls(R"({"function":{"arguments":"}"}})")
            + calls(R"({"id":"b","function":{"name":"g","arguments":"{}"}})") + end("tool_calls") + usage,
        "call(a,f,{}) call(b,g,{}) usage(5,2) finished(tools)");
    row("no ids, whole calls at index 0",
        calls(R"({"index":0,"function":{"name":"f","arguments":"{}"}})")
            + calls(R"({"index":0,"function":{"name":"g","arguments":"{}"}})") + end("stop") + usage,
        "call(call_1,f,{}) call(call_2,g,{}) usage(5,2) finished(tools)");
    row("arguments as an object",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}})") + end("tool_calls") + usage,
        R"(call(a,f,{"x":1}) usage(5,2) finished(tools))");
    row("arguments that are not JSON",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"x = 1"}})") + end("tool_calls") + usage,
        "call(a,f,x = 1) usage(5,2) finished(tools)");
    row("calls cut by the limit",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{\"x"}})") + end("length") + usage,
        "call(a,f,{\"x) usage(5,2) finished(length)");

    row("length", text("Hi") + end("length") + usage + done, "text(Hi) usage(5,2) finished(length)");
    row("content filter", text("Hi") + end("content_filter") + usage + done, "text(Hi) usage(5,2) finished(filter)");
    row("refusal",
        sse(R"({"choices":[{"index":0,"delta":{"refusal":"I can"}}]})")
            + sse(R"({"choices":[{"index":0,"delta":{"refusal":"not."}}]})") + end() + usage,
        "usage(5,2) finished(refusal: I cannot.)");
    row("[DONE] without a reason", text("Hi") + usage + done, "text(Hi) usage(5,2) finished(stop)");
    row("broken off after the first token", text("Hi"),
        "text(Hi) usage(100,1,estimated) failed(connection_reset,partial)");
    row("broken off before it", ": ping\n\n", "usage(100,0,estimated) failed(connection_reset)");
    row("an error in mid-stream",
        text("Hi") + sse(R"({"error":{"message":"boom","type":"server_error"}})") + text("no"),
        "text(Hi) failed(overloaded,partial)");
    row("an error at once", sse(R"({"error":{"message":"busy","code":503}})"), "failed(overloaded)");
    row("an error of quota at once", sse(R"({"error":{"message":"no","code":"insufficient_quota"}})"), "failed(quota)");
    row("an error as vLLM has it", sse(R"({"object":"error","message":"no","type":"BadRequestError","code":400})"),
        "failed(bad_request)");
    row("an error as a text", sse(R"({"error":"out of memory"})"), "failed(server_error)");
    row("an error null is none",
        sse(R"({"error":null,"choices":[{"index":0,"delta":{"content":"Hi"}}]})") + end() + usage,
        "text(Hi) usage(5,2) finished(stop)");
    row("what is no JSON", text("Hi") + sse("{oops"), "text(Hi) failed(malformed,partial)");
    row("a web page", sse("<html><body>Sign in</body></html>"), "failed(captive_portal)");
}

void tst_ChatReaders::openAi()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, wanted);
    everySplit(DialectKind::OpenAi, bytes, wanted);
}

void tst_ChatReaders::anthropic_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QByteArray &bytes, const char *wanted) {
        QTest::newRow(name) << bytes << QString::fromUtf8(wanted);
    };
    const QByteArray start = sse(
        R"({"type":"message_start","message":{"id":"m1","model":"claude","usage":{"input_tokens":9,"output_tokens":1}}})",
        "message_start");
    const QByteArray ping = sse(R"({"type":"ping"})", "ping");
    const QByteArray openText = sse(
        R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})", "content_block_start");
    const auto delta = [](const char *json) {
        return sse(QByteArray(R"({"type":"content_block_delta","index":)") + json + "}", "content_block_delta");
    };
    const auto stop = [](const char *index) {
        return sse(QByteArray(R"({"type":"content_block_stop","index":)") + index + "}", "content_block_stop");
    };
    const auto last = [](const char *reason) {
        return sse(QByteArray(R"({"type":"message_delta","delta":{"stop_reason":")") + reason
                       + R"("},"usage":{"output_tokens":4}})",
                   "message_delta")
               + sse(R"({"type":"message_stop"})", "message_stop");
    };
    const QByteArray hello = openText + ping + delta(R"(0,"delta":{"type":"text_delta","text":"Hel"})")
                             + delta(R"(0,"delta":{"type":"text_delta","text":"lo 🏦"})") + stop("0");
    row("plain", start + hello + last("end_turn"), "text(Hello 🏦) usage(9,4) finished(stop)");
    row("stop sequence", start + hello + last("stop_sequence"), "text(Hello 🏦) usage(9,4) finished(stop)");
    row("cut", start + hello + last("max_tokens"), "text(Hello 🏦) usage(9,4) finished(length)");
    row("refusal", start + last("refusal"), "usage(9,4) finished(refusal)");
    row("thinking is not shown",
        start + sse(R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})")
            + delta(R"(0,"delta":{"type":"thinking_delta","thinking":"hmm"})")
            + delta(R"(0,"delta":{"type":"signature_delta","signature":"x"})") + stop("0")
            + sse(R"({"type":"content_block_start","index":1,"content_block":{"type":"text","text":"Hi"}})")
            + last("end_turn"),
        "text(Hi) usage(9,4) finished(stop)");
    row("tools",
        start + hello
            + sse(
                R"({"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"query","input":{}}})")
            + delta(R"(1,"delta":{"type":"input_json_delta","partial_json":""})")
            + delta(R"(1,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"})")
            + delta(R"(1,"delta":{"type":"input_json_delta","partial_json":"1}"})") + stop("1")
            + sse(
                R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t2","name":"describe","input":{}}})")
            + stop("2") + last("tool_use"),
        R"(text(Hello 🏦) call(t1,query,{"a":1}) call(t2,describe,) usage(9,4) finished(tools))");
    row("an error in mid-stream",
        start + hello + sse(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", "error"),
        "text(Hello 🏦) failed(overloaded,partial)");
    row("an error at once",
        sse(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", "error"),
        "failed(overloaded)");
    row("broken off", start + openText + delta(R"(0,"delta":{"type":"text_delta","text":"Hel"})"),
        "text(Hel) usage(9,1) failed(connection_reset,partial)");
    row("no message_stop",
        start + hello
            + sse(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":4}})"),
        "text(Hello 🏦) usage(9,4) finished(stop)");
    row("unknown events", start + sse(R"({"type":"tomorrow","index":3})", "tomorrow") + hello + last("end_turn"),
        "text(Hello 🏦) usage(9,4) finished(stop)");
    row("cached input counts",
        sse(R"({"type":"message_start","message":{"usage":{"input_tokens":2,"cache_read_input_tokens":5,"cache_creation_input_tokens":3,"output_tokens":1}}})")
            + hello + last("end_turn"),
        "text(Hello 🏦) usage(10,4) finished(stop)");
    row("what is no JSON", start + sse("oops"), "failed(malformed)");
}

void tst_ChatReaders::anthropic()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, wanted);
    everySplit(DialectKind::Anthropic, bytes, wanted);
}

void tst_ChatReaders::anthropicGivesTheSchemaAsText()
{
    ChatRequest request;
    request.output = OutputSchema{u"facts"_s, {{u"type"_s, u"object"_s}}};
    const QByteArray bytes =
        sse(R"({"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"facts","input":{}}})")
        + sse(
            R"({"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":1}"}})")
        + sse(
            R"({"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"input_tokens":1,"output_tokens":4}})");
    QCOMPARE(readSplit(DialectKind::Anthropic, request, bytes, 0), u"text({\"a\":1}) usage(1,4) finished(stop)"_s);
}

void tst_ChatReaders::wholeAnswers()
{
    const auto whole = [](DialectKind dialect, const char *json) {
        const auto reader = Dialect::of(settingsOf(dialect))->reader({});
        std::vector<ChatEvent> events = reader->readWhole(QJsonDocument::fromJson(json).object());
        for (ChatEvent &each : reader->end(400))
            events.push_back(std::move(each));
        return described(events);
    };
    QCOMPARE(
        whole(
            DialectKind::OpenAi,
            R"({"choices":[{"index":0,"message":{"content":"Hi","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]},
                       "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})"),
        u"text(Hi) call(a,f,{}) usage(5,2) finished(tools)"_s);
    QCOMPARE(whole(DialectKind::Anthropic,
                   R"({"content":[{"type":"text","text":"Hi"},{"type":"tool_use","id":"a","name":"f","input":{"x":1}}],
                       "stop_reason":"tool_use","usage":{"input_tokens":5,"output_tokens":2}})"),
             u"text(Hi) call(a,f,{\"x\":1}) usage(5,2) finished(tools)"_s);
    QCOMPARE(whole(DialectKind::OpenAi, R"({"error":{"message":"no","type":"invalid_request_error"}})"),
             u"failed(bad_request)"_s);
}

QTEST_GUILESS_MAIN(tst_ChatReaders)

#include "tst_chatreaders.moc"
