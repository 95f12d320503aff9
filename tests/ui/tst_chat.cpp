// SPDX-License-Identifier: GPL-3.0-or-later
// Questions asked and answered in the panel; nothing of an answer is ever markup.
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "models/portfolio/builder.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"
#include "ui/chat/answerchartview.h"
#include "ui/chat/answerdocument.h"
#include "ui/chat/answerview.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/conversationexport.h"
#include "ui/chat/linkdialogs.h"
#include "ui/chat/messagelist.h"
#include "ui/chat/messageview.h"
#include "ui/chat/renderpace.h"
#include "ui/chat/sentdialog.h"
#include "ui/chat/stepsview.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/pinnedcharts.h"
#include "ui/dashboard/pinnedpage.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
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

// A panel over a book, as the window has it.
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

    [[nodiscard]] QPlainTextEdit *box() const { return panel.findChild<QPlainTextEdit *>(u"question"_s); }
    void type(const QString &text)
    {
        QTest::keyClicks(box(), text);
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_VERIFY(!panel.isAnswering());
    }
    [[nodiscard]] const MessageView *message(std::size_t index) const { return panel.messages().at(index); }
    void click(const QString &name, std::size_t index)
    {
        auto *button = message(index)->findChild<QAbstractButton *>(name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void header(const QString &name) { QTest::mouseClick(panel.findChild<QToolButton *>(name), Qt::LeftButton); }
};

QStringList anchorsOf(const QTextDocument &document)
{
    QStringList anchors;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); part != block.end(); ++part) {
            if (part.fragment().charFormat().isAnchor())
                anchors += part.fragment().charFormat().anchorHref() + u'=' + part.fragment().text();
        }
    }
    return anchors;
}

// A model's answer with one of each: a figure, one that is not verified, a citation, an address, a chart.
Answer prose()
{
    Answer answer = owed(u"They owe **1,234 CAD**, some 12 % of all [1].\n\n| City | Owed |\n|---|---:|\n"
                         "| Toronto | 1,234 CAD |\n\nSee [the rules](https://example.org/rules)."_s,
                         {u"1,234 CAD"_s});
    answer.engine = Engine::Provider;
    answer.model = u"gpt-4o-mini"_s;
    answer.markdown = true;
    answer.unverified = {u"12 %"_s};
    answer.citations = {{u"complaint:1"_s, u"complaint"_s, {}, u"It <b>kept</b> my card"_s}};
    answer.spending = {600, 12, false, 2, Money{2, *Currency::fromCode(u"USD")}};
    answer.charts = {{u"Owed by type"_s, u"bars"_s, {.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}}}};
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
    void proseHasLinksOfEachKind();
    void figuresWithSpacesInThemAreLinked();
    void tableFiguresAreLinkedInTheirCells();
    void askAndOpenTheRows();
    void historyAndLines();
    void aChoiceNarrowsAndAsksAgain();
    void copies();
    void versionsAreKept();
    void conversationsAreFoundAndDeleted();
    void aDraftSurvives();
    void scopeCannotBeTakenAway();
    void declinedIsKeptForLater();
    void promotedComesFirst();
    void promotedIsCheckedOnEachBook();
    void theConversationComesBack();
    void chartsArePinned();
    void shownOnTheDashboardAndBack();
    void exportHasTheReceipts();
    void addressesAreShownFirst();
    void sentIsExact();
    void drawnAtMostThirtyTimesASecond();
    void growingKeepsWhatIsDrawn();
    void theEndIsFollowedUnlessThePersonReads();
    void everythingHasAName();
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
    const std::vector<FigurePlace> places = placesOf(owed(text, figures), text);
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
    AnswerView view;
    QVERIFY2(view.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isValid(),
             "an empty answer makes the browser open the file itself");
}

void tst_Chat::linksOfOthersAreNone()
{
    const Answer answer = owed(u"3"_s, {u"3"_s});
    const auto figure = linkFrom(u"figure:0"_s, answer);
    QVERIFY(figure && figure->kind == AnswerLink::Kind::Figure && figure->index == 0);
    for (const QString &link : {u"figure:1"_s, u"figure:-1"_s, u"figure:"_s, u"file:///x"_s, u"javascript:0"_s,
                                u"citation:0"_s, u"unverified:0"_s, u"https://example.org"_s, QString()})
        QVERIFY2(!linkFrom(link, answer), qPrintable(link));
    // An address is one only in a model's text, where the document made it one.
    QVERIFY(linkFrom(u"https://example.org"_s, prose()));
    QVERIFY(!linkFrom(u"file:///x"_s, prose()));
}

