// SPDX-License-Identifier: GPL-3.0-or-later
// The list of values to tick, and the bins behind a range of numbers, held against counts made here.
#include "models/items/filterfields.h"
#include "models/items/filtervalues.h"
#include "models/items/numberbins.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

QStringList shown(const FilterValues &values)
{
    QStringList labels;
    for (int row = 0; row < values.rowCount(); ++row)
        labels += values.index(row).data().toString();
    return labels;
}

// Customers whose balances are these; missingNumber for one without.
PortfolioPtr bookOf(const std::vector<std::int64_t> &balances)
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(info);
    TableBuilder &customers = builder.table(Table::Customers);
    int id = 0;
    for (const std::int64_t balance : balances) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(++id));
        if (balance != missingNumber)
            customers.setNumber(Field::CustomerBalance, balance);
    }
    return builder.build().value();
}

struct Histogram {
    BinEdges edges;
    BinCounts counts;
};

// The steps that an editor takes.
Histogram histogramOf(const PortfolioPtr &book)
{
    const Catalogue catalogue;
    const auto ask = [&](const BinEdges &edges) {
        const auto result =
            evaluate(*book, catalogue, binQuery(u"customers.count"_s, u"customer.balance"_s, edges, {}));
        return result ? binCounts(edges, *result) : BinCounts();
    };
    const BinEdges all = magnitudes(2);
    BinEdges edges = spread(all, ask(all));
    if (edges.bins() > 0 && !edges.logarithmic)
        edges = refined(edges, ask(edges));
    return {edges, edges.bins() > 0 ? ask(edges) : BinCounts()};
}

}  // namespace

class tst_FilterValues : public QObject {
    Q_OBJECT

private slots:
    void searchingForgetsAccentsAndCase();
    void valuesWithoutRowsWaitBehindASwitch();
    void tickingWhatIsShown();
    void whatIsChosenComesFirst();
    void aHundredThousandValuesStayFluid();
    void binsCountAsAnybodyWould_data();
    void binsCountAsAnybodyWould();
    void edgesAreRound();
};

