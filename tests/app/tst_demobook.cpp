// SPDX-License-Identifier: GPL-3.0-or-later
// The demo book: as large as asked, the same for the same seed, and plausible where a person would look.
#include "app/sources/demobook.h"

#include <QCryptographicHash>
#include <QTest>

using namespace clientele;

namespace {

constexpr qint64 until = 1'755'700'000;  // 20 August 2025

PortfolioPtr book(DemoSize size)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return makeDemoBook(size, info, until).value();
}

QByteArray fingerprint(const Portfolio &portfolio)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const FieldInfo &field : fields())
        for (RowIndex row = 0; row < portfolio.rows(field.table); ++row) {
            hash.addData(portfolio.cellText(field.field, row).toUtf8());
            hash.addData(QByteArrayView("\n", 1));
        }
    return hash.result().toHex();
}

double average(const Portfolio &portfolio, Field field)
{
    double sum = 0;
    const auto rows = portfolio.rows(info(field).table);
    for (RowIndex row = 0; row < rows; ++row)
        sum += double(portfolio.numberAt(field, row));
    return sum / double(rows);
}

}  // namespace

class TestDemoBook : public QObject {
    Q_OBJECT
private slots:
    void isAsLargeAsAsked()
    {
        for (const qint64 n : {0, 1, 700}) {
            const auto made = book({n, n * 10, n * 2, 5});
            QCOMPARE(qint64(made->rows(Table::Customers)), n);
            QCOMPARE(qint64(made->rows(Table::Credit)), n);
            QCOMPARE(qint64(made->rows(Table::Complaints)), n * 2);
            if (n > 1)
                QCOMPARE(qint64(made->rows(Table::Atm)), n * 10);
            QVERIFY(made->rows(Table::Products) >= 24);
        }
        QVERIFY(!makeDemoBook({-1, 0, 0, 1}, {}, until));
    }

    void seedsDecide()
    {
        const DemoSize size{200, 3'000, 100, 42};
        QCOMPARE(fingerprint(*book(size)), fingerprint(*book(size)));
        QVERIFY(fingerprint(*book(size)) != fingerprint(*book({200, 3'000, 100, 43})));
        // The same on every platform: a change of the generator is a decision, not an accident.
        QCOMPARE(fingerprint(*book(size)).left(16), QByteArray("2dc82a7c2c6ee9a2"));
    }

    void isPlausible()
    {
        const auto made = book({3'000, 20'000, 500, 9});
        const double score = average(*made, Field::CreditScore);
        QVERIFY2(score > 620 && score < 720, qPrintable(QString::number(score)));
        qint64 poorDelinquencies = 0, poor = 0, goodDelinquencies = 0, good = 0;
        for (RowIndex row = 0; row < 3'000; ++row) {
            const auto value = made->numberAt(Field::CreditScore, row);
            QVERIFY(value >= 300 && value <= 850);
            (value < 600 ? poor : good) += 1;
            (value < 600 ? poorDelinquencies : goodDelinquencies) += made->numberAt(Field::CreditDelinquencies, row);
            const bool hasLoan = !made->rowsOf(Table::Loans, row + 1).empty();
            QCOMPARE(made->textAt(Field::CustomerLoanStatus, row), hasLoan ? u"Yes"_qs : u"No"_qs);
            QVERIFY(made->numberAt(Field::CustomerLowestTransaction, row)
                    <= made->numberAt(Field::CustomerHighestTransaction, row));
        }
        QVERIFY(poor > 100 && good > 100);
        QVERIFY(double(poorDelinquencies) / double(poor) > 2 * double(goodDelinquencies) / double(good));
        const double loansPerCustomer = double(made->rows(Table::Loans)) / 3'000;
        QVERIFY2(loansPerCustomer > 0.6 && loansPerCustomer < 1.6, qPrintable(QString::number(loansPerCustomer)));
        for (RowIndex row = 0; row < made->rows(Table::Atm); ++row) {
            QVERIFY(made->numberAt(Field::AtmTime, row) <= until);
            if (row > 0)
                QVERIFY(made->numberAt(Field::AtmTime, row) >= made->numberAt(Field::AtmTime, row - 1));
        }
        for (RowIndex row = 0; row < made->rows(Table::Complaints); ++row)
            QVERIFY(!made->textAt(Field::ComplaintDescription, row).contains(u'{'));
    }
};

QTEST_GUILESS_MAIN(TestDemoBook)
#include "tst_demobook.moc"
