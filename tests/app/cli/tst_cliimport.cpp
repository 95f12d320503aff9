// SPDX-License-Identifier: GPL-3.0-or-later
// import on the command line: the figures of the two earlier systems, and what becomes of bad files.
#include "tests/support/commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

using clientele::test::CommandLine;
using clientele::test::Finished;

class tst_CliImport : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theBookOfBmo();
    void theBookOfBankLlm();
    void rejectsAreReportedAndKept();
    void nothingAcceptedIsAFailure();
    void refusals_data();
    void refusals();
    void aRefusedFileTakesTheOthersWithIt();
    void thePersonSaysWhatItIs();
    void theDemoBookLeavesAnImportedOneAlone();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile out(m_home->filePath(name));
        return out.open(QIODevice::WriteOnly) && out.write(content) == content.size() ? out.fileName() : QString();
    }
    // {"car": "641405.83 CAD"}
    QMap<QString, QString> figures(const QString &query) const
    {
        QMap<QString, QString> result;
        for (const QJsonValue &row : m_cli({"query", query}).json()["rows"].toArray())
            result[row["keys"].toArray().isEmpty() ? row["currency"].toString() : row["keys"][0].toString()] =
                row["value"].toString();
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    CommandLine m_cli;
};

void tst_CliImport::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_cli = CommandLine(m_home->filePath(QStringLiteral("profile")));
}

void tst_CliImport::theBookOfBmo()
{
    const QDir data(QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data/bmo"));
    if (!data.exists())
        QSKIP("the data of BMO Discover are not here");
    const Finished report = m_cli({"import", data.filePath("customers.csv"), data.filePath("credit_data.json"),
                                   data.filePath("atm_activity.csv")});
    QVERIFY2(report.exitCode == 0 && report.err.isEmpty(), qPrintable(report.description()));
    const QJsonArray files = report.json()["files"].toArray();
    QCOMPARE(files.size(), 3);
    for (const QJsonValue &one : files) {
        QCOMPARE(one["read"].toInt(), 50);
        QCOMPARE(one["accepted"].toInt(), 50);
        QCOMPARE(one["rejected"].toInt(), 0);
        QCOMPARE(one["problems"].toArray(), QJsonArray());
    }
    QCOMPARE(files[1]["kind"].toString(), QStringLiteral("credit"));
    QCOMPARE(files[1]["loans"].toInt(), 62);

    QCOMPARE(figures(R"({"measure":"loans.owed","by":["loan.type"]})"),
             (QMap<QString, QString>{{"business", "490751.10"},
                                     {"car", "641405.83"},
                                     {"house", "524991.20"},
                                     {"personal", "500461.71"},
                                     {"student", "631092.79"}}));
    QCOMPARE(m_cli({"query", R"({"measure":"loans.count"})"}).json()["matched_rows"].toInt(), 62);
    QCOMPARE(m_cli({"query", R"({"measure":"atm.count"})"}).json()["matched_rows"].toInt(), 50);
    QCOMPARE(figures(R"({"measure":"credit.score.minimum"})"), (QMap<QString, QString>{{"", "306"}}));
    QCOMPARE(figures(R"({"measure":"credit.score.maximum"})"), (QMap<QString, QString>{{"", "809"}}));
    const auto cities = figures(R"({"measure":"customers.count","by":["customer.city"]})");
    QCOMPARE(cities.size(), 10);
    for (const QString &count : cities)
        QCOMPARE(count, QStringLiteral("5"));
    const QString one = QStringLiteral(R"({"measure":"%1","where":[{"field":"customer.id","in":["23"]}]})");
    QCOMPARE(figures(one.arg("loans.owed")).values(), QStringList{"191567.54"});
    QCOMPARE(figures(one.arg("loans.count")).values(), QStringList{"3"});
    QCOMPARE(figures(one.arg("credit.score.average")).values(), QStringList{"548.00"});
}

void tst_CliImport::theBookOfBankLlm()
{
    const QDir data(QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data/bankllm"));
    if (!data.exists())
        QSKIP("the data of BankLLM are not here");
    const Finished report = m_cli({"import", data.filePath("customer_profile.json"), data.filePath("products.json")});
    QVERIFY2(report.exitCode == 0, qPrintable(report.description()));
    QCOMPARE(report.json()["files"][0]["accepted"].toInt(), 100);
    QCOMPARE(report.json()["files"][1]["accepted"].toInt(), 36);
    QCOMPARE(figures(R"({"measure":"customers.balance"})").keys(), QStringList({"EUR", "USD"}));
}

void tst_CliImport::rejectsAreReportedAndKept()
{
    const QString path = file(QStringLiteral("atm.csv"), "customer_id,atm_id,timestamp,amount,transaction_type\n"
                                                         "1,A,2025-08-20 10:00:00,20.00,deposit\n"
                                                         "\n"
                                                         "1,A,yesterday,20.00,deposit\n"
                                                         "1,A,2025-08-20 11:00:00,1.001,deposit\n");
    const Finished report = m_cli({"import", path});
    QVERIFY2(report.exitCode == 0, qPrintable(report.description()));
    const QJsonValue one = report.json()["files"][0];
    QCOMPARE(one["file"].toString(), path);
    QCOMPARE(one["read"].toInt(), 3);
    QCOMPARE(one["accepted"].toInt(), 1);
    QCOMPARE(one["rejected"].toInt(), 2);
    QCOMPARE(one["problems"][0]["line"].toInt(), 4);
    QCOMPARE(one["problems"][1]["line"].toInt(), 5);
    for (const char *key : {"field", "reason"})
        QVERIFY(!one["problems"][0][QLatin1StringView(key)].toString().isEmpty());
    const Finished text = CommandLine().run({"--profile", m_home->filePath("text"), "import", path});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("atm.csv:4") && text.out.contains("atm.csv:5"));
}

void tst_CliImport::nothingAcceptedIsAFailure()
{
    const QString path = file(QStringLiteral("a\nb %1.csv"), "customer_id,name\n,nobody\n,no one\n");
    const Finished refused = m_cli({"import", path, "--as", "customers"});
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    for (const char *word : {"2 rows", ":2 customer.id", "missing"})
        QVERIFY2(refused.err.contains(word), refused.err.constData());
    const Finished none =
        m_cli({"import", file(QStringLiteral("none.csv"), "customer_id,name\n"), "--as", "customers"});
    QVERIFY2(none.failedProperly(1), qPrintable(none.description()));
}

void tst_CliImport::refusals_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("no file") << QStringList{} << 2;
    QTest::newRow("unknown kind") << QStringList{"FILE", "--as", "cards"} << 2;
    QTest::newRow("empty kind") << QStringList{"FILE", "--as", ""} << 2;
    QTest::newRow("no currency") << QStringList{"FILE", "--currency", "XXX"} << 2;
    QTest::newRow("file that is not there") << QStringList{"FILE", "/no/such.csv"} << 1;
    QTest::newRow("folder") << QStringList{"/"} << 1;
    QTest::newRow("empty name") << QStringList{""} << 1;
    QTest::newRow("mapping that is not there") << QStringList{"FILE", "--mapping", "/no/such.json"} << 1;
}

