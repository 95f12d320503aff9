// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics against another way of computing them, over ten thousand made-up runs: SQLite's, and sorted by hand.
#include "app/trace/statistics.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace clientele::trace;
using namespace Qt::StringLiterals;

namespace {

std::vector<Span> madeUpRuns(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<Span> runs;
    for (int i = 0; i < count; ++i) {
        Span run;
        run.trace = newTraceId();
        run.id = newSpanId();
        run.start = 1'700'000'000'000'000'000 + i * 1'000'000LL;
        // Log-normal, with ties.
        run.end = run.start + static_cast<qint64>(std::exp(random.bounded(12.0) + 6)) / 1'000 * 1'000;
        const int state = random.bounded(20);
        run.state = state == 0 ? State::Failed : state == 1 ? State::Cancelled : State::Done;
        if (random.bounded(3) > 0) {
            run.model = u"m"_s;
            run.streamed = random.bounded(4) > 0;
            run.inputTokens = random.bounded(5'000);
            run.outputTokens = random.bounded(50);
            run.estimated = random.bounded(100) == 0;
            if (random.bounded(5) > 0)
                run.firstToken = random.bounded(3'000) * 1'000'000LL;
        }
        runs.push_back(run);
    }
    return runs;
}

class Sql {
public:
    explicit Sql(const std::vector<Span> &runs)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"runs"_s);
        database.setDatabaseName(u":memory:"_s);
        database.open();
        QSqlQuery query(database);
        query.exec(u"CREATE TABLE run (latency INTEGER, state INTEGER, tokens INTEGER, streamed INTEGER, model TEXT, "
                   "first INTEGER)"_s);
        database.transaction();
        query.prepare(u"INSERT INTO run VALUES (?, ?, ?, ?, ?, ?)"_s);
        for (const Span &run : runs) {
            for (const QVariant &value :
                 QVariantList{run.end - run.start, static_cast<int>(run.state), run.inputTokens + run.outputTokens,
                              run.streamed, run.model.isNull() ? u""_s : run.model, run.firstToken})
                query.addBindValue(value);
            query.exec();
        }
        database.commit();
    }
    ~Sql() { QSqlDatabase::removeDatabase(u"runs"_s); }
    [[nodiscard]] double value(const QString &expression, const QString &more = {}) const
    {
        QSqlQuery query(QSqlDatabase::database(u"runs"_s));
        query.exec(u"SELECT "_s + expression + u" FROM run "_s + more);
        return query.next() ? query.value(0).toDouble() : -1;
    }
    // The least value that at least so many percent do not pass, by counting.
    [[nodiscard]] double rank(const QString &column, const QString &where, int percent) const
    {
        return value(u"min(%1)"_s.arg(column),
                     u"AS outer WHERE %2 AND (SELECT count(*) FROM run WHERE %2 AND run.%1 <= outer.%1) * 100 >= %3 * "
                     "(SELECT count(*) FROM run WHERE %2)"_s.arg(column, where)
                         .arg(percent));
    }
};

}  // namespace

class tst_Statistics : public QObject {
    Q_OBJECT

private slots:
    void equalAnotherComputation_data();
    void equalAnotherComputation();
    void ofNothing();
    void nearestRanks();
};

void tst_Statistics::equalAnotherComputation_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 3, 99, 100, 101, 10'000})
        QTest::addRow("%d", count) << count;
}

void tst_Statistics::equalAnotherComputation()
{
    QFETCH(int, count);
    const std::vector<Span> runs = madeUpRuns(count, static_cast<quint32>(count));
    const Statistics all = statisticsOf(runs);
    const Sql sql(runs);
    QCOMPARE(all.runs, static_cast<qint64>(sql.value(u"count(*)"_s)));
    QCOMPARE(all.failed, static_cast<qint64>(sql.value(u"count(*)"_s, u"WHERE state = 1"_s)));
    QCOMPARE(all.cancelled, static_cast<qint64>(sql.value(u"count(*)"_s, u"WHERE state = 2"_s)));
    QCOMPARE(all.inputTokens + all.outputTokens, static_cast<qint64>(sql.value(u"sum(tokens)"_s)));
    QCOMPARE(all.errorRate, sql.value(u"avg(state = 1)"_s));
    QCOMPARE(all.streamedShare, sql.value(u"coalesce(avg(streamed), 0)"_s, u"WHERE model <> ''"_s));
    const double used = sql.value(u"count(*)"_s, u"WHERE tokens > 0"_s);
    if (used > 0) {
        QCOMPARE(*all.medianTokens,
                 sql.value(u"avg(tokens)"_s,
                           u", (SELECT 1) WHERE run.rowid IN (SELECT rowid FROM run WHERE tokens > 0 "
                           "ORDER BY tokens LIMIT 2 - %1 % 2 OFFSET (%1 - 1) / 2)"_s.arg(static_cast<int>(used))));
    } else {
        QVERIFY(!all.medianTokens);
    }
    // By counting is quadratic: sorted by hand where there are many.
    std::vector<qint64> latencies;
    std::vector<qint64> firsts;
    for (const Span &run : runs) {
        latencies.push_back(run.end - run.start);
        if (run.firstToken >= 0)
            firsts.push_back(run.firstToken);
    }
    std::ranges::sort(latencies);
    std::ranges::sort(firsts);
    const auto ranked = [](const std::vector<qint64> &sorted, double share) {
        return sorted[static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())) - 1)];
    };
    QCOMPARE(*all.latency50, ranked(latencies, 0.5));
    QCOMPARE(*all.latency99, ranked(latencies, 0.99));
    QCOMPARE(all.firstToken50.has_value(), !firsts.empty());
    if (!firsts.empty()) {
        QCOMPARE(*all.firstToken50, ranked(firsts, 0.5));
        QCOMPARE(*all.firstToken99, ranked(firsts, 0.99));
    }
    if (count <= 101) {
        QCOMPARE(static_cast<double>(*all.latency50), sql.rank(u"latency"_s, u"1"_s, 50));
        QCOMPARE(static_cast<double>(*all.latency99), sql.rank(u"latency"_s, u"1"_s, 99));
    }
}

void tst_Statistics::ofNothing()
{
    const Statistics none = statisticsOf({});
    QCOMPARE(none.runs, 0);
    QCOMPARE(none.errorRate, 0.0);
    QCOMPARE(none.streamedShare, 0.0);
    QVERIFY(!none.medianTokens && !none.latency50 && !none.latency99 && !none.firstToken50);
}

void tst_Statistics::nearestRanks()
{
    QCOMPARE(percentile({5}, 1), std::optional<qint64>(5));
    QCOMPARE(percentile({5}, 100), std::optional<qint64>(5));
    QCOMPARE(percentile({4, 1, 3, 2}, 50), std::optional<qint64>(2));
    QCOMPARE(percentile({4, 1, 3, 2}, 51), std::optional<qint64>(3));
    QCOMPARE(percentile({4, 1, 3, 2}, 99), std::optional<qint64>(4));
    QCOMPARE(percentile({}, 50), std::optional<qint64>());
}

QTEST_GUILESS_MAIN(tst_Statistics)
#include "tst_statistics.moc"