void tst_Chat::proseHasLinksOfEachKind()
{
    const Answer answer = prose();
    QTextDocument document;
    fillDocument(document, answer, lightLook());
    const QStringList expected{u"figure:0=1,234 CAD"_s, u"unverified:0=12 %"_s, u"citation:0=[1]"_s,
                               u"figure:0=1,234 CAD"_s, u"https://example.org/rules=the rules"_s};
    QCOMPARE(anchorsOf(document), expected);
    const QTextCursor doubtful = document.find(u"12 %"_s);
    QCOMPARE(doubtful.charFormat().underlineStyle(), QTextCharFormat::DashUnderline);
    QCOMPARE(doubtful.charFormat().foreground().color(), lightLook().care);
    QCOMPARE(wordsOf({AnswerLink::Kind::Citation, 0, {}}, answer), u"It <b>kept</b> my card"_s);
    QVERIFY(wordsOf({AnswerLink::Kind::Unverified, 0, {}}, answer).contains(u"Not verified"_s));
}

void tst_Chat::figuresWithSpacesInThemAreLinked()
{
    // As French writes them: spaces that do not break.
    Answer answer = prose();
    answer.text = u"Il est d\u00fb **1\u202f234,50\u00a0CAD**, soit 12\u00a0% [1]."_s;
    answer.figures.front().shown = u"1\u202f234,50\u00a0CAD"_s;
    answer.unverified = {u"12\u00a0%"_s};
    QTextDocument document;
    fillDocument(document, answer, lightLook());
    QCOMPARE(anchorsOf(document),
             (QStringList{u"figure:0=1\u202f234,50\u00a0CAD"_s, u"unverified:0=12\u00a0%"_s, u"citation:0=[1]"_s}));
}

void tst_Chat::tableFiguresAreLinkedInTheirCells()
{
    // The label of the second row is the figure of the first.
    Answer answer = owed(u"By weekday: 1 2, 2 3"_s, {u"2"_s, u"3"_s});
    for (std::size_t i = 0; i < 2; ++i) {
        answer.figures[i].label = QString::number(i + 1);
        answer.figures[i].keys = {answer.figures[i].label};
    }
    QTextDocument document;
    fillDocument(document, answer, lightLook());
    QCOMPARE(anchorsOf(document), (QStringList{u"figure:0=2"_s, u"figure:1=3"_s}));
}

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

void tst_Chat::conversationsAreFoundAndDeleted()
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

void tst_Chat::aDraftSurvives()
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

void tst_Chat::declinedIsKeptForLater()
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

void tst_Chat::promotedComesFirst()
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

void tst_Chat::promotedIsCheckedOnEachBook()
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

void tst_Chat::theConversationComesBack()
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

void tst_Chat::chartsArePinned()
{
    Asking asking;
    PinnedPage page(asking.workspace, asking.pinned);
    page.resize(800, 600);
    page.show();
    AnswerChart chart = prose().charts.front();
    const Conditions scope{{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}}};
    chart.query.where = scope;
    AnswerChartView view(asking.workspace, asking.pinned, u"turn.0"_s, chart, scope);
    view.resize(360, 240);
    view.show();
    QTRY_VERIFY(!view.card()->isBusy());
    QCOMPARE(view.card()->title(), u"Owed by type"_s);
    auto *pin = view.findChild<QToolButton *>(u"pinChart"_s);
    QVERIFY(page.page()->findChildren<ChartCard *>().isEmpty());
    QTest::mouseClick(pin, Qt::LeftButton);
    QCOMPARE(page.page()->findChildren<ChartCard *>().size(), 1);
    QTRY_VERIFY(page.page()->isSettled());
    const ChartCard *card = page.page()->card(u"turn.0"_s);
    QVERIFY(card);
    QVERIFY2(card->spec().where.empty(), "the filters say where, not the day it was pinned");
    // Kept: another window over the same profile has it.
    QCOMPARE(PinnedCharts(asking.workspace).charts().size(), 1U);
    QTest::mouseClick(pin, Qt::LeftButton);
    QVERIFY(page.page()->findChildren<ChartCard *>().isEmpty());
    QVERIFY(asking.pinned.charts().empty());
}

void tst_Chat::shownOnTheDashboardAndBack()
{
    Asking asking;
    QSignalSpy shown(&asking.panel, &ChatPanel::dashboardRequested);
    asking.type(u"How much is owed in Montreal?"_s);
    asking.click(u"showOnDashboard"_s, 0);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(asking.workspace.filters().conditions().size(), 1U);
    QCOMPARE(asking.workspace.filters().conditions().front().values, QStringList{u"Montreal"_s});
    asking.click(u"undoDashboard"_s, 0);
    QVERIFY(asking.workspace.filters().conditions().empty());
}

