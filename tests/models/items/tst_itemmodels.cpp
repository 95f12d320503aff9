// SPDX-License-Identifier: GPL-3.0-or-later
// The tables over rows and results: cells, order, copies, and what Qt asks of every model.
#include "models/items/localised.h"
#include "models/items/resultmodel.h"
#include "models/items/rowsmodel.h"
#include "models/portfolio/builder.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

// Loans of 10, 9, nobody's amount, 2; and an id that only a loan names.
PortfolioPtr book()
{
    PortfolioInfo info;
    info.defaultCurrency = Currency::fromCode(u"CAD").value();
    PortfolioBuilder builder(info);
    for (const QString &id : {u"9"_s, u"10"_s}) {
        builder.table(Table::Customers).beginRow();
        builder.table(Table::Customers).setText(Field::CustomerId, id);
    }
    const struct {
        const char16_t *customer;
        const char16_t *type;
        std::int64_t amount;
    } loans[] = {{u"10", u"car", 123456}, {u"9", u"House", 5}, {u"10", u"car", missingNumber}, {u"77", u"", -700}};
    for (const auto &loan : loans) {
        TableBuilder &table = builder.table(Table::Loans);
        table.beginRow();
        table.setText(Field::LoanCustomer, QString::fromUtf16(loan.customer));
        table.setText(Field::LoanType, QString::fromUtf16(loan.type));
        if (loan.amount != missingNumber)
            table.setNumber(Field::LoanAmount, loan.amount);
    }
    return builder.build().value();
}

int columnOf(const RowsModel &model, Field field)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.column(column).field == field)
            return column;
    }
    return -1;
}

QStringList shown(const RowsModel &model, Field field)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells += model.index(row, columnOf(model, field)).data().toString();
    return cells;
}

}  // namespace

class tst_ItemModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void decimalsAreWrittenDigitByDigit_data();
    void decimalsAreWrittenDigitByDigit();
    void rowsAreReadFromTheBook();
    void rowsSortByMeaning();
    void selectionsFollowTheirRows();
    void rowsAreCopiedWithHeaders();
    void resultsAreTables();
};

void tst_ItemModels::decimalsAreWrittenDigitByDigit_data()
{
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("written");
    QTest::newRow("english") << u"-1234567.50"_s << u"en_CA"_s << u"-1,234,567.50"_s;
    QTest::newRow("german") << u"1234567.05"_s << u"de_DE"_s << u"1.234.567,05"_s;
    // More digits than a double holds.
    QTest::newRow("exact") << u"92233720368547758.07"_s << u"en_CA"_s << u"92,233,720,368,547,758.07"_s;
    QTest::newRow("smallest") << u"-9223372036854775808"_s << u"en_CA"_s << u"-9,223,372,036,854,775,808"_s;
    QTest::newRow("below one") << u"-0.05"_s << u"en_CA"_s << u"-0.05"_s;
    QTest::newRow("no number") << u"2025-08-20"_s << u"en_CA"_s << u"2025-08-20"_s;
    QTest::newRow("words") << u"1.2x"_s << u"en_CA"_s << u"1.2x"_s;
    QTest::newRow("nothing") << QString() << u"en_CA"_s << QString();
}

void tst_ItemModels::decimalsAreWrittenDigitByDigit()
{
    QFETCH(QString, decimal);
    QFETCH(QString, locale);
    QFETCH(QString, written);
    QCOMPARE(localised(decimal, QLocale(locale)), written);
}

void tst_ItemModels::rowsAreReadFromTheBook()
{
    RowsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setRows(book(), Table::Loans, {0, 1, 2, 3});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(shown(model, Field::LoanAmount), QStringList({u"1,234.56"_s, u"0.05"_s, QString(), u"-7.00"_s}));
    QCOMPARE(model.headerData(columnOf(model, Field::LoanAmount), Qt::Horizontal).toString(),
             fieldLabel(Field::LoanAmount));
    QCOMPARE(model.index(3, 0).data(CustomerRole).toString(), u"77"_s);
    QVERIFY(!model.index(4, 0).isValid());
    // Complaints have no column of this book, and so none here.
    model.setRows(book(), Table::Complaints, {});
    QCOMPARE(model.columnCount(), 0);
}

void tst_ItemModels::rowsSortByMeaning()
{
    RowsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(book(), Table::Loans, {0, 1, 2, 3});
    const int amount = columnOf(model, Field::LoanAmount);
    model.sort(amount, Qt::AscendingOrder);
    QCOMPARE(shown(model, Field::LoanAmount), QStringList({u"-7.00"_s, u"0.05"_s, u"1,234.56"_s, QString()}));
    model.sort(amount, Qt::DescendingOrder);  // what is missing is last again
    QCOMPARE(shown(model, Field::LoanAmount), QStringList({u"1,234.56"_s, u"0.05"_s, u"-7.00"_s, QString()}));
    model.sort(columnOf(model, Field::LoanCustomer), Qt::AscendingOrder);
    QCOMPARE(shown(model, Field::LoanCustomer), QStringList({u"9"_s, u"10"_s, u"10"_s, u"77"_s}));
    model.sort(columnOf(model, Field::LoanType), Qt::AscendingOrder);
    QCOMPARE(shown(model, Field::LoanType), QStringList({u"car"_s, u"car"_s, u"House"_s, QString()}));
}

void tst_ItemModels::selectionsFollowTheirRows()
{
    RowsModel model;
    model.setRows(book(), Table::Loans, {0, 1, 2, 3});
    const QPersistentModelIndex kept = model.index(3, columnOf(model, Field::LoanAmount));
    model.sort(columnOf(model, Field::LoanAmount), Qt::AscendingOrder);
    QCOMPARE(kept.row(), 0);
    QCOMPARE(kept.data().toString(), u"-7.00"_s);
}

void tst_ItemModels::rowsAreCopiedWithHeaders()
{
    RowsModel model;
    model.setRows(book(), Table::Loans, {0, 1});
    const QStringList lines = model.asText({1, 0}).split(u'\n');
    QCOMPARE(lines.size(), 4);  // headers, two rows, and the end
    QVERIFY(lines.at(0).contains(fieldLabel(Field::LoanType)));
    QVERIFY(lines.at(1).contains(u"House"_s));
    QCOMPARE(lines.at(0).count(u'\t'), lines.at(1).count(u'\t'));
    QCOMPARE(lines.at(3), QString());
}

void tst_ItemModels::resultsAreTables()
{
    ResultModel model(std::make_shared<const Catalogue>());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Currency cad = Currency::fromCode(u"CAD").value();
    QueryResult result;
    result.rows = {{{u"car"_s}, {64140583, 2, cad}, 15}, {{QString()}, {5, 2, cad}, 1}};
    model.setResult({.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}}, result);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"car"_s);
    QCOMPARE(model.index(0, 1).data().toString(), QString(u"641,405.83"_s + QChar::Nbsp + u"CAD"_s));
    QCOMPARE(model.index(0, 2).data().toString(), u"15"_s);
    QVERIFY(!model.index(1, 0).data().toString().isEmpty());  // "no value" is said
    QVERIFY(model.index(0, 1).data(SortRole).toDouble() > model.index(1, 1).data(SortRole).toDouble());
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), fieldLabel(Field::LoanType));
}

QTEST_GUILESS_MAIN(tst_ItemModels)

#include "tst_itemmodels.moc"
