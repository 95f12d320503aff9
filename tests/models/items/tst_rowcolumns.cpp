// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting and searching rows, held against a plain sort and a plain search over the cells' texts.
#include "models/items/inerttext.h"
#include "models/items/localised.h"
#include "models/items/resultsummary.h"
#include "models/items/rowsmodel.h"
#include "models/portfolio/builder.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 5'000;

// Transactions with every kind of cell, some of them missing, of known customers and of one that nobody knows.
PortfolioPtr book()
{
    PortfolioInfo about;
    about.zone = DisplayZone::fromId("America/Toronto").value();
    about.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(about);
    const QStringList names{u"Zoé O’Brien"_s, u"ann bell"_s, u"Łukasz Ødegård"_s, QString(), u"Bell Ann"_s};
    for (int i = 0; i < names.size(); ++i) {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(8 + i));
        customers.setText(Field::CustomerName, names.at(i));
    }
    QRandomGenerator random(7);
    TableBuilder &atm = builder.table(Table::Atm);
    for (int i = 0; i < many; ++i) {
        atm.beginRow();
        atm.setText(Field::AtmCustomer, QString::number(8 + random.bounded(7)));
        atm.setText(Field::AtmId, u"M%1"_s.arg(random.bounded(120)));
        atm.setText(Field::AtmCurrency, random.bounded(3) ? u"CAD"_s : u"JPY"_s);
        if (random.bounded(10))
            atm.setNumber(Field::AtmAmount, random.bounded(-500'000, 500'000));
        if (random.bounded(10))
            atm.setNumber(Field::AtmTime, 1'755'000'000 + random.bounded(90'000'000));
    }
    return builder.build().value();
}

std::vector<RowIndex> allRows(const Portfolio &portfolio)
{
    std::vector<RowIndex> rows(portfolio.rows(Table::Atm));
    for (RowIndex row = 0; row < rows.size(); ++row)
        rows[row] = row;
    return rows;
}

RowColumn column(const Portfolio &portfolio, const char *name)
{
    for (const RowColumn &each : rowColumns(portfolio, Table::Atm)) {
        if (qstrcmp(each.name(), name) == 0)
            return each;
    }
    return {};
}

}  // namespace

class tst_RowColumns : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }
    void theNameStandsBesideTheId();
    void sortsAsAPlainSortDoes_data();
    void sortsAsAPlainSortDoes();
    void theEndsOf64BitsSort();
    void findsWhatAPlainSearchFinds_data();
    void findsWhatAPlainSearchFinds();
    void numbersAreFoundAsTheyAreWritten();
    void stopsWhenCancelled();
    void searchedRowsAreAModel();
    void formulasAreInert();
    void copiesArePartsOfTheTable();
    void summariesAddWhatAddsUp();
    void summariesAreRoundedAndNeverPast64Bits();
};

void tst_RowColumns::theNameStandsBesideTheId()
{
    const PortfolioPtr made = book();
    const std::vector<RowColumn> columns = rowColumns(*made, Table::Atm);
    const auto id = std::ranges::find(columns, Field::AtmCustomer, &RowColumn::field);
    QVERIFY(id != columns.end() && id + 1 != columns.end());
    QCOMPARE((id + 1)->field, Field::CustomerName);
    const RowCells cells(*made, Table::Atm);
    for (const RowIndex row : allRows(*made)) {
        const auto customer = made->customerRow(made->textAt(Field::AtmCustomer, row));
        QCOMPARE(cells.text(*(id + 1), row), customer ? made->textAt(Field::CustomerName, *customer) : QString());
    }
    for (const RowColumn &each : rowColumns(*made, Table::Customers))
        QVERIFY(!each.ofCustomer);
}

void tst_RowColumns::sortsAsAPlainSortDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Qt::SortOrder>("order");
    for (const char *name : {"atm.customer", "customer.name", "atm.id", "atm.currency", "atm.amount", "atm.time"}) {
        QTest::addRow("%s up", name) << QString::fromLatin1(name) << Qt::AscendingOrder;
        QTest::addRow("%s down", name) << QString::fromLatin1(name) << Qt::DescendingOrder;
    }
}

