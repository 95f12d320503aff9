// SPDX-License-Identifier: GPL-3.0-or-later
// What an import makes of the book: keys replace, equal rows stay one, and it is all or nothing.
#include "tests/support/importfixture.h"

#include <QJsonArray>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

namespace {

const QByteArray atmHeader = "atm_id,timestamp,amount,transaction_type,customer_id\n";

// "type amount currency" of a customer's loans, sorted.
QStringList loansOf(const Portfolio &book, const QString &customer)
{
    QStringList loans;
    if (const auto code = book.customerIds().find(customer))
        for (const RowIndex row : book.rowsOf(Table::Loans, *code))
            loans += QStringList{book.textAt(Field::LoanType, row), book.cellText(Field::LoanAmount, row),
                                 book.textAt(Field::LoanCurrency, row)}
                         .join(u' ');
    loans.sort();
    return loans;
}

}  // namespace

class ImportMerge : public QObject, private ImportFixture {
    Q_OBJECT

private slots:
    void keyedRowsReplaceFieldByField()
    {
        const auto first = read(
            emptyBook(),
            {"CustomerID,name,city,CurrentBalance,TotalDeposits,Currency\n1,Ann,Laval,10.00,5.00,USD\n2,Bo,Paris,1,1,EUR\n"});
        const auto second = read(first.portfolio, {"id,city,age\n1,Québec,40\n3,Rome,50\n"});
        const Portfolio &book = *second.portfolio;
        QVERIFY(second.changed);
        QCOMPARE(book.rows(Table::Customers), std::size_t(3));
        QCOMPARE(cell(book, "1", Field::CustomerName), QStringLiteral("Ann"));
        QCOMPARE(cell(book, "1", Field::CustomerCity), QStringLiteral("Québec"));
        QCOMPARE(cell(book, "1", Field::CustomerAge), QStringLiteral("40"));
        QCOMPARE(cell(book, "1", Field::CustomerBalance), QStringLiteral("10.00"));
        QCOMPARE(cell(book, "1", Field::CustomerCurrency), QStringLiteral("USD"));
        QCOMPARE(cell(book, "3", Field::CustomerCurrency), QStringLiteral("CAD"));

        // An empty cell takes a value away; an amount in another currency leaves no amount of the old one behind.
        const auto third =
            read(second.portfolio, {"id,city,current_balance,currency\n1,,1500,JPY\n2,Paris,1.00,EUR\n"});
        QCOMPARE(cell(*third.portfolio, "1", Field::CustomerCity), QString());
        QCOMPARE(cell(*third.portfolio, "1", Field::CustomerBalance), QStringLiteral("1500"));
        QCOMPARE(cell(*third.portfolio, "1", Field::CustomerTotalDeposits), QString());
        QCOMPARE(cell(*third.portfolio, "2", Field::CustomerTotalDeposits), QStringLiteral("1.00"));
        QCOMPARE(third.report.files.front().duplicates, 1);
        QCOMPARE(third.report.files.front().accepted, 2);
    }

    void creditReplacesItsLoans()
    {
        const auto first = read(
            emptyBook(),
            {R"([{"customer_id":1,"credit_score":700,"outstanding_loans":[{"type":"car","amount":5},{"type":"car","amount":5}]},
                                                  {"customer_id":2,"credit_score":600,"outstanding_loans":[{"type":"house","amount":9}]}])"});
        QCOMPARE(first.report.files.front().loans, 3);
        QCOMPARE(loansOf(*first.portfolio, QStringLiteral("1")).size(), 2);
        const auto again = read(
            first.portfolio,
            {R"([{"customer_id":"1","credit_score":"700","outstanding_loans":[{"amount":5.00,"type":"car"},{"type":"car","amount":5}]}])"});
        QVERIFY(!again.changed);
        QCOMPARE(again.report.files.front().duplicates, 1);
        const auto later = read(
            first.portfolio,
            {R"([{"customer_id":1,"credit_score":700,"outstanding_loans":[{"type":"boat","amount":7,"currency":"EUR"}]}])"});
        QCOMPARE(loansOf(*later.portfolio, QStringLiteral("1")), QStringList{QStringLiteral("boat 7.00 EUR")});
        QCOMPARE(loansOf(*later.portfolio, QStringLiteral("2")), QStringList{QStringLiteral("house 9.00 CAD")});
        QCOMPARE(later.portfolio->rows(Table::Credit), std::size_t(2));
        // A table of scores alone says nothing of loans.
        const auto scores = read(later.portfolio, {"customer_id,credit_score\n1,750\n"});
        QCOMPARE(loansOf(*scores.portfolio, QStringLiteral("1")).size(), 1);
        // One bad loan: the earlier record stays as it was.
        const auto bad =
            read(first.portfolio,
                 {R"([{"customer_id":1,"credit_score":300,"outstanding_loans":[{"type":"car","amount":"x"}]},
                                                    {"customer_id":4,"credit_score":300,"outstanding_loans":[]}])"});
        QCOMPARE(bad.report.files.front().rejected, 1);
        QCOMPARE(loansOf(*bad.portfolio, QStringLiteral("1")).size(), 2);
    }

