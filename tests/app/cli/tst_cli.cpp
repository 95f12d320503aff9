// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a script sees it: exit codes, one document on standard output, one line on standard error.
#include "tests/support/commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using clientele::test::CommandLine;
using clientele::test::Finished;

class tst_Cli : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void helps();
    void readsOptionsAnywhere();
    void demoFillsAProfile();
    void queriesAdd();
    void queriesInAllForms();
    void badInputIsOneSentence_data();
    void badInputIsOneSentence();
    void refusedKeysWriteNothing_data();
    void refusedKeysWriteNothing();
    void theCatalogueNamesEverything();
    void speaksInEveryLocale_data();
    void speaksInEveryLocale();
    void aFullStandardOutputIsAFailure();
    void needsNoDisplay();

private:
    [[nodiscard]] QString folder(const QString &name) const { return m_home.filePath(name); }

    QTemporaryDir m_home;
    QString m_demo;
};

void tst_Cli::initTestCase()
{
    QVERIFY(m_home.isValid());
    m_demo = folder(QStringLiteral("demo"));
    const Finished made = CommandLine(m_demo)(
        {"demo", "--customers", "50", "--transactions", "900", "--complaints", "30", "--seed", "3"});
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
}

void tst_Cli::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no command") << QStringList{"--profile", "x", "--json"};
    QTest::newRow("unknown command") << QStringList{"--profile", "x", "frobnicate"};
    QTest::newRow("command of a later day") << QStringList{"--profile", "x", "erase", "x"};
    QTest::newRow("half a command") << QStringList{"--profile", "x", "source"};
    QTest::newRow("command with capitals") << QStringList{"--profile", "x", "DEMO"};
    QTest::newRow("empty command") << QStringList{"--profile", "x", ""};
    QTest::newRow("unknown option") << QStringList{"--profile", "x", "catalogue", "--fast"};
    QTest::newRow("another command's option") << QStringList{"--profile", "x", "catalogue", "--seed", "3"};
    QTest::newRow("option twice") << QStringList{"--json", "catalogue", "--json"};
    QTest::newRow("option without value") << QStringList{"catalogue", "--profile"};
    QTest::newRow("value for a flag") << QStringList{"--json=yes", "catalogue"};
    QTest::newRow("no profile") << QStringList{"query", "{}"};
    QTest::newRow("empty profile") << QStringList{"--profile", "", "query", "{}"};
    QTest::newRow("too few") << QStringList{"--profile", "x", "query"};
    QTest::newRow("too many") << QStringList{"--profile", "x", "query", "{}", "{}"};
    for (const char *number : {"-5", "1.5", "1e3", "ten", "", " 5", "99999999999999999999999", "0x10", "+5"})
        QTest::newRow(number) << QStringList{"--profile", "x", "demo", "--customers", number};
    QTest::newRow("line break in a word") << QStringList{"--profile", "x", "a\nb\r\nc\u2028d"};
    QTest::newRow("hostile word") << QStringList{"--profile", "x", "%1 %2 %n \x1b[31m"};
    QTest::newRow("long word") << QStringList{"--profile", "x", QString(100'000, u'y')};
}

void tst_Cli::wrongUsage()
{
    QFETCH(QStringList, words);
    const QString home = folder(QStringLiteral("usage"));
    words.replaceInStrings(QStringLiteral("x"), home);
    if (!words.contains(home) && words.contains(QStringLiteral("x")))
        QFAIL("no profile in the words");
    const Finished finished = CommandLine().run(words);
    QVERIFY2(finished.failedProperly(2), qPrintable(finished.description()));
    QVERIFY(!finished.err.contains('\x1b'));
    QVERIFY(!QDir(home).exists());
}

void tst_Cli::helps()
{
    const Finished finished = CommandLine().run({"--help"});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.err.isEmpty());
    for (const char *command : {"demo", "query", "catalogue"})
        QVERIFY(finished.out.contains(command));
}