void tst_RowColumns::sortsAsAPlainSortDoes()
{
    QFETCH(QString, name);
    QFETCH(Qt::SortOrder, order);
    const PortfolioPtr made = book();
    const RowColumn by = column(*made, name.toLatin1().constData());
    const RowCells cells(*made, Table::Atm);
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const bool text = info(by.field).type == FieldType::Text;
    const auto missing = [&](RowIndex row) {
        return text ? cells.text(by, row).isEmpty() : made->numberAt(by.field, row) == missingNumber;
    };
    const auto less = [&](RowIndex a, RowIndex b) {
        return text ? collator.compare(cells.text(by, a), cells.text(by, b)) < 0
                    : made->numberAt(by.field, a) < made->numberAt(by.field, b);
    };
    std::vector<RowIndex> expected = allRows(*made);
    std::ranges::stable_sort(expected, [&](RowIndex a, RowIndex b) {
        if (missing(a) || missing(b))
            return !missing(a) && missing(b);
        return order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
    QCOMPARE(sortedRows(*made, Table::Atm, allRows(*made), by, order), expected);
}

void tst_RowColumns::theEndsOf64BitsSort()
{
    PortfolioBuilder builder{PortfolioInfo()};
    TableBuilder &customers = builder.table(Table::Customers);
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t balance : {std::int64_t(0), most, missingNumber, -most, std::int64_t(-1)}) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(customers.rows()));
        if (balance != missingNumber)
            customers.setNumber(Field::CustomerBalance, balance);
    }
    const PortfolioPtr made = builder.build().value();
    const RowColumn by{Field::CustomerBalance, false};
    const std::vector<RowIndex> rows{0, 1, 2, 3, 4};
    QCOMPARE(sortedRows(*made, Table::Customers, rows, by, Qt::AscendingOrder), (std::vector<RowIndex>{3, 4, 0, 1, 2}));
    QCOMPARE(sortedRows(*made, Table::Customers, rows, by, Qt::DescendingOrder),
             (std::vector<RowIndex>{1, 0, 4, 3, 2}));
    QVERIFY(sortedRows(*made, Table::Customers, {}, by, Qt::AscendingOrder).empty());
}

void tst_RowColumns::findsWhatAPlainSearchFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");  // as a reader would look for them in the cells, folded by hand
    QTest::newRow("accent") << u"ZOE"_s << QStringList{u"zoé"_s};
    QTest::newRow("accents typed") << u"zoé"_s << QStringList{u"zoé"_s};
    QTest::newRow("letters without decomposition") << u"lukasz odegard"_s << QStringList{u"łukasz"_s, u"ødegård"_s};
    QTest::newRow("apostrophe") << u"o'brien"_s << QStringList{u"o’brien"_s};
    QTest::newRow("two words of two columns") << u"bell m11"_s << QStringList{u"bell"_s, u"m11"_s};
    QTest::newRow("a day") << u"2026-01-1"_s << QStringList{u"2026-01-1"_s};
    QTest::newRow("a time") << u":59:"_s << QStringList{u":59:"_s};
    QTest::newRow("cents") << u"12.3"_s << QStringList{u"12.3"_s};
    QTest::newRow("below zero") << u"-7"_s << QStringList{u"-7"_s};
    QTest::newRow("nobody") << u"qqq"_s << QStringList{u"qqq"_s};
    QTest::newRow("nothing typed") << u"  "_s << QStringList{};
}

