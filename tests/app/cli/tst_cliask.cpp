// SPDX-License-Identifier: GPL-3.0-or-later
// ask on the command line: the contract's document, and its scope. What is answered is tested with the assistant.
#include "app/store/conversationrecords.h"
#include "app/store/profile.h"
#include "tests/support/commandline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using clientele::test::CommandLine;
using clientele::test::Finished;

class tst_CliAsk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyOutcomeIsDone_data();
    void everyOutcomeIsDone();
    void figuresCarryTheirQuery();
    void obeysItsScope();
    void promotedComesFirst();
    void refusals_data();
    void refusals();

private:
    QTemporaryDir m_home;
    CommandLine m_cli;
};

void tst_CliAsk::initTestCase()
{
    m_cli = CommandLine(m_home.filePath(QStringLiteral("profile")));
    QFile customers(m_home.filePath(QStringLiteral("customers.csv")));
    QVERIFY(customers.open(QIODevice::WriteOnly));
    customers.write("customer_id,name,city\n1,Ann Lee,Toronto\n2,Bob Roy,Toronto\n3,Eve Zhao,Montreal\n");
    customers.close();
    QFile loans(m_home.filePath(QStringLiteral("loans.csv")));
    QVERIFY(loans.open(QIODevice::WriteOnly));
    loans.write("customer_id,type,amount\n1,car,100.10\n2,car,200.20\n3,house,1000.00\n");
    loans.close();
    QCOMPARE(m_cli({"import", customers.fileName()}).exitCode, 0);
    QCOMPARE(m_cli({"import", loans.fileName(), "--as", "loans", "--currency", "CAD"}).exitCode, 0);
}

void tst_CliAsk::everyOutcomeIsDone_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("computed") << QStringList{"How many customers are there?"};
    QTest::newRow("several words") << QStringList{"how", "many", "customers"};
    QTest::newRow("declined") << QStringList{"Will it rain tomorrow?"};
    QTest::newRow("empty") << QStringList{""};
    QTest::newRow("no words") << QStringList{"?!…"};
    QTest::newRow("long") << QStringList{QString(20'000, u'a')};
    QTest::newRow("line breaks") << QStringList{"how many\ncustomers"};
    QTest::newRow("option-like") << QStringList{"--", "--json?"};
}

void tst_CliAsk::everyOutcomeIsDone()
{
    QFETCH(QStringList, words);
    const Finished answer = m_cli(QStringList{"ask"} + words);
    QVERIFY2(answer.exitCode == 0 && answer.err.isEmpty(), qPrintable(answer.description()));
    const QJsonObject document = answer.json();
    for (const char *key : {"outcome", "text", "figures", "citations", "choices", "engine", "trace_id"})
        QVERIFY2(document.contains(QLatin1StringView(key)), key);
    QVERIFY(QStringList({"computed", "retrieved", "clarify", "declined"}).contains(document["outcome"].toString()));
    QVERIFY(!document["text"].toString().isEmpty());
    QCOMPARE(document["engine"].toString(), QStringLiteral("local"));
}

void tst_CliAsk::figuresCarryTheirQuery()
{
    const QJsonObject answer = m_cli({"ask", "What is the total owed on loans?"}).json();
    QCOMPARE(answer["outcome"].toString(), QStringLiteral("computed"));
    const QJsonValue figure = answer["figures"][0];
    QCOMPARE(figure["value"].toString(), QStringLiteral("1300.30"));
    QCOMPARE(figure["currency"].toString(), QStringLiteral("CAD"));
    QCOMPARE(figure["matched_rows"].toInt(), 3);
    const QString query = QString::fromUtf8(QJsonDocument(figure["query"].toObject()).toJson(QJsonDocument::Compact));
    QCOMPARE(m_cli({"query", query}).json()["rows"][0]["value"], figure["value"]);
}

void tst_CliAsk::obeysItsScope()
{
    const auto owed = [this](const QStringList &scope) {
        return m_cli(QStringList{"ask", "What is the total owed on loans?"} + scope)
            .json()["figures"][0]["value"]
            .toString();
    };
    QCOMPARE(owed({}), QStringLiteral("1300.30"));
    QCOMPARE(owed({"--customer", "2"}), QStringLiteral("200.20"));
    QCOMPARE(owed({"--where", R"([{"field":"customer.city","in":["Toronto"]}])"}), QStringLiteral("300.30"));
    QCOMPARE(owed({"--where", R"([{"field":"customer.city","in":["Toronto"]}])", "--customer", "1"}),
             QStringLiteral("100.10"));
    QCOMPARE(owed({"--where", "[]"}), QStringLiteral("1300.30"));
}

// What nothing here reads, answered by a person's promotion: computed anew, and no longer where it cannot be.
void tst_CliAsk::promotedComesFirst()
{
    const QString question = QStringLiteral("How deep in the red is my little book?");
    QCOMPARE(m_cli({"ask", question}).json()["outcome"].toString(), QStringLiteral("declined"));
    clientele::VerifiedAnswer verified;
    verified.question = question;
    verified.key = clientele::questionKey(question);
    verified.answer.outcome = clientele::Outcome::Computed;
    verified.answer.engine = clientele::Engine::Provider;
    verified.answer.text = QStringLiteral("It owes 1,300.30 CAD.");
    clientele::AnswerFigure owed;
    owed.query.measure = QStringLiteral("loans.owed");
    owed.value = {130'030, 2, *clientele::Currency::fromCode(u"CAD")};
    owed.shown = QStringLiteral("1,300.30 CAD");
    verified.answer.figures = {owed};
    {
        const auto profile =
            clientele::Profile::open(m_home.filePath(QStringLiteral("profile")),
                                     clientele::Unlock{QStringLiteral("test")}, clientele::Profile::Mode::Existing);
        QVERIFY(profile);
        QVERIFY(clientele::ConversationRecords(**profile).keepVerified({verified}));
    }
    const QJsonObject answer = m_cli({"ask", "how deep in the red is my little BOOK"}).json();
    QVERIFY(answer["verified"].toBool());
    QCOMPARE(answer["text"].toString(), verified.answer.text);
    QCOMPARE(answer["figures"][0]["value"].toString(), QStringLiteral("1300.30"));
    const QJsonObject inToronto =
        m_cli({"ask", question, "--where", R"([{"field":"customer.city","in":["Toronto"]}])"}).json();
    QCOMPARE(inToronto["figures"][0]["value"].toString(), QStringLiteral("300.30"));
    QVERIFY(!inToronto["text"].toString().contains(QStringLiteral("1,300.30")));
}

void tst_CliAsk::refusals_data()
{
    QTest::addColumn<QStringList>("scope");
    QTest::newRow("unknown customer") << QStringList{"--customer", "99"};
    QTest::newRow("empty customer") << QStringList{"--customer", ""};
    QTest::newRow("no JSON") << QStringList{"--where", "city=Toronto"};
    QTest::newRow("an object") << QStringList{"--where", R"({"field":"customer.city","in":["Toronto"]})"};
    QTest::newRow("unknown field") << QStringList{"--where", R"([{"field":"customer.shoe","in":["9"]}])"};
    QTest::newRow("unknown operator") << QStringList{"--where", R"([{"field":"customer.city","like":"T%"}])"};
}

void tst_CliAsk::refusals()
{
    QFETCH(QStringList, scope);
    const Finished refused = m_cli(QStringList{"ask", "How many customers are there?"} + scope);
    QVERIFY2(refused.failedProperly(1), qPrintable(refused.description()));
}

QTEST_GUILESS_MAIN(tst_CliAsk)

#include "tst_cliask.moc"
