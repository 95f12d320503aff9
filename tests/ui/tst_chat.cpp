// SPDX-License-Identifier: GPL-3.0-or-later
// Questions asked and answered in the panel; nothing of an answer is ever markup.
#include "app/workspace.h"
#include "tests/support/smallbook.h"
#include "ui/chat/answerdocument.h"
#include "ui/chat/answerview.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messageview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

Answer owed(const QString &text, const QStringList &figures)
{
    Answer answer;
    answer.outcome = Outcome::Computed;
    answer.text = text;
    for (const QString &shown : figures) {
        AnswerFigure figure;
        figure.shown = shown;
        figure.query.measure = u"loans.owed"_s;
        figure.matchedRows = 3;
        answer.figures.push_back(figure);
    }
    return answer;
}

}  // namespace

class tst_Chat : public QObject {
    Q_OBJECT

private slots:
    void figuresBecomeLinks_data();
    void figuresBecomeLinks();
    void nothingIsMarkup();
    void linksOfOthersAreNone();
    void askAndOpenTheRows();
    void historyAndLines();
    void aChoiceNarrowsAndAsksAgain();
    void copyAndClear();

private:
    void type(ChatPanel &panel, const QString &text)
    {
        auto *edit = panel.findChild<QPlainTextEdit *>(u"question"_s);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!panel.isAnswering());
    }
};

void tst_Chat::figuresBecomeLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("figures");
    QTest::addColumn<QList<int>>("starts");  // -1: not in the text
    QTest::newRow("in order") << u"Owes 1,234.30 CAD in 3 loans."_s << QStringList{u"1,234.30 CAD"_s, u"3"_s}
                              << QList<int>{5, 21};
    QTest::newRow("not inside a larger figure") << u"Of 1,233.30 the 3."_s << QStringList{u"3"_s} << QList<int>{16};
    QTest::newRow("the same figure twice") << u"5 and 5"_s << QStringList{u"5"_s, u"5"_s} << QList<int>{0, 6};
    QTest::newRow("out of order") << u"b 2, a 1"_s << QStringList{u"1"_s, u"2"_s} << QList<int>{7, 2};
    QTest::newRow("not in the text") << u"Many."_s << QStringList{u"7"_s} << QList<int>{-1};
}

void tst_Chat::figuresBecomeLinks()
{
    QFETCH(QString, text);
    QFETCH(QStringList, figures);
    QFETCH(QList<int>, starts);
    const std::vector<FigurePlace> places = placesOf(owed(text, figures));
    for (int i = 0; i < starts.size(); ++i) {
        const FigurePlace &place = places[static_cast<std::size_t>(i)];
        QCOMPARE(place.length > 0 ? static_cast<int>(place.start) : -1, starts.at(i));
    }
}

void tst_Chat::nothingIsMarkup()
{
    const QString hostile = u"<img src=\"file:///etc/passwd\"><a href=\"javascript:x\">y</a> & **bold** 3"_s;
    QTextDocument document;
    fillDocument(document, owed(hostile, {u"3"_s}), lightLook());
    QCOMPARE(document.toPlainText(), hostile);
    QStringList anchors;
    bool images = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); part != block.end(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            images = images || format.isImageFormat();
            if (format.isAnchor())
                anchors += format.anchorHref();
        }
    }
    QVERIFY(!images);
    QCOMPARE(anchors, QStringList{u"figure:0"_s});
    AnswerView view(owed(hostile, {u"3"_s}));
    QVERIFY2(view.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isValid(),
             "an empty answer makes the browser open the file itself");
}

void tst_Chat::linksOfOthersAreNone()
{
    const Answer answer = owed(u"3"_s, {u"3"_s});
    QCOMPARE(figureOfLink(u"figure:0"_s, answer), std::optional<std::size_t>(0));
    for (const QString &link :
         {u"figure:1"_s, u"figure:-1"_s, u"figure:"_s, u"file:///x"_s, u"javascript:0"_s, QString()})
        QVERIFY2(!figureOfLink(link, answer), qPrintable(link));
}

