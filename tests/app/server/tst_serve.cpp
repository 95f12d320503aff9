// SPDX-License-Identifier: GPL-3.0-or-later
// `serve` as other programs meet it: curl against the program itself.
#include "app/llm/settings.h"
#include "tests/support/commandline.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/scriptedprovider.h"
#include "tests/support/suggestionbook.h"

#include <QCryptographicHash>
#include <QFile>
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

namespace {

struct Reply {
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

}  // namespace

class tst_Serve : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { stop(); }
    void printsOneLine();
    void customers();
    void recommendations();
    void failuresAreJson_data();
    void failuresAreJson();
    void describesItself();
    void thePageNeedsNothing();
    void aBrowserShowsThePage();
    void seesANewBook();
    void byAProvider();
    void aSlowProviderKeepsNobodyElse();
    void wrongUsage();
    void aTakenPort();
    void endsWhenToldTo();

private:
    void start(const QStringList &more = {});  // unless it runs
    void stop();
    // With the token, unless the words name another header of that name.
    Reply curl(const QString &path, QStringList words = {}, bool withToken = true) const;
    [[nodiscard]] static QJsonObject withoutTrace(QJsonObject result)
    {
        result.remove(u"trace_id"_s);
        return result;
    }

    QTemporaryDir m_home;
    CommandLine m_line;
    std::unique_ptr<QProcess> m_server;
    QString m_url;
    QString m_token;
    QByteArray m_firstLine;
};

void tst_Serve::initTestCase()
{
    const QString path = m_home.filePath(u"book"_s);
    const auto profile = opened(path);
    QVERIFY(profile && write(*profile, *suggestionBook(60, 1, 1)) > 0);
    m_line = CommandLine(path);
    m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
    QVERIFY2(!QStandardPaths::findExecutable(u"curl"_s).isEmpty(), "curl is not installed");
}

