// SPDX-License-Identifier: GPL-3.0-or-later
// What a scripted conversation leaves behind: exactly the tree that it should, in the profile, and exported without
// anybody in it.
#include "app/assistant/assistant.h"
#include "app/llm/provider.h"
#include "app/services/tracekeeping.h"
#include "app/store/tracerecords.h"
#include "app/storethread.h"
#include "app/trace/otlp.h"
#include "tests/support/modelscript.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using namespace std::chrono_literals;
using trace::Span;

namespace {

const QString wish = u"Why does Wendy Zhao grumble about her loans? Sum it up in your own words."_s;

// One line a span, below its parent: what it is, how it ended, what it used.
void describe(QStringList &lines, const std::vector<Span> &spans, const QString &parent, int depth)
{
    for (const Span &span : spans) {
        if (span.parent != parent)
            continue;
        QString line = QString(2 * depth, u' ') + QLatin1StringView(nameOf(span.kind)) + u' ' + span.name;
        if (span.tokens() > 0)
            line += u" %1+%2"_s.arg(span.inputTokens).arg(span.outputTokens);
        if (span.retries > 0)
            line += u" retries=%1"_s.arg(span.retries);
        if (span.kind == trace::Kind::Retrieval)
            line += u" k=%1"_s.arg(span.asked);
        if (!span.finish.isEmpty())
            line += u' ' + span.finish;
        if (!span.error.isEmpty())
            line += u" !"_s + span.error;
        lines += line;
        describe(lines, spans, span.id, depth + 1);
    }
}

QStringList described(const std::vector<Span> &spans)
{
    QStringList lines;
    describe(lines, spans, {}, 0);
    return lines;
}

QJsonObject attributesOf(const QJsonObject &span)
{
    QJsonObject all;
    for (const QJsonValue &one : span[u"attributes"_s].toArray())
        all.insert(one[u"key"_s].toString(), one[u"value"_s].toObject().begin().value());
    return all;
}

QJsonArray spansOf(const QJsonObject &document)
{
    return document[u"resourceSpans"_s][0][u"scopeSpans"_s][0][u"spans"_s].toArray();
}

}  // namespace

class tst_Traces : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aConversationIsATree();
    void localAnswersAreOneSpan();
    void failuresAndRetries();
    void cancelledTurns();
    void exportsNobody();
    void exportsContentWithTokens();
    void whatWasHeldBackStaysHere();
    void namesOfTheConventions();
    void isSealed();

private:
    // Asks, waits for the end, and for what was recorded to be in the profile.
    QString ask(const TurnQuestion &question, const std::function<void(Turn *)> &meanwhile = {});
    [[nodiscard]] std::vector<Span> tree(const QString &id);
    template<typename Work>
    auto onStore(Work work)
    {
        return m_store->run([work](std::unique_ptr<Profile> &profile) { return work(*profile); }).result();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StoreThread> m_store;
    std::unique_ptr<ScriptedProvider> m_server;
    std::shared_ptr<trace::Recorder> m_recorder;
};

void tst_Traces::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<StoreThread>();
    const bool isOpen = m_store
                            ->run([folder = m_home->path()](std::unique_ptr<Profile> &profile) {
                                profile = opened(folder);
                                return profile != nullptr;
                            })
                            .result();
    QVERIFY(isOpen);
    m_recorder = recorderInto(*m_store);
    m_server = std::make_unique<ScriptedProvider>();
}

void tst_Traces::cleanup()
{
    m_server.reset();
    m_store.reset();
}

