// SPDX-License-Identifier: GPL-3.0-or-later
// A turn without a provider: the local reading on a worker, one end, and answers that can be kept.
#include "app/assistant/assistant.h"
#include "tests/support/smallbook.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

AssistantParts localParts()
{
    AssistantParts parts;
    parts.book = test::smallBook();
    parts.catalogue = std::make_shared<const Catalogue>();
    parts.reader = [book = parts.book, catalogue = parts.catalogue] {
        return std::make_shared<const LocalReader>(book, catalogue, QLocale::c());
    };
    return parts;
}

}  // namespace

class tst_Turn : public QObject {
    Q_OBJECT

private slots:
    void readsHereAndEndsOnce();
    void obeysItsScope();
    void tellsWhatWasNotUnderstood();
    void canBeCancelled();
    void diesWithItsReceiver();
    void answersAreKept();
    void pathsLeadToTheirLeaf();
};

void tst_Turn::readsHereAndEndsOnce()
{
    QObject receiver;
    Assistant assistant(localParts());
    Turn *turn = assistant.ask({.text = u"How many customers are there?"_s}, &receiver);
    QSignalSpy finished(turn, &Turn::finished);
    QVERIFY(!turn->isOver());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(turn->isOver());
    QCOMPARE(turn->answer().outcome, Outcome::Computed);
    QCOMPARE(turn->answer().figures.front().value.toText(), u"4"_s);
    QCOMPARE(turn->answer().traceId.size(), 32);
    QVERIFY(!turn->answer().incomplete && turn->sent().empty());
    turn->cancel();
    QCOMPARE(finished.size(), 1);
}

void tst_Turn::obeysItsScope()
{
    QObject receiver;
    Turn *turn = Assistant(localParts())
                     .ask({.text = u"How many customers are there?"_s,
                           .scope = {{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}}}},
                          &receiver);
    QTRY_VERIFY(turn->isOver());
    QCOMPARE(turn->answer().figures.front().value.toText(), u"2"_s);
}

void tst_Turn::tellsWhatWasNotUnderstood()
{
    QObject receiver;
    Assistant assistant(localParts());
    Turn *wish = assistant.ask({.text = u"Why do people grumble, in a few words?"_s}, &receiver);
    QTRY_VERIFY(wish->isOver());
    QCOMPARE(wish->answer().outcome, Outcome::Declined);
    QVERIFY(!wish->answer().explained);
    Turn *nobody = assistant.ask({.text = u"How many complaints per city?"_s}, &receiver);
    QTRY_VERIFY(nobody->isOver());
    QCOMPARE(nobody->answer().outcome, Outcome::Declined);
    QVERIFY(nobody->answer().explained);
}

void tst_Turn::canBeCancelled()
{
    QObject receiver;
    Turn *turn = Assistant(localParts()).ask({.text = u"How many customers are there?"_s}, &receiver);
    QSignalSpy finished(turn, &Turn::finished);
    turn->cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(turn->isOver() && turn->answer().incomplete);
    QTest::qWait(50);
    QCOMPARE(finished.size(), 1);
    QVERIFY(turn->answer().figures.empty());
}

void tst_Turn::diesWithItsReceiver()
{
    auto receiver = std::make_unique<QObject>();
    Assistant assistant(localParts());
    const QPointer<Turn> turn = assistant.ask({.text = u"How many customers are there?"_s}, receiver.get());
    receiver.reset();
    QVERIFY(!turn);
    QTest::qWait(50);
}

void tst_Turn::answersAreKept()
{
    Answer answer;
    answer.outcome = Outcome::Computed;
    answer.text = u"They owe 1.50 CAD [1]."_s;
    answer.figures.push_back({u"Toronto"_s,
                              {150, 2, *Currency::fromCode(u"CAD")},
                              {.measure = u"loans.owed"_s, .by = {u"customer.city"_s}, .where = {}},
                              {u"Toronto"_s, QString()},
                              7,
                              u"1.50 CAD"_s});
    answer.citations.push_back({u"c1"_s, u"complaint"_s, {}, u"It kept my card"_s});
    answer.choices.push_back({u"2"_s, u"Ann Bell, Toronto"_s});
    answer.charts.push_back({u"Owed"_s, u"bars"_s, {.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}}});
    answer.engine = Engine::Provider;
    answer.traceId = u"0123"_s;
    answer.markdown = answer.incomplete = answer.verified = answer.forLater = true;
    answer.explained = false;
    answer.failure = llm::failureOf(llm::FailureKind::Stalled);
    answer.unverified = {u"12 %"_s};
    answer.model = u"m"_s;
    answer.spending = {10, 20, true, 3, llm::Cost{5, *Currency::fromCode(u"USD")}, 2, 4};
    const QJsonObject json = answer.toJson();
    const auto kept = Answer::fromJson(json);
    QVERIFY(kept);
    QCOMPARE(QJsonDocument(kept->toJson()).toJson(), QJsonDocument(json).toJson());
    QCOMPARE(kept->figures.front().value, answer.figures.front().value);
    QVERIFY(kept->figures.front().keys.back().isNull());
    QVERIFY(kept->failure == answer.failure && kept->spending == answer.spending);
    QCOMPARE(Answer::fromJson({}).error().kind, ErrorKind::Corrupt);
}

void tst_Turn::pathsLeadToTheirLeaf()
{
    ChatThread thread;
    for (const auto &[id, parent] : {std::pair{"a", ""}, {"b", "a"}, {"c", "a"}, {"d", "c"}, {"loop", "loop"}}) {
        ChatTurn turn;
        turn.id = QString::fromLatin1(id);
        turn.parent = QString::fromLatin1(parent);
        thread.turns.push_back(turn);
    }
    const auto ids = [&thread](const QString &leaf) {
        QString list;
        for (const ChatTurn &turn : pathTo(thread, leaf))
            list += turn.id;
        return list;
    };
    QCOMPARE(ids(u"d"_s), u"acd"_s);
    QCOMPARE(ids(u"b"_s), u"ab"_s);
    QCOMPARE(ids(u"x"_s), QString());
    QVERIFY(ids(u"loop"_s).size() <= qsizetype(std::size("loop") * 5));
}

QTEST_GUILESS_MAIN(tst_Turn)

#include "tst_turn.moc"