void tst_RowColumns::findsWhatAPlainSearchFinds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    const PortfolioPtr made = book();
    const RowCells cells(*made, Table::Atm);
    const std::vector<RowColumn> columns = rowColumns(*made, Table::Atm);
    std::vector<RowIndex> expected;
    for (const RowIndex row : allRows(*made)) {
        const bool all = std::ranges::all_of(words, [&](const QString &word) {
            return std::ranges::any_of(
                columns, [&](const RowColumn &each) { return cells.text(each, row).toLower().contains(word); });
        });
        if (all)
            expected.push_back(row);
    }
    QCOMPARE(rowsWithWords(*made, Table::Atm, allRows(*made), columns, text, QLocale()), expected);
    QCOMPARE(expected.empty(), text == u"qqq"_s);
}

void tst_RowColumns::numbersAreFoundAsTheyAreWritten()
{
    const PortfolioPtr made = book();
    const RowColumn amount = column(*made, "atm.amount");
    const QLocale french(QLocale::French, QLocale::Canada);
    int found = 0;
    for (RowIndex row = 0; row < 200; ++row) {
        const QString data = made->cellText(Field::AtmAmount, row);
        if (data.isEmpty())
            continue;
        ++found;
        for (const QLocale &locale : {QLocale(QLocale::English, QLocale::Canada), french}) {
            // Its own separators and decimal mark; a space within is one of the French ones.
            const QString shown = localised(data, locale).replace(u'−', u'-');
            QCOMPARE(rowsWithWords(*made, Table::Atm, {row}, {amount}, shown, locale), std::vector<RowIndex>{row});
        }
    }
    QVERIFY(found > 100);
}

void tst_RowColumns::stopsWhenCancelled()
{
    const PortfolioPtr made = book();
    const std::atomic<bool> cancelled = true;
    QVERIFY(
        rowsWithWords(*made, Table::Atm, allRows(*made), rowColumns(*made, Table::Atm), u"m"_s, QLocale(), &cancelled)
            .empty());
    QCOMPARE(
        sortedRows(*made, Table::Atm, allRows(*made), column(*made, "atm.time"), Qt::AscendingOrder, &cancelled).size(),
        std::size_t(many));
}

void tst_RowColumns::searchedRowsAreAModel()
{
    const PortfolioPtr made = book();
    RowsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(made, Table::Atm, allRows(*made));
    model.showOnly(std::make_shared<const std::vector<RowIndex>>(std::vector<RowIndex>{7, 3}));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(KeyRole).toUInt(), 7U);
    QCOMPARE(static_cast<std::size_t>(model.columnCount()), rowColumns(*made, Table::Atm).size());
}

void tst_RowColumns::formulasAreInert()
{
    for (const QString &text : {u"=1"_s, u"+1"_s, u"-1"_s, u"@a"_s, u"\ta"_s, u"\ra"_s, u"\na"_s, u"＝a"_s})
        QCOMPARE(inertText(text), QString(u'\'' + text));
    for (const QString &text : {u"a=1"_s, QString(), u"1-1"_s, u"'=1"_s, u" =1"_s})
        QCOMPARE(inertText(text), text);
}

void tst_RowColumns::copiesArePartsOfTheTable()
{
    PortfolioBuilder builder{PortfolioInfo()};
    TableBuilder &complaints = builder.table(Table::Complaints);
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"c1"_s);
    complaints.setText(Field::ComplaintCategory, u"ATM"_s);
    complaints.setText(Field::ComplaintDescription, u"=HYPERLINK(\"x\")"_s);
    RowsModel model;
    model.setRows(builder.build().value(), Table::Complaints, {0});
    QCOMPARE(model.asText({0}, {2, 0}), QString(fieldLabel(Field::ComplaintDescription) + u'\t'
                                                + fieldLabel(Field::ComplaintId) + u"\n'=HYPERLINK(\"x\")\tc1\n"_s));
}

