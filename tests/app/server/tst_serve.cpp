// SPDX-License-Identifier: GPL-3.0-or-later
// `serve` as other programs meet it: curl against the program itself.
#include "tests/support/sampleprofile.h"
#include "tests/support/scriptedprovider.h"
#include "tests/support/servedprogram.h"
#include "tests/support/suggestionbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_Serve : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"curl"_s).isEmpty(), "curl is not installed");
        QVERIFY(m_program.makeBook(m_home.filePath(u"book"_s)));
    }
    void cleanupTestCase() { m_program.stop(); }
    void printsOneLine();
    void customers();
    void recommendations();
    void failuresAreJson_data();
    void failuresAreJson();
    void seesANewBook();
    void byAProvider();
    void aSlowProviderKeepsNobodyElse();
    void wrongUsage();
    void aTakenPort();
    void endsWhenToldTo();

private:
    // Unless it runs.
    void start()
    {
        if (!m_program.isRunning() && !m_program.start())
            QFAIL(m_program.errors().constData());
    }
    [[nodiscard]] Reply curl(const QString &path, const QStringList &words = {}, bool withToken = true) const
    {
        return m_program.curl(path, words, withToken);
    }
    [[nodiscard]] Finished run(const QStringList &words) const { return m_program.line()(words); }
    [[nodiscard]] static QJsonObject withoutTrace(QJsonObject result)
    {
        result.remove(u"trace_id"_s);
        return result;
    }

    QTemporaryDir m_home;
    ServedProgram m_program;
};

void tst_Serve::printsOneLine()
{
    start();
    const QJsonObject line = QJsonDocument::fromJson(m_program.firstLine()).object();
    QCOMPARE(line.keys(), (QStringList{u"token"_s, u"url"_s}));
    static const QRegularExpression url(u"^http://127\\.0\\.0\\.1:[0-9]+$"_s);
    QVERIFY(url.match(m_program.url()).hasMatch());
    QVERIFY(m_program.token().size() >= 32);
    QCOMPARE(curl(u"/health"_s, {}, false).json(), (QJsonObject{{u"status"_s, u"ok"_s}}));
    const QString first = m_program.token();
    QCOMPARE(m_program.stop(), 0);
    start();
    QVERIFY(m_program.token() != first);
    QCOMPARE(m_program.output(), QByteArray());
}

void tst_Serve::customers()
{
    start();
    const Reply reply = curl(u"/customers"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().keys(), QStringList{u"customer_ids"_s});
    const QJsonArray ids = reply.json()[u"customer_ids"_s].toArray();
    QCOMPARE(ids.size(), 60);
    for (int i = 0; i < 60; ++i)
        QVERIFY(ids.contains(u"P%1"_s.arg(i + 1)));
}

void tst_Serve::recommendations()
{
    start();
    for (const QString &id : {u"P1"_s, u"P2"_s, u"P7"_s}) {
        const Reply reply = curl(u"/recommendation?customer_id="_s + id, {u"-X"_s, u"POST"_s});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json().keys(), (QStringList{u"recommendation"_s, u"result"_s}));
        QVERIFY(reply.json()[u"recommendation"_s].toString().contains(id));
        const QJsonObject result = reply.json()[u"result"_s].toObject();
        static const QRegularExpression trace(u"^[0-9a-f]{32}$"_s);
        QVERIFY(trace.match(result[u"trace_id"_s].toString()).hasMatch());
        QCOMPARE(withoutTrace(result), withoutTrace(run({u"recommend"_s, id}).json()));
    }
    // As forms write it, and with a body that nobody needs.
    QCOMPARE(curl(u"/recommendation?x=1&customer_id=%50%31"_s, {u"-d"_s, u"{}"_s}).status, 200);
}

