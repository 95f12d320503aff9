// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stops a writer, the profile holds the old book or the new one, whole; and readers never wait for it.
#include "app/store/profile.h"
#include "tests/support/commandline.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <memory>
#include <vector>

using namespace clientele;
using clientele::test::CommandLine;
using clientele::test::Finished;

namespace {

const QStringList fingerprint{"query", R"({"measure":"atm.net","by":["customer.id"]})"};

QStringList demo(int seed, int transactions = 20'000)
{
    return {"demo",         "--customers", "300",    "--transactions",     QString::number(transactions),
            "--complaints", "20",          "--seed", QString::number(seed)};
}

}  // namespace

class tst_Durability : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aKilledWriterLeavesAWholeBook();
    void aKilledCreationIsMadeUpFor();
    void aFullDiskChangesNothing_data();
    void aFullDiskChangesNothing();
    void aFullDiskMakesNoProfile();
    void readersNeverWait();
    void writersTakeTurns();

private:
    [[nodiscard]] QStringList whole(const QStringList &words) const
    {
        return QStringList{"--profile", m_folder, "--json"} + words;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
    CommandLine m_cli;
};

void tst_Durability::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_folder = m_home->filePath(QStringLiteral("profile"));
    m_cli = CommandLine(m_folder);
}

void tst_Durability::aKilledWriterLeavesAWholeBook()
{
    QCOMPARE(m_cli(demo(2)).exitCode, 0);
    const QByteArray second = m_cli(fingerprint).out;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_cli(demo(1)).exitCode, 0);
    const auto wholeTime = static_cast<quint32>(timer.elapsed());
    const QByteArray first = m_cli(fingerprint).out;
    QVERIFY(first != second && first.size() > 1000);

    QRandomGenerator random(11);
    int old = 0;
    QByteArray now = first;
    for (int i = 0; i < 25; ++i) {
        QProcess writer;
        m_cli.prepare(writer, whole(demo(now == first ? 2 : 1)));
        writer.start();
        QVERIFY(writer.waitForStarted());
        (void)writer.waitForFinished(static_cast<int>(random.bounded(wholeTime + 1)));
        writer.kill();
        writer.waitForFinished();
        const Finished read = m_cli(fingerprint);
        QVERIFY2(read.exitCode == 0, qPrintable(read.description()));
        QVERIFY(read.out == first || read.out == second);
        old += read.out == now;
        now = read.out;
    }
    QVERIFY2(old > 0, "every writer was done before it was killed");
    // Nor is anything left that stops the next one.
    QCOMPARE(m_cli(demo(1)).exitCode, 0);
    QCOMPARE(m_cli(fingerprint).out, first);
}

void tst_Durability::aKilledCreationIsMadeUpFor()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 12; ++i) {
        QDir(m_folder).removeRecursively();
        QProcess writer;
        m_cli.prepare(writer, whole(demo(1, 100)));
        writer.start();
        QVERIFY(writer.waitForStarted());
        (void)writer.waitForFinished(static_cast<int>(random.bounded(350)));
        writer.kill();
        writer.waitForFinished();
        const Finished made = m_cli(demo(2, 100));
        QVERIFY2(made.exitCode == 0, qPrintable(made.description()));
    }
}

#ifdef Q_OS_UNIX

namespace {

Finished runWithin(const CommandLine &cli, const QStringList &words, rlim_t fileSize)
{
    QProcess process;
    cli.prepare(process, words);
    process.setChildProcessModifier([fileSize] {
        const rlimit limit{fileSize, fileSize};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start();
    process.waitForFinished();
    return {process.exitCode(), process.exitStatus() != QProcess::NormalExit, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

}  // namespace

void tst_Durability::aFullDiskChangesNothing_data()
{
    QTest::addColumn<double>("share");
    for (const double share : {0.0, 0.01, 0.3, 1.0, 1.5})
        QTest::addRow("%g of the file", share) << share;
}

void tst_Durability::aFullDiskChangesNothing()
{
    QFETCH(double, share);
    QCOMPARE(m_cli(demo(1)).exitCode, 0);
    const QByteArray before = m_cli(fingerprint).out;
    const auto size = static_cast<double>(QFileInfo(m_folder + "/profile.db").size());
    const Finished full = runWithin(m_cli, whole(demo(2, 1'000'000)), static_cast<rlim_t>(size * share));
    QVERIFY2(full.failedProperly(1), qPrintable(full.description()));
    QCOMPARE(m_cli(fingerprint).out, before);
    QCOMPARE(m_cli(demo(2)).exitCode, 0);
}

void tst_Durability::aFullDiskMakesNoProfile()
{
    for (const rlim_t limit : {rlim_t(0), rlim_t(20'000), rlim_t(100'000)}) {
        const Finished full = runWithin(m_cli, whole(demo(2, 400'000)), limit);
        QVERIFY2(full.failedProperly(1), qPrintable(full.description()));
        QVERIFY(!QFileInfo::exists(m_folder + "/profile.new"));
        QDir(m_folder).removeRecursively();
    }
}

#else
void tst_Durability::aFullDiskChangesNothing_data() {}
void tst_Durability::aFullDiskChangesNothing() { QSKIP("needs file-size limits"); }
void tst_Durability::aFullDiskMakesNoProfile() { QSKIP("needs file-size limits"); }
#endif

void tst_Durability::readersNeverWait()
{
    QCOMPARE(m_cli(demo(1, 1000)).exitCode, 0);
    QProcess writer;
    m_cli.prepare(writer, whole(demo(2, 1'000'000)));
    writer.start();
    QVERIFY(writer.waitForStarted());
    auto reader = Profile::open(m_folder, {QStringLiteral("test")}, Profile::Mode::Existing);
    QVERIFY(reader);
    int reads = 0;
    do {
        const auto book = (*reader)->loadPortfolio();
        QVERIFY2(book, qPrintable(book ? QString() : book.error().sentence()));
        const std::size_t rows = (*book)->rows(Table::Atm);
        QVERIFY(rows == 1000 || rows == 1'000'000);
        reads += rows == 1000;
    } while (!writer.waitForFinished(20));
    QCOMPARE(writer.exitCode(), 0);
    QVERIFY2(reads > 3, qPrintable(QString::number(reads)));
    QCOMPARE((*reader)->loadPortfolio().value()->rows(Table::Atm), std::size_t(1'000'000));
}

void tst_Durability::writersTakeTurns()
{
    // All at once on a profile that is not there yet.
    std::vector<std::unique_ptr<QProcess>> writers;
    for (int seed = 1; seed <= 5; ++seed) {
        writers.push_back(std::make_unique<QProcess>());
        m_cli.prepare(*writers.back(), whole(demo(seed, 500)));
        writers.back()->start();
    }
    for (const auto &writer : writers) {
        QVERIFY(writer->waitForFinished());
        QVERIFY2(writer->exitCode() == 0, writer->readAllStandardError().constData());
    }
    QCOMPARE(m_cli(fingerprint).exitCode, 0);
    QCOMPARE(QDir(m_folder).entryList(QDir::Files), QStringList({"profile.db", "profile.lock"}));
}

QTEST_GUILESS_MAIN(tst_Durability)

#include "tst_durability.moc"
