// SPDX-License-Identifier: GPL-3.0-or-later
// source and sync on the command line, up to where a server would answer (tests/app/servers goes on from there).
#include "app/cli/sourceurl.h"
#include "tests/support/commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele::cli;
using clientele::test::CommandLine;
using clientele::test::Finished;

class tst_CliSource : public QObject {
    Q_OBJECT

private slots:
    void init();
    void takesThePasswordOut_data();
    void takesThePasswordOut();
    void isNoAddress_data();
    void isNoAddress();
    void addsAndLists();
    void changesOne();
    void showsNoPassword();
    void failures_data();
    void failures();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    CommandLine m_cli;
};

void tst_CliSource::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_cli = CommandLine(m_home->filePath(QStringLiteral("profile")));
}

void tst_CliSource::takesThePasswordOut_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *typed, const char *url, const char *password) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url) << QString::fromUtf8(password);
    };
    row("mysql://u:p@h:3306/base", "mysql://u@h:3306/base", "p");
    row("postgresql://u:@h/base", "postgresql://u@h/base", "");
    row("mysql://u@h/base", "mysql://u@h/base", nullptr);
    row("mysql://h:3306/base", "mysql://h:3306/base", nullptr);
    row("mysql://u:p%40%2F%C3%A9@h/base", "mysql://u@h/base", "p@/é");
    row("mysql://u:a@b:c@h/base?x=1@2", "mysql://u@h/base?x=1@2", "a@b:c");
    row("kafka://broker:9092/topic", "kafka://broker:9092/topic", nullptr);
    row("odbc:DSN=bank", "odbc:DSN=bank", nullptr);
    row("odbc:DRIVER={PostgreSQL Unicode};UID=u;PWD=p;SERVER=h", "odbc:DRIVER={PostgreSQL Unicode};UID=u;SERVER=h",
        "p");
    row("odbc:pwd={a;}}b};DSN=x", "odbc:;DSN=x", "a;}b");
}

void tst_CliSource::takesThePasswordOut()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QFETCH(QString, password);
    const auto address = splitAddress(typed);
    QVERIFY(address);
    QCOMPARE(address->url, url);
    QCOMPARE(address->password.has_value(), !password.isNull());
    QCOMPARE(address->password.value_or(QString()), password);
}

void tst_CliSource::isNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "bank", "mysql", "mysql:", "mysql://", "mysql:/h/b", "http://u:secret@h/b",
                              "odbc:", "://h/b", "file:///etc/passwd", " mysql://h/b"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void tst_CliSource::isNoAddress()
{
    QFETCH(QString, typed);
    QVERIFY(!splitAddress(typed));
    const Finished refused = m_cli({"source", "add", "bank", typed});
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(!refused.err.contains("secret"));
    QVERIFY(!QDir(m_home->filePath("profile")).exists());
}

void tst_CliSource::addsAndLists()
{
    QCOMPARE(m_cli({"source", "add", "zeta", "mysql://u:p@h/b"}).exitCode, 0);
    QCOMPARE(m_cli({"source", "add", "Ünï code", "postgresql://h:1/t"}).exitCode, 0);
    const Finished list = m_cli({"source", "list"});
    QVERIFY2(list.exitCode == 0, qPrintable(list.description()));
    const QJsonArray sources = list.json()["sources"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[0]["name"].toString(), QStringLiteral("zeta"));
    QCOMPARE(sources[0]["kind"].toString(), QStringLiteral("mysql"));
    QCOMPARE(sources[1]["name"].toString(), QStringLiteral("Ünï code"));
    for (const QJsonValue &source : sources) {
        for (const char *total : {"accepted", "rejected", "duplicates"})
            QCOMPARE(source[QLatin1StringView(total)].toInt(-1), 0);
        QVERIFY(source["last_sync"].isNull());
    }
}

void tst_CliSource::changesOne()
{
    QCOMPARE(m_cli({"source", "add", "bank", "mysql://u:p@old/b"}).exitCode, 0);
    QCOMPARE(m_cli({"source", "add", "bank", "mysql://u:p@new/b"}).exitCode, 0);
    const QJsonArray sources = m_cli({"source", "list"}).json()["sources"].toArray();
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources[0]["url"].toString(), QStringLiteral("mysql://u@new/b"));
}

void tst_CliSource::showsNoPassword()
{
    const Finished added = m_cli({"source", "add", "bank", "mysql://u:Tr0ub4dor@h/b"});
    const Finished text = CommandLine().run({"--profile", m_home->filePath("profile"), "source", "list"});
    for (const Finished &finished : {added, m_cli({"source", "list"}), text}) {
        QCOMPARE(finished.exitCode, 0);
        QVERIFY(!finished.out.contains("Tr0ub4dor"));
    }
    QFile file(m_home->filePath("profile/profile.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("Tr0ub4dor"));
}

void tst_CliSource::failures_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("sync without sources") << QStringList{"sync"} << 1;
    QTest::newRow("sync of a stranger") << QStringList{"sync", "nobody"} << 1;
    QTest::newRow("test of a stranger") << QStringList{"source", "test", "nobody"} << 1;
    QTest::newRow("no name") << QStringList{"source", "add", " ", "mysql://h/b"} << 2;
    QTest::newRow("no address") << QStringList{"source", "add", "bank"} << 2;
    QTest::newRow("mapping that is not there")
        << QStringList{"source", "add", "b", "mysql://h/b", "--mapping", "/no/such"} << 1;
    QTest::newRow("an address without a database") << QStringList{"source", "add", "b", "mysql://u@h"} << 1;
    QTest::newRow("an address with an option") << QStringList{"source", "add", "b", "mysql://u@h/b?tables=x"} << 1;
    QTest::newRow("a kind that is not read yet") << QStringList{"source", "add", "b", "kafka://h:1/t"} << 1;
    QTest::newRow("a mapping that is no mapping")
        << QStringList{"source", "add", "b", "mysql://h/b", "--mapping", "MAPPING"} << 1;
    QTest::newRow("nobody answers") << QStringList{"source", "test", "silent"} << 1;
    QTest::newRow("sync with nobody") << QStringList{"sync", "silent"} << 1;
}

void tst_CliSource::failures()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QCOMPARE(m_cli({"demo", "--customers", "2", "--transactions", "1", "--complaints", "1"}).exitCode, 0);
    if (words.contains(QStringLiteral("silent"))) {
        // Port 1 of this machine: refused at once.
        QCOMPARE(m_cli({"source", "add", "silent", "postgresql://u:p@127.0.0.1:1/b"}).exitCode, 0);
    }
    const QString mapping = m_home->filePath(QStringLiteral("mapping.json"));
    QFile file(mapping);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"({"colums": {}})") > 0);
    file.close();
    words.replaceInStrings(QStringLiteral("MAPPING"), mapping);
    const qsizetype before = m_cli({"source", "list"}).json()["sources"].toArray().size();
    const Finished refused = m_cli(words);
    QVERIFY2(refused.failedProperly(code), qPrintable(refused.description()));
    QCOMPARE(m_cli({"source", "list"}).json()["sources"].toArray().size(), before);
}

QTEST_GUILESS_MAIN(tst_CliSource)

#include "tst_clisource.moc"