    void equalRowsOfOneFileAreTwo()
    {
        const QByteArray row = "9,2025-08-20 10:00:00,5.00,deposit,1\n";
        const auto first = read(emptyBook(), {atmHeader + row + row});
        QCOMPARE(first.portfolio->rows(Table::Atm), std::size_t(2));
        QCOMPARE(first.report.files.front().orphans, 2);
        // The same in other columns, written otherwise, and one that is new.
        const auto second =
            read(first.portfolio,
                 {"customer_id;atm_id;amount;timestamp;transaction_type\n1;9;5;2025-08-20T14:00:00Z;deposit\n"
                  "1;9;5.0;2025-08-20 10:00;deposit\n1;9;5;2025-08-20 10:00:00.9;deposit\n"});
        QCOMPARE(second.report.files.front().duplicates, 2);
        QCOMPARE(second.portfolio->rows(Table::Atm), std::size_t(3));
        // Two files of one import are two files.
        const auto both = read(emptyBook(), {atmHeader + row, atmHeader + row});
        QCOMPARE(both.portfolio->rows(Table::Atm), std::size_t(1));
        QCOMPARE(both.report.files[1].duplicates, 1);
        // Another currency is another row.
        ImportOptions euros;
        euros.currency = Currency::fromCode(u"EUR");
        QCOMPARE(read(first.portfolio, {atmHeader + row}, euros).portfolio->rows(Table::Atm), std::size_t(3));
    }