void tst_Cli::readsOptionsAnywhere()
{
    const QString query = QStringLiteral(R"({"measure":"customers.count"})");
    const QList<QStringList> orders{{"--profile", m_demo, "--json", "query", query},
                                    {"query", query, "--json", "--profile", m_demo},
                                    {"--json", "query", "--profile=" + m_demo, query},
                                    {"--json", "--profile", m_demo, "--", "query", query}};
    for (const QStringList &words : orders) {
        const Finished finished = CommandLine().run(words);
        QVERIFY2(finished.exitCode == 0, qPrintable(finished.description()));
        QCOMPARE(finished.json()["matched_rows"].toInt(), 50);
        QVERIFY(finished.err.isEmpty());
    }
}

void tst_Cli::demoFillsAProfile()
{
    const CommandLine cli(folder(QStringLiteral("a/b/c")));
    const Finished made =
        cli({"demo", "--customers", "20", "--transactions", "100", "--complaints", "10", "--seed", "5"});
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
    QCOMPARE(made.json()["customers"].toInt(), 20);
    const QPair<QString, int> counts[] = {{"customers.count", 20}, {"atm.count", 100}, {"complaints.count", 10}};
    for (const auto &[measure, count] : counts)
        QCOMPARE(cli({"query", QStringLiteral(R"({"measure":"%1"})").arg(measure)}).json()["matched_rows"].toInt(),
                 count);
    // The same seed is the same book, another one is another.
    const QStringList owed{"query", R"({"measure":"customers.balance","by":["customer.id"]})"};
    const QByteArray first = cli(owed).out;
    for (const auto &[seed, same] : {std::pair{"6", false}, std::pair{"5", true}}) {
        QCOMPARE(
            cli({"demo", "--customers", "20", "--transactions", "100", "--complaints", "10", "--seed", seed}).exitCode,
            0);
        QCOMPARE(cli(owed).out == first, same);
    }
}

void tst_Cli::queriesAdd()
{
    const CommandLine cli(m_demo);
    const auto rows = [&cli](const QString &query) {
        const Finished finished = cli({"query", query});
        return finished.exitCode == 0 ? finished.json()["rows"].toArray() : QJsonArray();
    };
    // In cents, so that nothing is lost on the way.
    const auto cents = [](const QJsonValue &row) { return row["value"].toString().remove(u'.').toLongLong(); };
    const QJsonArray whole = rows(R"({"measure":"loans.owed"})");
    QVERIFY(!whole.isEmpty());
    const QJsonArray parts = rows(R"({"measure":"loans.owed","by":["loan.type"]})");
    QVERIFY(parts.size() > 1);
    for (const QJsonValue &total : whole) {
        QCOMPARE(total["keys"].toArray(), QJsonArray());
        qint64 sum = 0;
        for (const QJsonValue &part : parts)
            sum += part["currency"] == total["currency"] ? cents(part) : 0;
        QCOMPARE(sum, cents(total));
    }
}

void tst_Cli::queriesInAllForms()
{
    const CommandLine cli(m_demo);
    const Finished counted = cli({"query", R"({"measure":"customers.count","by":["customer.city"],"top":3})"});
    QCOMPARE(counted.exitCode, 0);
    const QJsonArray rows = counted.json()["rows"].toArray();
    QCOMPARE(rows.size(), 3);
    for (const QJsonValue &row : rows) {
        QCOMPARE(row.toObject().keys(), QStringList({"currency", "keys", "value"}));
        QVERIFY(row["currency"].isNull());
        QCOMPARE(row["keys"].toArray().size(), 1);
        QVERIFY(row["value"].toString().toInt() > 0);
    }
    const Finished nobody =
        cli({"query", R"({"measure":"loans.owed","where":[{"field":"customer.city","in":["Atlantis"]}]})"});
    QCOMPARE(nobody.exitCode, 0);
    QCOMPARE(nobody.json()["matched_rows"].toInt(), 0);
    // Complaints carry no customer: the condition is named, not obeyed.
    const Finished ignored =
        cli({"query", R"({"measure":"complaints.count","where":[{"field":"customer.city","in":["Toronto"]}]})"});
    QCOMPARE(ignored.exitCode, 0);
    QCOMPARE(ignored.json()["matched_rows"].toInt(), 30);
    QCOMPARE(ignored.json()["ignored"].toArray().size(), 1);
    QVERIFY(!counted.json().contains("ignored"));

    const Finished text =
        CommandLine().run({"--profile", m_demo, "query", R"({"measure":"customers.count","by":["customer.city"]})"});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("customers.count"));
    QVERIFY(text.out.contains("50"));
}

