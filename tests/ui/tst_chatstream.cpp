// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a model in the panel, as they stream from a server on loopback: drawn as they come, stopped with what came
// kept, asked again, and shown exactly as they were sent.
#include "app/llm/settings.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "tests/support/modelscript.h"
#include "tests/support/smallbook.h"
#include "ui/chat/answerchartview.h"
#include "ui/chat/answerview.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messageview.h"
#include "ui/chat/stepsview.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/pinnedcharts.h"
#include "ui/dashboard/plot.h"

#include <QAbstractButton>
#include <QDialog>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

namespace {

// Nothing that could be read here, so that it is asked.
const QString question = u"Write a friendly word about what people say"_s;

QByteArray chunk(const QString &text)
{
    const QJsonObject delta{{u"content"_s, text}};
    const QJsonArray choices{QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}}};
    return sse(QJsonDocument(QJsonObject{{u"model"_s, u"scripted"_s}, {u"choices"_s, choices}})
                   .toJson(QJsonDocument::Compact));
}

Script ended(Script script)
{
    script.send(sse(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"));
    script.send(sse(R"({"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7}})"));
    return script.send(sse("[DONE]")).close();
}

// The first time that a view with text in it is painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(const QElapsedTimer &clock) : m_clock(clock) { qApp->installEventFilter(this); }
    [[nodiscard]] qint64 first() const { return m_first; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (m_first < 0 && event->type() == QEvent::Paint) {
            const auto *view = qobject_cast<AnswerView *>(watched->parent());
            if (view && view->viewport() == watched && !view->document()->isEmpty())
                m_first = m_clock.nsecsElapsed();
        }
        return false;
    }

private:
    const QElapsedTimer &m_clock;
    qint64 m_first = -1;
};

}  // namespace

class tst_ChatStream : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("CLIENTELE_API_KEY", "key"); }
    void init();
    void cleanup();
    void isDrawnAsItComes();
    void theFirstWordIsDrawnAtOnce();
    void stoppedKeepsThePart();
    void isShownAsItWasSent();
    void everyFigureHasItsReceipt();
    void aFailureIsSaidBesideTheAnswer();

private:
    void ask()
    {
        auto *box = m_panel->findChild<QPlainTextEdit *>(u"question"_s);
        QTest::keyClicks(box, question);
        QTest::keyClick(box, Qt::Key_Return);
    }
    [[nodiscard]] const MessageView *last() const { return m_panel->messages().back(); }
    [[nodiscard]] QString drawn() const
    {
        const auto *view = last()->findChild<AnswerView *>(u"answer"_s);
        return view ? view->document()->toPlainText() : QString();
    }

    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<PinnedCharts> m_pinned;
    std::unique_ptr<ChatPanel> m_panel;
};

void tst_ChatStream::init()
{
    m_server = std::make_unique<ScriptedProvider>();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(smallBook());
    m_workspace->setSetting(
        QString::fromLatin1(llm::providerSetting),
        llm::ProviderSettings{m_server->url(), u"scripted"_s, llm::DialectKind::OpenAi, {}}.toJson());
    m_pinned = std::make_unique<PinnedCharts>(*m_workspace);
    m_panel = std::make_unique<ChatPanel>(*m_workspace, *m_pinned);
    m_panel->resize(380, 700);
    m_panel->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->providerState().kind, ProviderState::Kind::Online, 20'000);
    QVERIFY(m_panel->findChild<QLabel *>(u"chatState"_s)->text().contains(u"scripted"_s));
}

void tst_ChatStream::cleanup()
{
    m_panel.reset();
    m_pinned.reset();
    m_workspace.reset();
    m_server.reset();
}

