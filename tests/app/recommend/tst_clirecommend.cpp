// SPDX-License-Identifier: GPL-3.0-or-later
// `recommend` on the command line.
#include "tests/support/commandline.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/suggestionbook.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele::test;
using namespace Qt::StringLiterals;

class TestCliRecommend : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    CommandLine m_line;

private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"book"_s);
        const auto profile = opened(path);
        QVERIFY(profile && write(*profile, *suggestionBook(60, 1, 1)) > 0);
        m_line = CommandLine(path);
        m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
    }

    void theContract()
    {
        int suggestions = 0;
        for (const QString &id : {u"P1"_s, u"P2"_s, u"P3"_s, u"P7"_s}) {
            const Finished run = m_line({u"recommend"_s, id});
            QVERIFY2(run.exitCode == 0, qPrintable(run.description()));
            const QJsonObject json = run.json();
            QCOMPARE(json[u"customer_id"_s], QJsonValue(id));
            QCOMPARE(json[u"engine"_s], QJsonValue(u"local"_s));
            QVERIFY(json[u"failure"_s].isNull() && json[u"incomplete"_s] == QJsonValue(false));
            QVERIFY(json[u"unverified"_s].isArray() && json[u"unverified"_s].toArray().isEmpty());
            static const QRegularExpression trace(u"^[0-9a-f]{32}$"_s);
            QVERIFY(trace.match(json[u"trace_id"_s].toString()).hasMatch());
            const QJsonObject analysis = json[u"analysis"_s].toObject();
            for (const QString &part : {u"facts"_s, u"needs"_s, u"risks"_s, u"opportunities"_s})
                QVERIFY(analysis[part].isArray());
            for (const QJsonValue &one : json[u"recommendations"_s].toArray()) {
                ++suggestions;
                QVERIFY(one[u"product_id"_s].isString() && one[u"name"_s].isString() && one[u"category"_s].isString());
                QVERIFY(!one[u"reasons"_s].toArray().isEmpty());
                for (const QJsonValue &reason : one[u"reasons"_s].toArray())
                    for (const QString &key : {u"text"_s, u"field"_s, u"value"_s})
                        QVERIFY(!reason[key].toString().isEmpty());
            }
            for (const QJsonValue &one : json[u"excluded"_s].toArray())
                for (const QString &key : {u"product_id"_s, u"rule"_s, u"reason"_s})
                    QVERIFY(!one[key].toString().isEmpty());
        }
        QVERIFY(suggestions > 0);
    }

    void inWords()
    {
        const Finished run = m_line.run({u"--profile"_s, m_folder.filePath(u"book"_s), u"recommend"_s, u"P1"_s});
        QCOMPARE(run.exitCode, 0);
        const QString text = QString::fromUtf8(run.out);
        QVERIFY(text.contains(u"Suggestions for customer P1"_s));
        QVERIFY(!text.contains(u"approved"_s, Qt::CaseInsensitive) && !text.contains(u"denied"_s, Qt::CaseInsensitive));
    }

    void nobodyOfThatId()
    {
        const Finished run = m_line({u"recommend"_s, u"Nobody"_s});
        QVERIFY2(run.failedProperly(1), qPrintable(run.description()));
        QVERIFY(run.err.contains("Nobody"));
        QVERIFY(m_line({u"recommend"_s}).failedProperly(2));
    }

    void theProfilesOwnRules()
    {
        const QString path = m_folder.filePath(u"book/suggestions.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": 1}");
        file.close();
        const Finished broken = m_line({u"recommend"_s, u"P1"_s});
        QVERIFY2(broken.failedProperly(1), qPrintable(broken.description()));
        QVERIFY2(broken.err.contains("suggestions.json: /"), broken.err.constData());
        QFile original(QStringLiteral(CLIENTELE_SOURCE_DIR "/resources/recommend/rules.json"));
        QVERIFY(original.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly));
        QByteArray rules = original.readAll();
        rules.replace("\"version\": \"", "\"version\": \"ours ");
        file.write(rules);
        file.close();
        QVERIFY(m_line({u"recommend"_s, u"P1"_s}).json()[u"rules_version"_s].toString().startsWith(u"ours "_s));
        QVERIFY(file.remove());
    }
};

QTEST_GUILESS_MAIN(TestCliRecommend)
#include "tst_clirecommend.moc"
