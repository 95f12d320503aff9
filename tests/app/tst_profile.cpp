// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a profile comes out cell by cell, and stays until something newer is whole.
#include "models/portfolio/builder.h"
#include "tests/support/sampleprofile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class tst_Profile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aNewProfileIsEmpty();
    void comesBackCellByCell();
    void keepsTheNewestSnapshotAlone();
    void keepsEarlierSnapshotsWithoutTheirActivity();
    void knowsWhatFilledEachTable();
    void keepsRejectedRows();
    void keepsSources();
    void keepsSettings();
    void keepsItsZoneAndCurrency();
    void oneWriterAtATime();
    void readersSeeTheOldBookWhileAnotherIsWritten();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

void tst_Profile::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_folder = m_home->filePath(QStringLiteral("deep/er/profile"));
}

void tst_Profile::aNewProfileIsEmpty()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QCOMPARE(profile->folder(), m_folder);
    QCOMPARE(profile->newestSnapshot().value(), 0);
    const auto book = profile->loadPortfolio();
    QVERIFY(book);
    for (int table = 0; table < tableCount; ++table)
        QCOMPARE((*book)->rows(static_cast<Table>(table)), std::size_t(0));
    QVERIFY(profile->sources()->empty());
    QVERIFY(profile->rejectedRows()->empty());
}

void tst_Profile::comesBackCellByCell()
{
    const PortfolioPtr book = hostileBook();
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    {
        const auto profile = opened(m_folder);
        QVERIFY(profile);
        QCOMPARE(write(*profile, *book), 1);
        QCOMPARE(difference(*book, **profile->loadPortfolio()), QString());
    }
    const auto profile = opened(m_folder, Profile::Mode::Existing);
    QVERIFY(profile);
    const auto back = profile->loadPortfolio();
    QVERIFY(back);
    QCOMPARE(difference(*book, **back), QString());
    QCOMPARE((*back)->info().snapshot, 1);
    QVERIFY((*back)->info().takenAt >= before);
    QVERIFY((*back)->info().takenAt <= QDateTime::currentSecsSinceEpoch());
}

void tst_Profile::keepsTheNewestSnapshotAlone()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QVERIFY(profile->setSetting(QStringLiteral("snapshots"), "1"));
    const PortfolioPtr book = hostileBook();
    QCOMPARE(write(*profile, *book), 1);
    const qint64 size = QFileInfo(m_folder + "/profile.db").size();
    for (int i = 2; i < 6; ++i)
        QCOMPARE(write(*profile, *book), i);
    QCOMPARE(profile->newestSnapshot().value(), 5);
    QCOMPARE(difference(*book, **profile->loadPortfolio()), QString());
    // The pages of what was pruned are used again.
    QVERIFY(QFileInfo(m_folder + "/profile.db").size() < 2 * size);
    QVERIFY(QFileInfo(m_folder + "/profile.db-wal").size() == 0);
    QCOMPARE(profile->snapshots()->size(), 1U);
    QCOMPARE(profile->loadPortfolio(4).error().kind, ErrorKind::NotFound);
}

void tst_Profile::keepsEarlierSnapshotsWithoutTheirActivity()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QVERIFY(profile->setSetting(QStringLiteral("snapshots"), "3"));
    const PortfolioPtr book = hostileBook();
    QVERIFY(book->rows(Table::Atm) > 0);
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(write(*profile, *book), i);
    const auto kept = profile->snapshots();
    QVERIFY(kept);
    QCOMPARE(kept->size(), 3U);
    QCOMPARE(kept->front().number, 5);
    QCOMPARE(kept->back().number, 3);
    // The newest whole, the older ones all but for the machines; no dictionary was lost with these.
    QCOMPARE(difference(*book, **profile->loadPortfolio(5)), QString());
    PortfolioBuilder without(book->info());
    without.setCustomerIds(book->text(Field::CustomerId)->dictionary);
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        std::vector<std::pair<Field, Column>> columns;
        if (table != Table::Atm)
            for (const FieldInfo &about : fieldsOf(table))
                if (!std::holds_alternative<std::monostate>(book->column(about.field)))
                    columns.emplace_back(about.field, book->column(about.field));
        const std::size_t rows = columns.empty() ? 0 : book->rows(table);
        without.setColumns(table, rows, std::move(columns));
    }
    const PortfolioPtr expected = without.build().value();
    for (const qint64 number : {3, 4}) {
        const auto earlier = profile->loadPortfolio(number);
        QVERIFY2(earlier, qPrintable(earlier ? QString() : earlier.error().sentence()));
        QCOMPARE((*earlier)->info().snapshot, number);
        QCOMPARE((*earlier)->rows(Table::Atm), std::size_t(0));
        QCOMPARE(difference(*expected, **earlier), QString());
    }
}

