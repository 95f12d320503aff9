// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"
#include "tests/support/sampleprofile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class tst_Migrations : public QObject {
    Q_OBJECT

private slots:
    void init();
    void areNumberedWithoutGaps();
    void everyVersionIsBroughtUpToDate();
    void aNewerProgramsProfileIsLeftAlone();

private:
    // A connection beside the profile's own.
    [[nodiscard]] std::unique_ptr<Connection> connection() const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_Migrations::init() { m_home = std::make_unique<QTemporaryDir>(); }

std::unique_ptr<Connection> tst_Migrations::connection() const
{
    QFile file(m_home->filePath(QStringLiteral("profile.db")));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto key = existingKey(m_home->path(), file.read(16), rightPassphrase());
    auto opened = key ? Connection::open(file.fileName(), *key) : tl::unexpected(key.error());
    return opened ? std::move(*opened) : nullptr;
}

void tst_Migrations::areNumberedWithoutGaps()
{
    const QStringList files = QDir(QStringLiteral(":/migrations")).entryList(QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (qsizetype i = 0; i < files.size(); ++i)
        QVERIFY2(files[i].startsWith(QStringLiteral("%1_").arg(i + 1, 4, 10, QChar(u'0'))), qPrintable(files[i]));
    const auto profile = opened(m_home->path());
    QVERIFY(profile);
    QCOMPARE(connection()->value(QStringLiteral("PRAGMA user_version")).value().toInt(), int(files.size()));
}

void tst_Migrations::everyVersionIsBroughtUpToDate()
{
    // A profile whose making was cut off before its first migration.
    QVERIFY(opened(m_home->path()));
    {
        const auto raw = connection();
        for (const char *table : {"chat_words",
                                  "chat_sent",
                                  "chat_draft",
                                  "chat_turn",
                                  "chat_thread",
                                  "verified_answer",
                                  "kept_question",
                                  "snapshot_column",
                                  "dictionary",
                                  "chunk",
                                  "stream",
                                  "snapshot_table",
                                  "snapshot",
                                  "rejected_row",
                                  "source",
                                  "setting",
                                  "search_vocabulary",
                                  "search_words",
                                  "search_part",
                                  "search_index",
                                  "search_embedding",
                                  "table_source",
                                  "customer_note",
                                  "customer_task",
                                  "suggestion_decision",
                                  "span_content",
                                  "span"})
            QVERIFY(raw->run(QStringLiteral("DROP TABLE ") + QLatin1StringView(table)));
        QVERIFY(raw->run(QStringLiteral("PRAGMA user_version=0")));
    }
    const auto profile = opened(m_home->path(), Profile::Mode::Existing);
    QVERIFY(profile);
    QCOMPARE(write(*profile, *hostileBook()), 1);
    QCOMPARE(difference(*hostileBook(), **profile->loadPortfolio()), QString());
}

void tst_Migrations::aNewerProgramsProfileIsLeftAlone()
{
    QVERIFY(opened(m_home->path()));
    QVERIFY(connection()->run(QStringLiteral("PRAGMA user_version=9000")));
    const QStringList before = census(m_home->path());
    const auto refused = Profile::open(m_home->path(), rightPassphrase(), Profile::Mode::CreateIfMissing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QVERIFY(refused.error().message.contains(QStringLiteral("newer")));
    QCOMPARE(census(m_home->path()), before);
}

QTEST_GUILESS_MAIN(tst_Migrations)

#include "tst_migrations.moc"