QString tst_Traces::ask(const TurnQuestion &question, const std::function<void(Turn *)> &meanwhile)
{
    QObject receiver;
    AssistantParts parts = partsAt(*m_server, smallBook());
    parts.provider->setLimits({2s, 8'000'000});
    parts.recorder = m_recorder;
    Turn *turn = Assistant(std::move(parts)).ask(question, &receiver);
    if (meanwhile)
        meanwhile(turn);
    (void)QTest::qWaitFor([turn] { return turn->isOver(); }, 20'000);
    return turn->answer().traceId;
}

std::vector<Span> tst_Traces::tree(const QString &id)
{
    keepRest(*m_store, m_recorder);
    const auto spans = onStore([id](const Profile &profile) { return TraceRecords(profile).tree(id); });
    return spans ? *spans : std::vector<Span>();
}

void tst_Traces::aConversationIsATree()
{
    m_server->answer(calling(llm::DialectKind::OpenAi,
                             {{u"query"_s,
                               {{u"measure"_s, u"loans.owed"_s},
                                {u"by"_s, QJsonArray{u"loan.type"_s}},
                                {u"where"_s, QJsonArray()},
                                {u"top"_s, QJsonValue()},
                                {u"order"_s, u"-value"_s}}},
                              {u"search"_s, {{u"text"_s, u"loan"_s}, {u"k"_s, 3}, {u"where"_s, QJsonArray()}}},
                              {u"nonsense"_s, {}}}));
    m_server->answer(saying(u"They owe a lot."_s));
    const QString id = ask({.text = wish, .scope = {{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}}}});
    QCOMPARE(m_server->requests().size(), 2U);
    const std::vector<Span> spans = tree(id);
    QCOMPARE(described(spans).join(u'\n'), (QStringList{
                                               u"turn question 200+20"_s,
                                               u"  model m 100+10 tool_calls"_s,
                                               u"  tool query"_s,
                                               u"  tool search"_s,
                                               u"    retrieval book k=3"_s,
                                               u"  tool nonsense !refused"_s,
                                               u"  model m 100+10 stop"_s,
                                           }
                                                .join(u'\n')));
    const Span &root = spans.front();
    QCOMPARE(root.trace, id);
    QCOMPARE(root.question, wish);
    QCOMPARE(root.answer, u"They owe a lot."_s);
    QCOMPARE(root.engine, u"provider"_s);
    QCOMPARE(root.model, u"scripted"_s);
    QVERIFY(root.streamed && root.firstToken >= 0 && root.firstToken <= root.duration());
    QVERIFY(!root.promptVersion.isEmpty() && root.scope.contains(u"customer.city"_s));
    for (const Span &span : spans) {
        QCOMPARE(span.trace, id);
        QVERIFY(span.start >= root.start && span.end <= root.end && span.end >= span.start);
    }
    // Messages exactly as sent.
    std::vector<QByteArray> sent;
    for (const Span &span : spans)
        if (span.kind == trace::Kind::Model)
            sent.push_back(span.sent);
    QCOMPARE(sent.size(), 2U);
    for (std::size_t i = 0; i < sent.size(); ++i)
        QCOMPARE(sent[i], m_server->requests()[i].body);
}

void tst_Traces::localAnswersAreOneSpan()
{
    const QString id = ask({.text = u"How much is owed per loan type?"_s});
    const std::vector<Span> spans = tree(id);
    QCOMPARE(described(spans), QStringList{u"turn question"_s});
    QCOMPARE(spans.front().engine, u"local"_s);
    QCOMPARE(spans.front().outcome, u"computed"_s);
    QVERIFY(spans.front().model.isEmpty() && spans.front().firstToken < 0);
    const auto listed = onStore([](const Profile &profile) { return TraceRecords(profile).list({}); });
    QVERIFY(listed && listed->size() == 1);
    QCOMPARE(listed->front().question, u"How much is owed per loan type?"_s);
}

void tst_Traces::failuresAndRetries()
{
    m_server->answer(Script::http(503, "{}"));
    m_server->answer(Script::http(401, R"({"error":{"message":"no"}})"));
    const std::vector<Span> spans = tree(ask({.text = wish}));
    const QStringList lines = described(spans);
    QVERIFY2(lines.contains(u"  model m retries=1 !unauthorised"_s), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.first(), u"turn question !unauthorised"_s);
}

