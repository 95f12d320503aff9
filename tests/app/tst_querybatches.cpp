// SPDX-License-Identifier: GPL-3.0-or-later
// Queries of one turn of the event loop: each ends with its own result, and what is prepared for a brush is that result.
#include "app/querybatches.h"

#include "app/future.h"
#include "app/sources/demobook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

constexpr int patience = 30'000;

PortfolioPtr book(quint64 seed)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return makeDemoBook({300, 20'000, 100, seed}, info, 1'755'700'000).value();
}

std::vector<Query> page()
{
    return {{u"atm.count"_s, {u"atm.type"_s}, {}, 0, Order::Natural},
            {u"atm.deposits"_s, {u"customer.city"_s}, {}, 5, Order::Natural},
            {u"atm.nothing"_s, {}, {}, 0, Order::Natural},
            {u"loans.owed.median"_s, {u"loan.type"_s}, {}, 0, Order::Natural},
            {u"customers.count"_s, {u"customer.city"_s}, {}, 0, Order::Natural}};
}

bool same(const Result<QueryResult> &a, const Result<QueryResult> &b)
{
    return a.has_value() == b.has_value()
           && (a ? a->rows == b->rows && a->matchedRows == b->matchedRows && a->ignored == b->ignored
                 : a.error() == b.error());
}

class Asked {
public:
    Asked(QueryBatches &batches, std::vector<Query> queries)
        : m_queries(std::move(queries)), m_results(m_queries.size())
    {
        for (std::size_t i = 0; i < m_queries.size(); ++i)
            whenDone(batches.evaluate(m_queries[i]), &m_receiver,
                     [this, i](const Result<QueryResult> &result) { m_results[i] = result; });
    }
    [[nodiscard]] bool done() const
    {
        return std::ranges::all_of(m_results, [](const auto &result) { return result.has_value(); });
    }
    [[nodiscard]] bool isRight(const Portfolio &portfolio) const
    {
        const Catalogue catalogue;
        for (std::size_t i = 0; i < m_queries.size(); ++i) {
            if (!same(*m_results[i], evaluate(portfolio, catalogue, m_queries[i])))
                return false;
        }
        return true;
    }

private:
    QObject m_receiver;
    std::vector<Query> m_queries;
    std::vector<std::optional<Result<QueryResult>>> m_results;
};

}  // namespace

class tst_QueryBatches : public QObject {
    Q_OBJECT

private slots:
    void eachEndsWithItsOwnResult();
    void aNewBookLeavesWhatWasAsked();
    void cancelledOnesAreLeftOut();
    void aPreparedBrushGivesTheSame();
    void whatWasAskedLatelyIsThereAtOnce();
    void whatWasUsedLongestAgoGoes();
};

void tst_QueryBatches::eachEndsWithItsOwnResult()
{
    QueryBatches batches;
    const PortfolioPtr portfolio = book(1);
    batches.setBook(portfolio, std::make_shared<const Catalogue>());
    const Asked first(batches, page());
    const Asked second(batches, page());
    QVERIFY(!first.done());  // nothing is computed within the call
    QTRY_VERIFY_WITH_TIMEOUT(first.done() && second.done(), patience);
    QVERIFY(first.isRight(*portfolio) && second.isRight(*portfolio));
}

void tst_QueryBatches::aNewBookLeavesWhatWasAsked()
{
    QueryBatches batches;
    const PortfolioPtr before = book(1);
    const PortfolioPtr after = book(2);
    batches.setBook(before, std::make_shared<const Catalogue>());
    const Asked first(batches, page());
    batches.setBook(after, std::make_shared<const Catalogue>());
    const Asked second(batches, page());
    QTRY_VERIFY_WITH_TIMEOUT(first.done() && second.done(), patience);
    QVERIFY(first.isRight(*before) && second.isRight(*after) && !first.isRight(*after));
}

void tst_QueryBatches::cancelledOnesAreLeftOut()
{
    QueryBatches batches;
    const PortfolioPtr portfolio = book(1);
    batches.setBook(portfolio, std::make_shared<const Catalogue>());
    for (int i = 0; i < 5; ++i) {
        for (const Query &query : page())
            batches.evaluate(query).cancel();
        QCoreApplication::processEvents();
    }
    const Asked wanted(batches, page());
    QTRY_VERIFY_WITH_TIMEOUT(wanted.done(), patience);
    QVERIFY(wanted.isRight(*portfolio));
}