void tst_Profile::knowsWhatFilledEachTable()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    const auto lock = profile->lockForWriting();
    QVERIFY(lock);
    const PortfolioPtr book = hostileBook();
    const auto written = [&](const QString &origin, const std::vector<TableSource> &from) {
        return profile->writeSnapshot(**lock, *book, {}, {}, origin, from).value_or(-1);
    };
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    QCOMPARE(written({}, {{Table::Customers, QStringLiteral("a.csv"), 0, 0, 3}}), 1);
    QCOMPARE(written({}, {{Table::Credit, QStringLiteral("b.json"), 0, 0, 4}}), 2);
    QCOMPARE(written({}, {{Table::Customers, QStringLiteral("a.csv"), 0, 0, 5}}), 3);
    auto sources = profile->tableSources();
    QVERIFY(sources);
    QCOMPARE(sources->size(), 2U);
    QCOMPARE(sources->front().table, Table::Credit);
    QCOMPARE(sources->front().snapshot, 2);
    QCOMPARE(sources->back().accepted, 5);
    QCOMPARE(sources->back().snapshot, 3);
    QVERIFY(sources->back().takenAt >= before);
    // A book that is another one altogether came from nowhere else.
    QCOMPARE(written(QStringLiteral("demo"), {{Table::Atm, QStringLiteral("demo"), 0, 0, 9}}), 4);
    sources = profile->tableSources();
    QCOMPARE(sources->size(), 1U);
    QCOMPARE(sources->front().source, QStringLiteral("demo"));
}

void tst_Profile::keepsRejectedRows()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    const PortfolioPtr book = hostileBook();
    write(*profile, *book,
          {{QStringLiteral("a.csv"), Table::Atm, 7, QStringLiteral("atm.amount"), QStringLiteral("Not a number."),
            QStringLiteral("x,y")}});
    write(*profile, *book,
          {{QStringLiteral("b.json"), Table::Loans, qint64(1) << 40, QString(), QStringLiteral("Whole."), QString()},
           {QStringLiteral("b.json"), Table::Loans, 9, QString(), secretName, QString()}});
    const auto rows = profile->rejectedRows();
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(3));
    QCOMPARE((*rows)[0].reason, secretName);
    QCOMPARE((*rows)[1].line, qint64(1) << 40);
    QCOMPARE((*rows)[2].file, QStringLiteral("a.csv"));
    QCOMPARE((*rows)[2].table, Table::Atm);
    QCOMPARE((*rows)[2].field, QStringLiteral("atm.amount"));
    QCOMPARE((*rows)[2].content, QStringLiteral("x,y"));
    QCOMPARE(profile->rejectedRows(1)->size(), std::size_t(1));
}

