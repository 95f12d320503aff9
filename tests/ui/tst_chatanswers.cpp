// SPDX-License-Identifier: GPL-3.0-or-later
// How an answer is drawn: its figures are links, and nothing of it is ever markup.
#include "tests/ui/chatfixture.h"
#include "ui/chat/answerdocument.h"
#include "ui/chat/answerview.h"
#include "ui/chat/renderpace.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_ChatAnswers : public QObject {
    Q_OBJECT

private slots:
    void figuresBecomeLinks_data();
    void figuresBecomeLinks();
    void nothingIsMarkup();
    void linksOfOthersAreNone();
    void proseHasLinksOfEachKind();
    void figuresWithSpacesInThemAreLinked();
    void tableFiguresAreLinkedInTheirCells();
    void growingKeepsWhatIsDrawn();
    void drawnAtMostThirtyTimesASecond();
};

void tst_ChatAnswers::figuresBecomeLinks_data()
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

void tst_ChatAnswers::figuresBecomeLinks()
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

void tst_ChatAnswers::nothingIsMarkup()
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

void tst_ChatAnswers::linksOfOthersAreNone()
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

void tst_ChatAnswers::proseHasLinksOfEachKind()
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

void tst_ChatAnswers::figuresWithSpacesInThemAreLinked()
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

void tst_ChatAnswers::tableFiguresAreLinkedInTheirCells()
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

void tst_ChatAnswers::growingKeepsWhatIsDrawn()
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

void tst_ChatAnswers::drawnAtMostThirtyTimesASecond()
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

QTEST_MAIN(tst_ChatAnswers)
#include "tst_chatanswers.moc"
