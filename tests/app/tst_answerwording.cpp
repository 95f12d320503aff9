// SPDX-License-Identifier: GPL-3.0-or-later
// An answer's sentence is set as its language sets it: French keeps a colon, a semicolon and a question mark with the
// word before them, by a space that does not break.
#include "app/assistant/localreading.h"
#include "app/platform/language.h"
#include "tests/support/smallbook.h"

#include <QRegularExpression>
#include <QTest>

using namespace clientele;
using namespace Qt::StringLiterals;

class tst_AnswerWording : public QObject {
    Q_OBJECT

private slots:
    void french_data();
    void french();
};

void tst_AnswerWording::french_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("part");
    QTest::newRow("groups") << u"How much is owed per loan type?"_s << u"\u00a0: "_s;
    QTest::newRow("one figure") << u"How much is owed in all?"_s << u"\u00a0: "_s;
    QTest::newRow("two figures") << u"What is the range of credit scores?"_s << u"\u00a0; "_s;
    QTest::newRow("none") << u"How much is owed per loan type in Halifax?"_s << u"\u00a0: "_s;
    QTest::newRow("people") << u"Which customers have a score below 850?"_s << u"\u00a0: "_s;
    QTest::newRow("yes or no") << u"Does Wendy Zhao have a car loan?"_s << u"\u00a0: "_s;
    QTest::newRow("a person") << u"Tell me about Wendy Zhao"_s << u"\u00a0; "_s;
    QTest::newRow("a ranking") << u"Who has the lowest credit score in Toronto?"_s << u"\u00a0: "_s;
    QTest::newRow("a share") << u"What share of the customers is in Toronto?"_s << u"\u00a0%\u00a0: "_s;
    QTest::newRow("declined") << u"Why is the sky blue?"_s << u"\u00a0: "_s;
}

void tst_AnswerWording::french()
{
    QFETCH(QString, question);
    QFETCH(QString, part);
    const Language language{QLocale(u"fr_CA"_s)};
    const LocalReader reader(test::smallBook(), std::make_shared<const Catalogue>());
    const QString text = reader.ask(question, {}).text;
    QVERIFY2(text.contains(part), qPrintable(text));
    static const QRegularExpression loose(u"[^\u00a0][:;?!»%](\\s|$)"_s);
    QVERIFY2(!text.contains(loose), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_AnswerWording)
#include "tst_answerwording.moc"
