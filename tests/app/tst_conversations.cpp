// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the profile: what was kept comes back whole, is found by its words, goes when it is deleted, and is
// never in the clear.
#include "app/services/conversations.h"
#include "app/storethread.h"
#include "app/workspace.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

namespace {

ChatTurn turnOf(const QString &id, const QString &parent, const QString &question, const QString &text)
{
    ChatTurn turn;
    turn.id = id;
    turn.parent = parent;
    turn.askedAt = 1'755'000'000;
    turn.question = question;
    turn.scope = {{u"customer.city"_s, Op::In, {u"Montréal"_s}, {}}};
    turn.answer.outcome = Outcome::Computed;
    turn.answer.text = text;
    AnswerFigure figure;
    figure.label = u"Owed"_s;
    figure.value = {123456, 2, *Currency::fromCode(u"CAD")};
    figure.query = {.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = turn.scope};
    figure.keys = {u"car"_s};
    figure.matchedRows = 3;
    figure.shown = u"1,234.56 CAD"_s;
    turn.answer.figures.push_back(figure);
    turn.answer.unverified = {u"12 %"_s};
    turn.answer.engine = Engine::Provider;
    turn.answer.model = u"gpt-4o-mini"_s;
    turn.answer.markdown = true;
    turn.answer.spending = {600, 12, false, 2, llm::Cost{200, *Currency::fromCode(u"USD")}};
    turn.feedback = -1;
    turn.feedbackReason = u"Québec is left out"_s;
    turn.answer.charts.push_back({u"By type"_s, u"bars"_s, figure.query});
    return turn;
}

template<typename T>
T waited(const QFuture<T> &future)
{
    (void)QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
    return future.result();
}

}  // namespace

