// SPDX-License-Identifier: GPL-3.0-or-later
// A question's way with a provider, over a real wire to a scripted server: what is asked, the tools and their mistakes.
#include "tests/app/assistant/dialoguefixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using llm::DialectKind;

Q_DECLARE_METATYPE(clientele::llm::DialectKind)

class tst_Dialogue : public DialogueFixture {
    Q_OBJECT

private slots:
    void init() { startServer(); }
    void cleanup() { stopServer(); }
    void whatIsReadHereNeverGoesOut();
    void toolsGiveFigures_data();
    void toolsGiveFigures();
    void theFirstRequestOffersTools_data();
    void theFirstRequestOffersTools();
    void mistakesAreAnswered_data();
    void mistakesAreAnswered();
    void severalAtOnce();
    void earlierTurnsGoAlong();
};

void tst_Dialogue::whatIsReadHereNeverGoesOut()
{
    m_server->answer(saying(u"no"_s));
    for (const QString &question : {u"How much is owed per loan type?"_s, u"Who has the lowest credit score?"_s,
                                    u"How much does Ann Bell owe?"_s, u"How many complaints per city?"_s})
    {
        Turn *turn = ask({.text = question});
        QCOMPARE(turn->answer().engine, Engine::Local);
        QVERIFY(!turn->answer().failure);
    }
    QVERIFY(m_server->requests().empty());
}

void tst_Dialogue::toolsGiveFigures_data()
{
    QTest::addColumn<DialectKind>("dialect");
    QTest::newRow("OpenAI") << DialectKind::OpenAi;
    QTest::newRow("Anthropic") << DialectKind::Anthropic;
}

void tst_Dialogue::toolsGiveFigures()
{
    QFETCH(DialectKind, dialect);
    m_server->answer(calling(dialect, {{u"query"_s, owedBy(u"loan.type"_s)}}));
    m_server->answer(saying(dialect, {u"Houses lead with "_s, u"50,000"_s, u".50 CAD."_s}));
    Turn *turn = ask({.text = wish}, dialect);
    const Answer &answer = turn->answer();
    QVERIFY2(!answer.failure, answer.failure ? qPrintable(answer.failure->message) : "");
    QCOMPARE(answer.text, u"Houses lead with 50,000.50 CAD."_s);
    QCOMPARE(answer.engine, Engine::Provider);
    QCOMPARE(answer.outcome, Outcome::Computed);
    QVERIFY(answer.markdown && !answer.incomplete && answer.unverified.isEmpty());
    QCOMPARE(answer.figures.size(), std::size_t(1));
    QCOMPARE(answer.figures.front().shown, u"50,000.50 CAD"_s);
    QCOMPARE(answer.figures.front().keys, QStringList{u"house"_s});
    QCOMPARE(answer.figures.front().query.measure, u"loans.owed"_s);
    QCOMPARE(answer.model, u"scripted"_s);
    QCOMPARE(answer.spending, (Spending{200, 20, false, 2, {}, 2}));
    QCOMPARE(m_server->requests().size(), std::size_t(2));
    QCOMPARE(turn->sent().size(), std::size_t(2));
    QCOMPARE(turn->sent().front(), m_server->requests().front().body);
    QVERIFY(turn->firstTokenMilliseconds() >= 0);
    const QStringList results = messagesOf(m_server->requests()[1], u"tool"_s);
    QCOMPARE(results.size(), 1);
    QVERIFY2(results.front().contains(u"50000.50"_s) && results.front().contains(u"<data-"_s),
             qPrintable(results.front()));
    QVERIFY(!turn->steps().empty() && !turn->steps().back().running);
}

void tst_Dialogue::theFirstRequestOffersTools_data() { toolsGiveFigures_data(); }

void tst_Dialogue::theFirstRequestOffersTools()
{
    QFETCH(DialectKind, dialect);
    m_server->answer(saying(dialect, {u"I cannot tell."_s}));
    ask({.text = wish}, dialect);
    const QJsonObject body = QJsonDocument::fromJson(m_server->requests().front().body).object();
    QStringList names;
    for (const auto &tool : body[u"tools"].toArray())
        names += (dialect == DialectKind::OpenAi ? tool[u"function"] : tool.toObject())[u"name"].toString();
    QCOMPARE(names, QStringList({u"query"_s, u"rows"_s, u"search"_s, u"similar"_s, u"describe"_s, u"chart"_s}));
    qInfo("the first request has %lld bytes", static_cast<long long>(m_server->requests().front().body.size()));
}