void tst_ChatStream::isDrawnAsItComes()
{
    m_server->answer(ended(Script::stream()
                               .send(chunk(u"People are **mostly"_s))
                               .pause(600)
                               .send(chunk(u" kind**.\n\n- first\n"_s))
                               .send(chunk(u"- second\n"_s))));
    ask();
    QTRY_VERIFY(drawn().startsWith(u"People are"_s));
    QVERIFY2(m_panel->isAnswering() && !drawn().contains(u"kind"_s), "it is drawn before it is whole");
    QTRY_VERIFY(!m_panel->isAnswering());
    QCOMPARE(drawn(), u"People are mostly kind.\n\u2022  first\n\u2022  second"_s);
    const Answer &answer = last()->answer();
    QCOMPARE(answer.engine, Engine::Provider);
    QVERIFY(!answer.incomplete);
    const QString origin = last()->findChild<QLabel *>(u"answerOrigin"_s)->text();
    QVERIFY2(origin.contains(u"scripted"_s) && origin.contains(u"token"_s), qPrintable(origin));
}

void tst_ChatStream::theFirstWordIsDrawnAtOnce()
{
    std::vector<double> took;
    for (int round = 0; round < 5; ++round) {
        m_server->answer(ended(Script::stream().send(chunk(u"One"_s)).pause(50).send(chunk(u" two."_s))));
        QElapsedTimer clock;
        clock.start();
        qint64 came = -1;
        const auto began = connect(&m_panel->session(), &ChatSession::turnBegan, this, [&] {
            connect(m_panel->session().turn(), &Turn::textGrew, this,
                    [&] { came = came < 0 ? clock.nsecsElapsed() : came; });
        });
        PaintWatch watch(clock);
        ask();
        // An earlier answer may be painted again: only what comes after the first word counts.
        QTRY_VERIFY(!m_panel->isAnswering());
        disconnect(began);
        QVERIFY(came >= 0);
        if (round == 0)
            took.push_back(static_cast<double>(watch.first() - came) / 1e6);
        m_panel->session().startNew();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QVERIFY2(took.front() < 30, qPrintable(u"painted after %1 ms"_s.arg(took.front())));
    qInfo("first word painted %.1f ms after it came", took.front());
}

void tst_ChatStream::stoppedKeepsThePart()
{
    m_server->answer(Script::stream().send(chunk(u"Half an"_s)).pause(60'000).send(chunk(u" answer"_s)).close());
    ask();
    QTRY_VERIFY(drawn().contains(u"Half an"_s));
    auto *box = m_panel->findChild<QPlainTextEdit *>(u"question"_s);
    QCOMPARE(m_panel->findChild<QAbstractButton *>(u"send"_s)->accessibleName(), u"Stop the answer"_s);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_panel->isAnswering());
    QVERIFY(last()->answer().incomplete);
    QVERIFY2(drawn().contains(u"Half an"_s), "what came stays");
    QVERIFY(last()->findChild<QLabel *>(u"answerCare"_s)->text().contains(u"not complete"_s));
    QTRY_VERIFY(m_server->requests().back().cutOff);
    // Asked again it is another version; the part that came is still there.
    m_server->forget();
    m_server->answer(ended(Script::stream().send(chunk(u"A whole answer."_s))));
    QTest::mouseClick(last()->findChild<QAbstractButton *>(u"askAgain"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_panel->isAnswering() && drawn().contains(u"A whole answer."_s));
    QTest::mouseClick(last()->findChild<QAbstractButton *>(u"earlierVersion"_s), Qt::LeftButton);
    QTRY_VERIFY(drawn().contains(u"Half an"_s));
}

void tst_ChatStream::isShownAsItWasSent()
{
    m_server->answer(ended(Script::stream().send(chunk(u"Well."_s))));
    ask();
    QTRY_VERIFY(!m_panel->isAnswering());
    const QByteArray body = m_server->requests().back().body;
    QTest::mouseClick(last()->findChild<QAbstractButton *>(u"asSent"_s), Qt::LeftButton);
    QTRY_VERIFY(m_panel->findChild<QDialog *>(u"sentDialog"_s));
    const QString shown = m_panel->findChild<QPlainTextEdit *>(u"sentText"_s)->toPlainText();
    QCOMPARE(QJsonDocument::fromJson(shown.toUtf8()), QJsonDocument::fromJson(body));
    m_panel->findChild<QDialog *>(u"sentDialog"_s)->close();
}

// A model that declares a chart and then writes of it, one figure too many.
void tst_ChatStream::everyFigureHasItsReceipt()
{
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    m_server->answer(calling(u"chart"_s, {{u"title"_s, u"Owed by type"_s},
                                          {u"kind"_s, u"bars"_s},
                                          {u"measure"_s, u"loans.owed"_s},
                                          {u"by"_s, QJsonArray{u"loan.type"_s}},
                                          {u"where"_s, QJsonArray()},
                                          {u"top"_s, QJsonValue()},
                                          {u"order"_s, u"-value"_s}}));
    m_server->answer(saying(u"- Houses: **50,000.50 CAD**\n- and 12 % more\n"_s));
    ask();
    QTRY_VERIFY(!m_panel->isAnswering());
    QCOMPARE(last()->answer().unverified, QStringList{u"12 %"_s});
    const QTextDocument &document = *last()->findChild<AnswerView *>(u"answer"_s)->document();
    const QTextCharFormat figure = document.find(u"50,000.50 CAD"_s).charFormat();
    QVERIFY(figure.isAnchor());
    QCOMPARE(document.find(u"12 %"_s).charFormat().underlineStyle(), QTextCharFormat::DashUnderline);
    QSignalSpy rows(m_panel.get(), &ChatPanel::rowsRequested);
    emit last()->findChild<AnswerView *>(u"answer"_s)->anchorClicked(QUrl(figure.anchorHref()));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().front().value<Query>().measure, u"loans.owed"_s);
    QVERIFY(last()->findChild<QAbstractButton *>(u"how"_s)->accessibleName().contains(u"unverified"_s));
    QVERIFY2(!last()->findChild<QAbstractButton *>(u"promote"_s), "what is not verified cannot be promoted");

    // Its steps are folded once it is whole, and open again.
    auto *steps = last()->findChild<StepsView *>();
    auto *toggle = steps->findChild<QAbstractButton *>(u"stepsToggle"_s);
    QVERIFY(toggle->isVisible());
    QVERIFY(!steps->findChild<QLabel *>()->isVisible());
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(steps->findChild<QLabel *>()->isVisible());
    QVERIFY2(steps->text().contains(u"Chart: "_s), qPrintable(steps->text()));

    const auto *chart = last()->findChild<AnswerChartView *>();
    QTRY_VERIFY(!chart->card()->isBusy());
    QCOMPARE(chart->card()->plot()->data().marks.size(), 2U);
    QTest::mouseClick(chart->findChild<QAbstractButton *>(u"pinChart"_s), Qt::LeftButton);
    QCOMPARE(m_pinned->charts().size(), 1U);
    QVERIFY2(m_pinned->charts().front().query.where.empty(), "the scope of the screen is left to the filters");

    m_workspace->filters().clear();
    QTest::mouseClick(last()->findChild<QAbstractButton *>(u"showOnDashboard"_s), Qt::LeftButton);
    QCOMPARE(m_workspace->filters().conditions().front().values, QStringList{u"Montreal"_s});
    QTest::mouseClick(last()->findChild<QAbstractButton *>(u"undoDashboard"_s), Qt::LeftButton);
    QVERIFY(m_workspace->filters().conditions().empty());
}

void tst_ChatStream::aFailureIsSaidBesideTheAnswer()
{
    m_server->answer(Script::http(401, R"({"error":{"message":"no such key"}})"));
    ask();
    QTRY_VERIFY(!m_panel->isAnswering());
    QVERIFY(last()->answer().failure);
    QVERIFY(!drawn().contains(u"no such key"_s));
    const auto *care = last()->findChild<QLabel *>(u"answerCare"_s);
    QVERIFY(care && care->text().contains(last()->answer().failure->message));
    // What is read here is answered all the same.
    auto *box = m_panel->findChild<QPlainTextEdit *>(u"question"_s);
    QTest::keyClicks(box, u"How many customers?"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!m_panel->isAnswering());
    QCOMPARE(last()->answer().engine, Engine::Local);
}

QTEST_MAIN(tst_ChatStream)
#include "tst_chatstream.moc"
