// SPDX-License-Identifier: GPL-3.0-or-later
// Separated values read in blocks on several threads say the same as a plain reader that goes byte by byte: every row,
// every reject with its line and field, wherever a block ends and however many threads there are.
#include "app/sources/csvsource.h"
#include "app/sync/intake.h"
#include "tests/support/hostilecsv.h"
#include "tests/support/plaincsv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

namespace {

DisplayZone toronto() { return DisplayZone::fromId("America/Toronto").value(); }

}  // namespace

class ImportBlocks : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Result<Intake> take(const QByteArray &bytes, std::size_t blockSize, int threads)
    {
        QFile file(m_folder.filePath(QStringLiteral("file.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for fixtures");
        file.close();
        auto source = openFile(file.fileName());
        if (!source)
            return tl::unexpected(source.error());
        IntakeRequest request;
        request.name = QStringLiteral("file.csv");
        request.kind = Table::Atm;
        request.about = {0, 0, toronto(), *Currency::fromCode(u"CAD")};
        request.blockSize = blockSize;
        request.threads = threads;
        return takeIn(**source, request);
    }

    static PlainOutcome outcomeOf(const Intake &intake)
    {
        PlainOutcome outcome;
        outcome.read = intake.report.read;
        for (const Problem &problem : intake.report.problems)
            outcome.rejects += QStringLiteral("%1|%2").arg(problem.line).arg(problem.field);
        const Portfolio &book = *intake.rows.rows;
        for (RowIndex row = 0; row < book.rows(Table::Atm); ++row)
            outcome.rows += QStringList{book.textAt(Field::AtmId, row),
                                        QString::number(book.numberAt(Field::AtmTime, row)),
                                        QString::number(book.numberAt(Field::AtmAmount, row)),
                                        book.textAt(Field::AtmType, row),
                                        book.textAt(Field::AtmCustomer, row),
                                        book.textAt(Field::AtmCurrency, row)}
                                .join(u'|');
        return outcome;
    }

    // Every block size and number of threads, and the same words about every reject.
    void agree(const QByteArray &bytes, const QList<std::size_t> &sizes)
    {
        const PlainOutcome expected = readPlainly(bytes);
        QStringList reasons;
        for (const std::size_t size : sizes)
            for (const int threads : {1, 3}) {
                const auto intake = take(bytes, size, threads);
                QVERIFY2(intake, qPrintable(intake ? QString() : intake.error().sentence()));
                const PlainOutcome found = outcomeOf(*intake);
                const QString where =
                    QStringLiteral("blocks of %1, %2 threads: ").arg(static_cast<qulonglong>(size)).arg(threads);
                QVERIFY2(found.rejects == expected.rejects,
                         qPrintable(where + found.rejects.join(u' ') + QStringLiteral(" for ")
                                    + expected.rejects.join(u' ')));
                QVERIFY2(
                    found.rows == expected.rows,
                    qPrintable(where + found.rows.join(u'\n') + QStringLiteral("\nfor\n") + expected.rows.join(u'\n')));
                QCOMPARE(found.read, expected.read);
                QStringList said;
                for (const RejectedRow &row : intake->rejected)
                    said += row.reason + row.content;
                if (reasons.isEmpty())
                    reasons = said;
                QCOMPARE(said, reasons);
            }
    }

private slots:
    void hostileFiles()
    {
        qsizetype rows = 0;
        qsizetype rejects = 0;
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const QByteArray bytes = hostileCsv(seed);
            agree(bytes, {1, 2, 7, 64, 300, TextBlocks::usualSize});
            if (QTest::currentTestFailed()) {
                qWarning("seed %u: %s", seed, bytes.toPercentEncoding(" ,;|\"").constData());
                return;
            }
            const PlainOutcome outcome = readPlainly(bytes);
            rows += outcome.rows.size();
            rejects += outcome.rejects.size();
        }
        // Both ways are walked.
        QVERIFY2(rows > 500 && rejects > 500, qPrintable(QStringLiteral("%1, %2").arg(rows).arg(rejects)));
    }

    void everyBorder()
    {
        const QByteArray bytes =
            "\xef\xbb\xbf"
            "customer_id,\"atm_id\",timestamp,amount,transaction_type,city\r\n"
            "1,A,2024-03-01 13:11:25,1234.56,deposit,Laval\r\n"
            "\r\n"
            "2,\"A \"\"quoted\"\"\r\n\r\nmachine\",2024-03-10 02:30:00,5,\"with\r\ndrawal\",\"a\r\nb\"\r\n"
            "3,B,2024-03-01 13:11:25,\"1,234.56\",d\xc3\xa9p\xc3\xb4t,\"\"\r\n"
            "4,B,2024-03-01 13:11:25,x,deposit,\"\r\n\"\r\n"
            "5,B,2024-03-01 13:11:25,5,\"dep\"osit,x\r\n"
            "6,B,2024-11-03 01:30:00,5,deposit,x\r\n"
            "7,\"B,2024-03-01 13:11:25,5,deposit,x\r\n"
            "8,B,2024-03-01 13:11:25,5,deposit,\"x\r\n";
        QList<std::size_t> sizes;
        for (std::size_t size = 1; size <= static_cast<std::size_t>(bytes.size()) + 1; ++size)
            sizes += size;
        agree(bytes, sizes);
    }

    // A record of 1 MB and one byte more, quotes that nobody closes, and lines without end.
    void longRecords()
    {
        const QByteArray header = "customer_id,atm_id,timestamp,amount,transaction_type,city\n";
        const QByteArray row = "1,A,2024-03-01 13:11:25,5,deposit,";
        for (const qsizetype length : {longestRecord - 1, longestRecord, longestRecord + 1, 3 * longestRecord}) {
            const QByteArray filler(length - row.size(), 'x');
            const QByteArray quoted = '"' + QByteArray(filler.size() - 2, '\n') + '"';
            const QByteArray after = "\n" + row + "x\n" + row + "\"y\n";
            for (const QByteArray &long_ : {filler, quoted, QByteArray(filler).replace(filler.size() / 2, 1, "\"")})
                agree(header + row + "\n" + row + long_ + after, {1000, 1 << 20, TextBlocks::usualSize});
        }
        agree(header + row + "x\n" + row + "\"" + QByteArray(5 * longestRecord, 'y'), {100'000, 4 << 20});
    }

    // More texts than codes of one and of two bytes, amounts past 32 bits, every hour of the year in which clocks change.
    void wideColumns()
    {
        QByteArray bytes = "customer_id,atm_id,timestamp,amount,transaction_type\n";
        QDateTime wall(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
        for (int i = 0; i < 70'000; ++i) {
            bytes += QByteArray::number(i * 7) + ",A" + QByteArray::number(i % 300) + ','
                     + wall.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1() + ','
                     + QByteArray::number(i < 60'000 ? qint64(i) : qint64(i) * 1'000'000) + ",deposit\n";
            wall = wall.addSecs(1800);
        }
        agree(bytes, {50'000, TextBlocks::usualSize});
    }

    void cancelledBetweenBlocks()
    {
        QByteArray bytes = "customer_id,atm_id,timestamp,amount,transaction_type\n";
        for (int i = 0; i < 1000; ++i)
            bytes += "1,A,2024-03-01 13:11:25,5,deposit\n";
        QFile file(m_folder.filePath(QStringLiteral("long.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        std::atomic<bool> cancelled = false;
        qint64 seen = 0;
        ImportOptions options;
        options.cancelled = &cancelled;
        options.progress = [&](qint64 rows) {
            seen = rows;
            cancelled = rows > 100;
        };
        IntakeRequest request;
        request.about = {0, 0, toronto(), {}};
        request.options = &options;
        request.blockSize = 1000;
        request.threads = 3;
        const auto source = openFile(file.fileName());
        const auto intake = takeIn(**source, request);
        QVERIFY(!intake);
        QCOMPARE(intake.error().kind, ErrorKind::Cancelled);
        QVERIFY2(seen > 100 && seen < 200, qPrintable(QString::number(seen)));
    }
};

QTEST_GUILESS_MAIN(ImportBlocks)
#include "tst_import_blocks.moc"
