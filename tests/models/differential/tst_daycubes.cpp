// SPDX-License-Identifier: GPL-3.0-or-later
// Cubes against evaluate(): random charts over random books, brushed over random days. CLIENTELE_SEED sets another seed,
// CLIENTELE_BATCHES another number of pages.
#include "models/query/daycubes.h"
#include "tests/models/differential/randomquery.h"
#include "tests/models/differential/shown.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class TestDayCubes : public QObject {
    Q_OBJECT
private slots:
    void equalEvaluateOnAnyDays();
    void standStillOnEmptyBooks();
    void saysWhatHasNoDays();
    void stopWhenAsked();
};

namespace {

Condition between(DayRange days)
{
    return {u"atm.day"_s, Op::Between, {dateToText(days.first), dateToText(days.last)}, {}};
}

const QStringList measures{u"atm.count"_s, u"atm.amount"_s, u"atm.deposits"_s, u"atm.net"_s, u"atm.average"_s};

}  // namespace

void TestDayCubes::equalEvaluateOnAnyDays()
{
    const quint32 seed = quint32(qEnvironmentVariable("CLIENTELE_SEED", u"77"_s).toUInt());
    const int wanted = qEnvironmentVariable("CLIENTELE_BATCHES", u"150"_s).toInt();
    const Catalogue catalogue;
    int compared = 0;
    int withRows = 0;
    for (int page = 0; page < wanted; ++page) {
        std::array<int, tableCount> sizes{60, 70, 60, 900, 10, 0};
        if (page % 5 == 1)
            sizes[std::size_t(Table::Atm)] = 15'000;
        if (page % 5 == 3)
            sizes[std::size_t(Table::Atm)] = 1;
        const quint32 bookSeed = seed * 1000 + quint32(page);
        const RandomBook book = BookMaker(bookSeed).make(sizes);
        QueryMaker maker(bookSeed + 1, book, catalogue);
        QRandomGenerator random(bookSeed + 2);
        std::vector<Query> queries;
        for (int i = 0; i < 8; ++i) {
            queries.push_back(maker.make());
            queries.back().measure = measures[random.bounded(int(measures.size()))];
        }
        EvaluationOptions options;
        options.runParts = onThreads;
        options.parts = 1 + int(random.bounded(4u));
        const auto cubes = DayCubes::build(*book.portfolio, catalogue, queries, u"atm.day"_s, options);
        QVERIFY(cubes.has_value());
        // Some ranges end within a day or two of a change of the clock (see BookMaker::moment), some past the book.
        static const std::array<qint64, 4> changes{19'792, 20'030, 20'089, 20'156};
        for (int step = 0; step < 8; ++step) {
            DayRange days;
            days.first = step % 2 ? changes[random.bounded(4u)] + random.bounded(3) - 1 : 19'600 + random.bounded(900);
            days.last = days.first + random.bounded(step % 3 ? 4 : 400) - (step == 7 ? 1 : 0);
            for (std::size_t q = 0; q < queries.size(); ++q) {
                if (!cubes->has(q))
                    continue;
                Query query = queries[q];
                query.where.push_back(between(days));
                const auto alone = evaluate(*book.portfolio, catalogue, query);
                const QString named = u"book seed %1: "_s.arg(bookSeed) + asked(query) + u'\n';
                QCOMPARE(named + shown(cubes->result(q, days)).join(u'\n'), named + shown(alone).join(u'\n'));
                ++compared;
                withRows += alone->matchedRows > 0 ? 1 : 0;
            }
        }
    }
    qInfo("%d results, %d of them with rows", compared, withRows);
    QVERIFY(compared > wanted * 8 && withRows > compared / 8);
}

void TestDayCubes::standStillOnEmptyBooks()
{
    const Catalogue catalogue;
    const PortfolioPtr book = *PortfolioBuilder(PortfolioInfo()).build();
    const std::vector<Query> queries{{u"atm.count"_s, {}, {}, 0, Order::Natural},
                                     {u"atm.count"_s, {u"atm.type"_s}, {}, 0, Order::Natural}};
    const auto cubes = DayCubes::build(*book, catalogue, queries, u"atm.day"_s);
    QVERIFY(cubes && cubes->days().last < cubes->days().first);
    for (std::size_t q = 0; q < queries.size(); ++q) {
        QVERIFY(cubes->has(q));
        QCOMPARE(shown(cubes->result(q, {0, 100'000})), shown(evaluate(*book, catalogue, queries[q])));
    }
}

void TestDayCubes::saysWhatHasNoDays()
{
    const Catalogue catalogue;
    const RandomBook book = BookMaker(5).make({60, 70, 120, 200, 50, 20});
    for (const QString &day : {u"atm.week"_s, u"atm.type"_s, u"nothing"_s})
        QVERIFY(!DayCubes::build(*book.portfolio, catalogue, {}, day));
    const std::vector<Query> queries{{u"loans.count"_s, {}, {}, 0, Order::Natural},
                                     {u"atm.nothing"_s, {}, {}, 0, Order::Natural},
                                     {u"atm.amount.median"_s, {}, {}, 0, Order::Natural},
                                     {u"atm.count"_s, {u"loan.type"_s}, {}, 0, Order::Natural}};
    const auto cubes = DayCubes::build(*book.portfolio, catalogue, queries, u"atm.day"_s);
    QVERIFY(cubes.has_value());
    for (std::size_t q = 0; q <= queries.size(); ++q)
        QVERIFY(!cubes->has(q));
}

void TestDayCubes::stopWhenAsked()
{
    const Catalogue catalogue;
    const RandomBook book = BookMaker(5).make({60, 70, 120, 9000, 50, 20});
    const std::atomic<bool> cancelled = true;
    EvaluationOptions options;
    options.cancelled = &cancelled;
    const std::vector<Query> queries{{u"atm.count"_s, {}, {}, 0, Order::Natural}};
    const auto cubes = DayCubes::build(*book.portfolio, catalogue, queries, u"atm.day"_s, options);
    QVERIFY(!cubes && cubes.error().kind == ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestDayCubes)
#include "tst_daycubes.moc"