void tst_Profile::keepsSources()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    SourceSettings bank{
        QStringLiteral("bank"), QStringLiteral("mysql://reader@db.example/bank"), QStringLiteral("{}"), 0, 0, 0, 0};
    {
        const auto lock = profile->lockForWriting();
        QVERIFY(lock);
        QVERIFY(profile->saveSource(**lock, bank, QStringLiteral("s3cr;t'")));
        QVERIFY(profile->saveSource(**lock, {QStringLiteral("a"), QStringLiteral("kafka://h:1/t"), {}, 0, 0, 0, 0}));
    }
    bank.lastSync = 1'800'000'000;
    bank.accepted = 5;
    bank.rejected = 6;
    bank.duplicates = 7;
    write(*profile, *hostileBook(), {}, {bank});
    const auto sources = profile->sources();
    QVERIFY(sources);
    QCOMPARE(sources->size(), std::size_t(2));
    QCOMPARE(sources->front().name, QStringLiteral("a"));
    const SourceSettings &back = sources->back();
    QCOMPARE(back.url, bank.url);
    QCOMPARE(back.mapping, bank.mapping);
    QCOMPARE(back.lastSync, bank.lastSync);
    QCOMPARE(back.accepted + 10 * back.rejected + 100 * back.duplicates, 765);
    QCOMPARE(profile->sourcePassword(QStringLiteral("bank")).value(), QStringLiteral("s3cr;t'"));
    QCOMPARE(profile->sourcePassword(QStringLiteral("nobody")).value(), QString());
}

void tst_Profile::keepsSettings()
{
    const auto profile = opened(m_folder);
    QVERIFY(profile);
    QVERIFY(!profile->setting(QStringLiteral("layout"))->has_value());
    const QByteArray bytes("\0\xff'\"; DROP TABLE setting", 24);
    QVERIFY(profile->setSetting(QStringLiteral("layout"), bytes));
    QCOMPARE(profile->setting(QStringLiteral("layout")).value(), bytes);
    QVERIFY(profile->setSetting(QStringLiteral("layout"), QByteArray()));
    QVERIFY(profile->setting(QStringLiteral("layout"))->has_value());
    QCOMPARE(profile->setting(QStringLiteral("layout")).value(), QByteArray());
}

void tst_Profile::keepsItsZoneAndCurrency()
{
    // Tests run in Toronto; a profile that was made there shows Toronto's hours wherever it is opened.
    const QByteArray zone = opened(m_folder)->loadPortfolio().value()->info().zone.id();
    QCOMPARE(zone, DisplayZone::system().id());
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Asia/Tokyo");
    const auto elsewhere = opened(m_folder)->loadPortfolio();
    qputenv("TZ", before);
    QCOMPARE(elsewhere.value()->info().zone.id(), zone);
    QVERIFY(!elsewhere.value()->info().defaultCurrency.isEmpty());

    QVERIFY(opened(m_folder)->setSetting(QStringLiteral("currency"), "EUR"));
    QVERIFY(opened(m_folder)->setSetting(QStringLiteral("zone"), "Europe/Paris"));
    const auto changed = opened(m_folder)->loadPortfolio();
    QCOMPARE(changed.value()->info().zone.id(), QByteArray("Europe/Paris"));
    QCOMPARE(changed.value()->info().defaultCurrency.code(), QStringLiteral("EUR"));
}

void tst_Profile::oneWriterAtATime()
{
    const auto first = opened(m_folder);
    const auto second = opened(m_folder);
    QVERIFY(first && second);
    auto lock = first->lockForWriting();
    QVERIFY(lock);
    const auto refused = second->lockForWriting(50);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Locked);
    QVERIFY(refused.error().retryable);
    lock->reset();
    QVERIFY(second->lockForWriting(0));
}

void tst_Profile::readersSeeTheOldBookWhileAnotherIsWritten()
{
    const auto writer = opened(m_folder);
    const auto reader = opened(m_folder);
    QVERIFY(writer && reader);
    write(*writer, *hostileBook());
    const auto lock = writer->lockForWriting();
    QVERIFY(lock);
    QCOMPARE(reader->newestSnapshot().value(), 1);
    QVERIFY(reader->loadPortfolio());
    const PortfolioPtr empty = PortfolioBuilder(PortfolioInfo{}).build().value();
    QVERIFY(writer->writeSnapshot(**lock, *empty, {}));
    QCOMPARE(reader->newestSnapshot().value(), 2);
    QCOMPARE(reader->loadPortfolio().value()->rows(Table::Atm), std::size_t(0));
}

QTEST_GUILESS_MAIN(tst_Profile)

#include "tst_profile.moc"