void tst_QueryBatches::aPreparedBrushGivesTheSame()
{
    QueryBatches batches;
    const PortfolioPtr portfolio = book(1);
    batches.setBook(portfolio, std::make_shared<const Catalogue>());
    std::vector<Query> queries = page();
    const Condition city{u"customer.city"_s, Op::Contains, {u"o"_s}, {}};
    for (Query &query : queries)
        query.where.push_back(city);
    batches.prepareBrush(queries, u"atm.day"_s);
    QTRY_VERIFY_WITH_TIMEOUT(batches.isPrepared(), patience);
    for (int first = 1; first < 28; first += 5) {
        std::vector<Query> step = queries;
        for (Query &query : step)
            query.where.insert(
                query.where.begin() + first % 2,
                {u"atm.day"_s, Op::Between, {u"2025-03-%1"_s.arg(first, 2, 10, QChar(u'0')), u"2025-04-09"_s}, {}});
        QVERIFY(batches.evaluate(step.front()).isFinished());  // at once, without a worker
        QVERIFY(!batches.evaluate(step[3]).isFinished());      // medians are computed
        const Asked asked(batches, step);
        QTRY_VERIFY_WITH_TIMEOUT(asked.done(), patience);
        QVERIFY(asked.isRight(*portfolio));
    }
    batches.setBook(book(2), std::make_shared<const Catalogue>());
    QVERIFY(!batches.isPrepared());
}

void tst_QueryBatches::whatWasAskedLatelyIsThereAtOnce()
{
    QueryBatches batches;
    const PortfolioPtr portfolio = book(1);
    batches.setBook(portfolio, std::make_shared<const Catalogue>());
    const Asked before(batches, page());
    QTRY_VERIFY_WITH_TIMEOUT(before.done(), patience);
    QTRY_VERIFY(batches.evaluate(page().front()).isFinished());
    const Asked again(batches, page());
    QTRY_VERIFY_WITH_TIMEOUT(again.done(), patience);
    QVERIFY(again.isRight(*portfolio));
    // Of another book nothing is known, also where the earlier one's answers come after it.
    const Asked late(batches, {{u"atm.count"_s, {u"atm.month"_s}, {}, 0, Order::Natural}});
    const PortfolioPtr other = book(2);
    batches.setBook(other, std::make_shared<const Catalogue>());
    QVERIFY(!batches.evaluate(page().front()).isFinished());
    QTRY_VERIFY_WITH_TIMEOUT(late.done(), patience);
    const Asked after(batches, {{u"atm.count"_s, {u"atm.month"_s}, {}, 0, Order::Natural}, page().front()});
    QTRY_VERIFY_WITH_TIMEOUT(after.done(), patience);
    QVERIFY(after.isRight(*other));
}

void tst_QueryBatches::whatWasUsedLongestAgoGoes()
{
    const auto query = [](std::size_t number) {
        return Query{.measure = QString::number(number), .by = {}, .where = {}};
    };
    const auto result = [](std::size_t number) { return QueryResult{{}, static_cast<std::int64_t>(number), {}}; };
    RecentResults recent;
    for (std::size_t i = 0; i < RecentResults::mostQueries; ++i)
        recent.keep(query(i), result(i));
    QCOMPARE(recent.find(query(0))->matchedRows, std::int64_t(0));  // is used now
    recent.keep(query(1'000), result(1'000));
    QVERIFY(!recent.find(query(1)));
    QCOMPARE(recent.find(query(0))->matchedRows, std::int64_t(0));
    QCOMPARE(recent.find(query(1'000))->matchedRows, std::int64_t(1'000));
    QueryResult large = result(2'000);
    large.rows.resize(RecentResults::mostRows + 1);
    recent.keep(query(2'000), large);
    QVERIFY(!recent.find(query(2'000)));
    recent.clear();
    QVERIFY(!recent.find(query(0)));
}

QTEST_GUILESS_MAIN(tst_QueryBatches)
#include "tst_querybatches.moc"