void tst_Chat::exportHasTheReceipts()
{
    Asking asking;
    asking.workspace.filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    asking.type(u"How much is owed by loan type?"_s);
    QTemporaryDir folder;
    QSignalSpy exported(&asking.panel, &ChatPanel::exported);
    asking.panel.exportConversation(false, folder.filePath(u"a.md"_s));
    asking.panel.exportConversation(true, folder.filePath(u"a.pdf"_s));
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 20'000);
    QFile markdown(folder.filePath(u"a.md"_s));
    QVERIFY(markdown.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(markdown.readAll());
    for (const QString &part : {u"# How much is owed by loan type?"_s, u"Data of"_s, u"City: Montreal"_s,
                                u"Computed here"_s, u"\"measure\":\"loans.owed\""_s, u"10,000.00"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    QFile pdf(folder.filePath(u"a.pdf"_s));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-") && bytes.size() > 2000);
    QSignalSpy failed(&asking.panel, &ChatPanel::failed);
    asking.panel.exportConversation(false, folder.filePath(u"no/such/a.md"_s));
    QTRY_COMPARE(failed.size(), 1);
}

void tst_Chat::addressesAreShownFirst()
{
    QWidget window;
    window.show();
    QDialog *dialog = askBeforeOpening(u"https://example.org/rules?a=b"_s, &window);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"linkText"_s)->toPlainText(), u"https://example.org/rules?a=b"_s);
    QVERIFY2(!dialog->findChild<QPushButton *>(u"openLink"_s)->isDefault(), "Enter alone goes nowhere");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(window.findChildren<QDialog *>().isEmpty());
}

void tst_Chat::sentIsExact()
{
    const QByteArray request = R"({"z":1,"a":[{"b":"x, {y}: \"q\"","c":[]},{}],"é":"CUST_3"})";
    const QString shown = laidOut(request);
    QVERIFY(shown.count(u'\n') > 5);
    QVERIFY2(shown.indexOf(u"\"z\""_s) < shown.indexOf(u"\"a\""_s), "in the order in which it was sent");
    QVERIFY(shown.contains(u"\"x, {y}: \\\"q\\\"\""_s));
    QCOMPARE(QJsonDocument::fromJson(shown.toUtf8()), QJsonDocument::fromJson(request));
    SentDialog dialog({request, "not JSON"});
    dialog.show();
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"sentSearch"_s), u"CUST_3"_s);
    QCOMPARE(dialog.findChild<QPlainTextEdit *>(u"sentText"_s)->textCursor().selectedText(), u"CUST_3"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"sentCopy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), request);
}

void tst_Chat::drawnAtMostThirtyTimesASecond()
{
    RenderPace pace;
    QSignalSpy due(&pace, &RenderPace::due);
    pace.request();
    QCOMPARE(due.size(), 1);  // the first at once
    QElapsedTimer clock;
    clock.start();
    int asked = 0;
    while (clock.elapsed() < 500) {
        pace.request();
        ++asked;
        QTest::qWait(1);
    }
    QVERIFY2(due.size() <= 1 + 500 / RenderPace::interval + 1, qPrintable(QString::number(due.size())));
    QVERIFY2(due.size() >= 3 && asked > 20, "it is drawn all the while");
    const qsizetype before = due.size();
    pace.request();
    QTRY_VERIFY(due.size() > before);  // what came last is drawn too
}

void tst_Chat::growingKeepsWhatIsDrawn()
{
    AnswerView view;
    view.resize(340, 40);
    view.show();
    Answer answer = prose();
    const QString whole = answer.text;
    for (qsizetype length = 5; length < whole.size(); length += 7) {
        answer.text = whole.left(length);
        view.grow(answer);
    }
    QVERIFY(view.height() > 60);
    const int height = view.height();
    answer.text = whole;
    view.setAnswer(answer);
    QVERIFY(view.height() >= height);
    QTextDocument atOnce;
    fillDocument(atOnce, answer, look());
    QCOMPARE(view.document()->toPlainText(), atOnce.toPlainText());
    QCOMPARE(anchorsOf(*view.document()), anchorsOf(atOnce));
    // A turn that falls back to the answer computed here shows that alone.
    view.setAnswer(owed(u"Owes 3."_s, {u"3"_s}));
    QCOMPARE(view.document()->toPlainText(), u"Owes 3."_s);
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
