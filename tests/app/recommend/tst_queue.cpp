// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of a whole book against each customer's own list, and the neighbours against a plain comparison of all.
#include "app/parallel.h"
#include "app/recommend/queue.h"
#include "tests/support/suggestionbook.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace clientele;
using namespace clientele::recommend;
using namespace Qt::StringLiterals;

namespace {

constexpr RowIndex people = 400;

std::vector<RowIndex> everybody()
{
    std::vector<RowIndex> rows(people);
    std::iota(rows.begin(), rows.end(), RowIndex{0});
    return rows;
}

const SetAside *nothing(RowIndex) { return nullptr; }

}  // namespace

class TestQueue : public QObject {
    Q_OBJECT
private:
    PortfolioPtr m_book = test::suggestionBook(int(people), 31, 31);
    std::shared_ptr<const SuggestionEngine> m_engine =
        SuggestionEngine::make(m_book, std::make_shared<const Catalogue>(), rulesOf({}).value()).value();
    std::vector<Call> m_calls = callsOf(*m_engine, everybody(), nothing).value();

private slots:
    void asEachCustomersOwnList()
    {
        int suggested = 0;
        int urgent = 0;
        for (const Call &call : m_calls) {
            const QString id = m_book->textAt(Field::CustomerId, call.customer);
            const auto own = m_engine->recommend(id, QLocale::c()).value();
            int best = 0;
            for (const auto *list : {&own.credit, &own.other})
                if (!list->empty())
                    best = std::max(best, list->front().score);
            QCOMPARE(call.suggestion, best);
            if (best > 0) {
                ++suggested;
                const QString product = m_engine->products()[std::size_t(call.product)].id;
                QVERIFY((!own.credit.empty() && own.credit.front().product.id == product)
                        || (!own.other.empty() && own.other.front().product.id == product));
            }
            int points = 0;
            for (const QueueRules::Urgent &one : m_engine->rules().queue.urgency)
                for (const Found &found : own.analysis.found)
                    points += found.finding == one.finding ? 100 * one.points : 0;
            QCOMPARE(call.urgency, points);
            urgent += points > 0;
            const auto percentile = m_engine->figures().figured(Figured::BalancePercentile, call.customer);
            QCOMPARE(call.worth, percentile.known ? 3 * int(percentile.scaled) : 0);
            const CallWords words = wordsOf(*m_engine, call, QLocale::c());
            QCOMPARE(words.urgent.size(), qsizetype(call.urgent.size()));
            QCOMPARE(words.product.isEmpty(), best == 0);
        }
        QVERIFY(suggested > 200 && urgent > 100 && suggested < int(people));
    }

    void everybodyHasAPlaceOrAReasonForNone()
    {
        const Queue queue = queueOf(m_calls);
        QCOMPARE(queue.calls.size() + queue.absent.size(), std::size_t(people));
        QVERIFY(queue.calls.size() > 300);
        for (std::size_t i = 1; i < queue.calls.size(); ++i) {
            const Call &above = queue.calls[i - 1];
            const Call &below = queue.calls[i];
            QVERIFY(above.score() > below.score()
                    || (above.score() == below.score() && above.customer < below.customer));
        }
        for (const Call &call : queue.calls)
            QVERIFY(call.suggestion + call.urgency > 0);
        for (const Call &call : queue.absent)
            QVERIFY(call.suggestion == 0 && call.urgency == 0);
    }

    void decisionsAreObeyed()
    {
        // Everything that is suggested to somebody without urgency is set aside: nothing is left to talk about.
        const auto one =
            std::ranges::find_if(m_calls, [](const Call &call) { return call.suggestion > 0 && call.urgency == 0; });
        QVERIFY(one != m_calls.end());
        SetAside all;
        for (const Product &product : m_engine->products())
            all.emplace(product.id, FailedRule{u"dismissed"_s, u"no"_s});
        const auto aside = [&](RowIndex row) { return row == one->customer ? &all : nullptr; };
        const auto calls = callsOf(*m_engine, everybody(), aside).value();
        for (const Call &call : calls) {
            const Call &before = m_calls[call.customer];
            if (call.customer != one->customer) {
                QCOMPARE(call.score(), before.score());
                continue;
            }
            QVERIFY(!call.hasReason());
            QVERIFY(call.allSetAside);
        }
    }