void tst_Serve::start(const QStringList &more)
{
    if (m_server && more.isEmpty())
        return;
    stop();
    m_server = std::make_unique<QProcess>();
    m_line.prepare(*m_server, QStringList{u"--profile"_s, m_home.filePath(u"book"_s), u"serve"_s} + more);
    m_server->start();
    QVERIFY(QTest::qWaitFor([this] { return m_server->canReadLine() || m_server->state() == QProcess::NotRunning; },
                            60'000));
    m_firstLine = m_server->readLine();
    const QJsonObject line = QJsonDocument::fromJson(m_firstLine).object();
    m_url = line[u"url"_s].toString();
    m_token = line[u"token"_s].toString();
    QVERIFY2(!m_url.isEmpty() && !m_token.isEmpty(), m_server->readAllStandardError().constData());
}

void tst_Serve::stop()
{
    if (m_server && m_server->state() != QProcess::NotRunning) {
        m_server->terminate();
        QVERIFY(m_server->waitForFinished());
        QCOMPARE(m_server->exitCode(), 0);
    }
    m_server.reset();
}

Reply tst_Serve::curl(const QString &path, QStringList words, bool withToken) const
{
    words = QStringList{u"--silent"_s, u"--include"_s, u"--max-time"_s, u"60"_s, u"--noproxy"_s, u"*"_s} + words;
    if (withToken)
        words += {u"-H"_s, u"Authorization: Bearer "_s + m_token};
    QProcess process;
    process.start(u"curl"_s, words + QStringList{m_url + path});
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 70'000);
    QByteArray out = process.readAllStandardOutput();
    while (out.startsWith("HTTP/1.1 100"))
        out = out.mid(out.indexOf("\r\n\r\n") + 4);
    const qsizetype end = out.indexOf("\r\n\r\n");
    return {out.mid(9, 3).toInt(), out.left(end), out.mid(end + 4)};
}

void tst_Serve::printsOneLine()
{
    start();
    const QJsonObject line = QJsonDocument::fromJson(m_firstLine).object();
    QCOMPARE(line.keys(), (QStringList{u"token"_s, u"url"_s}));
    static const QRegularExpression url(u"^http://127\\.0\\.0\\.1:[0-9]+$"_s);
    QVERIFY(url.match(m_url).hasMatch());
    QVERIFY(m_token.size() >= 32);
    QCOMPARE(curl(u"/health"_s, {}, false).json(), (QJsonObject{{u"status"_s, u"ok"_s}}));
    const QString first = m_token;
    stop();
    start();
    QVERIFY(m_token != first);
    QCOMPARE(m_server->readAllStandardOutput(), QByteArray());
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
        QCOMPARE(withoutTrace(result), withoutTrace(m_line({u"recommend"_s, id}).json()));
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

void tst_Serve::describesItself()
{
    start();
    const QJsonObject api = curl(u"/openapi.json"_s).json();
    QVERIFY(api[u"openapi"_s].toString().startsWith(u"3."_s));
    const QJsonObject paths = api[u"paths"_s].toObject();
    QCOMPARE(paths.keys(),
             (QStringList{u"/customers"_s, u"/docs"_s, u"/health"_s, u"/openapi.json"_s, u"/recommendation"_s}));
    // Each route as it says, and every name that is referred to is there.
    for (const QString &path : paths.keys())
        for (const QString &method : paths[path].toObject().keys())
            QVERIFY(curl(path, {u"-X"_s, method.toUpper()}).status != 405);
    const QByteArray text = QJsonDocument(api).toJson();
    static const QRegularExpression reference(u"\"#/components/(\\w+)/(\\w+)\""_s);
    auto match = reference.globalMatch(QString::fromUtf8(text));
    QVERIFY(match.hasNext());
    while (match.hasNext()) {
        const auto one = match.next();
        QVERIFY2(api[u"components"_s][one.captured(1)][one.captured(2)].isObject(), qPrintable(one.captured()));
    }
    // What a result has is what is described as required.
    const QJsonObject result =
        curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s}).json()[u"result"_s].toObject();
    for (const QJsonValue &name : api[u"components"_s][u"schemas"_s][u"Result"_s][u"required"_s].toArray())
        QVERIFY2(result.contains(name.toString()), qPrintable(name.toString()));
}

void tst_Serve::thePageNeedsNothing()
{
    start();
    const Reply page = curl(u"/docs"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(page.head.contains("Content-Type: text/html; charset=utf-8"));
    static const QRegularExpression fetched(
        u"<(script|img|link|iframe|object|embed|base|form)\\b|@import|url\\(| on\\w+=|"
        "(src|href|style)="_s,
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!fetched.match(QString::fromUtf8(page.body)).hasMatch(),
             qPrintable(fetched.match(QString::fromUtf8(page.body)).captured()));
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.mid(begin, page.body.indexOf("</style>") - begin);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    static const QRegularExpression policies(u"Content-Security-Policy: (.*)\r"_s);
    auto match = policies.globalMatch(QString::fromUtf8(page.head + "\r"));
    QVERIFY(match.hasNext());
    const QString policy = match.next().captured(1);
    QVERIFY(!match.hasNext());
    QVERIFY(policy.startsWith(u"default-src 'none'; style-src 'sha256-"_s + QString::fromLatin1(hash) + u'\''));
    QVERIFY(!policy.contains(u"unsafe"_s));
    QCOMPARE(curl(u"/docs"_s, {u"-u"_s, u"me:"_s + m_token}, false).status, 200);
    QCOMPARE(curl(u"/customers"_s, {u"-u"_s, u"me:"_s + m_token}, false).status, 401);
    QCOMPARE(curl(u"/docs"_s, {}, false).status, 401);
}

void tst_Serve::aBrowserShowsThePage()
{
    QString browser;
    for (const QString &name : {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s})
        if (browser.isEmpty())
            browser = QStandardPaths::findExecutable(name);
    if (browser.isEmpty())
        QSKIP("no Chromium is installed");
    start();
    QString address = m_url + u"/docs"_s;
    address.insert(7, u"me:"_s + m_token + u'@');
    QProcess process;
    process.start(browser, {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--dump-dom"_s,
                            u"--user-data-dir="_s + m_home.filePath(u"browser"_s), address});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(process.readAllStandardOutput().contains("/recommendation"));
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
    QCOMPARE(m_line({u"provider"_s, u"set"_s, provider.url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    const Reply reply = curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s});
    QCOMPARE(m_line({u"provider"_s, u"none"_s}).exitCode, 0);
    QCOMPARE(reply.status, 200);
    // The provider was asked, and its failure left the local result.
    QVERIFY(!provider.requests().empty());
    QCOMPARE(reply.json()[u"result"_s][u"engine"_s], QJsonValue(u"local"_s));
    QCOMPARE(reply.json()[u"result"_s][u"failure"_s][u"kind"_s], QJsonValue(u"unauthorised"_s));
    const QJsonObject later =
        curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s}).json()[u"result"_s].toObject();
    QVERIFY(later[u"failure"_s].isNull());
}

void tst_Serve::aSlowProviderKeepsNobodyElse()
{
    ScriptedProvider provider;
    provider.answer(Script().pause(30'000));
    QCOMPARE(m_line({u"provider"_s, u"set"_s, provider.url().toString(), u"--model"_s, u"m"_s}).exitCode, 0);
    start();
    QProcess slow;
    slow.start(u"curl"_s, {u"-s"_s, u"-X"_s, u"POST"_s, u"-H"_s, u"Authorization: Bearer "_s + m_token,
                           m_url + u"/recommendation?customer_id=P1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!provider.requests().empty(), 20'000);
    QCOMPARE(curl(u"/customers"_s).status, 200);
    // Who leaves frees its place, at the provider too.
    slow.kill();
    QVERIFY(slow.waitForFinished());
    QTRY_VERIFY(provider.requests().front().cutOff);
    QCOMPARE(m_line({u"provider"_s, u"none"_s}).exitCode, 0);
}

void tst_Serve::wrongUsage()
{
    for (const QString &port : {u"-1"_s, u"65536"_s, u"x"_s, u""_s, u"080"_s, u"1.5"_s})
        QVERIFY2(m_line({u"serve"_s, u"--port"_s, port}).failedProperly(2), qPrintable(port));
    CommandLine elsewhere(m_home.filePath(u"nowhere"_s));
    QVERIFY(elsewhere({u"serve"_s}).failedProperly(1));
    m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, u"wrong"_s);
    QVERIFY(m_line({u"serve"_s}).failedProperly(1));
    m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
}

void tst_Serve::aTakenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const Finished run = m_line({u"serve"_s, u"--port"_s, QString::number(other.serverPort())});
    QVERIFY2(run.failedProperly(1), qPrintable(run.description()));
    QVERIFY(run.err.contains(QByteArray::number(other.serverPort())));
    const QString port = QString::number(other.serverPort());
    other.close();
    start({u"--port"_s, port});
    QVERIFY(m_url.endsWith(u':' + port));
    stop();
}

void tst_Serve::endsWhenToldTo()
{
    start();
    m_server->terminate();
    QVERIFY(m_server->waitForFinished(5'000));
    QCOMPARE(m_server->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_server->exitCode(), 0);
    QCOMPARE(m_server->readAllStandardOutput() + m_server->readAllStandardError(), QByteArray());
    m_server.reset();
}

QTEST_GUILESS_MAIN(tst_Serve)
#include "tst_serve.moc"
