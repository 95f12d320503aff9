// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel says of an answer's cost and budget, and how a person marks it right or wrong.
#include "app/assistant/turn.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "tests/support/smallbook.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/conversationexport.h"
#include "ui/chat/messageview.h"
#include "ui/chat/stepsview.h"
#include "ui/dashboard/pinnedcharts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

Currency usd() { return *Currency::fromCode(u"USD"); }

struct Asking {
    Workspace workspace;
    PinnedCharts pinned{workspace};
    ChatPanel panel{workspace, pinned};

    Asking()
    {
        workspace.setPortfolio(test::smallBook());
        panel.resize(380, 700);
        panel.show();
    }
    void type(const QString &text)
    {
        auto *box = panel.findChild<QPlainTextEdit *>(u"question"_s);
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!panel.isAnswering());
    }
    template<typename Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return panel.messages().back()->findChild<Widget *>(name);
    }
    [[nodiscard]] const ChatTurn &turn() const { return panel.session().thread().turns.back(); }
};

}  // namespace

class tst_ChatFeedback : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void costIsSaid();
    void theBudgetIsSaid();
    void anAnswerIsMarked();
    void aMarkIsShownAgain();
    void whatIsUnderstoodAndNotThereIsNotKept();

private:
    QTranslator m_english;  // for plurals
};

void tst_ChatFeedback::initTestCase()
{
    QVERIFY(m_english.load(u":/i18n/clientele_en.qm"_s));
    QCoreApplication::installTranslator(&m_english);
}

void tst_ChatFeedback::costIsSaid()
{
    QCOMPARE(spendingText({}), QString());
    QCOMPARE(spendingText({583, 29, false, 2, llm::Cost{105, usd()}, 2}), u"612 tokens · 0.000105 USD"_s);
    QCOMPARE(spendingText({583, 29, false, 2, llm::Cost{200, usd()}, 2}), u"612 tokens · 0.0002 USD"_s);
    QCOMPARE(spendingText({583, 29, true, 2, {}, 2}), u"about 612 tokens"_s);
}

void tst_ChatFeedback::theBudgetIsSaid()
{
    const Spending spent{583, 29, false, 2, llm::Cost{200, usd()}, 2};
    const Budget budget{.steps = 8,
                        .requests = 12,
                        .tokens = 60'000,
                        .time = std::chrono::seconds(120),
                        .cost = llm::Cost{500'000, usd()}};
    QCOMPARE(budgetText(spent, budget, 3'200),
             u"Used: 2 of 8 steps · 612 of 60,000 tokens · 3 of 120 s · 0.0002 of 0.50 USD"_s);
    StepsView steps;
    steps.setSteps({{u"Reading here"_s, false, false}, {u"Asking m"_s, true, false}});
    steps.setBudget(budgetText(spent, budget, -1));
    QVERIFY(steps.text().endsWith(u"Used: 2 of 8 steps · 612 of 60,000 tokens · 0.0002 of 0.50 USD"_s));
}

void tst_ChatFeedback::anAnswerIsMarked()
{
    Asking asking;
    asking.type(u"How many customers?"_s);
    auto *wrong = asking.part<QToolButton>(u"answerWrong"_s);
    auto *right = asking.part<QToolButton>(u"answerRight"_s);
    auto *reason = asking.part<QLineEdit>(u"answerReason"_s);
    QVERIFY(wrong && right && reason && reason->isHidden());
    for (const QToolButton *button : {wrong, right})
        QVERIFY(!button->accessibleName().isEmpty() && button->focusPolicy() != Qt::NoFocus);
    QTest::mouseClick(wrong, Qt::LeftButton);
    QCOMPARE(asking.turn().feedback, -1);
    QTRY_VERIFY(reason->isVisible());
    QVERIFY(!reason->accessibleName().isEmpty());
    QTest::keyClicks(reason, u"Two have left"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(asking.turn().feedbackReason, u"Two have left"_s);
    // It is in the profile's conversation, and in what is exported.
    const QString id = asking.panel.session().thread().id;
    const auto kept = asking.workspace.conversations().thread(id);
    QTRY_VERIFY(kept.isFinished());
    QCOMPARE((*kept.result())->turns.back().feedbackReason, u"Two have left"_s);
    const QString exported = conversationMarkdown(
        {u"T"_s, asking.panel.session().path(), asking.workspace.portfolio(), asking.workspace.catalogue()});
    QVERIFY2(exported.contains(u"Marked as wrong: Two have left"_s), qPrintable(exported));
    // The other mark takes its place, and a second click takes it back.
    QTest::mouseClick(right, Qt::LeftButton);
    QCOMPARE(asking.turn().feedback, 1);
    QVERIFY(!wrong->isChecked() && right->isChecked() && asking.turn().feedbackReason.isEmpty());
    QTest::mouseClick(right, Qt::LeftButton);
    QCOMPARE(asking.turn().feedback, 0);
    QVERIFY(!right->isChecked() && reason->isHidden());
}

void tst_ChatFeedback::aMarkIsShownAgain()
{
    Asking asking;
    asking.type(u"How many customers?"_s);
    const QString id = asking.panel.session().thread().id;
    QTest::mouseClick(asking.part<QToolButton>(u"answerWrong"_s), Qt::LeftButton);
    QTest::keyClicks(asking.part<QLineEdit>(u"answerReason"_s), u"Late"_s);
    QTest::keyClick(asking.part<QLineEdit>(u"answerReason"_s), Qt::Key_Return);
    asking.panel.session().startNew();
    QVERIFY(asking.panel.messages().empty());
    asking.panel.session().open(id);
    QTRY_COMPARE(asking.panel.messages().size(), 1U);
    QVERIFY(asking.part<QToolButton>(u"answerWrong"_s)->isChecked());
    QCOMPARE(asking.part<QLineEdit>(u"answerReason"_s)->text(), u"Late"_s);
}

// A model knows no more of it either: nothing is offered for later.
void tst_ChatFeedback::whatIsUnderstoodAndNotThereIsNotKept()
{
    Answer declined;
    declined.outcome = Outcome::Declined;
    QVERIFY(!canBeKept(declined));
    declined.explained = false;
    QVERIFY(canBeKept(declined));
    declined.explained = true;
    declined.forLater = true;
    QVERIFY(canBeKept(declined));
    declined.incomplete = true;
    QVERIFY(!canBeKept(declined));
    Asking asking;
    asking.type(u"Will Wendy Zhao marry next year?"_s);
    QVERIFY(asking.part<QPushButton>(u"keepForLater"_s));
}

QTEST_MAIN(tst_ChatFeedback)

#include "tst_chatfeedback.moc"
