// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of conversations: threads, drafts, questions for later, promoted answers.
#include "app/services/conversations.h"
#include "models/portfolio/builder.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"
#include "tests/ui/chatfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_ChatKept : public QObject {
    Q_OBJECT

private slots:
    void conversationsAreFoundAndDeleted();
    void aDraftSurvives();
    void declinedIsKeptForLater();
    void promotedComesFirst();
    void promotedIsCheckedOnEachBook();
    void theConversationComesBack();
};

void tst_ChatKept::conversationsAreFoundAndDeleted()
{
    Asking asking;
    asking.type(u"How many customers?"_s);
    asking.header(u"newChat"_s);
    QVERIFY(asking.panel.messages().empty());
    asking.type(u"How many loans?"_s);
    asking.header(u"chatHistory"_s);
    auto *list = asking.panel.findChild<QListWidget *>(u"chatList"_s);
    auto *search = asking.panel.findChild<QLineEdit *>(u"listSearch"_s);
    QTRY_COMPARE(list->count(), 2);
    QTest::keyClicks(search, u"custom"_s);
    QTRY_COMPARE(list->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(asking.message(0)->question(), u"How many customers?"_s);
    QVERIFY2(asking.message(0)->answer().text.contains(u'4'), "the answer is the one that was given");
    QVERIFY(!list->isVisible());
    // Deleting the one on screen leaves an empty one.
    asking.header(u"chatHistory"_s);
    QTRY_COMPARE(list->count(), 2);
    const int shown = list->item(0)->text().contains(u"customers"_s) ? 0 : 1;
    list->setCurrentRow(shown);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(list->count(), 1);
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(asking.panel.messages().empty());
}

void tst_ChatKept::aDraftSurvives()
{
    QTemporaryDir home;
    for (const bool second : {false, true}) {
        Workspace workspace;
        PinnedCharts pinned(workspace);
        ChatPanel panel(workspace, pinned);
        panel.show();
        QSignalSpy loaded(&workspace.conversations(), &Conversations::loaded);
        const auto opening = workspace.open(home.path(), test::rightPassphrase(), Profile::Mode::CreateIfMissing);
        QTRY_VERIFY_WITH_TIMEOUT(opening.isFinished(), 20'000);
        QTRY_COMPARE(loaded.size(), 1);
        auto *box = panel.findChild<QPlainTextEdit *>(u"question"_s);
        if (second)
            QTRY_COMPARE(box->toPlainText(), u"half a quest"_s);
        else
            QTest::keyClicks(box, u"half a quest"_s);
    }
}

void tst_ChatKept::declinedIsKeptForLater()
{
    Asking asking;
    asking.type(u"Will Wendy Zhao marry next year?"_s);
    asking.click(u"keepForLater"_s, 0);
    const auto &kept = asking.workspace.conversations().keptQuestions();
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept.front().text, u"Will Wendy Zhao marry next year?"_s);
    QVERIFY(!asking.message(0)->findChild<QPushButton *>(u"keepForLater"_s)->isEnabled());
    const auto actions = asking.panel.findChild<QToolButton *>(u"chatMenu"_s)->menu()->actions();
    const auto entry =
        std::ranges::find_if(actions, [](const QAction *each) { return each->text().contains(u"(1)"_s); });
    QVERIFY(entry != actions.end());
    (*entry)->trigger();
    auto *list = asking.panel.findChild<QListWidget *>(u"chatList"_s);
    QCOMPARE(list->count(), 1);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(asking.panel.messages().size(), 2U);
    QTRY_VERIFY(!asking.panel.isAnswering());
}

void tst_ChatKept::promotedComesFirst()
{
    Asking asking;
    asking.type(u"How many customers?"_s);
    QVERIFY(!asking.message(0)->answer().verified);
    asking.click(u"promote"_s, 0);
    QTRY_COMPARE(asking.workspace.conversations().verified().size(), 1U);
    asking.header(u"newChat"_s);
    asking.workspace.filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s}, {}});
    asking.type(u"how many CUSTOMERS"_s);
    const Answer &answer = asking.message(0)->answer();
    QVERIFY(answer.verified);
    QVERIFY2(answer.text.contains(u'1') && !answer.text.contains(u'4'), qPrintable(answer.text));
    QVERIFY(asking.message(0)->findChild<QLabel *>(u"answerOrigin"_s)->text().contains(u"Verified"_s));
}

void tst_ChatKept::promotedIsCheckedOnEachBook()
{
    Asking asking;
    asking.type(u"How much is owed?"_s);
    asking.click(u"promote"_s, 0);
    const auto state = [&asking] {
        const auto &verified = asking.workspace.conversations().verified();
        return verified.empty() ? std::optional<VerifiedAnswer::State>() : verified.front().state;
    };
    QTRY_COMPARE(state(), std::optional(VerifiedAnswer::State::Holds));
    // A later snapshot in which nobody owes anything, nor could.
    PortfolioInfo info = test::smallBook()->info();
    info.snapshot = 7;
    PortfolioBuilder builder(info);
    TableBuilder &customers = builder.table(Table::Customers);
    customers.beginRow();
    customers.setText(Field::CustomerId, u"1"_s);
    asking.workspace.setPortfolio(builder.build().value());
    QTRY_COMPARE(state(), std::optional(VerifiedAnswer::State::Lost));
    const auto actions = asking.panel.findChild<QToolButton *>(u"chatMenu"_s)->menu()->actions();
    const auto entry =
        std::ranges::find_if(actions, [](const QAction *each) { return each->text().startsWith(u"Verified"_s); });
    (*entry)->trigger();
    const auto *list = asking.panel.findChild<QListWidget *>(u"chatList"_s);
    QVERIFY2(list->item(0)->text().contains(u"can no longer be computed"_s), qPrintable(list->item(0)->text()));
    // And back: it holds again.
    asking.workspace.setPortfolio(test::smallBook());
    QTRY_COMPARE(state(), std::optional(VerifiedAnswer::State::Holds));
}

void tst_ChatKept::theConversationComesBack()
{
    QTemporaryDir home;
    QString given;
    for (const bool second : {false, true}) {
        Workspace workspace;
        PinnedCharts pinned(workspace);
        ChatPanel panel(workspace, pinned);
        panel.show();
        QSignalSpy loaded(&workspace.conversations(), &Conversations::loaded);
        const auto opening = workspace.open(home.path(), test::rightPassphrase(), Profile::Mode::CreateIfMissing);
        QTRY_VERIFY_WITH_TIMEOUT(opening.isFinished(), 20'000);
        QTRY_COMPARE(loaded.size(), 1);
        if (!second) {
            panel.ask(u"How many customers?"_s);
            QTRY_VERIFY(!panel.isAnswering());
            given = panel.messages().front()->answer().text;
        } else {
            QTRY_COMPARE(panel.messages().size(), 1U);
            QCOMPARE(panel.messages().front()->question(), u"How many customers?"_s);
            QCOMPARE(panel.messages().front()->answer().text, given);
        }
    }
}

QTEST_MAIN(tst_ChatKept)
#include "tst_chatkept.moc"