void tst_Cli::badInputIsOneSentence_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char *json :
         {"", "{", "[]", "42", "null", "\"loans.owed\"", "{}", R"({"measure":"loans.color"})", R"({"measure":5})",
          R"({"measure":"loans.owed","by":["loan.shade"]})", R"({"measure":"loans.owed","by":"loan.type"})",
          R"({"measure":"loans.owed","where":[{"field":"credit.score","near":[5]}]})",
          R"({"measure":"loans.owed","where":[{"field":"credit.score","above":["many"]}]})",
          R"({"measure":"loans.owed","top":-1})", R"({"measure":"loans.owed","tpo":3})",
          R"({"measure":"loans.owed'; DROP TABLE setting; --"})", "{\"measure\":\"\u0000\"}"})
        QTest::newRow(json) << QStringList{"query", QString::fromUtf8(json)};
    QTest::newRow("deep") << QStringList{"query", QString(50'000, u'[')};
}

void tst_Cli::badInputIsOneSentence()
{
    QFETCH(QStringList, words);
    const Finished finished = CommandLine(m_demo)(words);
    QVERIFY2(finished.failedProperly(1), qPrintable(finished.description()));
}

void tst_Cli::refusedKeysWriteNothing_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("word");
    QTest::newRow("wrong") << QStringLiteral("Test") << QStringLiteral("does not open");
    QTest::newRow("empty") << QStringLiteral("") << QStringLiteral("is empty");
    QTest::newRow("missing") << QString() << QStringLiteral("none was given");
}

void tst_Cli::refusedKeysWriteNothing()
{
    QFETCH(QString, passphrase);
    QFETCH(QString, word);
    CommandLine cli(m_demo);
    cli.setVariable(QStringLiteral("CLIENTELE_PASSPHRASE"), passphrase);
    QFile file(m_demo + "/profile.db");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const QStringList listing = QDir(m_demo).entryList(QDir::AllEntries | QDir::Hidden);
    for (const QStringList &words :
         {QStringList{"query", R"({"measure":"loans.owed"})"}, QStringList{"demo", "--customers", "2"}})
    {
        const Finished finished = cli(words);
        QVERIFY2(finished.failedProperly(1), qPrintable(finished.description()));
        QVERIFY2(finished.err.contains(word.toUtf8()), finished.err.constData());
        QVERIFY(finished.err.contains("CLIENTELE_PASSPHRASE"));
    }
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_demo).entryList(QDir::AllEntries | QDir::Hidden), listing);

    if (passphrase == u"Test")
        return;
    // Nor is a profile made with such a passphrase; without one there is no keychain here either.
    CommandLine fresh(folder(QStringLiteral("never")));
    fresh.setVariable(QStringLiteral("CLIENTELE_PASSPHRASE"), passphrase);
    const Finished finished = fresh({"demo", "--customers", "2"});
    QVERIFY2(finished.failedProperly(1), qPrintable(finished.description()));
    QVERIFY(finished.err.contains("CLIENTELE_PASSPHRASE"));
    QVERIFY(!QDir(folder(QStringLiteral("never"))).exists());
}

