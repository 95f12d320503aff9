// SPDX-License-Identifier: GPL-3.0-or-later
// Batches of queries against each query alone, as a page's charts ask them: one scope, of which each leaves something
// out. (evaluate() itself is held to SQLite beside this.) CLIENTELE_SEED sets another seed, CLIENTELE_BATCHES a number.
#include "models/query/evaluator.h"
#include "tests/models/differential/randomquery.h"
#include "tests/models/differential/shown.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class TestEvaluateAll : public QObject {
    Q_OBJECT
private slots:
    void equalsEachQueryAlone();
    void keepsFailuresApart();
    void stopsWhenAsked();
    void addsUpPast64BitsOrSaysSo();
};

namespace {

// Random queries under one scope; `atm` of them ask for transactions, so that they share a scan.
std::vector<Query> page(QueryMaker &maker, QRandomGenerator &random, int count)
{
    Conditions scope;
    while (scope.size() < random.bounded(5u)) {
        for (const Condition &condition : maker.make().where)
            scope.push_back(condition);
    }
    static const QStringList often{u"atm.count"_s, u"atm.count"_s,       u"atm.amount"_s,  u"atm.deposits"_s,
                                   u"atm.net"_s,   u"atm.withdrawals"_s, u"atm.average"_s, u"loans.owed"_s};
    std::vector<Query> queries;
    while (int(queries.size()) < count) {
        Query query = maker.make();
        if (random.bounded(3) > 0) {
            const QString measure = often[random.bounded(int(often.size()))];
            query.measure = measure;
        }
        query.where.clear();
        for (const Condition &condition : scope) {
            if (random.bounded(4) > 0)
                query.where.push_back(condition);
        }
        queries.push_back(std::move(query));
    }
    return queries;
}

}  // namespace

void TestEvaluateAll::equalsEachQueryAlone()
{
    const quint32 seed = quint32(qEnvironmentVariable("CLIENTELE_SEED", u"31"_s).toUInt());
    const int wanted = qEnvironmentVariable("CLIENTELE_BATCHES", u"400"_s).toInt();
    const Catalogue catalogue;
    constexpr int perBook = 10;
    int withRows = 0;
    int queriesAsked = 0;
    for (int done = 0; done < wanted; done += perBook) {
        const quint32 bookSeed = seed * 1000 + quint32(done / perBook);
        std::array<int, tableCount> sizes{60, 70, 120, 900, 50, 20};
        if (done / perBook % 4 == 1)
            sizes = {300, 300, 600, 20'000, 100, 20};
        if (done / perBook % 4 == 3)
            sizes = {4, 1, 1, 2, 0, 0};
        const RandomBook book = BookMaker(bookSeed).make(sizes);
        QueryMaker maker(bookSeed + 1, book, catalogue);
        QRandomGenerator random(bookSeed + 2);
        for (int i = 0; i < perBook; ++i) {
            const std::vector<Query> queries = page(maker, random, 1 + int(random.bounded(12u)));
            EvaluationOptions options;
            options.runParts = onThreads;
            options.parts = 1 + int(random.bounded(4u));
            const auto all = evaluateAll(*book.portfolio, catalogue, queries, options);
            QCOMPARE(all.size(), queries.size());
            for (std::size_t q = 0; q < queries.size(); ++q) {
                const auto alone = evaluate(*book.portfolio, catalogue, queries[q]);
                const QString named =
                    u"book seed %1, batch %2, query %3: "_s.arg(bookSeed).arg(i).arg(q) + asked(queries[q]) + u'\n';
                QCOMPARE(named + shown(all[q]).join(u'\n'), named + shown(alone).join(u'\n'));
                withRows += alone && alone->matchedRows > 0 ? 1 : 0;
                ++queriesAsked;
            }
        }
    }
    qInfo("%d queries, %d of them with rows", queriesAsked, withRows);
    QVERIFY(withRows > queriesAsked / 4);
}

void TestEvaluateAll::keepsFailuresApart()
{
    const Catalogue catalogue;
    const RandomBook book = BookMaker(5).make({60, 70, 120, 200, 50, 20});
    const std::vector<Query> queries{
        {u"atm.count"_s, {}, {}, 0, Order::Natural},
        {u"atm.nothing"_s, {}, {}, 0, Order::Natural},
        {u"atm.count"_s, {u"nothing"_s}, {}, 0, Order::Natural},
        {u"atm.count"_s, {u"atm.day"_s}, {{u"nothing"_s, Op::In, {}, {}}}, 0, Order::Natural},
        {u"atm.count"_s, {u"atm.day"_s}, {}, 0, Order::Natural}};
    const auto all = evaluateAll(*book.portfolio, catalogue, queries);
    for (std::size_t q = 0; q < queries.size(); ++q)
        QCOMPARE(shown(all[q]), shown(evaluate(*book.portfolio, catalogue, queries[q])));
    QVERIFY(all[0] && !all[1] && !all[2] && !all[3] && all[4]);
    QVERIFY(evaluateAll(*book.portfolio, catalogue, {}).empty());
}

void TestEvaluateAll::stopsWhenAsked()
{
    const Catalogue catalogue;
    const RandomBook book = BookMaker(5).make({60, 70, 120, 9000, 50, 20});
    const std::atomic<bool> cancelled = true;
    EvaluationOptions options;
    options.cancelled = &cancelled;
    const std::vector<Query> queries{{u"atm.count"_s, {}, {}, 0, Order::Natural},
                                     {u"atm.amount"_s, {u"atm.type"_s}, {}, 0, Order::Natural}};
    for (const auto &result : evaluateAll(*book.portfolio, catalogue, queries, options))
        QVERIFY(!result && result.error().kind == ErrorKind::Cancelled);
}

void TestEvaluateAll::addsUpPast64BitsOrSaysSo()
{
    const Catalogue catalogue;
    for (const qint64 amount : {std::numeric_limits<qint64>::max() / 2, qint64(std::numeric_limits<qint32>::max())}) {
        PortfolioBuilder builder{PortfolioInfo()};
        for (int i = 0; i < 5000; ++i) {
            builder.table(Table::Atm).beginRow();
            builder.table(Table::Atm).setNumber(Field::AtmAmount, amount);
            builder.table(Table::Atm).setNumber(Field::AtmTime, 1'700'000'000 + i);
            builder.table(Table::Atm).setText(Field::AtmType, i % 2 ? u"deposit"_s : u"withdrawal"_s);
        }
        const PortfolioPtr book = *builder.build();
        std::vector<Query> queries;
        for (const char *measure : {"atm.amount", "atm.net", "atm.deposits", "atm.average"}) {
            for (const QStringList &by : {QStringList(), QStringList{u"atm.hour"_s}, QStringList{u"atm.type"_s}})
                queries.push_back({QString::fromLatin1(measure), by, {}, 0, Order::Natural});
        }
        const auto all = evaluateAll(*book, catalogue, queries);
        for (std::size_t q = 0; q < queries.size(); ++q)
            QCOMPARE(shown(all[q]), shown(evaluate(*book, catalogue, queries[q])));
        QCOMPARE(all[0].has_value(), amount < std::numeric_limits<qint64>::max() / 4);
    }
}

QTEST_GUILESS_MAIN(TestEvaluateAll)
#include "tst_evaluateall.moc"
