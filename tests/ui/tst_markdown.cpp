// SPDX-License-Identifier: GPL-3.0-or-later
// A model's Markdown as it streams: the same document however it is cut, closed blocks left alone, nothing ever HTML.
#include "ui/chat/markdowndocument.h"
#include "ui/chat/markdownspans.h"

#include <QTest>
#include <QTextBlock>
#include <QTextTable>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

using Kind = MarkdownBlock::Kind;

// One of each kind, with what tends to go wrong.
const QString everything = u"# Loans in *Toronto*\n"
                           "Three customers owe **1,234.50 CAD**,\nmost of it `loans.owed` in customer_id_7.\n\n"
                           "- first, with [a page](https://example.org/a)\n"
                           "- second\n"
                           "  - deeper\n"
                           "3. third by its own number\n\n"
                           "> quoted\n> on two lines\n\n"
                           "| City | Owed |\n|:---|---:|\n| Toronto | 12 |\n| Mont\\|real | **7** |\n\n"
                           "```sql\nselect *\n  from x\n```\n"
                           "---\n"
                           "After all *of* it ***both***."_s;

// Text, formats and tables, as far as a person can see them.
QString picture(const QTextDocument &document)
{
    QString all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextTable *table = qobject_cast<QTextTable *>(QTextCursor(block).currentTable());
        all += u"[%1 %2 %3 %4]"_s.arg(block.blockFormat().headingLevel())
                   .arg(block.blockFormat().leftMargin())
                   .arg(int(block.blockFormat().alignment()))
                   .arg(table ? table->rows() : 0);
        for (auto part = block.begin(); part != block.end(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            all += u"<%1%2%3%4>"_s.arg(format.fontWeight() > QFont::Normal ? u"b"_s : u""_s,
                                       format.fontItalic() ? u"i"_s : u""_s, format.fontFixedPitch() ? u"c"_s : u""_s,
                                       format.anchorHref())
                   + part.fragment().text();
        }
        all += u'\n';
    }
    return all;
}

QString spansOf(const QString &text)
{
    QStringList parts;
    for (const MarkdownSpan &span : markdownSpans(text)) {
        parts += (span.bold ? u"b"_s : u""_s) + (span.italic ? u"i"_s : u""_s) + (span.code ? u"c"_s : u""_s)
                 + (span.address.isEmpty() ? u""_s : u"("_s + span.address + u')') + u':' + span.text;
    }
    return parts.join(u'|');
}

}  // namespace

class tst_Markdown : public QObject {
    Q_OBJECT

private slots:
    void blocks();
    void spans_data();
    void spans();
    void addresses_data();
    void addresses();
    void cutAnywhereItIsTheSame();
    void closedBlocksAreLeftAlone();
    void nothingIsHtml();
};

void tst_Markdown::blocks()
{
    const std::vector<MarkdownBlock> blocks = markdownBlocks(everything);
    std::vector<Kind> kinds;
    for (const MarkdownBlock &block : blocks)
        kinds.push_back(block.kind);
    const std::vector<Kind> expected{Kind::Heading,  Kind::Paragraph, Kind::Item,     Kind::Item,
                                     Kind::Item,     Kind::Item,      Kind::Quote,    Kind::Table,
                                     Kind::Verbatim, Kind::Rule,      Kind::Paragraph};
    QCOMPARE(kinds, expected);
    QCOMPARE(blocks[1].text, u"Three customers owe **1,234.50 CAD**, most of it `loans.owed` in customer_id_7."_s);
    QCOMPARE(blocks[4].level, 1);
    QCOMPARE(blocks[5].marker, u"3."_s);
    QCOMPARE(blocks[6].text, u"quoted on two lines"_s);
    QCOMPARE(blocks[7].rows.at(2).at(0), u"Mont|real"_s);
    QCOMPARE(blocks[7].columns.at(1), Qt::Alignment(Qt::AlignRight));
    QCOMPARE(blocks[8].text, u"select *\n  from x"_s);
    for (const MarkdownBlock &block : blocks)
        QCOMPARE(markdownBlocks(everything, block.start).front().kind, block.kind);
}