void tst_Cli::theCatalogueNamesEverything()
{
    const Finished finished = CommandLine().run({"--json", "catalogue"});
    QCOMPARE(finished.exitCode, 0);
    const auto names = [&](const QString &list) {
        QSet<QString> result;
        for (const QJsonValue &entry : finished.json()[list].toArray()) {
            result += entry["name"].toString();
            if (entry["label"].toString().isEmpty() || !entry["synonyms"].isArray())
                result += QStringLiteral("incomplete: ") + entry["name"].toString();
        }
        return result;
    };
    const QSet<QString> measures = names(QStringLiteral("measures"));
    for (const char *name : {"customers.count", "credit.score.average", "credit.score.minimum", "credit.score.maximum",
                             "credit.score.median", "credit.delinquencies", "loans.count", "loans.owed",
                             "loans.largest", "atm.count", "atm.deposits", "atm.withdrawals", "atm.net", "atm.average",
                             "complaints.count", "customers.balance", "customers.monthly_spending"})
        QVERIFY2(measures.contains(QString::fromLatin1(name)), name);
    const QSet<QString> dimensions = names(QStringLiteral("dimensions"));
    for (const char *name :
         {"customer.id",   "customer.city",     "customer.country",   "customer.risk",         "customer.status",
          "customer.card", "customer.currency", "customer.language",  "credit.band",           "loan.type",
          "atm.id",        "atm.type",          "atm.hour",           "atm.weekday",           "atm.day",
          "atm.week",      "atm.month",         "complaint.category", "complaint.description", "complaint.day"})
        QVERIFY2(dimensions.contains(QString::fromLatin1(name)), name);
    for (const QSet<QString> &set : {measures, dimensions})
        for (const QString &name : set)
            QVERIFY2(!name.startsWith(QStringLiteral("incomplete")), qPrintable(name));
}

void tst_Cli::speaksInEveryLocale_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language :
         {"C", "de_DE.UTF-8", "tr_TR.UTF-8", "fr_CA.UTF-8", "ar_EG.UTF-8", "POSIX", "nonsense", "", "de_DE.ISO-8859-1"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void tst_Cli::speaksInEveryLocale()
{
    QFETCH(QString, language);
    CommandLine cli(m_demo);
    cli.setVariable(QStringLiteral("LANG"), language);
    cli.setVariable(QStringLiteral("LC_ALL"), language);
    cli.setVariable(QStringLiteral("TZ"), QStringLiteral("Asia/Kathmandu"));
    const QString query = QStringLiteral(
        R"({"measure":"atm.deposits","by":["atm.hour","customer.city"],"where":[{"field":"atm.amount","above":"12.5"}]})");
    const Finished there = cli({"query", query});
    const Finished here = CommandLine(m_demo)({"query", query});
    QVERIFY2(there.exitCode == 0, qPrintable(there.description()));
    QVERIFY(there.err.isEmpty());
    QVERIFY(here.json()["rows"].toArray().size() > 10);
    // Values are decimals with a point, and the hours are those of the profile's own zone.
    QCOMPARE(there.out, here.out);
    const Finished failure = cli({"query", R"({"measure":"İ.ı"})"});
    QVERIFY2(failure.failedProperly(1), qPrintable(failure.description()));
    QVERIFY(QString::fromUtf8(failure.err).contains(QStringLiteral("İ.ı")));
}

void tst_Cli::aFullStandardOutputIsAFailure()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full here");
    QProcess process;
    CommandLine().prepare(process, {"--json", "catalogue"});
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError().count('\n'), 1);
}

void tst_Cli::needsNoDisplay()
{
    CommandLine cli(m_demo);
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "HOME", "XDG_RUNTIME_DIR", "LANG",
                                 "LC_ALL", "TZ", "DBUS_SESSION_BUS_ADDRESS"})
        cli.setVariable(QString::fromLatin1(variable), QString());
    const Finished finished = cli({"query", R"({"measure":"customers.count"})"});
    QVERIFY2(finished.exitCode == 0 && finished.err.isEmpty(), qPrintable(finished.description()));
}

QTEST_GUILESS_MAIN(tst_Cli)

#include "tst_cli.moc"
