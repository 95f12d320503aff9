// SPDX-License-Identifier: GPL-3.0-or-later
// The columnar book: shared ids, orphans, widths, copies, and what a builder refuses.
#include "models/portfolio/builder.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace clientele;

namespace {

PortfolioBuilder builderIn(const char *zone = "UTC")
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId(zone).value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return PortfolioBuilder(info);
}

void addCustomer(PortfolioBuilder &builder, const QString &id, const QString &city = {})
{
    TableBuilder &table = builder.table(Table::Customers);
    table.beginRow();
    table.setText(Field::CustomerId, id);
    table.setText(Field::CustomerCity, city);
}

void addLoan(PortfolioBuilder &builder, const QString &customer, qint64 amount, const QString &currency = {})
{
    TableBuilder &table = builder.table(Table::Loans);
    table.beginRow();
    table.setText(Field::LoanCustomer, customer);
    table.setText(Field::LoanType, u"car"_qs);
    table.setNumber(Field::LoanAmount, amount);
    if (!currency.isEmpty())
        table.setText(Field::LoanCurrency, currency);
}

}  // namespace

class TestPortfolio : public QObject {
    Q_OBJECT
private slots:
    void schemaIsSound()
    {
        QSet<QString> names;
        for (std::size_t i = 0; i < fields().size(); ++i) {
            const FieldInfo &row = fields()[i];
            QCOMPARE(static_cast<std::size_t>(row.field), i);
            QVERIFY2(!names.contains(QLatin1StringView(row.name)), row.name);
            names.insert(QLatin1StringView(row.name));
            QVERIFY(fieldByName(QLatin1StringView(row.name)) == row.field);
            if (i > 0)
                QVERIFY2(row.table >= fields()[i - 1].table, row.name);
            for (const QString &source : QString::fromUtf8(row.sourceColumns).split(u'|', Qt::SkipEmptyParts))
                QCOMPARE(normalised(source), source);
        }
        for (int i = 0; i < tableCount; ++i) {
            const auto table = static_cast<Table>(i);
            QVERIFY(tableByName(QLatin1StringView(tableName(table))) == table);
            QSet<QString> sources;  // one column name means one field within a table
            for (const FieldInfo &row : fieldsOf(table))
                for (const QString &source : QString::fromUtf8(row.sourceColumns).split(u'|', Qt::SkipEmptyParts)) {
                    QVERIFY2(!sources.contains(source), qPrintable(source));
                    sources.insert(source);
                }
        }
    }

    void idsAreSharedAndOrphansKept()
    {
        auto builder = builderIn();
        addLoan(builder, u"ghost"_qs, 5);  // before any customer: order of tables must not matter
        addLoan(builder, u"b"_qs, 7);
        addCustomer(builder, u"a"_qs);
        addCustomer(builder, u"b"_qs);
        addLoan(builder, u"b"_qs, 9, u"EUR"_qs);
        const auto book = builder.build().value();
        QCOMPARE(book->rows(Table::Customers), 2u);
        QVERIFY(book->customerRow(u"b"_qs) == RowIndex(1));
        QVERIFY(!book->customerRow(u"ghost"_qs));
        const Code ghost = book->customerIds().find(u"ghost"_qs).value();
        QVERIFY(!book->isKnownCustomer(ghost));
        QCOMPARE(book->rowsOf(Table::Loans, ghost).size(), 1u);
        const auto ofB = book->rowsOf(Table::Loans, 2);
        QCOMPARE(std::vector<RowIndex>(ofB.begin(), ofB.end()), (std::vector<RowIndex>{1, 2}));
        QVERIFY(book->rowsOf(Table::Atm, 2).empty());
        QVERIFY(book->rowsOf(Table::Loans, 99).empty());
        QCOMPARE(book->currencyAt(Table::Loans, 1).code(), u"CAD"_qs);  // the default fills the gap
        QCOMPARE(book->currencyAt(Table::Loans, 2).code(), u"EUR"_qs);
        QCOMPARE(book->cellText(Field::LoanAmount, 2), u"0.09"_qs);
    }