    // Files of rows that are often equal, within one and across several, against counting texts.
    void rowsAreCountedLikeTexts()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            PortfolioPtr book = emptyBook();
            QMap<QByteArray, int> expected;
            for (int step = 0; step < 3; ++step) {
                QList<QByteArray> files;
                QList<qint64> duplicates;
                const int variety = 1 + static_cast<int>(random.bounded(4));
                const int firstDay = step == 2 ? 20 : 1;  // days that no earlier file has
                for (int file = 0; file < 2; ++file) {
                    QMap<QByteArray, int> counts;
                    QByteArray content = atmHeader;
                    for (int row = static_cast<int>(random.bounded(30)); row > 0; --row) {
                        const auto pick = [&](int from) {
                            return QByteArray::number(from + int(random.bounded(variety)));
                        };
                        const QByteArray line = pick(1) + ",2025-08-" + pick(firstDay).rightJustified(2, '0')
                                                + " 10:00:00," + pick(3) + ".00,deposit," + pick(1);
                        ++counts[line];
                        content += line + '\n';
                    }
                    qint64 known = 0;
                    for (auto [line, count] : counts.toStdMap()) {
                        known += std::min(count, expected[line]);
                        expected[line] = std::max(count, expected[line]);
                    }
                    files += content;
                    duplicates += known;
                }
                const auto merged = read(book, files);
                for (int file = 0; file < 2; ++file)
                    QCOMPARE(merged.report.files[static_cast<std::size_t>(file)].duplicates, duplicates[file]);
                book = merged.portfolio;
                QMap<QByteArray, int> found;
                for (RowIndex row = 0; row < book->rows(Table::Atm); ++row)
                    ++found[QStringList{book->cellText(Field::AtmId, row), book->cellText(Field::AtmTime, row),
                                        book->cellText(Field::AtmAmount, row), book->cellText(Field::AtmType, row),
                                        book->cellText(Field::AtmCustomer, row)}
                                .join(u',')
                                .toUtf8()];
                QCOMPARE(found, expected);
            }
        }
    }

    void loansAreAdded()
    {
        const auto first = read(emptyBook(), {"customer_id,type,amount\n1,car,5\n1,car,5\n1,house,6\n"});
        const auto again = read(
            first.portfolio, {"customer_id,type,amount,currency\n1,car,5,CAD\n1,car,5,\n1,car,5,CAD\n2,car,5,USD\n"});
        QCOMPARE(again.report.files.front().duplicates, 2);
        QCOMPARE(loansOf(*again.portfolio, QStringLiteral("1")),
                 (QStringList{QStringLiteral("car 5.00 CAD"), QStringLiteral("car 5.00 CAD"),
                              QStringLiteral("car 5.00 CAD"), QStringLiteral("house 6.00 CAD")}));
    }

    void currencies()
    {
        ImportOptions yen;
        yen.currency = Currency::fromCode(u"JPY");
        const auto merged = read(emptyBook(),
                                 {"customer_id,name,current_balance,currency\n1,Ann,1500,\n2,Bo,1.50,USD\n3,Cy,1.50,\n",
                                  atmHeader + "9,2025-08-20,200,deposit,2\n"},
                                 yen);
        QCOMPARE(cell(*merged.portfolio, "1", Field::CustomerBalance), QStringLiteral("1500"));
        QCOMPARE(cell(*merged.portfolio, "2", Field::CustomerBalance), QStringLiteral("1.50"));
        QCOMPARE(merged.report.files[0].rejected, 1);
        QCOMPARE(merged.portfolio->currencyAt(Table::Atm, 0).code(), QStringLiteral("JPY"));
        QCOMPARE(merged.portfolio->numberAt(Field::AtmAmount, 0), 200);
    }

    void allOrNothing()
    {
        auto profile = Profile::open(m_folder.filePath(QStringLiteral("profile")), {QStringLiteral("pass")},
                                     Profile::Mode::CreateIfMissing);
        QVERIFY(profile);
        const QString good = file("customer_id,name\n1,Ann\n2,4111111111111111\n");
        const QString half = file("customer_id,name,age\n3,Cy,200\n4,Di,4111 1111 1111 1111\n5,Ed,50\n");
        const QString bad = file("name,city\nAnn,Laval\n");
        QVERIFY(!importFiles(**profile, {good, bad}, {}));
        QCOMPARE((*profile)->newestSnapshot().value(), 0);
        QVERIFY((*profile)->rejectedRows().value().empty());

        const auto none = importFiles(**profile, {file("customer_id,age\n1,200\n")}, {});
        QVERIFY(none);
        QCOMPARE(none->accepted(), 0);
        QCOMPARE(none->snapshot, 0);
        QCOMPARE((*profile)->newestSnapshot().value(), 0);
        const auto setAside = (*profile)->rejectedRows().value();
        QCOMPARE(setAside.size(), std::size_t(1));
        QCOMPARE(setAside[0].line, 2);
        QCOMPARE(setAside[0].field, QStringLiteral("customer.age"));
        QCOMPARE(setAside[0].content, QStringLiteral("1,200"));

        const auto report = importFiles(**profile, {good, half}, {});
        QVERIFY(report);
        QVERIFY(report->snapshot > 0);
        const auto rejected = (*profile)->rejectedRows().value();  // newest first
        QCOMPARE(rejected.size(), std::size_t(3));
        QCOMPARE(rejected[0].content, QStringLiteral("4,Di,4111 11** **** 1111"));
        QCOMPARE((*profile)->loadPortfolio().value()->rows(Table::Customers), std::size_t(3));
        const QJsonObject json = report->toJson()[QStringLiteral("files")].toArray()[1].toObject();
        QCOMPARE(json[QStringLiteral("read")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("rejected")].toInt(), 2);
        QCOMPARE(json[QStringLiteral("problems")].toArray()[0].toObject()[QStringLiteral("line")].toInt(), 2);

        const auto again = importFiles(**profile, {good}, {});
        QVERIFY(again);
        QCOMPARE(again->snapshot, report->snapshot);

        std::atomic<bool> cancelled = true;
        ImportOptions options;
        options.cancelled = &cancelled;
        QCOMPARE(importFiles(**profile, {file("customer_id,name\n9,Zed\n")}, options).error().kind,
                 ErrorKind::Cancelled);
        QCOMPARE((*profile)->newestSnapshot().value(), report->snapshot);
    }

    // Past the window of 8 MB, with the same figures as counted here.
    void largeFiles()
    {
        QByteArray csv = "customer_id,atm_id,timestamp,amount,transaction_type,city\n";
        QByteArray json = "[\n";
        qint64 sum = 0;
        for (int i = 0; i < 200'000; ++i) {
            const int cents = i % 1000 * 7919 % 100'000;
            sum += cents;
            csv += QStringLiteral("%1,%2,2025-01-%3 10:00:%4,%5.%6,%7,Laval\n")
                       .arg(i % 5000)
                       .arg(i % 50)
                       .arg(1 + i % 28, 2, 10, QChar(u'0'))
                       .arg(i % 60, 2, 10, QChar(u'0'))
                       .arg(cents / 100)
                       .arg(cents % 100, 2, 10, QChar(u'0'))
                       .arg(i % 2 ? QStringLiteral("deposit") : QStringLiteral("withdrawal"))
                       .toUtf8();
            if (i < 100'000)
                json +=
                    QStringLiteral(
                        "{\"feedback_id\": \"%1\", \"category\": \"ATM Issue\", \"description\": \"The machine ate it, number %1\"},\n")
                        .arg(i)
                        .toUtf8();
        }
        json.chop(2);
        json += "\n]";
        QVERIFY(csv.size() > (8 << 20));
        QVERIFY(json.size() > (8 << 20));
        const auto merged = read(emptyBook(), {csv, json});
        QCOMPARE(merged.report.files[0].rejected, 0);
        QCOMPARE(merged.report.files[0].accepted, 200'000);
        QCOMPARE(merged.report.files[1].accepted, 100'000);
        QCOMPARE(merged.report.files[0].ignoredColumns, QStringList{QStringLiteral("city")});
        qint64 found = 0;
        for (RowIndex row = 0; row < 200'000; ++row)
            found += merged.portfolio->numberAt(Field::AtmAmount, row);
        QCOMPARE(found, sum);
        const auto again = read(merged.portfolio, {csv});
        QCOMPARE(again.report.files.front().duplicates, 200'000);
        QCOMPARE(again.portfolio->rows(Table::Atm), std::size_t(200'000));
    }
};

QTEST_GUILESS_MAIN(ImportMerge)
#include "tst_import_merge.moc"
