// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the two earlier systems, out of the box: kinds guessed, every row in, every figure exact.
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace clientele;

namespace {

const QString shared = QStringLiteral(CLIENTELE_SOURCE_DIR "/../shared/data");

PortfolioPtr emptyBook(const char *zone = "America/Toronto")
{
    return PortfolioBuilder(PortfolioInfo{0, 0, DisplayZone::fromId(zone).value(), *Currency::fromCode(u"CAD")})
        .build()
        .value();
}

qint64 sum(const Portfolio &book, Field field)
{
    qint64 total = 0;
    for (RowIndex row = 0; row < book.rows(info(field).table); ++row)
        total += book.numberAt(field, row);
    return total;
}

QString problemsOf(const FileReport &file)
{
    QStringList lines;
    for (const Problem &problem : file.problems)
        lines += QStringLiteral("%1 %2 %3").arg(QString::number(problem.line), problem.field, problem.reason);
    return lines.join(u'\n');
}

}  // namespace

class ImportFiles : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for fixtures");
        return file.fileName();
    }

    MergedFiles read(const QStringList &files, const PortfolioPtr &base = emptyBook(),
                     const ImportOptions &options = {})
    {
        auto merged = mergeFiles(base, files, options);
        if (!merged) {
            qWarning("%s", qPrintable(merged.error().sentence()));
            return {};
        }
        return std::move(*merged);
    }

private slots:
    void bmoFilesOfTheEarlierSystem()
    {
        const QStringList files{shared + QStringLiteral("/bmo/customers.csv"),
                                shared + QStringLiteral("/bmo/credit_data.json"),
                                shared + QStringLiteral("/bmo/atm_activity.csv")};
        if (!QFile::exists(files.front()))
            QSKIP("the earlier systems' files are not here");
        const auto merged = read(files);
        QVERIFY(merged.portfolio);
        const std::vector<FileReport> &reports = merged.report.files;
        const std::array kinds{Table::Customers, Table::Credit, Table::Atm};
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(reports[i].kind, kinds[i]);
            QVERIFY2(reports[i].problems.empty(), qPrintable(problemsOf(reports[i])));
            QCOMPARE(reports[i].accepted, 50);
            QCOMPARE(reports[i].orphans, 0);
        }
        QCOMPARE(reports[1].loans, 62);
        const Portfolio &book = *merged.portfolio;
        QHash<QString, int> cities;
        for (RowIndex row = 0; row < 50; ++row)
            ++cities[book.textAt(Field::CustomerCity, row)];
        QCOMPARE(cities.size(), 10);
        for (const int customers : std::as_const(cities))
            QCOMPARE(customers, 5);
        QHash<QString, qint64> owed;
        for (RowIndex row = 0; row < book.rows(Table::Loans); ++row)
            owed[book.textAt(Field::LoanType, row)] += book.numberAt(Field::LoanAmount, row);
        const QHash<QString, qint64> expected{{QStringLiteral("car"), 64'140'583},
                                              {QStringLiteral("student"), 63'109'279},
                                              {QStringLiteral("house"), 52'499'120},
                                              {QStringLiteral("personal"), 50'046'171},
                                              {QStringLiteral("business"), 49'075'110}};
        QCOMPARE(owed, expected);
        const Code customer23 = *book.customerIds().find(QStringLiteral("23"));
        QCOMPARE(book.rowsOf(Table::Loans, customer23).size(), std::size_t(3));
        QCOMPARE(book.numberAt(Field::CreditScore, book.rowsOf(Table::Credit, customer23).front()), 548);
        QCOMPARE(book.cellText(Field::AtmTime, 0), QStringLiteral("2025-08-20 13:11:25"));

        const auto again = read(files, merged.portfolio);
        QVERIFY(!again.changed);
        for (const FileReport &report : again.report.files)
            QCOMPARE(report.duplicates, 50);
        QCOMPARE(again.portfolio->rows(Table::Loans), std::size_t(62));
        QCOMPARE(again.portfolio->rows(Table::Atm), std::size_t(50));
    }

    void bankLlmFilesOfTheEarlierSystem()
    {
        const QStringList files{shared + QStringLiteral("/bankllm/customer_profile.json"),
                                shared + QStringLiteral("/bankllm/products.json")};
        if (!QFile::exists(files.front()))
            QSKIP("the earlier systems' files are not here");
        const auto merged = read(files);
        QVERIFY(merged.portfolio);
        QCOMPARE(merged.report.files[0].kind, Table::Customers);
        QCOMPARE(merged.report.files[1].kind, Table::Products);
        for (const FileReport &report : merged.report.files) {
            QVERIFY2(report.problems.empty(), qPrintable(problemsOf(report)));
            QCOMPARE(report.ignoredColumns, QStringList());
        }
        const Portfolio &book = *merged.portfolio;
        QCOMPARE(book.rows(Table::Customers), std::size_t(100));
        QCOMPARE(book.rows(Table::Products), std::size_t(36));
        QCOMPARE(book.textAt(Field::CustomerName, 0), QStringLiteral("Alison Gaines"));
        QCOMPARE(book.cellText(Field::CustomerBalance, 0), QStringLiteral("36867.07"));
        QCOMPARE(book.cellText(Field::CustomerLastTransaction, 0), QStringLiteral("2024-06-07"));
        QCOMPARE(book.currencyAt(Table::Customers, 0).code(), QStringLiteral("USD"));
        QCOMPARE(book.currencyAt(Table::Customers, 1).code(), QStringLiteral("EUR"));
    }

    void kindsAreGuessedFromColumns()
    {
        const auto merged =
            read({file("a.csv", "Customer ID;NAME;City\r\n1;Zo\xc3\xab;Laval\r\n"),
                  file("b.json", R"([{"customer_id": 1, "credit_score": 700, "outstanding_loans":
                                                     [{"type": "car", "amount": 0.01}]}])"),
                  file("c.tsv", "\xef\xbb\xbf"
                                "atm_id\ttimestamp\tamount\ttransaction_type\tcustomer_id\n"
                                "9\t2025-03-09 02:30:00\t1,234.56\tdeposit\t1\n"),
                  file("d.ndjson", "{\"feedback_id\":\"x\",\"category\":\"ATM Issue\",\"description\":\"no\"}\n"),
                  file("e.csv", "customer_id,type,amount\n2,car,5\n"),
                  file("f.json", R"([{"product_id": 3, "name": "Visa", "category": "Loan"}])")});
        QVERIFY(merged.portfolio);
        const std::array kinds{Table::Customers,  Table::Credit, Table::Atm,
                               Table::Complaints, Table::Loans,  Table::Products};
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            QCOMPARE(merged.report.files[i].kind, kinds[i]);
            QCOMPARE(merged.report.files[i].accepted, 1);
        }
        QCOMPARE(merged.report.files[4].orphans, 1);
        const Portfolio &book = *merged.portfolio;
        QCOMPARE(sum(book, Field::AtmAmount), 123'456);
        QCOMPARE(sum(book, Field::LoanAmount), 501);
        QCOMPARE(book.textAt(Field::CustomerName, 0), QStringLiteral("Zoë"));
        QVERIFY(!book.customerRow(QStringLiteral("2")));
    }
};

QTEST_GUILESS_MAIN(ImportFiles)
#include "tst_import_files.moc"
