// SPDX-License-Identifier: GPL-3.0-or-later
// `traces` on the command line, after questions that were asked on it.
#include "tests/support/commandline.h"
#include "tests/support/modelscript.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_CliTraces : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_home;
    CommandLine m_line;

    // A scripted server works by this thread's event loop.
    Finished besideServer(const QStringList &words)
    {
        Finished finished;
        const std::unique_ptr<QThread> other(QThread::create([&] { finished = m_line(words); }));
        other->start();
        (void)QTest::qWaitFor([&other] { return other->isFinished(); }, 60'000);
        other->wait();
        return finished;
    }
    // The spans of all requests that the collector took.
    static QStringList spansTakenBy(const ScriptedProvider &collector, const QList<int> &taken)
    {
        QStringList ids;
        for (const int i : taken) {
            const QJsonObject body =
                QJsonDocument::fromJson(collector.requests()[static_cast<std::size_t>(i)].body).object();
            for (const QJsonValue &span : body[u"resourceSpans"_s][0][u"scopeSpans"_s][0][u"spans"_s].toArray())
                ids += span[u"spanId"_s].toString();
        }
        return ids;
    }

private slots:
    void initTestCase()
    {
        const QString path = m_home.filePath(u"book"_s);
        const auto profile = opened(path);
        QVERIFY(profile && write(*profile, *smallBook()) > 0);
        m_line = CommandLine(path);
        m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
        m_line.setVariable(u"CLIENTELE_API_KEY"_s, u"secret-key"_s);
    }

    void nothingYet()
    {
        const Finished list = m_line({u"traces"_s, u"list"_s});
        QVERIFY2(list.exitCode == 0, qPrintable(list.description()));
        QCOMPARE(list.json()[u"traces"_s].toArray().size(), 0);
        QCOMPARE(m_line({u"traces"_s, u"stats"_s}).json()[u"runs"_s].toInt(), 0);
        const Finished all = m_line({u"traces"_s, u"export"_s});
        QCOMPARE(all.exitCode, 0);
        QVERIFY(all.json()[u"resourceSpans"_s].isArray());
    }

    void aQuestionIsARun()
    {
        const Finished asked = m_line({u"ask"_s, u"How much does Wendy Zhao owe?"_s});
        QVERIFY2(asked.exitCode == 0, qPrintable(asked.description()));
        const QString id = asked.json()[u"trace_id"_s].toString();
        const QJsonArray runs = m_line({u"traces"_s, u"list"_s}).json()[u"traces"_s].toArray();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs[0][u"trace_id"_s].toString(), id);
        QCOMPARE(runs[0][u"question"_s].toString(), u"How much does Wendy Zhao owe?"_s);
        QVERIFY(runs[0][u"latency_ms"_s].toDouble() > 0);
        const QJsonObject shown = m_line({u"traces"_s, u"show"_s, id}).json();
        QCOMPARE(shown[u"trace_id"_s].toString(), id);
        QCOMPARE(shown[u"spans"_s].toArray().size(), 1);
        QCOMPARE(shown[u"spans"_s][0][u"answer"_s].toString(), asked.json()[u"text"_s].toString());
        QCOMPARE(m_line({u"traces"_s, u"show"_s, id.left(12)}).json(), shown);
    }

    void aModelsRunIsExported()
    {
        ScriptedProvider server;
        server.answer(calling(u"search"_s, {{u"text"_s, u"loan"_s}, {u"k"_s, 3}, {u"where"_s, QJsonArray()}}));
        server.answer(saying(u"CUST_1 has two loans."_s));
        QCOMPARE(m_line({u"provider"_s, u"set"_s, server.url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
        const Finished asked =
            besideServer({u"ask"_s, u"Why does Wendy Zhao grumble about her loans? Sum it up in your own words."_s});
        QVERIFY2(asked.exitCode == 0, qPrintable(asked.description()));
        QCOMPARE(m_line({u"provider"_s, u"none"_s}).exitCode, 0);
        const QString id = asked.json()[u"trace_id"_s].toString();
        const QByteArray plain = m_line({u"traces"_s, u"export"_s, id}).out;
        const QByteArray whole = m_line({u"traces"_s, u"export"_s, u"--content"_s}).out;
        for (const char *secret : {"Wendy", "Zhao", "secret-key"})
            QVERIFY2(!plain.contains(secret) && !whole.contains(secret), secret);
        QVERIFY(!plain.contains("60000.50") && !plain.contains("60,000.50"));
        QVERIFY(plain.contains(id.toLatin1()) && plain.contains("\"chat m\"") && plain.contains("execute_tool search")
                && plain.contains("retrieval book"));
        QVERIFY(!plain.contains("grumble") && whole.contains("grumble") && whole.contains("CUST_1 has two loans."));
        const QJsonObject stats = m_line({u"traces"_s, u"stats"_s}).json();
        QCOMPARE(stats[u"runs"_s].toInt(), 2);
        QCOMPARE(stats[u"total_tokens"_s].toInt(), 220);
        QCOMPARE(stats[u"streamed_share"_s].toDouble(), 1.0);
        QCOMPARE(stats[u"error_rate"_s].toDouble(), 0.0);
    }

    // Refused, then busy, then taken; then what is new alone. Each time another process.
    void aCollectorGetsEachSpanOnce()
    {
        ScriptedProvider collector;
        const QStringList send{u"traces"_s, u"export"_s, u"--to"_s, collector.url(u"/v1/traces"_s).toString()};
        collector.answer(Script::http(401, "{}"));
        collector.answer(Script::http(503, "{}", "Retry-After: 1\r\n"));
        collector.answer(Script::http(200, "{}"));
        QVERIFY(besideServer(send).failedProperly(1));
        const Finished first = besideServer(send);
        QVERIFY2(first.exitCode == 0, qPrintable(first.description()));
        QCOMPARE(collector.requests().size(), 3U);
        QCOMPARE(besideServer(send).json()[u"sent"_s].toInt(), 0);
        QCOMPARE(collector.requests().size(), 3U);
        QCOMPARE(m_line({u"ask"_s, u"How many customers are there?"_s}).exitCode, 0);
        QCOMPARE(besideServer(send).json()[u"sent"_s].toInt(), 1);
        const QStringList got = spansTakenBy(collector, {2, 3});
        QCOMPARE(first.json()[u"sent"_s].toInt() + 1, got.size());
        QCOMPARE(QSet<QString>(got.begin(), got.end()).size(), got.size());
        const QJsonObject all = m_line({u"traces"_s, u"export"_s}).json();
        QCOMPARE(all[u"resourceSpans"_s][0][u"scopeSpans"_s][0][u"spans"_s].toArray().size(), got.size());
        QVERIFY(!collector.everything().contains("Wendy"));
    }

    void wrongUsage()
    {
        QVERIFY(m_line({u"traces"_s}).failedProperly(2));
        QVERIFY(m_line({u"traces"_s, u"show"_s}).failedProperly(2));
        QVERIFY(m_line({u"traces"_s, u"list"_s, u"--limit"_s, u"0"_s}).failedProperly(2));
        for (const QString &none : {u"0123456789abcdef0123456789abcdef"_s, u"x"_s, u""_s}) {
            const Finished run = m_line({u"traces"_s, u"show"_s, none});
            QVERIFY2(run.failedProperly(1), qPrintable(run.description()));
        }
        QVERIFY(m_line({u"traces"_s, u"export"_s, u"nobody"_s}).failedProperly(1));
        QVERIFY(m_line({u"traces"_s, u"export"_s, u"--to"_s, u"http://example.org/"_s}).failedProperly(1));
    }
};

QTEST_GUILESS_MAIN(tst_CliTraces)
#include "tst_clitraces.moc"
