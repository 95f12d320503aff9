// SPDX-License-Identifier: GPL-3.0-or-later
// Rows laid by the hour: the same rows, those of one hour as they came, whatever the widths.
#include "app/sync/timecluster.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtMath>

#include <algorithm>

using namespace clientele;

namespace {

using Columns = std::vector<std::pair<Field, Column>>;

// Row r has the type code r % 3 and the amount r: what a row was is seen wherever it lies.
Columns columns(const std::vector<std::int64_t> &times)
{
    auto types = std::make_shared<Dictionary>();
    (void)types->intern(QStringLiteral("deposit"));
    (void)types->intern(QStringLiteral("withdrawal"));
    std::vector<Code> codes;
    std::vector<std::int64_t> amounts;
    for (std::size_t row = 0; row < times.size(); ++row) {
        codes.push_back(static_cast<Code>(row % 3));
        amounts.push_back(static_cast<std::int64_t>(row));
    }
    return {{Field::AtmTime, NumberColumn{Numbers::narrowed(times)}},
            {Field::AtmAmount, NumberColumn{Numbers::narrowed(amounts)}},
            {Field::AtmType, TextColumn{types, Codes::narrowed(codes, types->size())}}};
}

std::int64_t number(const Columns &columns, std::size_t column, std::size_t row)
{
    return std::get<NumberColumn>(columns[column].second).values[row];
}

}  // namespace

class tst_TimeCluster : public QObject {
    Q_OBJECT

private slots:
    void laysRowsByTheHour_data();
    void laysRowsByTheHour();
    void leavesFewAndOrderedRows();
};

void tst_TimeCluster::laysRowsByTheHour_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::newRow("two years") << qint64(1'700'000'000) << qint64(1'763'000'000);
    QTest::newRow("before 1970") << qint64(-50'000) << qint64(50'000);
    QTest::newRow("past 2038") << qint64(2'100'000'000) << qint64(2'200'000'000);
}

void tst_TimeCluster::laysRowsByTheHour()
{
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QRandomGenerator random(7);
    std::vector<std::int64_t> times(9000);
    for (std::int64_t &time : times)
        time = random.bounded(20) == 0 ? missingNumber : least + random.bounded(most - least);
    Columns laid = columns(times);
    clusterByTime(laid, Field::AtmTime, times.size());
    // A stable sort by the hour, written down another way.
    std::vector<std::size_t> order(times.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        order[row] = row;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        if (times[a] == missingNumber || times[b] == missingNumber)
            return times[a] != missingNumber && times[b] == missingNumber;
        return qFloor(double(times[a]) / 3600) < qFloor(double(times[b]) / 3600);
    });
    for (std::size_t row = 0; row < order.size(); ++row) {
        QCOMPARE(number(laid, 0, row), times[order[row]]);
        QCOMPARE(number(laid, 1, row), std::int64_t(order[row]));
        QCOMPARE(std::get<TextColumn>(laid[2].second).codes[row], Code(order[row] % 3));
    }
}

void tst_TimeCluster::leavesFewAndOrderedRows()
{
    for (const std::size_t rows : {std::size_t(0), std::size_t(1), std::size_t(4000)}) {
        std::vector<std::int64_t> times(rows);
        for (std::size_t row = 0; row < rows; ++row)
            times[row] = -std::int64_t(row) * 7200;
        Columns few = columns(times);
        clusterByTime(few, Field::AtmTime, rows);
        for (std::size_t row = 0; row < rows; ++row)
            QCOMPARE(number(few, 1, row), std::int64_t(row));
    }
    Columns none{{Field::AtmAmount, NumberColumn{Numbers::narrowed(std::vector<std::int64_t>(5000, 3))}}};
    clusterByTime(none, Field::AtmTime, 5000);
    QCOMPARE(number(none, 0, 4999), std::int64_t(3));
}

QTEST_APPLESS_MAIN(tst_TimeCluster)
#include "tst_timecluster.moc"