void tst_Traces::cancelledTurns()
{
    m_server->answer(Script::stream().pause(10'000));
    const QString id = ask({.text = wish}, [this](Turn *turn) {
        (void)QTest::qWaitFor([this] { return !m_server->requests().empty(); }, 10'000);
        turn->cancel();
    });
    QCOMPARE(described(tree(id)), (QStringList{u"turn question !cancelled"_s, u"  model m !cancelled"_s}));
    // One whose window was closed.
    {
        QObject receiver;
        AssistantParts parts = partsAt(*m_server, smallBook());
        parts.recorder = m_recorder;
        (void)Assistant(std::move(parts)).ask({.text = wish}, &receiver);
    }
    keepRest(*m_store, m_recorder);
    const auto roots = onStore([](const Profile &profile) { return TraceRecords(profile).list({}); });
    QVERIFY(roots && roots->size() == 2);
    QCOMPARE(roots->front().state, trace::State::Cancelled);
}

void tst_Traces::exportsNobody()
{
    m_server->answer(saying(u"Wendy Zhao, C1, owes 60,000.50 CAD."_s));
    const QString id = ask({.text = wish,
                            .scope = {{u"customer.name"_s, Op::In, {u"Wendy Zhao"_s}, {}},
                                      {u"customer.id"_s, Op::In, {u"77001234"_s}, {}}}});
    const QByteArray bytes = QJsonDocument(trace::otlpDocument(tree(id))).toJson();
    for (const char *secret : {"Wendy", "Zhao", "grumble", "77001234", "60,000", "Sum it up", "CUST_"})
        QVERIFY2(!bytes.contains(secret), secret);
    QVERIFY(bytes.contains("customer.name"));  // that it was asked of one is said; of whom is not
}

void tst_Traces::exportsContentWithTokens()
{
    m_server->answer(saying(u"CUST_1 owes a lot."_s));
    const QString id = ask({.text = wish});
    const QByteArray bytes = QJsonDocument(trace::otlpDocument(tree(id), {.content = true})).toJson();
    for (const char *secret : {"Wendy", "Zhao"})
        QVERIFY2(!bytes.contains(secret), secret);
    QVERIFY(bytes.contains("CUST_1 owes a lot.") && bytes.contains("grumble"));
}

// The bytes of a request that the outgoing scan stopped are no message that was sent.
void tst_Traces::whatWasHeldBackStaysHere()
{
    m_server->answer(saying(u"no"_s));
    QObject receiver;
    AssistantParts parts = partsAt(*m_server, smallBook());
    parts.provider = std::make_shared<llm::Provider>(parts.provider->settings(), "key",
                                                     [](const QByteArray &) { return std::optional(u"a name"_s); });
    parts.recorder = m_recorder;
    Turn *turn = Assistant(std::move(parts)).ask({.text = wish}, &receiver);
    QTRY_VERIFY(turn->isOver());
    const std::vector<Span> spans = tree(turn->answer().traceId);
    QVERIFY(described(spans).contains(u"  model m !privacy"_s));
    for (const Span &span : spans)
        QVERIFY(span.sent.isEmpty());
    QVERIFY(m_server->requests().empty());
}

void tst_Traces::namesOfTheConventions()
{
    m_server->answer(saying(u"It is so."_s));
    const QString id = ask({.text = wish});
    const QJsonArray spans = spansOf(trace::otlpDocument(tree(id)));
    QCOMPARE(spans.size(), 2);
    const QJsonObject root = spans[0].toObject();
    const QJsonObject model = spans[1].toObject();
    static const QRegularExpression traceId(u"^[0-9a-f]{32}$"_s);
    static const QRegularExpression spanId(u"^[0-9a-f]{16}$"_s);
    static const QRegularExpression number(u"^[0-9]{19}$"_s);
    for (const QJsonObject &span : {root, model}) {
        QVERIFY(traceId.match(span[u"traceId"_s].toString()).hasMatch());
        QVERIFY(spanId.match(span[u"spanId"_s].toString()).hasMatch());
        QVERIFY(number.match(span[u"startTimeUnixNano"_s].toString()).hasMatch());
        QVERIFY(number.match(span[u"endTimeUnixNano"_s].toString()).hasMatch());
        QVERIFY(span[u"kind"_s].isDouble());
        QVERIFY(span[u"status"_s][u"code"_s].isDouble());
    }
    QCOMPARE(root[u"traceId"_s].toString(), id);
    QVERIFY(!root.contains(u"parentSpanId"_s));
    QCOMPARE(model[u"parentSpanId"_s], root[u"spanId"_s]);
    QCOMPARE(root[u"name"_s], QJsonValue(u"invoke_workflow question"_s));
    QCOMPARE(model[u"name"_s], QJsonValue(u"chat m"_s));
    QCOMPARE(model[u"kind"_s].toInt(), 3);
    const QJsonObject attributes = attributesOf(model);
    QCOMPARE(attributes[u"gen_ai.operation.name"_s], QJsonValue(u"chat"_s));
    QCOMPARE(attributes[u"gen_ai.provider.name"_s], QJsonValue(u"openai"_s));
    QCOMPARE(attributes[u"gen_ai.system"_s], QJsonValue(u"openai"_s));
    QCOMPARE(attributes[u"gen_ai.request.model"_s], QJsonValue(u"m"_s));
    QCOMPARE(attributes[u"gen_ai.response.model"_s], QJsonValue(u"scripted"_s));
    QCOMPARE(attributes[u"gen_ai.usage.input_tokens"_s], QJsonValue(u"100"_s));  // 64-bit integers are texts
    QCOMPARE(attributes[u"gen_ai.usage.output_tokens"_s], QJsonValue(u"10"_s));
    QCOMPARE(attributes[u"langsmith.span.kind"_s], QJsonValue(u"llm"_s));
    QVERIFY(attributes[u"gen_ai.response.time_to_first_chunk"_s].isDouble());
    QVERIFY(!attributes.contains(u"gen_ai.input.messages"_s));
    QCOMPARE(attributesOf(root)[u"gen_ai.operation.name"_s], QJsonValue(u"invoke_workflow"_s));
}

void tst_Traces::isSealed()
{
    (void)tree(ask({.text = u"How much does Wendy Zhao owe?"_s}));
    m_store.reset();
    for (const QString &name : QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("Wendy"), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(tst_Traces)
#include "tst_traces.moc"
