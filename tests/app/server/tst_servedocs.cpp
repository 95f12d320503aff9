// SPDX-License-Identifier: GPL-3.0-or-later
// What `serve` says of itself: to programs, to people, and to a browser where there is one.
#include "tests/support/servedprogram.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_ServeDocs : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"curl"_s).isEmpty(), "curl is not installed");
        QVERIFY(m_program.makeBook(m_home.filePath(u"book"_s)));
        QVERIFY2(m_program.start(), m_program.errors().constData());
    }
    void cleanupTestCase() { QCOMPARE(m_program.stop(), 0); }
    void describesItself();
    void thePageNeedsNothing();
    void aBrowserShowsThePage();

private:
    QTemporaryDir m_home;
    ServedProgram m_program;
};

void tst_ServeDocs::describesItself()
{
    const QJsonObject api = m_program.curl(u"/openapi.json"_s).json();
    QVERIFY(api[u"openapi"_s].toString().startsWith(u"3."_s));
    const QJsonObject paths = api[u"paths"_s].toObject();
    QCOMPARE(paths.keys(),
             (QStringList{u"/customers"_s, u"/docs"_s, u"/health"_s, u"/openapi.json"_s, u"/recommendation"_s}));
    // Each route as it says, and every name that is referred to is there.
    for (const QString &path : paths.keys())
        for (const QString &method : paths[path].toObject().keys())
            QVERIFY(m_program.curl(path, {u"-X"_s, method.toUpper()}).status != 405);
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
        m_program.curl(u"/recommendation?customer_id=P1"_s, {u"-X"_s, u"POST"_s}).json()[u"result"_s].toObject();
    for (const QJsonValue &name : api[u"components"_s][u"schemas"_s][u"Result"_s][u"required"_s].toArray())
        QVERIFY2(result.contains(name.toString()), qPrintable(name.toString()));
}

void tst_ServeDocs::thePageNeedsNothing()
{
    const Reply page = m_program.curl(u"/docs"_s);
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
    QCOMPARE(m_program.curl(u"/docs"_s, {u"-u"_s, u"me:"_s + m_program.token()}, false).status, 200);
    QCOMPARE(m_program.curl(u"/customers"_s, {u"-u"_s, u"me:"_s + m_program.token()}, false).status, 401);
    QCOMPARE(m_program.curl(u"/docs"_s, {}, false).status, 401);
}

void tst_ServeDocs::aBrowserShowsThePage()
{
    QString browser;
    for (const QString &name : {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s})
        if (browser.isEmpty())
            browser = QStandardPaths::findExecutable(name);
    if (browser.isEmpty())
        QSKIP("no Chromium is installed");
    QString address = m_program.url() + u"/docs"_s;
    address.insert(7, u"me:"_s + m_program.token() + u'@');
    QProcess process;
    process.start(browser, {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--dump-dom"_s,
                            u"--user-data-dir="_s + m_home.filePath(u"browser"_s), address});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(process.readAllStandardOutput().contains("/recommendation"));
}

QTEST_GUILESS_MAIN(tst_ServeDocs)
#include "tst_servedocs.moc"