void tst_Chat::askAndOpenTheRows()
{
    Workspace workspace;
    workspace.setPortfolio(test::smallBook());
    ChatPanel panel(workspace);
    panel.resize(380, 700);
    panel.show();
    QSignalSpy rows(&panel, &ChatPanel::rowsRequested);
    type(panel, u"How much does Wendy Zhao owe?"_s);
    QCOMPARE(panel.messages().size(), 1U);
    const MessageView *message = panel.messages().front();
    QCOMPARE(message->answer().outcome, Outcome::Computed);
    QVERIFY2(message->answer().text.contains(u"60,000.50"_s), qPrintable(message->answer().text));
    auto *view = message->findChild<AnswerView *>(u"answer"_s);
    emit view->anchorClicked(QUrl(figureLink(0)));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0).at(0).value<Query>(), message->answer().figures.front().query);
    auto *how = message->findChild<QPushButton *>(u"how"_s);
    QVERIFY(how->accessibleName().contains(u"loans.owed"_s));
    QTest::mouseClick(how, Qt::LeftButton);
    QCOMPARE(rows.size(), 2);
    // A declined question says so and has no figure to open.
    type(panel, u"Will Wendy Zhao marry next year?"_s);
    QCOMPARE(panel.messages().at(1)->answer().outcome, Outcome::Declined);
    QVERIFY(!panel.messages().at(1)->findChild<QPushButton *>(u"how"_s));
}

void tst_Chat::historyAndLines()
{
    Workspace workspace;
    workspace.setPortfolio(test::smallBook());
    ChatPanel panel(workspace);
    panel.show();
    auto *edit = panel.findChild<QPlainTextEdit *>(u"question"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY2(panel.messages().empty(), "an empty question is none");
    type(panel, u"How many customers?"_s);
    type(panel, u"How many loans?"_s);
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
    QCOMPARE(panel.messages().size(), 2U);
}

void tst_Chat::aChoiceNarrowsAndAsksAgain()
{
    Workspace workspace;
    workspace.setPortfolio(test::smallBook());
    ChatPanel panel(workspace);
    panel.show();
    type(panel, u"What is the credit score of Ann Bell?"_s);
    const MessageView *message = panel.messages().front();
    QCOMPARE(message->answer().outcome, Outcome::Clarify);
    const auto choices = message->findChildren<QPushButton *>(u"choice"_s);
    QCOMPARE(choices.size(), 2);
    const qsizetype montreal = choices.at(0)->text().contains(u"Montreal"_s) ? 0 : 1;
    QTest::mouseClick(choices.at(montreal), Qt::LeftButton);
    QTRY_VERIFY(!panel.isAnswering());
    QCOMPARE(workspace.filters().conditions().at(0).values, QStringList{u"3"_s});
    QCOMPARE(panel.messages().size(), 2U);
    const Answer &second = panel.messages().at(1)->answer();
    QVERIFY2(second.outcome == Outcome::Computed && second.text.contains(u"620"_s), qPrintable(second.text));
}

void tst_Chat::copyAndClear()
{
    Workspace workspace;
    workspace.setPortfolio(test::smallBook());
    ChatPanel panel(workspace);
    panel.show();
    type(panel, u"How much is owed by loan type?"_s);
    const QString text = panel.messages().front()->asText();
    QVERIFY(text.startsWith(u"How much is owed by loan type?"_s));
    QVERIFY2(text.contains(u"30,000.00"_s) && text.contains(u"loans.owed"_s), qPrintable(text));
    QTest::mouseClick(panel.messages().front()->findChild<QToolButton *>(u"copyAnswer"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QTest::mouseClick(panel.findChild<QToolButton *>(u"clearChat"_s), Qt::LeftButton);
    QVERIFY(panel.messages().empty());
}

QTEST_MAIN(tst_Chat)
#include "tst_chat.moc"