void tst_FilterValues::searchingForgetsAccentsAndCase()
{
    FilterValues values;
    const QAbstractItemModelTester tester(&values, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QStringList keys{u"Montréal"_s, u"Québec"_s, u"Mont-Tremblant"_s, u"Århus"_s, u"Łódź"_s};
    values.setValues(filterValuesOf(keys, keys), {});
    QHash<QString, qint64> rows;
    for (const QString &key : keys)
        rows.insert(key, 1);
    values.setRows(rows);
    values.setSearch(u" MONTRE"_s);
    QCOMPARE(shown(values), QStringList{u"Montréal"_s});
    values.setSearch(u"mont"_s);
    QCOMPARE(shown(values), QStringList({u"Montréal"_s, u"Mont-Tremblant"_s}));
    values.setSearch(u"lodz"_s);
    QCOMPARE(shown(values), QStringList{u"Łódź"_s});
    values.setSearch(u"é"_s);
    QCOMPARE(values.rowCount(), 3);
    values.setSearch({});
    QCOMPARE(shown(values), keys);
}

void tst_FilterValues::valuesWithoutRowsWaitBehindASwitch()
{
    FilterValues values;
    const QAbstractItemModelTester tester(&values, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QStringList keys{u"a"_s, u"b"_s, u"c"_s};
    values.setValues(filterValuesOf(keys, keys), {u"c"_s});
    values.setRows({{u"b"_s, 5}});
    QCOMPARE(shown(values), QStringList({u"c"_s, u"b"_s}));  // what is chosen is never hidden
    QCOMPARE(values.hiddenValues(), 1);
    QCOMPARE(values.index(1).data(FilterValues::RowsRole).toLongLong(), 5);
    values.setAllShown(true);
    QCOMPARE(shown(values), QStringList({u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(values.allRows(), 5);
    QCOMPARE(values.checkedRows(), 0);
}

void tst_FilterValues::tickingWhatIsShown()
{
    FilterValues values;
    const QAbstractItemModelTester tester(&values, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QStringList keys{u"north one"_s, u"north two"_s, u"south"_s};
    values.setValues(filterValuesOf(keys, keys), {});
    values.setRows({{keys[0], 1}, {keys[1], 2}, {keys[2], 4}});
    QSignalSpy changes(&values, &FilterValues::checkedChanged);
    values.setSearch(u"north"_s);
    values.checkShown(true);
    values.checkShown(true);  // which changes nothing
    QCOMPARE(changes.count(), 1);
    values.setSearch({});
    QCOMPARE(values.checkedKeys(), QStringList({keys[0], keys[1]}));
    QCOMPARE(values.checkedRows(), 3);
    QVERIFY(values.setData(values.index(2), Qt::Checked, Qt::CheckStateRole));
    values.setSearch(u"north one"_s);
    values.checkShown(false);
    QCOMPARE(values.checkedKeys(), QStringList({keys[1], keys[2]}));
    values.checkNone();
    QVERIFY(values.checkedKeys().isEmpty());
}

void tst_FilterValues::whatIsChosenComesFirst()
{
    FilterValues values;
    const QStringList keys{u"a"_s, u"b"_s, u"c"_s};
    values.setValues(filterValuesOf(keys, keys), {u"c"_s, u"gone"_s});
    values.setAllShown(true);
    QCOMPARE(shown(values), QStringList({u"c"_s, u"gone"_s, u"a"_s, u"b"_s}));
    QCOMPARE(values.checkedKeys(), QStringList({u"c"_s, u"gone"_s}));
}

void tst_FilterValues::aHundredThousandValuesStayFluid()
{
    QStringList keys;
    QHash<QString, qint64> rows;
    for (int i = 0; i < 100'000; ++i) {
        keys += u"Machine %1"_s.arg(i, 6, 10, QChar(u'0'));
        rows.insert(keys.constLast(), i);
    }
    FilterValues values;
    values.setValues(filterValuesOf(keys, keys), {});
    values.setRows(rows);
    QElapsedTimer timer;
    timer.start();
    values.setSearch(u"0421"_s);
    const qint64 narrowed = timer.nsecsElapsed();
    qInfo("narrowing 100,000 values: %.1f ms", static_cast<double>(narrowed) / 1e6);
    QCOMPARE(values.rowCount(),
             static_cast<int>(std::ranges::count_if(keys, [](const QString &key) { return key.contains(u"0421"_s); })));
    QVERIFY2(narrowed < 200'000'000, "a key must not be felt");
}

void tst_FilterValues::binsCountAsAnybodyWould_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("logarithmic");
    QTest::newRow("even") << u"even"_s << false;
    QTest::newRow("log-normal") << u"log-normal"_s << true;
    QTest::newRow("debts and credits") << u"signed"_s << false;
    QTest::newRow("one value") << u"one"_s << false;
    QTest::newRow("many at zero, few far out") << u"zeros"_s << true;
    QTest::newRow("cents") << u"cents"_s << false;
    QTest::newRow("on the edges") << u"edges"_s << false;
}

void tst_FilterValues::binsCountAsAnybodyWould()
{
    QFETCH(QString, shape);
    QFETCH(bool, logarithmic);
    QRandomGenerator random(7);
    std::vector<std::int64_t> balances;
    for (int i = 0; i < 5000; ++i) {
        if (shape == u"even")
            balances.push_back(random.bounded(1'000'000));
        else if (shape == u"log-normal")
            balances.push_back(std::llround(std::exp(8
                                                     + 1.6 * std::sqrt(-2 * std::log(1 - random.generateDouble()))
                                                           * std::cos(6.283185307 * random.generateDouble()))));
        else if (shape == u"signed")
            balances.push_back(random.bounded(-700'000, 300'000));
        else if (shape == u"one")
            balances.push_back(12'345);
        else if (shape == u"zeros")
            balances.push_back(i % 3 ? 0 : 1 + std::llround(std::pow(10, 1 + 6 * random.generateDouble())));
        else if (shape == u"cents")
            balances.push_back(random.bounded(10));
        else
            balances.push_back(random.bounded(20) * 50'000);
    }
    for (int i = 0; i < 17; ++i)
        balances.push_back(missingNumber);
    const Histogram histogram = histogramOf(bookOf(balances));
    const std::vector<std::int64_t> &edges = histogram.edges.scaled;
    QCOMPARE(histogram.edges.logarithmic, logarithmic);
    QVERIFY(edges.size() >= 2 && edges.size() <= 40);
    QVERIFY(std::ranges::is_sorted(edges));

    std::vector<std::int64_t> expected(edges.size() - 1);
    for (const std::int64_t balance : balances) {
        if (balance == missingNumber)
            continue;
        QVERIFY2(balance >= edges.front() && balance <= edges.back(), "the scale holds every value");
        std::size_t bin = 0;
        while (bin + 2 < edges.size() && balance >= edges[bin + 1])
            ++bin;
        ++expected[bin];
    }
    QCOMPARE(histogram.counts.rows, expected);
    QCOMPARE(histogram.counts.missing, 17);
    QCOMPARE(histogram.counts.inBins(), 5000);
    // Nothing is gained by room at the ends; around a single value there is some.
    if (shape != u"one") {
        QVERIFY(expected.front() > 0);
        QVERIFY(expected.back() > 0);
    }
}

void tst_FilterValues::edgesAreRound()
{
    const BinEdges edges{{-5000, 0, 50, 123'456'789}, 2, false};
    QCOMPARE(edges.texts(), QStringList({u"-50"_s, u"0"_s, u"0.5"_s, u"1234567.89"_s}));
    const BinEdges whole{{-20, 0, 100}, 0, false};
    QCOMPARE(whole.texts(), QStringList({u"-20"_s, u"0"_s, u"100"_s}));
    QCOMPARE(spread(magnitudes(0), {std::vector<std::int64_t>(magnitudes(0).bins()), 3}).bins(), 0U);
}

QTEST_GUILESS_MAIN(tst_FilterValues)
#include "tst_filtervalues.moc"
