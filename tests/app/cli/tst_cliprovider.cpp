// SPDX-License-Identifier: GPL-3.0-or-later
// provider set, none and test on the command line, against a scripted server.
#include "tests/support/commandline.h"
#include "tests/support/scriptedprovider.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using clientele::test::CommandLine;
using clientele::test::Finished;
using clientele::test::Script;
using clientele::test::ScriptedProvider;

Q_DECLARE_METATYPE(clientele::test::Script)

class tst_CliProvider : public QObject {
    Q_OBJECT

private slots:
    void init();
    void isSetAndTakenAway();
    void wrongUsage_data();
    void wrongUsage();
    void refuses_data();
    void refuses();
    void answers();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void theKeyIsWrittenNowhere();

private:
    [[nodiscard]] Finished run(const QStringList &words) const { return m_cli.served(words); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedProvider> m_server;
    CommandLine m_cli;
};

void tst_CliProvider::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedProvider>();
    m_cli = CommandLine(m_home->filePath(u"profile"_s));
}

void tst_CliProvider::isSetAndTakenAway()
{
    const Finished set = run({u"provider"_s, u"set"_s, u"https://api.openai.com/v1/"_s, u"--model"_s, u"gpt-4o-mini"_s,
                              u"--embedding-model"_s, u"e"_s});
    QVERIFY2(set.exitCode == 0 && set.err.isEmpty(), qPrintable(set.description()));
    const QJsonObject provider = set.json()[u"provider"_s].toObject();
    QCOMPARE(provider[u"url"_s], QJsonValue(u"https://api.openai.com/v1"_s));
    QCOMPARE(provider[u"model"_s], QJsonValue(u"gpt-4o-mini"_s));
    QCOMPARE(provider[u"dialect"_s], QJsonValue(u"openai"_s));
    QCOMPARE(provider[u"embedding_model"_s], QJsonValue(u"e"_s));
    const Finished none = run({u"provider"_s, u"none"_s});
    QVERIFY2(none.exitCode == 0, qPrintable(none.description()));
    QVERIFY(none.json()[u"provider"_s].isNull());
    const Finished test = run({u"provider"_s, u"test"_s});
    QVERIFY2(test.failedProperly(1) && test.err.contains("provider set"), qPrintable(test.description()));
}

void tst_CliProvider::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no model") << QStringList{u"provider"_s, u"set"_s, u"https://a.com/v1"_s};
    QTest::newRow("no address") << QStringList{u"provider"_s, u"set"_s, u"--model"_s, u"m"_s};
    QTest::newRow("no such dialect") << QStringList{
        u"provider"_s, u"set"_s, u"https://a.com/v1"_s, u"--model"_s, u"m"_s, u"--dialect"_s, u"smtp"_s};
    QTest::newRow("no such command") << QStringList{u"provider"_s, u"sing"_s};
}

void tst_CliProvider::wrongUsage()
{
    QFETCH(QStringList, words);
    const Finished finished = run(words);
    QVERIFY2(finished.failedProperly(2), qPrintable(finished.description()));
    QVERIFY(!QDir(m_home->filePath(u"profile"_s)).exists());
}

void tst_CliProvider::refuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("plain http") << u"http://example.com/v1"_s;
    QTest::newRow("no path") << u"https://example.com"_s;
    QTest::newRow("a password") << u"https://u:secret@example.com/v1"_s;
}

void tst_CliProvider::refuses()
{
    QFETCH(QString, url);
    const Finished finished = run({u"provider"_s, u"set"_s, url, u"--model"_s, u"m"_s});
    QVERIFY2(finished.failedProperly(1) && !finished.err.contains("secret"), qPrintable(finished.description()));
    QVERIFY(!QDir(m_home->filePath(u"profile"_s)).exists());
}

void tst_CliProvider::answers()
{
    m_server->answerAt("/v1/models", Script::http(200, R"({"data":[{"id":"m"}]})"));
    m_server->answerAt("/v1/chat/completions", Script::chat({u"OK"_s}));
    QCOMPARE(run({u"provider"_s, u"set"_s, m_server->url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    m_cli.setVariable(u"CLIENTELE_API_KEY"_s, u"sk-secret"_s);
    const Finished test = run({u"provider"_s, u"test"_s});
    QVERIFY2(test.exitCode == 0 && test.err.isEmpty(), qPrintable(test.description()));
    QCOMPARE(test.json()[u"reachable"_s], QJsonValue(true));
    QCOMPARE(m_server->requests().back().headers.value("authorization"), QByteArray("Bearer sk-secret"));
    QVERIFY(!test.out.contains("sk-secret"));
}

void tst_CliProvider::saysWhatIsWrong_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no key") << Script::http(401, "{}") << QByteArray("CLIENTELE_API_KEY");
    QTest::newRow("no such model") << Script::http(404, "{}") << QByteArray("model");
    QTest::newRow("a web page") << Script::http(200, "<html></html>", {}, "text/html") << QByteArray("sign in");
    QTest::newRow("silence") << Script().pause(60'000) << QByteArray("CLIENTELE_STALL_SECONDS");
    QTest::newRow("quota") << Script::http(429, R"({"error":{"code":"insufficient_quota"}})") << QByteArray("limit");
}

void tst_CliProvider::saysWhatIsWrong()
{
    QFETCH(Script, script);
    QFETCH(QByteArray, says);
    m_server->answer(script);
    QCOMPARE(run({u"provider"_s, u"set"_s, m_server->url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    m_cli.setVariable(u"CLIENTELE_STALL_SECONDS"_s, u"0.5"_s);
    const Finished test = run({u"provider"_s, u"test"_s});
    QVERIFY2(test.failedProperly(1) && test.err.contains(says), qPrintable(test.description()));
}

void tst_CliProvider::theKeyIsWrittenNowhere()
{
    m_server->answer(Script::chat({u"OK"_s}));
    m_cli.setVariable(u"CLIENTELE_API_KEY"_s, u"sk-secret-0123456789"_s);
    QCOMPARE(run({u"provider"_s, u"set"_s, m_server->url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    const Finished with = run({u"provider"_s, u"test"_s});
    QVERIFY2(with.exitCode == 0, qPrintable(with.description()));
    m_cli.setVariable(u"CLIENTELE_API_KEY"_s, QString());
    m_server->forget();
    m_server->answer(Script::chat({u"OK"_s}));
    const Finished without = run({u"provider"_s, u"test"_s});
    QVERIFY2(without.exitCode == 0, qPrintable(without.description()));
    for (const auto &request : m_server->requests())
        QVERIFY(!request.headers.contains("authorization"));
}

QTEST_GUILESS_MAIN(tst_CliProvider)

#include "tst_cliprovider.moc"