class tst_Conversations : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void comeBackWhole();
    void areFoundByTheirWords();
    void goWhenDeleted();
    void areSealed();
    void draftsAndKeptQuestionsSurvive();
    void withoutAProfileTheyAreInMemory();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_Conversations::comeBackWhole()
{
    const auto profile = opened(m_home->path());
    QVERIFY(profile);
    const ConversationRecords records(*profile);
    ChatThread thread{u"t"_s, u"Loans"_s, 5, {}, u"b"_s};
    const ChatTurn first = turnOf(u"a"_s, {}, u"How much?"_s, u"**1,234.56 CAD**"_s);
    const ChatTurn second = turnOf(u"b"_s, u"a"_s, u"And in Québec?"_s, u"Nothing."_s);
    const std::vector<QByteArray> sent{"{\"a\":1}", QByteArray(100'000, 'x')};
    QVERIFY(records.keep(thread, first, sent));
    QVERIFY(records.keep(thread, second, {}));
    const auto back = records.thread(u"t"_s);
    QVERIFY(back && *back);
    QCOMPARE((*back)->title, thread.title);
    QCOMPARE((*back)->shown, thread.shown);
    QCOMPARE((*back)->turns.size(), 2U);
    const ChatTurn &read = (*back)->turns.front();
    QCOMPARE(read.question, first.question);
    QCOMPARE(read.scope, first.scope);
    QCOMPARE(read.answer.toJson(), first.answer.toJson());
    QCOMPARE(read.feedback, -1);
    QCOMPARE(read.feedbackReason, first.feedbackReason);
    QCOMPARE((*back)->turns.back().parent, u"a"_s);
    QCOMPARE(*records.sent(u"a"_s), sent);
    // An answer that came later takes the place of the one kept while it was asked.
    ChatTurn changed = second;
    changed.answer.text = u"Something."_s;
    QVERIFY(records.keep(thread, changed, {}));
    QCOMPARE((*records.thread(u"t"_s))->turns.back().answer.text, u"Something."_s);
    QVERIFY(!*records.thread(u"nobody"_s));
}

void tst_Conversations::areFoundByTheirWords()
{
    const auto profile = opened(m_home->path());
    const ConversationRecords records(*profile);
    for (int i = 0; i < 3; ++i) {
        const ChatThread thread{u"t%1"_s.arg(i), u"T"_s, i, {}, {}};
        const QString question = i == 0   ? u"What is owed in Montréal?"_s
                                 : i == 1 ? u"Who is in Toronto?"_s
                                          : u"Cards"_s;
        QVERIFY(records.keep(thread, turnOf(u"q%1"_s.arg(i), {}, question, i == 2 ? u"owed: 5"_s : u"-"_s), {}));
    }
    const auto found = [&records](const QString &words) {
        QStringList ids;
        const auto threads = records.threads(words);
        for (const ThreadSummary &thread : threads ? *threads : std::vector<ThreadSummary>())
            ids += thread.id;
        return ids.join(u' ');
    };
    QCOMPARE(found({}), u"t2 t1 t0"_s);
    QCOMPARE(found(u"montreal"_s), u"t0"_s);
    QCOMPARE(found(u"OWED"_s), u"t2 t0"_s);
    QCOMPARE(found(u"owe mont"_s), u"t0"_s);
    QCOMPARE(found(u"owed toronto"_s), QString());
    // What FTS5 would read as an operator, a column or a string.
    for (const QString &odd : {u"\""_s, u"owed\" OR \"toronto"_s, u"NOT"_s, u"words:owed"_s, u"*"_s, u"(("_s, u"--;"_s})
        QVERIFY2(records.threads(odd).has_value(), qPrintable(odd));
    QCOMPARE(found(u"***"_s), QString());
}

void tst_Conversations::goWhenDeleted()
{
    const auto profile = opened(m_home->path());
    const ConversationRecords records(*profile);
    QVERIFY(records.keep({u"t"_s, u"T"_s, 1, {}, {}}, turnOf(u"a"_s, {}, u"zebra"_s, u"-"_s), {"bytes"}));
    QVERIFY(records.keep({u"u"_s, u"U"_s, 1, {}, {}}, turnOf(u"b"_s, {}, u"giraffe"_s, u"-"_s), {}));
    QVERIFY(records.keepDraft(u"t"_s, u"half"_s));
    QVERIFY(records.removeThread(u"t"_s));
    QVERIFY(!*records.thread(u"t"_s));
    QVERIFY(records.threads(u"zebra"_s)->empty());
    QVERIFY(records.sent(u"a"_s)->empty());
    QVERIFY(records.drafts()->isEmpty());
    QCOMPARE(records.threads(u"giraffe"_s)->size(), 1U);
}

void tst_Conversations::areSealed()
{
    const QString secret = u"Xylophonist Ångström"_s;
    {
        const auto profile = opened(m_home->path());
        QVERIFY(ConversationRecords(*profile).keep({u"t"_s, secret, 1, {}, {}}, turnOf(u"a"_s, {}, secret, secret),
                                                   {secret.toUtf8()}));
    }
    int files = 0;
    for (const QString &name : QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("Xylophonist"), qPrintable(name));
        ++files;
    }
    QVERIFY(files > 0);
}

void tst_Conversations::draftsAndKeptQuestionsSurvive()
{
    for (const bool second : {false, true}) {
        Workspace workspace;
        QSignalSpy loaded(&workspace.conversations(), &Conversations::loaded);
        const auto status = waited(workspace.open(m_home->path(), rightPassphrase(), Profile::Mode::CreateIfMissing));
        QVERIFY(status);
        QTRY_COMPARE(loaded.size(), 1);
        Conversations &kept = workspace.conversations();
        if (!second) {
            kept.keepDraft({}, u"h"_s);
            kept.keepDraft({}, u"half a question"_s);  // and the window is closed at once
            kept.keepQuestion(u"Why?"_s, {});
            kept.keepQuestion(u"Why?"_s, {});
            continue;
        }
        QCOMPARE(kept.draft({}), u"half a question"_s);
        QCOMPARE(kept.keptQuestions().size(), 1U);
        QCOMPARE(kept.keptQuestions().front().text, u"Why?"_s);
        kept.removeKeptQuestion(u"Why?"_s);
        QVERIFY(kept.keptQuestions().empty());
    }
}

void tst_Conversations::withoutAProfileTheyAreInMemory()
{
    Workspace workspace;
    workspace.setPortfolio(smallBook());
    Conversations &kept = workspace.conversations();
    ChatThread thread{u"t"_s, u"T"_s, 1, {turnOf(u"a"_s, {}, u"Owed in Montréal"_s, u"-"_s)}, u"a"_s};
    kept.keep(thread, thread.turns.front(), {"sent"});
    QCOMPARE(waited(kept.threads(u"montr"_s))->size(), 1U);
    QVERIFY(waited(kept.threads(u"giraffe"_s))->empty());
    QCOMPARE((*waited(kept.thread(u"t"_s)))->turns.size(), 1U);
    QCOMPARE(waited(kept.sent(u"a"_s))->size(), 1U);
    kept.removeThread(u"t"_s);
    QVERIFY(waited(kept.threads({}))->empty());
}

QTEST_MAIN(tst_Conversations)
#include "tst_conversations.moc"
