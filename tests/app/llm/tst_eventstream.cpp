// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events, at every split of their bytes.
#include "app/llm/eventstream.h"

#include <QTest>

using namespace clientele::llm;

namespace {

std::vector<ServerEvent> read(const QByteArray &bytes, const QList<qsizetype> &cuts)
{
    EventStream stream;
    std::vector<ServerEvent> events;
    const auto take = [&events](std::vector<ServerEvent> more) {
        events.insert(events.end(), more.begin(), more.end());
    };
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        take(stream.feed(bytes.mid(from, cut - from)));
        from = cut;
    }
    take(stream.feed(bytes.mid(from)));
    take(stream.end());
    return events;
}

}  // namespace

class tst_EventStream : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void isTheSameAtEverySplit();
    void bytesOneByOne();
};

void tst_EventStream::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("wanted");  // "type|data"
    const auto row = [](const char *name, const char *bytes, const QByteArrayList &wanted) {
        QTest::newRow(name) << QByteArray(bytes) << wanted;
    };
    row("one", "data: a\n\n", {"|a"});
    row("without the space", "data:a\n\n", {"|a"});
    row("one space only is taken off", "data:  a\n\n", {"| a"});
    row("carriage returns and line feeds", "data: a\r\n\r\ndata: b\r\n\r\n", {"|a", "|b"});
    row("carriage returns alone", "data: a\r\rdata: b\r\r", {"|a", "|b"});
    row("line ends mixed", "data: a\r\n\ndata: b\n\r\n", {"|a", "|b"});
    row("comments", ": ping\n\n:\ndata: a\n: in between\ndata: b\n\n", {"|a\nb"});
    row("several data lines", "data: {\ndata: }\n\n", {"|{\n}"});
    row("an empty data line", "data\ndata: a\n\n", {"|\na"});
    row("with a type", "event: ping\ndata: {}\n\ndata: x\n\n", {"ping|{}", "|x"});
    row("the type after the data", "data: {}\nevent: error\n\n", {"error|{}"});
    row("a type without data is nothing", "event: ping\n\ndata: x\n\n", {"|x"});
    row("other fields", "id: 7\nretry: 10\ndata: a\nfoo: b\nbar\n\n", {"|a"});
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {"|a"});
    row("no empty line at the end", "data: a\n\ndata: b", {"|a", "|b"});
    row("nothing", "", {});
    row("empty lines", "\n\n\r\n\r\n", {});
    row("letters of two and four bytes", "data: é😀\n\n", {"|é😀"});
}

void tst_EventStream::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, wanted);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        QByteArrayList got;
        for (const ServerEvent &event : read(bytes, {cut}))
            got += event.type + '|' + event.data;
        QCOMPARE(got, wanted);
    }
}

void tst_EventStream::isTheSameAtEverySplit()
{
    const QByteArray bytes =
        "data: Zo\xC3\xAB\r\ndata: \xF0\x9F\x8F\xA6\r\n\r\nevent: x\rdata: 1\r\r: c\n\ndata: 2\n\n";
    const auto whole = read(bytes, {});
    QCOMPARE(whole.size(), 3U);
    for (qsizetype first = 0; first <= bytes.size(); ++first)
        for (qsizetype second = first; second <= bytes.size(); ++second)
            QVERIFY(read(bytes, {first, second}) == whole);
}

void tst_EventStream::bytesOneByOne()
{
    EventStream stream;
    std::vector<ServerEvent> events;
    const QByteArray bytes = ": hello\r\n\r\ndata: a\r\ndata: b\r\n\r\n";
    for (const char byte : bytes)
        for (const ServerEvent &event : stream.feed(QByteArray(1, byte)))
            events.push_back(event);
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events[0].data, QByteArray("a\nb"));
}

QTEST_GUILESS_MAIN(tst_EventStream)

#include "tst_eventstream.moc"