void tst_RowColumns::summariesAddWhatAddsUp()
{
    const Catalogue catalogue;
    const Currency cad = *Currency::fromCode(u"CAD");
    const Currency usd = *Currency::fromCode(u"USD");
    const QueryResult result{
        .rows = {{{u"a"_s}, {1'000, 2, cad}, 2}, {{u"b"_s}, {501, 2, cad}, 3}, {{u"a"_s}, {700, 2, usd}, 1}},
        .matchedRows = 6,
        .ignored = {}};
    const auto lines = summaryOf(catalogue, {.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}}, result);
    QCOMPARE(lines.size(), std::size_t(3));  // sum and mean of one currency, the sum of the other's only group
    QCOMPARE(lines[0].values.front(), std::optional(Figure{1'501, 2, cad}));
    QCOMPARE(lines[0].rows, std::optional<qint64>(5));
    QCOMPARE(lines[1].kind, SummaryLine::Kind::Mean);
    QCOMPARE(lines[1].values.front(), std::optional(Figure{751, 2, cad}));  // 7.505, away from zero
    QCOMPARE(lines[2].values.front(), std::optional(Figure{700, 2, usd}));

    // Averages and minima do not add up, nor do customers by the types of their loans.
    QVERIFY(!isAdditive(catalogue, {.measure = u"credit.score.average"_s, .by = {u"customer.city"_s}, .where = {}}));
    QVERIFY(!isAdditive(catalogue, {.measure = u"customers.count"_s, .by = {u"loan.type"_s}, .where = {}}));
    QVERIFY(isAdditive(catalogue, {.measure = u"customers.count"_s, .by = {u"customer.city"_s}, .where = {}}));
    QVERIFY(
        isAdditive(catalogue, {.measure = u"loans.count"_s, .by = {u"customer.city"_s, u"loan.type"_s}, .where = {}}));
    const QueryResult scores{
        .rows = {{{u"a"_s}, {50'000, 2, {}}, 2}, {{u"b"_s}, {70'050, 2, {}}, 3}}, .matchedRows = 5, .ignored = {}};
    const auto extremes =
        summaryOf(catalogue, {.measure = u"credit.score.average"_s, .by = {u"customer.city"_s}, .where = {}}, scores);
    QCOMPARE(extremes.size(), std::size_t(2));
    QCOMPARE(extremes[0].values.front()->toText(), u"500.00"_s);
    QCOMPARE(extremes[1].values.front()->toText(), u"700.50"_s);

    SummaryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines(lines, 1, 1, true);
    QCOMPARE(model.index(0, 1).data().toString(), QString(u"15.01"_s + QChar::Nbsp + u"CAD"_s));
    QCOMPARE(model.index(0, 2).data().toString(), u"5"_s);
    QVERIFY(model.index(1, 2).data().toString().isEmpty());
}

void tst_RowColumns::summariesAreRoundedAndNeverPast64Bits()
{
    const Catalogue catalogue;
    const Query query{.measure = u"loans.count"_s, .by = {u"loan.type"_s}, .where = {}};
    const auto of = [&](const std::vector<std::int64_t> &values) {
        QueryResult result;
        for (const std::int64_t value : values)
            result.rows.push_back({{QString::number(result.rows.size())}, {value, 0, {}}, 1});
        return summaryOf(catalogue, query, result);
    };
    QCOMPARE(of({1, 1, 0})[1].values.front()->toText(), u"0.67"_s);
    QCOMPARE(of({-1, -1, 0})[1].values.front()->toText(), u"-0.67"_s);
    QCOMPARE(of({10, 20})[1].values.front()->toText(), u"15.00"_s);
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const auto past = of({most, 1});
    QCOMPARE(past.size(), std::size_t(1));
    QCOMPARE(past[0].kind, SummaryLine::Kind::Count);
    QVERIFY(of({}).empty());
    // Of several currencies in one column there is only their number to say.
    const FigureColumn mixed{Figure{100, 2, *Currency::fromCode(u"CAD")}, Figure{100, 2, *Currency::fromCode(u"USD")}};
    for (const bool additive : {true, false}) {
        const auto lines = summaryOf({mixed}, additive);
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(lines[0].kind, SummaryLine::Kind::Count);
    }
}

QTEST_GUILESS_MAIN(tst_RowColumns)

#include "tst_rowcolumns.moc"