void tst_Dialogue::mistakesAreAnswered_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no measure") << u"query"_s << u"{}"_s << u"There is no measure"_s;
    QTest::newRow("unknown measure") << u"query"_s << uR"({"measure":"loans.colour"})"_s << u"loans.owed"_s;
    QTest::newRow("unknown dimension") << u"query"_s << uR"({"measure":"loans.owed","by":["customer.shoe"]})"_s
                                       << u"There is no field"_s;
    QTest::newRow("personal") << u"query"_s << uR"({"measure":"customers.count","by":["customer.email"]})"_s
                              << u"identifies people"_s;
    QTest::newRow("guessing names")
        << u"query"_s
        << uR"({"measure":"customers.count","where":[{"field":"customer.name","op":"contains","values":["Z"]}]})"_s
        << u"in or not_in only"_s;
    QTest::newRow("personal inside has")
        << u"query"_s << uR"({"measure":"customers.count","where":[{"has":{"customer.phone":"1"}}]})"_s
        << u"identifies people"_s;
    QTest::newRow("operator")
        << u"query"_s << uR"({"measure":"loans.owed","where":[{"field":"loan.type","op":"like","values":["c"]}]})"_s
        << u"operator"_s;
    QTest::newRow("two values")
        << u"query"_s
        << uR"({"measure":"loans.owed","where":[{"field":"loan.amount","op":"above","values":["1","2"]}]})"_s
        << u"exactly one value"_s;
    QTest::newRow("top") << u"query"_s << uR"({"measure":"loans.owed","top":5000})"_s << u"1 to 50"_s;
    QTest::newRow("no number") << u"query"_s
                               << uR"({"measure":"loans.owed","where":[{"field":"loan.amount","above":"much"}]})"_s
                               << u"much"_s;
    QTest::newRow("no table") << u"rows"_s << uR"({"table":"secrets"})"_s << u"customers"_s;
    QTest::newRow("personal field") << u"rows"_s << uR"({"table":"customers","fields":["customer.email"]})"_s
                                    << u"no field of customers"_s;
    QTest::newRow("too many rows") << u"rows"_s << uR"({"table":"loans","limit":100000})"_s << u"1 to 30"_s;
    QTest::newRow("nothing sought") << u"search"_s << uR"({"text":" "})"_s << u"missing or empty"_s;
    QTest::newRow("chart kind") << u"chart"_s
                                << uR"({"title":"x","kind":"pie3d","measure":"loans.owed","by":["loan.type"]})"_s
                                << u"bars"_s;
    QTest::newRow("chart without groups")
        << u"chart"_s << uR"({"title":"x","kind":"bars","measure":"loans.owed"})"_s << u"exactly 1 dimension"_s;
    QTest::newRow("unknown tool") << u"delete_all"_s << u"{}"_s << u"all of them only read"_s;
    QTest::newRow("no JSON") << u"query"_s << u"{measure: loans"_s << u"not a JSON object"_s;
    QTest::newRow("an array") << u"query"_s << u"[1]"_s << u"not a JSON object"_s;
    QTest::newRow("meaningless") << u"query"_s << uR"({"measure":"complaints.count","by":["customer.city"]})"_s
                                 << u"customer.city"_s;
}

void tst_Dialogue::mistakesAreAnswered()
{
    QFETCH(QString, tool);
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    Script script = Script::stream();
    const QJsonObject function{{u"name"_s, tool}, {u"arguments"_s, arguments}};
    const QJsonObject delta{
        {u"tool_calls"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"id"_s, u"a"_s}, {u"function"_s, function}}}}};
    script.send(
        sse(QJsonDocument(QJsonObject{{u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0},
                                                                            {u"delta"_s, delta},
                                                                            {u"finish_reason"_s, u"tool_calls"_s}}}}})
                .toJson(QJsonDocument::Compact)));
    script.send(sse("[DONE]"));
    script.close();
    m_server->answer(script);
    m_server->answer(saying(u"I see."_s));
    Turn *turn = ask({.text = wish});
    QCOMPARE(turn->answer().text, u"I see."_s);
    const QStringList results = messagesOf(m_server->requests()[1], u"tool"_s);
    QCOMPARE(results.size(), 1);
    QVERIFY2(results.front().contains(says), qPrintable(results.front()));
}

void tst_Dialogue::severalAtOnce()
{
    std::vector<Calling> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back({u"query"_s, owedBy(i % 2 ? u"loan.type"_s : u"customer.city"_s)});
    m_server->answer(calling(DialectKind::OpenAi, calls));
    m_server->answer(saying(u"Done."_s));
    ask({.text = wish});
    const QStringList results = messagesOf(m_server->requests()[1], u"tool"_s);
    QCOMPARE(results.size(), 10);
    for (int i = 0; i < 8; ++i)
        QVERIFY2(results[i].contains(i % 2 ? u"house"_s : u"Montreal"_s), qPrintable(results[i]));
    QVERIFY(results[9].contains(u"Too many"_s));
}

void tst_Dialogue::earlierTurnsGoAlong()
{
    m_server->answer(saying(u"Sure."_s));
    ChatTurn before;
    before.question = u"What does Wendy Zhao owe?"_s;
    before.answer.text = u"Wendy Zhao owes 60,000.50 CAD."_s;
    ask({.text = u"And why is that so, in your opinion?"_s, .before = {before}});
    const QStringList asked = messagesOf(m_server->requests().front(), u"user"_s);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.front(), u"What does CUST_1 owe?"_s);
    QCOMPARE(messagesOf(m_server->requests().front(), u"assistant"_s), QStringList{u"CUST_1 owes 60,000.50 CAD."_s});
}

QTEST_GUILESS_MAIN(tst_Dialogue)

#include "tst_dialogue.moc"