void tst_Serve::failuresAreJson_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("withToken");
    QTest::addColumn<int>("status");
    const QStringList post{u"-X"_s, u"POST"_s};
    const QString good = u"/recommendation?customer_id=P1"_s;
    const auto header = [&post](const QString &text) { return post + QStringList{u"-H"_s, text}; };
    QTest::newRow("unknown customer") << u"/recommendation?customer_id=Nobody"_s << post << true << 404;
    QTest::newRow("like a customer") << u"/recommendation?customer_id=p1"_s << post << true << 404;
    QTest::newRow("hostile id") << u"/recommendation?customer_id=%27%20OR%201%3D1%0d%0aX:%20y"_s << post << true << 404;
    QTest::newRow("unknown route") << u"/customer"_s << QStringList() << true << 404;
    QTest::newRow("a path above") << u"/../etc/passwd"_s << QStringList{u"--path-as-is"_s} << true << 404;
    QTest::newRow("no parameter") << u"/recommendation"_s << post << true << 422;
    QTest::newRow("empty parameter") << u"/recommendation?customer_id="_s << post << true << 422;
    QTest::newRow("another parameter") << u"/recommendation?customer=P1"_s << post << true << 422;
    QTest::newRow("parameter twice") << u"/recommendation?customer_id=P1&customer_id=P2"_s << post << true << 422;
    QTest::newRow("get") << good << QStringList() << true << 405;
    QTest::newRow("post") << u"/customers"_s << post << true << 405;
    QTest::newRow("delete") << u"/health"_s << QStringList{u"-X"_s, u"DELETE"_s} << true << 405;
    QTest::newRow("no token") << good << post << false << 401;
    QTest::newRow("wrong token") << good << header(u"Authorization: Bearer wrong"_s) << false << 401;
    QTest::newRow("foreign host") << good << header(u"Host: evil.example"_s) << true << 403;
    QTest::newRow("foreign origin") << good << header(u"Origin: http://evil.example"_s) << true << 403;
    QTest::newRow("file's origin") << good << header(u"Origin: null"_s) << true << 403;
    QTest::newRow("large body") << good << QStringList{u"-d"_s, QString(100'000, u'x')} << true << 413;
    QTest::newRow("large body in chunks")
        << good << QStringList{u"-H"_s, u"Transfer-Encoding: chunked"_s, u"-d"_s, QString(100'000, u'x')} << true
        << 413;
    QTest::newRow("long address") << good + QString(9'000, u'x') << post << true << 414;
    QTest::newRow("large header") << good << header(u"X: "_s + QString(20'000, u'x')) << true << 431;
}

void tst_Serve::failuresAreJson()
{
    start();
    QFETCH(QString, path);
    QFETCH(QStringList, words);
    QFETCH(bool, withToken);
    const Reply reply = curl(path, words, withToken);
    QTEST(reply.status, "status");
    QVERIFY(reply.head.contains("Content-Type: application/json"));
    QCOMPARE(reply.json().keys(), (QStringList{u"detail"_s, u"error"_s}));
    QVERIFY(reply.json()[u"detail"_s].toString().size() > 10);
    QVERIFY(!reply.head.contains("\r\nX: y"));
    QCOMPARE(reply.head.contains("\r\nAllow: "), reply.status == 405);
    QCOMPARE(reply.head.contains("\r\nWWW-Authenticate: "), reply.status == 401);
}

void tst_Serve::seesANewBook()
{
    start();
    QCOMPARE(curl(u"/customers"_s).json()[u"customer_ids"_s].toArray().size(), 60);
    {
        const auto profile = opened(m_home.filePath(u"book"_s));
        QVERIFY(profile && write(*profile, *suggestionBook(61, 1, 1)) > 0);
    }
    QCOMPARE(curl(u"/customers"_s).json()[u"customer_ids"_s].toArray().size(), 61);
    QCOMPARE(curl(u"/recommendation?customer_id=P61"_s, {u"-X"_s, u"POST"_s}).status, 200);
    const auto profile = opened(m_home.filePath(u"book"_s));
    QVERIFY(profile && write(*profile, *suggestionBook(60, 1, 1)) > 0);
}

void tst_Serve::byAProvider()
{
    ScriptedProvider provider;
    provider.answer(Script::http(401, R"({"error":{"message":"no"}})"));
    start();
    QCOMPARE(run({u"provider"_s, u"set"_s, provider.url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    const Reply reply = curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s});
    QCOMPARE(run({u"provider"_s, u"none"_s}).exitCode, 0);
    QCOMPARE(reply.status, 200);
    // The provider was asked, and its failure left the local result.
    QVERIFY(!provider.requests().empty());
    QCOMPARE(reply.json()[u"result"_s][u"engine"_s], QJsonValue(u"local"_s));
    QCOMPARE(reply.json()[u"result"_s][u"failure"_s][u"kind"_s], QJsonValue(u"unauthorised"_s));
    // The run is in the profile, with its step and its request.
    const QString id = reply.json()[u"result"_s][u"trace_id"_s].toString();
    const QJsonObject chain = run({u"traces"_s, u"show"_s, id}).json()[u"spans"_s][0].toObject();
    QCOMPARE(chain[u"name"_s], QJsonValue(u"recommendation"_s));
    QCOMPARE(chain[u"error"_s], QJsonValue(u"unauthorised"_s));
    const QJsonObject step = chain[u"spans"_s][0].toObject();
    QCOMPARE(step[u"name"_s], QJsonValue(u"data_analyst"_s));
    QCOMPARE(step[u"spans"_s][0][u"kind"_s], QJsonValue(u"model"_s));
    QCOMPARE(step[u"spans"_s][0][u"error"_s], QJsonValue(u"unauthorised"_s));
    const QJsonObject later =
        curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s}).json()[u"result"_s].toObject();
    QVERIFY(later[u"failure"_s].isNull());
}

void tst_Serve::aSlowProviderKeepsNobodyElse()
{
    ScriptedProvider provider;
    provider.answer(Script().pause(30'000));
    QCOMPARE(run({u"provider"_s, u"set"_s, provider.url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    start();
    QProcess slow;
    slow.start(u"curl"_s, {u"-s"_s, u"-X"_s, u"POST"_s, u"-H"_s, u"Authorization: Bearer "_s + m_program.token(),
                           m_program.url() + u"/recommendation?customer_id=P1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!provider.requests().empty(), 20'000);
    QCOMPARE(curl(u"/customers"_s).status, 200);
    // Who leaves frees its place, at the provider too.
    slow.kill();
    QVERIFY(slow.waitForFinished());
    QTRY_VERIFY(provider.requests().front().cutOff);
    QCOMPARE(run({u"provider"_s, u"none"_s}).exitCode, 0);
}

void tst_Serve::wrongUsage()
{
    for (const QString &port : {u"-1"_s, u"65536"_s, u"x"_s, u""_s, u"080"_s, u"1.5"_s})
        QVERIFY2(run({u"serve"_s, u"--port"_s, port}).failedProperly(2), qPrintable(port));
    CommandLine elsewhere(m_home.filePath(u"nowhere"_s));
    QVERIFY(elsewhere({u"serve"_s}).failedProperly(1));
    m_program.line().setVariable(u"CLIENTELE_PASSPHRASE"_s, u"wrong"_s);
    QVERIFY(run({u"serve"_s}).failedProperly(1));
    m_program.line().setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
}

void tst_Serve::aTakenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const Finished taken = run({u"serve"_s, u"--port"_s, QString::number(other.serverPort())});
    QVERIFY2(taken.failedProperly(1), qPrintable(taken.description()));
    QVERIFY(taken.err.contains(QByteArray::number(other.serverPort())));
    const QString port = QString::number(other.serverPort());
    other.close();
    QVERIFY(m_program.start({u"--port"_s, port}));
    QVERIFY(m_program.url().endsWith(u':' + port));
    QCOMPARE(m_program.stop(), 0);
}

void tst_Serve::endsWhenToldTo()
{
    start();
    QCOMPARE(m_program.stop(), 0);
    QCOMPARE(m_program.output() + m_program.errors(), QByteArray());
}

QTEST_GUILESS_MAIN(tst_Serve)
#include "tst_serve.moc"
