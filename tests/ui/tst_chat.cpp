// SPDX-License-Identifier: GPL-3.0-or-later
// Questions asked and answered in the panel.
#include "app/services/chatsession.h"
#include "tests/ui/chatfixture.h"
#include "ui/chat/answerview.h"
#include "ui/chat/messagelist.h"
#include "ui/chat/messageview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_Chat : public QObject {
    Q_OBJECT

private slots:
    void askAndOpenTheRows();
    void historyAndLines();
    void aChoiceNarrowsAndAsksAgain();
    void copies();
    void versionsAreKept();
    void scopeCannotBeTakenAway();
    void theEndIsFollowedUnlessThePersonReads();
    void everythingHasAName();
};

void tst_Chat::askAndOpenTheRows()
{
    Asking asking;
    QSignalSpy rows(&asking.panel, &ChatPanel::rowsRequested);
    asking.type(u"How much does Wendy Zhao owe?"_s);
    QCOMPARE(asking.panel.messages().size(), 1U);
    const MessageView *message = asking.message(0);
    QCOMPARE(message->answer().outcome, Outcome::Computed);
    QVERIFY2(message->answer().text.contains(u"60,000.50"_s), qPrintable(message->answer().text));
    auto *view = message->findChild<AnswerView *>(u"answer"_s);
    emit view->anchorClicked(QUrl(AnswerLink{AnswerLink::Kind::Figure, 0, {}}.toText()));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0).at(0).value<Query>(), message->answer().figures.front().query);
    auto *how = message->findChild<QPushButton *>(u"how"_s);
    QVERIFY(how->accessibleName().contains(u"loans.owed"_s));
    QTest::mouseClick(how, Qt::LeftButton);
    QCOMPARE(rows.size(), 2);
    // A declined question says so and has no figure to open.
    asking.type(u"Will Wendy Zhao marry next year?"_s);
    QCOMPARE(asking.message(1)->answer().outcome, Outcome::Declined);
    QVERIFY(!asking.message(1)->findChild<QPushButton *>(u"how"_s));
}

void tst_Chat::historyAndLines()
{
    Asking asking;
    QPlainTextEdit *edit = asking.box();
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY2(asking.panel.messages().empty(), "an empty question is none");
    asking.type(u"How many customers?"_s);
    asking.type(u"How many loans?"_s);
    QTest::keyClicks(edit, u"a draft"_s);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), u"How many loans?"_s);
    QTest::keyClick(edit, Qt::Key_Up);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), u"How many customers?"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(edit->toPlainText(), u"a draft"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(edit->toPlainText(), u"a draft\n"_s);
    QCOMPARE(asking.panel.messages().size(), 2U);
}

void tst_Chat::aChoiceNarrowsAndAsksAgain()
{
    Asking asking;
    asking.type(u"What is the credit score of Ann Bell?"_s);
    const MessageView *message = asking.message(0);
    QCOMPARE(message->answer().outcome, Outcome::Clarify);
    const auto choices = message->findChildren<QPushButton *>(u"choice"_s);
    QCOMPARE(choices.size(), 2);
    const qsizetype montreal = choices.at(0)->text().contains(u"Montreal"_s) ? 0 : 1;
    QTest::mouseClick(choices.at(montreal), Qt::LeftButton);
    QTRY_VERIFY(!asking.panel.isAnswering());
    QCOMPARE(asking.workspace.filters().conditions().at(0).values, QStringList{u"3"_s});
    QCOMPARE(asking.panel.messages().size(), 2U);
    const Answer &second = asking.message(1)->answer();
    QVERIFY2(second.outcome == Outcome::Computed && second.text.contains(u"620"_s), qPrintable(second.text));
}

void tst_Chat::copies()
{
    Asking asking;
    asking.type(u"How much is owed by loan type?"_s);
    const QString text = asking.message(0)->asText();
    QVERIFY(text.startsWith(u"How much is owed by loan type?"_s));
    QVERIFY2(text.contains(u"30,000.00"_s) && text.contains(u"loans.owed"_s), qPrintable(text));
    asking.click(u"copyAnswer"_s, 0);
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    const auto *more = asking.message(0)->findChild<QToolButton *>(u"moreCopies"_s);
    more->menu()->actions().at(0)->trigger();
    QVERIFY2(QGuiApplication::clipboard()->text().contains(u"| --- | ---: |"_s),
             qPrintable(QGuiApplication::clipboard()->text()));
    more->menu()->actions().at(1)->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.at(0).split(u'\t').size(), 5);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(1).contains(u"30000.00\tCAD\t2"_s), qPrintable(lines.at(1)));
}