    void inPartsAsInOne()
    {
        std::atomic<std::size_t> done = 0;
        std::atomic<bool> cancelled = false;
        const auto calls =
            callsOf(*m_engine, everybody(), nothing, {4, shareWithFreeWorkers, &cancelled, &done}).value();
        QCOMPARE(done.load(), std::size_t(people));
        for (std::size_t i = 0; i < calls.size(); ++i)
            QVERIFY(calls[i].customer == m_calls[i].customer && calls[i].score() == m_calls[i].score()
                    && calls[i].product == m_calls[i].product);
        cancelled = true;
        const auto stopped = callsOf(*m_engine, everybody(), nothing, {1, {}, &cancelled, nullptr});
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    }

    // What may not count does not move anybody for the sake of a card or a loan.
    void nothingProtectedMovesCredit()
    {
        const PortfolioPtr other = test::suggestionBook(int(people), 31, 77);
        const auto engine =
            SuggestionEngine::make(other, std::make_shared<const Catalogue>(), rulesOf({}).value()).value();
        const auto calls = callsOf(*engine, everybody(), nothing).value();
        int credit = 0;
        for (std::size_t i = 0; i < calls.size(); ++i) {
            const auto isCredit = [&](const Call &call) {
                return call.product >= 0 && m_engine->products()[std::size_t(call.product)].credit;
            };
            if (isCredit(calls[i]) && isCredit(m_calls[i])) {
                ++credit;
                QCOMPARE(calls[i].suggestion, m_calls[i].suggestion);
                QCOMPARE(calls[i].product, m_calls[i].product);
            }
            QCOMPARE(calls[i].urgency, m_calls[i].urgency);
        }
        QVERIFY(credit > 50);
    }

    // Many at once, more than a block of them, against each alone; and against a distance worked out plainly.
    void neighboursAreExact()
    {
        constexpr RowIndex many = 2'500;
        const PortfolioPtr book = test::suggestionBook(int(many), 9, 9);
        const auto engine =
            SuggestionEngine::make(book, std::make_shared<const Catalogue>(), rulesOf({}).value()).value();
        const Neighbourhood &all = engine->neighbourhood();
        std::vector<Neighbourhood::Asked> places;
        for (RowIndex row = 0; row < many; ++row)
            places.push_back(all.asked(engine->recordOf(CustomerRow(*book, row), Purpose::Credit), row));
        const auto apart = [&](RowIndex a, RowIndex b) {
            int sum = 0;
            for (std::size_t f = 0; f < Neighbourhood::featureCount; ++f) {
                const int own = places[a].places[f];
                const int other = places[b].places[f];
                const bool isText = term(Neighbourhood::features()[f]).kind == TermKind::Text;
                if (own >= 0)
                    sum += other < 0 ? 1024 : isText ? (own == other ? 0 : 2047) : std::abs(own - other);
            }
            return sum;
        };
        const std::vector<Neighbourhood::Asked> some(places.begin() + 1'000, places.begin() + 1'040);
        const auto found = all.nearest(some, 20);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const RowIndex self = some[i].self;
            std::vector<RowIndex> rows;
            for (RowIndex row = 0; row < many; ++row)
                if (row != self)
                    rows.push_back(row);
            std::ranges::stable_sort(rows, {}, [&](RowIndex row) { return apart(self, row); });
            rows.resize(20);
            QCOMPARE(found[i], rows);
            QCOMPARE(all.nearest(engine->recordOf(CustomerRow(*book, self), Purpose::Credit), self, 20), rows);
        }
    }
};

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
