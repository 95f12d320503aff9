// SPDX-License-Identifier: GPL-3.0-or-later
// `recommend` on the command line with a provider: both steps by the model, and each of its traps caught.
#include "tests/support/commandline.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/scriptedprovider.h"
#include "tests/support/suggestionbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

Script saying(const QJsonObject &object)
{
    return Script::chat({QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))});
}

Script analysing(const QString &text, const QString &field)
{
    const QJsonObject claim{{u"text"_s, text}, {u"fields"_s, QJsonArray{field}}};
    return saying({{u"needs"_s, QJsonArray{claim}}, {u"risks"_s, QJsonArray()}, {u"opportunities"_s, QJsonArray()}});
}

QJsonObject choice(const QString &id, const QString &text, const QString &field = u"customer.status"_s)
{
    return {{u"product_id"_s, id}, {u"reasons"_s, QJsonArray{QJsonObject{{u"text"_s, text}, {u"field"_s, field}}}}};
}

Script choosing(const QJsonArray &all) { return saying({{u"recommendations"_s, all}}); }

QStringList idsOf(const QJsonValue &list)
{
    QStringList ids;
    for (const auto &one : list.toArray())
        ids += one[u"product_id"].toString();
    return ids;
}

}  // namespace

class TestCliRecommendProvider : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    CommandLine m_line;
    ScriptedProvider m_server;
    QString m_id;            // somebody with suggestions to choose from, and a card already
    QJsonObject m_local;     // what is said of them without a model
    QString m_held;          // what they hold
    QStringList m_eligible;  // ids

    [[nodiscard]] QJsonObject recommended()
    {
        const Finished run = m_line.served({u"recommend"_s, m_id});
        if (run.exitCode != 0 || !run.err.isEmpty())
            qWarning("%s", qPrintable(run.description()));
        return run.json();
    }

    // What is not the model's stays as the rules made it, whatever it says.
    void checkTheRest(const QJsonObject &result)
    {
        QCOMPARE(result[u"excluded"], m_local[u"excluded"]);
        QCOMPARE(result[u"eligible"], m_local[u"eligible"]);
        for (const QString &id : idsOf(result[u"recommendations"]))
            QVERIFY2(m_eligible.contains(id), qPrintable(id));
    }