void tst_CliImport::refusals()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    words.replaceInStrings(QStringLiteral("FILE"), file(QStringLiteral("customers.csv"), "customer_id,name\n1,Ann\n"));
    const Finished refused = m_cli(QStringList{"import"} + words);
    QVERIFY2(refused.failedProperly(code), qPrintable(refused.description()));
    QVERIFY(!QDir(m_home->filePath("profile")).exists());
}

void tst_CliImport::aRefusedFileTakesTheOthersWithIt()
{
    const QString good = file(QStringLiteral("customers.csv"), "customer_id,name\n1,Ann\n");
    const QString strange = file(QStringLiteral("strange.csv"), "colour,shape\nred,round\n");
    const Finished refused = m_cli({"import", good, strange});
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QVERIFY(refused.err.contains("strange.csv"));
    const QStringList count{"query", R"({"measure":"customers.count"})"};
    QCOMPARE(m_cli(count).json()["matched_rows"].toInt(), 0);
    QCOMPARE(m_cli({"import", good}).exitCode, 0);
    QCOMPARE(m_cli(count).json()["matched_rows"].toInt(), 1);
}

void tst_CliImport::thePersonSaysWhatItIs()
{
    const QString loans = file(QStringLiteral("l.csv"), "customer_id,type,amount\n1,car,1500\n2,car,20\n");
    QCOMPARE(m_cli({"import", loans, "--as", "loans", "--currency", "jpy"}).exitCode, 0);
    QCOMPARE(figures(R"({"measure":"loans.owed"})"), (QMap<QString, QString>{{"JPY", "1520"}}));
}

void tst_CliImport::theDemoBookLeavesAnImportedOneAlone()
{
    QCOMPARE(m_cli({"import", file(QStringLiteral("customers.csv"), "customer_id,name\n1,Ann\n")}).exitCode, 0);
    const Finished refused = m_cli({"demo", "--customers", "3"});
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
    QCOMPARE(m_cli({"query", R"({"measure":"customers.count"})"}).json()["matched_rows"].toInt(), 1);
}

QTEST_GUILESS_MAIN(tst_CliImport)

#include "tst_cliimport.moc"
