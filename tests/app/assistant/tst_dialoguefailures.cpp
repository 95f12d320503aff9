// SPDX-License-Identifier: GPL-3.0-or-later
// Turns that end otherwise than by an answer: budgets, failures, a person who stops them, nobody to ask.
#include "tests/app/assistant/dialoguefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using llm::FailureKind;

Q_DECLARE_METATYPE(clientele::llm::FailureKind)
Q_DECLARE_METATYPE(clientele::test::Script)

class tst_DialogueFailures : public DialogueFixture {
    Q_OBJECT

private slots:
    void init() { startServer(); }
    void cleanup() { stopServer(); }
    void budgets_data();
    void budgets();
    void retriesAreShownAndCounted();
    void cancelKeepsWhatCame();
    void failuresFallBack_data();
    void failuresFallBack();
    void brokenOffIsKept();
    void withoutAProvider();
};

void tst_DialogueFailures::budgets_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("requests");
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<int>("sent");
    QTest::newRow("steps") << 3 << 12 << qint64(60'000) << 3;
    QTest::newRow("requests") << 50 << 12 << qint64(60'000) << 12;
    QTest::newRow("tokens") << 50 << 12 << qint64(500) << 5;
}

void tst_DialogueFailures::budgets()
{
    QFETCH(int, steps);
    QFETCH(int, requests);
    QFETCH(qint64, tokens);
    QFETCH(int, sent);
    m_server->answer(calling(u"query"_s, owedBy(u"loan.type"_s)));  // again and again
    Turn *turn = ask({.text = wish, .budget = {.steps = steps, .requests = requests, .tokens = tokens}});
    QCOMPARE(int(m_server->requests().size()), sent);
    QVERIFY(turn->answer().incomplete);
    QCOMPARE(turn->answer().engine, Engine::Local);
    QVERIFY(!turn->answer().text.isEmpty());
}

void tst_DialogueFailures::retriesAreShownAndCounted()
{
    m_server->answer(Script::http(503, "{}"));
    m_server->answer(Script::http(503, "{}"));
    m_server->answer(saying(u"Well."_s));
    Turn *turn = ask({.text = wish});
    QCOMPARE(turn->answer().text, u"Well."_s);
    QCOMPARE(turn->answer().spending.requests, 3);
    QCOMPARE(std::ranges::count_if(turn->steps(), [](const TurnStep &step) { return step.failed; }), 2);

    m_server->forget();
    m_server->answer(Script::http(503, "{}"));
    turn = ask({.text = wish, .budget = {.requests = 2}});
    QCOMPARE(m_server->requests().size(), std::size_t(2));
    QVERIFY(turn->answer().failure && turn->answer().failure->kind == FailureKind::Overloaded);
}

void tst_DialogueFailures::cancelKeepsWhatCame()
{
    Script script = Script::stream();
    script.send(sse(R"({"choices":[{"index":0,"delta":{"content":"Half a sent"}}]})"));
    script.pause(60'000);
    m_server->answer(script);
    QObject receiver;
    Turn *turn = Assistant(partsAt(*m_server, smallBook())).ask({.text = wish}, &receiver);
    QSignalSpy grew(turn, &Turn::textGrew);
    QSignalSpy finished(turn, &Turn::finished);
    QTRY_VERIFY(!grew.isEmpty());
    turn->cancel();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(turn->answer().text, u"Half a sent"_s);
    QVERIFY(turn->answer().incomplete);
    QTRY_VERIFY(m_server->requests().front().cutOff);
    QCOMPARE(finished.size(), 1);
}

void tst_DialogueFailures::failuresFallBack_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<bool>("later");
    QTest::newRow("key") << Script::http(401, "{}") << FailureKind::Unauthorised << true;
    QTest::newRow("quota") << Script::http(429, R"({"error":{"code":"insufficient_quota"}})") << FailureKind::QuotaSpent
                           << true;
    QTest::newRow("model") << Script::http(404, "{}") << FailureKind::NotFound << true;
    QTest::newRow("request") << Script::http(400, "{}") << FailureKind::BadRequest << false;
    QTest::newRow("portal") << Script::http(200, "<html>Sign in</html>", {}, "text/html") << FailureKind::CaptivePortal
                            << true;
    QTest::newRow("not JSON") << Script::http(200, "{ no JSON") << FailureKind::Malformed << false;
    QTest::newRow("silence") << Script::stream().pause(30'000) << FailureKind::Stalled << true;
    QTest::newRow("reset") << Script().reset() << FailureKind::ConnectionReset << true;
}

void tst_DialogueFailures::failuresFallBack()
{
    QFETCH(Script, script);
    QFETCH(FailureKind, kind);
    QFETCH(bool, later);
    m_server->answer(script);
    Turn *turn = ask({.text = u"Why do they complain that the card was kept?"_s});
    const Answer &answer = turn->answer();
    QVERIFY(answer.failure);
    QCOMPARE(QByteArray(llm::nameOf(answer.failure->kind)), QByteArray(llm::nameOf(kind)));
    QCOMPARE(answer.engine, Engine::Local);
    QCOMPARE(answer.outcome, Outcome::Retrieved);
    QCOMPARE(answer.citations.front().id, u"c1"_s);
    QCOMPARE(answer.forLater, later);
    QVERIFY(!answer.incomplete);
}

void tst_DialogueFailures::brokenOffIsKept()
{
    Script script = Script::stream();
    script.send(sse(R"({"choices":[{"index":0,"delta":{"content":"They owe 42 CAD and"}}]})"));
    script.reset();
    m_server->answer(script);
    Turn *turn = ask({.text = wish});
    QCOMPARE(turn->answer().text, u"They owe 42 CAD and"_s);
    QVERIFY(turn->answer().incomplete && turn->answer().failure);
    QCOMPARE(turn->answer().engine, Engine::Provider);
    QCOMPARE(turn->answer().unverified, QStringList{u"42 CAD"_s});
    QCOMPARE(m_server->requests().size(), std::size_t(1));
}

void tst_DialogueFailures::withoutAProvider()
{
    AssistantParts parts = partsAt(*m_server, smallBook());
    parts.provider.reset();
    Turn *turn = ask({.text = u"Why do they complain that the card was kept?"_s}, parts);
    QCOMPARE(turn->answer().outcome, Outcome::Retrieved);
    QCOMPARE(turn->answer().citations.front().id, u"c1"_s);
    QVERIFY(turn->answer().text.contains(u"[1]"_s) && turn->answer().forLater && !turn->answer().failure);
    turn = ask({.text = u"Will it rain tomorrow?"_s}, parts);
    QCOMPARE(turn->answer().outcome, Outcome::Declined);
    turn = ask({.text = u"Why is the moon made of quartz?"_s}, parts);
    QCOMPARE(turn->answer().outcome, Outcome::Declined);
    parts.noProvider = llm::failureOf(FailureKind::Dns);
    turn = ask({.text = wish}, parts);
    QCOMPARE(turn->answer().failure->kind, FailureKind::Dns);
}

QTEST_GUILESS_MAIN(tst_DialogueFailures)

#include "tst_dialoguefailures.moc"