private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"book"_s);
        {
            const auto profile = opened(path);
            QVERIFY(profile && write(*profile, *suggestionBook(60, 1, 1)) > 0);
        }
        m_line = CommandLine(path);
        m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
        m_line.setVariable(u"CLIENTELE_API_KEY"_s, u"sk-test"_s);
        for (int i = 1; i <= 60 && m_held.isEmpty(); ++i) {
            m_id = u'P' + QString::number(i);
            m_local = m_line({u"recommend"_s, m_id}).json();
            m_eligible.clear();
            for (const auto &id : m_local[u"eligible"].toArray())
                m_eligible += id.toString();
            const QStringList suggested = idsOf(m_local[u"recommendations"]);
            for (const auto &one : m_local[u"excluded"].toArray())
                if (one[u"rule"].toString() == u"already-held"_s && one[u"outcome"].toString() == u"excluded"_s
                    && suggested.size() > 2)
                    m_held = one[u"product_id"].toString();
        }
        QVERIFY2(!m_held.isEmpty(), "nobody holds a product");
        const Finished set = m_line({u"provider"_s, u"set"_s, m_server.url().toString(), u"--model"_s, u"m"_s});
        QVERIFY2(set.exitCode == 0, qPrintable(set.description()));
    }

    void init() { m_server.forget(); }

    void theModelChoosesAndWords()
    {
        const QString wanted = idsOf(m_local[u"recommendations"]).constLast();
        m_server.answer(analysing(u"The account is in use."_s, u"customer.status"_s));
        m_server.answer(choosing({choice(wanted, u"It suits an account like this."_s)}));
        const QJsonObject result = recommended();
        QCOMPARE(result[u"engine"].toString(), u"provider"_s);
        QVERIFY(result[u"failure"].isNull());
        QCOMPARE(result[u"analysis"][u"needs"][0][u"text"].toString(), u"The account is in use."_s);
        QCOMPARE(idsOf(result[u"recommendations"]), QStringList{wanted});
        const QJsonValue reason = result[u"recommendations"][0][u"reasons"][0];
        QCOMPARE(reason[u"text"].toString(), u"It suits an account like this."_s);
        QCOMPARE(reason[u"field"].toString(), u"customer.status"_s);
        QVERIFY(!reason[u"value"].toString().isEmpty());
        QCOMPARE(result[u"refused"].toArray(), QJsonArray());
        QCOMPARE(m_server.requests().size(), 2U);
        checkTheRest(result);
    }

    void trapsAreCaught_data()
    {
        QTest::addColumn<QString>("product");  // empty: one that may be suggested; "held": one that they have
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("unverified");
        QTest::newRow("outside the catalogue") << u"999"_s << u"New."_s << u"customer.status"_s << QString();
        QTest::newRow("a name for an id") << u"Platinum Card"_s << u"New."_s << u"customer.status"_s << QString();
        QTest::newRow("held") << u"held"_s << u"Again."_s << u"customer.status"_s << QString();
        QTest::newRow("a field that is none") << QString() << u"Rich."_s << u"customer.wealth"_s << QString();
        QTest::newRow("a protected field") << QString() << u"A woman."_s << u"customer.gender"_s << QString();
        QTest::newRow("no field") << QString() << u"Good."_s << QString() << QString();
        QTest::newRow("a fact nobody gave")
            << QString() << u"Earns 98765 a month."_s << u"customer.status"_s << u"98765"_s;
    }

    void trapsAreCaught()
    {
        QFETCH(QString, product);
        QFETCH(QString, text);
        QFETCH(QString, field);
        QFETCH(QString, unverified);
        const QStringList suggested = idsOf(m_local[u"recommendations"]);
        const QString good = suggested.constLast();
        const QString trap = product == u"held"_s ? m_held : product.isEmpty() ? suggested.constFirst() : product;
        m_server.answer(analysing(u"The account is in use."_s, u"customer.status"_s));
        m_server.answer(choosing({choice(trap, text, field), choice(good, u"It suits."_s)}));
        const QJsonObject result = recommended();
        QCOMPARE(result[u"engine"].toString(), u"provider"_s);
        QCOMPARE(idsOf(result[u"recommendations"]), QStringList{good});
        QVERIFY2(idsOf(result[u"refused"]).contains(trap),
                 QJsonDocument(result[u"refused"].toArray()).toJson().constData());
        QCOMPARE(result[u"unverified"].toArray(), unverified.isEmpty() ? QJsonArray() : QJsonArray{unverified});
        QVERIFY(!QJsonDocument(result[u"recommendations"].toArray()).toJson().contains(text.toUtf8()));
        checkTheRest(result);
    }

    void whatFailsIsLocal_data()
    {
        QTest::addColumn<bool>("second");
        QTest::newRow("the first step") << false;
        QTest::newRow("the second step") << true;
    }

    void whatFailsIsLocal()
    {
        QFETCH(bool, second);
        if (second)
            m_server.answer(analysing(u"The account is in use."_s, u"customer.status"_s));
        m_server.answer(Script::http(401, R"({"error":{"message":"no"}})"));
        const QJsonObject result = recommended();
        QCOMPARE(result[u"engine"].toString(), u"local"_s);
        QCOMPARE(result[u"failure"][u"kind"].toString(), u"unauthorised"_s);
        QCOMPARE(idsOf(result[u"recommendations"]), idsOf(m_local[u"recommendations"]));
        checkTheRest(result);
    }

    void nothingProtectedLeaves()
    {
        m_server.answer(analysing(u"The account is in use."_s, u"customer.status"_s));
        m_server.answer(choosing({choice(m_eligible.constFirst(), u"It suits."_s)}));
        (void)recommended();
        QVERIFY(!m_server.requests().empty());
        for (const QByteArray &word : {QByteArray("customer.gender"), QByteArray("customer.age"), QByteArray("Okafor"),
                                       QByteArray("Nigeria"), QByteArray("customer.city"), '"' + m_id.toUtf8() + '"'})
            QVERIFY2(!m_server.everything().contains(word), word.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliRecommendProvider)
#include "tst_clirecommendprovider.moc"