void tst_Markdown::spans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("bold") << u"a **b** c"_s << u":a |b:b|: c"_s;
    QTest::newRow("italics") << u"*a* _b_"_s << u"i:a|: |i:b"_s;
    QTest::newRow("both") << u"***x***"_s << u"bi:x"_s;
    QTest::newRow("nested") << u"**a *b* c**"_s << u"b:a |bi:b|b: c"_s;
    QTest::newRow("in a word") << u"customer_id and 2*3*4"_s << u":customer_id and 2|i:3|:4"_s;
    QTest::newRow("not closed") << u"5 * 3 and **bo"_s << u":5 * 3 and **bo"_s;
    QTest::newRow("code") << u"`a*b*` ``x`y``"_s << u"c:a*b*|: |c:x`y"_s;
    QTest::newRow("escaped") << u"\\*a\\* 5\\%"_s << u":*a* 5%"_s;
    QTest::newRow("link") << u"[a *b*](https://x.org/y \"t\")."_s << u"(https://x.org/y):a |i(https://x.org/y):b|:."_s;
    QTest::newRow("script") << u"[a](javascript:alert(1))"_s << u":a (javascript:alert(1))"_s;
    QTest::newRow("file") << u"[a](file:///etc/passwd)"_s << u":a (file:///etc/passwd)"_s;
    QTest::newRow("image") << u"![secret](https://evil.example/?q=1)"_s << u":secret"_s;
    QTest::newRow("html") << u"<img src=x> <b>a</b>"_s << u":<img src=x> <b>a</b>"_s;
    QTest::newRow("citation") << u"as said [1]."_s << u":as said [1]."_s;
    QTest::newRow("deep") << QString(40, u'*') + u"a"_s << u":"_s + QString(40, u'*') + u"a"_s;
}

void tst_Markdown::spans()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(spansOf(text), expected);
}

void tst_Markdown::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("web");
    QTest::newRow("https") << u"https://example.org/a?b=c"_s << true;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << true;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("script in capitals") << u"JaVaScRiPt:alert(1)"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("resource") << u"qrc:/icons/pin.svg"_s << false;
    QTest::newRow("no host") << u"https:///x"_s << false;
    QTest::newRow("relative") << u"//example.org"_s << false;
    QTest::newRow("ours") << u"figure:0"_s << false;
}

void tst_Markdown::addresses()
{
    QFETCH(QString, address);
    QFETCH(bool, web);
    QCOMPARE(isWebAddress(address), web);
}

void tst_Markdown::cutAnywhereItIsTheSame()
{
    QTextDocument whole;
    MarkdownDocument(whole, lightLook()).grow(everything);
    const QString expected = picture(whole);
    QVERIFY2(expected.contains(u"<b>1,234.50 CAD"_s), qPrintable(expected));
    for (qsizetype cut = 0; cut <= everything.size(); ++cut) {
        QTextDocument document;
        MarkdownDocument writer(document, lightLook());
        writer.grow(everything.left(cut));
        writer.grow(everything);
        QCOMPARE(picture(document), expected);
    }
    QTextDocument letters;
    MarkdownDocument writer(letters, lightLook());
    for (qsizetype length = 1; length <= everything.size(); ++length)
        writer.grow(everything.left(length));
    QCOMPARE(picture(letters), expected);
}

void tst_Markdown::closedBlocksAreLeftAlone()
{
    QTextDocument document;
    MarkdownDocument writer(document, lightLook());
    QString text;
    constexpr int paragraphs = 200;
    int shortest = 1'000'000;
    connect(&document, &QTextDocument::contentsChange, this,
            [&](int position) { shortest = std::min(shortest, position); });
    for (int i = 0; i < paragraphs; ++i) {
        text += u"Paragraph %1 of a long answer.\n\n"_s.arg(i);
        writer.grow(text);
    }
    // Each is written when it comes, and once more when the next one has.
    QVERIFY2(writer.blocksWritten() <= 2 * paragraphs, qPrintable(QString::number(writer.blocksWritten())));
    shortest = 1'000'000;
    const int before = document.characterCount();
    text += u"The last."_s;
    writer.grow(text);
    QVERIFY2(shortest > before - 60, "what was closed was changed");
}

void tst_Markdown::nothingIsHtml()
{
    const QString hostile = u"<img src=\"file:///etc/passwd\">\n\n![x](file:///etc/passwd)\n\n"
                            "<script>alert(1)</script>\n\n[y](javascript:x)"_s;
    QTextDocument document;
    MarkdownDocument(document, lightLook()).grow(hostile);
    QVERIFY(document.toPlainText().contains(u"<img src=\"file:///etc/passwd\">"_s));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); part != block.end(); ++part) {
            QVERIFY(!part.fragment().charFormat().isImageFormat());
            QCOMPARE(part.fragment().charFormat().anchorHref(), QString());
        }
    }
}

QTEST_MAIN(tst_Markdown)
#include "tst_markdown.moc"