void tst_Chat::versionsAreKept()
{
    Asking asking;
    asking.type(u"How many customers?"_s);
    asking.type(u"How many loans?"_s);
    asking.click(u"editQuestion"_s, 0);
    QCOMPARE(asking.box()->toPlainText(), u"How many customers?"_s);
    QTest::keyClick(asking.box(), Qt::Key_Escape);
    QCOMPARE(asking.box()->toPlainText(), QString());
    asking.click(u"editQuestion"_s, 0);
    asking.box()->selectAll();
    asking.type(u"How many customers in Toronto?"_s);
    // The other version begins a branch: what followed the first is not on screen, and not lost.
    QCOMPARE(asking.panel.messages().size(), 1U);
    QCOMPARE(asking.message(0)->question(), u"How many customers in Toronto?"_s);
    QVERIFY(asking.message(0)->findChild<QToolButton *>(u"earlierVersion"_s)->isVisible());
    QVERIFY(!asking.message(0)->findChild<QToolButton *>(u"laterVersion"_s)->isEnabled());
    asking.click(u"earlierVersion"_s, 0);
    QTRY_COMPARE(asking.panel.messages().size(), 2U);
    QCOMPARE(asking.message(1)->question(), u"How many loans?"_s);
    asking.click(u"laterVersion"_s, 0);
    QTRY_COMPARE(asking.panel.messages().size(), 1U);
    // Asked again: a third version of the same words.
    asking.click(u"askAgain"_s, 0);
    QTRY_COMPARE(asking.panel.session().thread().turns.size(), 4U);
    QTRY_VERIFY(!asking.panel.isAnswering());
    QCOMPARE(asking.panel.session().versionOf(asking.message(0)->turn()).of, 3);
    QCOMPARE(asking.message(0)->question(), u"How many customers in Toronto?"_s);
}

void tst_Chat::scopeCannotBeTakenAway()
{
    Asking asking;
    asking.workspace.filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s}, {}});
    auto *chip = asking.panel.findChild<QPushButton *>(u"scopeChip"_s);
    QVERIFY2(chip->text().contains(u"Toronto"_s), qPrintable(chip->text()));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(asking.workspace.filters().conditions().size(), 1U);
    QVERIFY(chip->toolTip().contains(u"cannot be taken away"_s));
    asking.type(u"How many customers?"_s);
    QVERIFY2(asking.message(0)->answer().text.contains(u'1'), qPrintable(asking.message(0)->answer().text));
    QCOMPARE(asking.panel.session().path().front().scope.size(), 1U);
}

void tst_Chat::theEndIsFollowedUnlessThePersonReads()
{
    Asking asking;
    asking.panel.resize(380, 400);
    const QScrollBar *bar = asking.panel.findChild<MessageList *>()->verticalScrollBar();
    for (int i = 0; i < 4; ++i)
        asking.type(u"How much is owed by loan type?"_s);
    QTRY_VERIFY(bar->maximum() > 200);
    QTRY_COMPARE(bar->value(), bar->maximum());
    // Further up something grows below: the person stays where they read.
    asking.panel.findChild<MessageList *>()->verticalScrollBar()->setValue(40);
    const int before = bar->maximum();
    auto *note = new QLabel(u"a\nb\nc\nd"_s);
    const_cast<MessageView *>(asking.message(3))->addBelow(note);
    QTRY_VERIFY(bar->maximum() > before);
    QCOMPARE(bar->value(), 40);
    // Asking goes to the end again.
    asking.type(u"How many loans?"_s);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void tst_Chat::everythingHasAName()
{
    Asking asking;
    asking.type(u"How much is owed by loan type?"_s);
    asking.type(u"Will Wendy Zhao marry next year?"_s);
    for (const QAbstractButton *button : asking.panel.findChildren<QAbstractButton *>()) {
        if (button->objectName() == u"qt_toolbar_ext_button" || qobject_cast<const QLineEdit *>(button->parent()))
            continue;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
    }
}

QTEST_MAIN(tst_Chat)
#include "tst_chat.moc"