    void repeatedOrMissingIdsAreRefused()
    {
        auto twice = builderIn();
        addCustomer(twice, u"a"_qs);
        addCustomer(twice, u"a"_qs);
        QVERIFY(!twice.build());
        auto none = builderIn();
        addCustomer(none, QString());
        QVERIFY(!none.build());
    }

    void emptyBook()
    {
        const auto book = builderIn().build().value();
        QCOMPARE(book->rows(Table::Atm), 0u);
        QVERIFY(book->rowsOf(Table::Atm, 1).empty());
        QCOMPARE(book->customerIds().size(), 1u);
    }

    void widthsHoldTheirValues()
    {
        for (const std::size_t distinct : {1u, 255u, 256u, 65'535u, 65'536u}) {
            auto builder = builderIn();
            for (std::size_t i = 0; i < distinct; ++i)
                addCustomer(builder, u"c%1"_qs.arg(i), u"city%1"_qs.arg(i));
            const auto book = builder.build().value();
            for (const std::size_t row : {std::size_t(0), distinct / 2, distinct - 1})
                QCOMPARE(book->textAt(Field::CustomerCity, RowIndex(row)), u"city%1"_qs.arg(row));
        }
        const std::vector<std::int64_t> values{missingNumber, 0, 2'147'483'647, -2'147'483'647};
        for (auto more : {std::vector<std::int64_t>{}, {-2'147'483'648LL}, {2'147'483'648LL}, {missingNumber + 1}}) {
            auto all = values;
            all.insert(all.end(), more.begin(), more.end());
            const Numbers numbers = Numbers::narrowed(all);
            for (std::size_t i = 0; i < all.size(); ++i)
                QCOMPARE(numbers[i], all[i]);
            QCOMPARE(numbers.storage().index(), more.empty() ? 0u : 1u);
        }
    }

    void copiesAreEqualCellByCell()
    {
        auto builder = builderIn("America/Toronto");
        QRandomGenerator random(3);
        for (int i = 0; i < 200; ++i)
            addCustomer(builder, u"c%1"_qs.arg(i), i % 7 ? u"city%1"_qs.arg(i % 5) : QString());
        for (int i = 0; i < 1'000; ++i)
            addLoan(builder, u"c%1"_qs.arg(random.bounded(220)), random.bounded(1'000'000),
                    i % 3 ? u"JPY"_qs : QString());
        const auto first = builder.build().value();
        PortfolioBuilder again(first->info());
        for (const Table table : {Table::Loans, Table::Customers})
            again.copyTable(*first, table);
        const auto second = again.build().value();
        for (const FieldInfo &field : fields()) {
            QCOMPARE(second->rows(field.table), first->rows(field.table));
            for (RowIndex row = 0; row < first->rows(field.table); ++row)
                QCOMPARE(second->cellText(field.field, row), first->cellText(field.field, row));
        }
    }

    void localHoursFollowTheZone()
    {
        auto builder = builderIn("Asia/Kathmandu");  // +05:45
        const auto zone = DisplayZone::fromId("Asia/Kathmandu").value();
        TableBuilder &atm = builder.table(Table::Atm);
        for (const auto *time : {u"2025-08-20 00:00:00", u"2025-08-20 23:59:59", u"2025-12-31 12:30:00"}) {
            atm.beginRow();
            atm.setText(Field::AtmCustomer, u"x"_qs);
            atm.setNumber(Field::AtmTime, parseTimestamp(time, zone).value());
        }
        atm.beginRow();
        const auto book = builder.build().value();
        const LocalHours *hours = book->localHours(Field::AtmTime);
        QVERIFY(hours);
        const auto hourOfDay = [&](std::size_t row) {
            return (hours->first + std::int64_t(hours->codes[row]) - 1) % 24;
        };
        QCOMPARE(hourOfDay(0), 0);
        QCOMPARE(hourOfDay(1), 23);
        QCOMPARE(hourOfDay(2), 12);
        QCOMPARE(hours->codes[3], missingCode);
    }
};

QTEST_APPLESS_MAIN(TestPortfolio)
#include "tst_portfolio.moc"
