// SPDX-License-Identifier: GPL-3.0-or-later
// search on the command line with a provider's embeddings, against a server that counts and fails as told.
#include "tests/support/commandline.h"
#include "tests/support/embeddingserver.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using clientele::test::CommandLine;
using clientele::test::EmbeddingServer;
using clientele::test::Finished;

class tst_CliRetrieval : public QObject {
    Q_OBJECT

private slots:
    void init();
    void anImportEndsWithAnIndex();
    void theProviderEmbeds();
    void aProviderThatFailsIsNamed();
    void whatIsKeptIsNotSentAgain();
    void aFolderWithoutAModelIsRefused();

private:
    [[nodiscard]] Finished run(const QStringList &words);
    void useProvider(const QString &model = u"text-embedding-3-small"_s);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<EmbeddingServer> m_server;
};

void tst_CliRetrieval::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<EmbeddingServer>();
    QFile file(m_home->filePath(u"customers.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("customer_id,name,email,city\nC1,Zhao Wendy,wendy.zhao@example.com,Toronto\n"
               "C2,Quibble Arthur,arthur@example.com,Laval\n");
    QFile complaints(m_home->filePath(u"complaints.csv"_s));
    QVERIFY(complaints.open(QIODevice::WriteOnly));
    complaints.write("feedback_id,category,description\nF1,Card,The machine kept my card\n"
                     "F2,Transfer,Wendy Zhao says her transfer to arthur@example.com is late\n");
    file.close();
    complaints.close();
    const Finished made =
        run({u"import"_s, m_home->filePath(u"customers.csv"_s), m_home->filePath(u"complaints.csv"_s)});
    QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
}

Finished tst_CliRetrieval::run(const QStringList &words)
{
    CommandLine cli(m_home->filePath(u"profile"_s));
    cli.setVariable(u"CLIENTELE_API_KEY"_s, u"sk-test"_s);
    return cli.served(words);
}

void tst_CliRetrieval::useProvider(const QString &model)
{
    const Finished set =
        run({u"provider"_s, u"set"_s, m_server->url().toString(), u"--model"_s, u"m"_s, u"--embedding-model"_s, model});
    QVERIFY2(set.exitCode == 0, qPrintable(set.description()));
}

void tst_CliRetrieval::anImportEndsWithAnIndex()
{
    // Nothing is made by the first search: it takes no time, and the fields of the contract are there.
    const Finished found = run({u"search"_s, u"the ATM swallowed it"_s, u"-k"_s, u"1"_s});
    QVERIFY2(found.exitCode == 0 && found.err.isEmpty(), qPrintable(found.description()));
    const QJsonObject json = found.json();
    QCOMPARE(json[u"results"_s].toArray().at(0).toObject()[u"id"_s], QJsonValue(u"F1"_s));
    QCOMPARE(json[u"incomplete"_s], QJsonValue(false));
    QVERIFY(json.contains(u"failure"_s) && json[u"failure"_s].isNull());
    QCOMPARE(json[u"unverified"_s], QJsonValue(QJsonArray()));
}

void tst_CliRetrieval::theProviderEmbeds()
{
    useProvider();
    const Finished found = run({u"search"_s, u"a transfer"_s, u"-k"_s, u"1"_s});
    QVERIFY2(found.exitCode == 0 && found.err.isEmpty(), qPrintable(found.description()));
    QVERIFY(found.json()[u"failure"_s].isNull());
    QCOMPARE(found.json()[u"results"_s].toArray().at(0).toObject()[u"id"_s], QJsonValue(u"F2"_s));
    QVERIFY(m_server->texts().contains(u"a transfer"_s));
    QVERIFY(m_server->everything().contains("text-embedding-3-small"));
    QVERIFY(m_server->everything().contains("base64"));
    for (const char *personal : {"Wendy", "Zhao", "Quibble", "Arthur", "wendy.zhao", "arthur@example.com"})
        QVERIFY2(!m_server->everything().contains(personal), personal);
}

void tst_CliRetrieval::aProviderThatFailsIsNamed()
{
    useProvider();
    m_server->failAfter(0, 401);
    const Finished found = run({u"search"_s, u"the ATM swallowed it"_s, u"-k"_s, u"1"_s});
    QVERIFY2(found.exitCode == 0 && found.err.isEmpty(), qPrintable(found.description()));
    QCOMPARE(found.json()[u"failure"_s].toObject()[u"kind"_s], QJsonValue(u"unauthorised"_s));
    QVERIFY(!found.json()[u"failure"_s].toObject()[u"message"_s].toString().isEmpty());
    QCOMPARE(found.json()[u"results"_s].toArray().at(0).toObject()[u"id"_s], QJsonValue(u"F1"_s));
}

void tst_CliRetrieval::whatIsKeptIsNotSentAgain()
{
    useProvider();
    QVERIFY(run({u"search"_s, u"card"_s}).exitCode == 0);
    const qsizetype passages = m_server->texts().size();
    QVERIFY(run({u"search"_s, u"transfer"_s}).exitCode == 0);
    QCOMPARE(m_server->texts().size(), passages + 1);  // the question alone
    // Where only the question fails, words find all the same, and the failure is named.
    m_server->failAfter(0, 403);
    const Finished found = run({u"search"_s, u"machine kept my card"_s, u"-k"_s, u"1"_s});
    QCOMPARE(found.json()[u"results"_s].toArray().at(0).toObject()[u"id"_s], QJsonValue(u"F1"_s));
    QCOMPARE(found.json()[u"failure"_s].toObject()[u"kind"_s], QJsonValue(u"forbidden"_s));
}

void tst_CliRetrieval::aFolderWithoutAModelIsRefused()
{
    const Finished refused = run({u"search"_s, u"card"_s, u"--embedder"_s, m_home->path()});
    QVERIFY2(refused.failedProperly(1) && refused.err.contains("tokenizer.json"), qPrintable(refused.description()));
    QCOMPARE(run({u"search"_s, u"card"_s, u"--embedder"_s, u"built-in"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(tst_CliRetrieval)

#include "tst_cliretrieval.moc"
