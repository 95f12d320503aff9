// SPDX-License-Identifier: GPL-3.0-or-later
// What a request becomes in each dialect, and by whose server it goes.
#include "app/llm/dialect.h"
#include "app/llm/outputschema.h"
#include "tests/support/scriptedprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;
using clientele::test::settingsOf;

namespace {

// What stands at "a/0/b".
QJsonValue at(const QJsonValue &value, const char *path)
{
    QJsonValue found = value;
    for (const QByteArray &step : QByteArray(path).split('/')) {
        const QString name = QString::fromLatin1(step);
        found = found.isArray() ? found.toArray().at(name.toInt()) : found.toObject().value(name);
    }
    return found;
}

}  // namespace

class tst_ChatRequests : public QObject {
    Q_OBJECT

private slots:
    void requestOfOpenAi();
    void requestOfAnthropic();
    void limitsOfTokensByServer();
    void keysByServer();
};

void tst_ChatRequests::requestOfOpenAi()
{
    ChatRequest request;
    request.messages = {{Role::System, u"S"_s},
                        {Role::User, u"Q"_s},
                        {Role::Assistant, u""_s, {{u"a"_s, u"f"_s, u"{}"_s}}},
                        {Role::Tool, u"R"_s, {}, u"a"_s}};
    request.tools = {{u"f"_s, u"D"_s, {{u"type"_s, u"object"_s}}}};
    request.temperature = 0.5;
    const auto dialect = Dialect::of(settingsOf(DialectKind::OpenAi));
    QCOMPARE(dialect->chatUrl(), QUrl(u"https://api.openai.com/v1/chat/completions"_s));
    QJsonObject body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QCOMPARE(at(body, "model"), QJsonValue(u"m"_s));
    QCOMPARE(at(body, "stream"), QJsonValue(true));
    QCOMPARE(at(body, "stream_options/include_usage"), QJsonValue(true));
    QCOMPARE(at(body, "messages").toArray().size(), 4);
    QCOMPARE(at(body, "messages/2/tool_calls/0/function/arguments"), QJsonValue(u"{}"_s));
    QCOMPARE(at(body, "messages/3/tool_call_id"), QJsonValue(u"a"_s));
    QCOMPARE(at(body, "tools/0/function/name"), QJsonValue(u"f"_s));
    QVERIFY(!body.contains(u"tool_choice"_s) && !body.contains(u"response_format"_s)
            && !body.contains(u"max_tokens"_s));

    request.tools.clear();
    request.output = OutputSchema{u"facts"_s, {{u"type"_s, u"object"_s}}};
    body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QCOMPARE(at(body, "response_format/json_schema/strict"), QJsonValue(true));
    QCOMPARE(at(body, "messages").toArray().size(), 4);
    request.outputMode = OutputMode::Object;
    body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QCOMPARE(at(body, "response_format/type"), QJsonValue(u"json_object"_s));
    QVERIFY(at(body, "messages/4/content").toString().contains(u"JSON Schema"_s));
    request.outputMode = OutputMode::Words;
    QVERIFY(!QJsonDocument::fromJson(dialect->chatBody(request)).object().contains(u"response_format"_s));
}

void tst_ChatRequests::requestOfAnthropic()
{
    ChatRequest request;
    request.messages = {{Role::System, u"S"_s},
                        {Role::User, u"Q"_s},
                        {Role::Assistant, u""_s, {{u"a"_s, u"f"_s, u"{\"x\":1}"_s}, {u"b"_s, u"f"_s, u"oops"_s}}},
                        {Role::Tool, u"R1"_s, {}, u"a"_s},
                        {Role::Tool, u"R2"_s, {}, u"b"_s},
                        {Role::User, u"And?"_s}};
    request.tools = {{u"f"_s, u"D"_s, {{u"type"_s, u"object"_s}}}};
    const auto dialect = Dialect::of(settingsOf(DialectKind::Anthropic));
    QCOMPARE(dialect->chatUrl(), QUrl(u"https://api.anthropic.com/v1/messages"_s));
    QJsonObject body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QCOMPARE(at(body, "system"), QJsonValue(u"S"_s));
    QVERIFY(at(body, "max_tokens").toInt() > 0);
    QCOMPARE(at(body, "messages").toArray().size(), 3);  // roles alternate
    QCOMPARE(at(body, "messages/1/content/0/input/x"), QJsonValue(1));
    QCOMPARE(at(body, "messages/1/content/1/input"), QJsonValue(QJsonObject()));
    QCOMPARE(at(body, "messages/2/content").toArray().size(), 3);
    QCOMPARE(at(body, "messages/2/content/1/tool_use_id"), QJsonValue(u"b"_s));
    QCOMPARE(at(body, "tools/0/input_schema/type"), QJsonValue(u"object"_s));

    request.tools.clear();
    request.output = OutputSchema{u"facts"_s, {{u"type"_s, u"object"_s}}};
    body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QCOMPARE(at(body, "tool_choice/name"), QJsonValue(u"facts"_s));
    request.outputMode = OutputMode::Object;
    body = QJsonDocument::fromJson(dialect->chatBody(request)).object();
    QVERIFY(!body.contains(u"tool_choice"_s) && at(body, "system").toString().contains(u"JSON Schema"_s));
}

void tst_ChatRequests::limitsOfTokensByServer()
{
    ChatRequest request;
    request.maxTokens = 7;
    const auto names = [&request](const char *url) {
        return QString::fromUtf8(
            Dialect::of({QUrl(QString::fromLatin1(url)), u"m"_s, DialectKind::OpenAi, {}})->chatBody(request));
    };
    QVERIFY(names("https://api.openai.com/v1").contains(u"max_completion_tokens"_s));
    QVERIFY(names("https://x.openai.azure.com/openai/v1").contains(u"max_completion_tokens"_s));
    QVERIFY(names("http://127.0.0.1:8080/v1").contains(u"\"max_tokens\""_s));
}

void tst_ChatRequests::keysByServer()
{
    const auto headers = [](const char *url, DialectKind kind) {
        return Dialect::of({QUrl(QString::fromLatin1(url)), u"m"_s, kind, {}})->headers("k");
    };
    QVERIFY((headers("https://api.openai.com/v1", DialectKind::OpenAi) == Headers{{"Authorization", "Bearer k"}}));
    QVERIFY((headers("https://x.openai.azure.com/openai/v1", DialectKind::OpenAi) == Headers{{"api-key", "k"}}));
    QVERIFY((headers("https://api.anthropic.com", DialectKind::Anthropic)
             == Headers{{"anthropic-version", "2023-06-01"}, {"x-api-key", "k"}}));
    QVERIFY(Dialect::of(settingsOf(DialectKind::OpenAi))->headers({}).empty());
}

QTEST_GUILESS_MAIN(tst_ChatRequests)

#include "tst_chatrequests.moc"
