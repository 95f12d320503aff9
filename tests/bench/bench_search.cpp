// SPDX-License-Identifier: GPL-3.0-or-later
// What search costs over 100,000 passages: building the index, keeping it, reading it again, a query (at most 20 ms), and
// what approximate search costs and finds above that number.
#include "app/search/booksearch.h"
#include "app/search/indexpacking.h"
#include "app/search/similar.h"
#include "app/sources/demobook.h"

#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <random>

using namespace clientele;

namespace {

const QStringList questions{QStringLiteral("my card was swallowed by the cash machine"),
                            QStringLiteral("customers with a large car loan and a low credit score"),
                            QStringLiteral("I was charged twice for the same purchase"),
                            QStringLiteral("dormant account in Toronto with a high balance"),
                            QStringLiteral("the transfer has not arrived after 12 days"),
                            QStringLiteral("travel card without fees abroad")};

PortfolioPtr bookOf(qint64 customers)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return makeDemoBook({customers, customers * 10, 2'000, 1}, info, 1'755'700'000).value();
}

// A profile with a book of about this many passages, and its index.
class Searched {
public:
    explicit Searched(qint64 passages)
    {
        profile = Profile::open(m_home.path(), Unlock{QStringLiteral("bench")}, Profile::Mode::CreateIfMissing).value();
        {
            const auto lock = profile->lockForWriting().value();
            (void)profile->writeSnapshot(*lock, *bookOf(passages / 5), {}).value();
        }
        book = profile->loadPortfolio().value();
        search = std::make_unique<BookSearch>(BookSearch::open(*profile, book, catalogue).value());
    }
    std::unique_ptr<Profile> profile;
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>();
    std::unique_ptr<BookSearch> search;

private:
    QTemporaryDir m_home;
};

Searched &searched()
{
    static Searched made(100'000);
    return made;
}

void buildIndex(benchmark::State &state)
{
    const PortfolioPtr book = bookOf(state.range(0) / 5);
    for (auto _ : state) {
        const auto indexed = indexBook(*book, {});
        state.counters["passages"] = double(indexed->index->passages.size());
        state.counters["MB"] = double(indexed->index->bytes()) / (1 << 20);
    }
}
BENCHMARK(buildIndex)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(1);

// Nothing has changed: what looking costs.
void refreshIndex(benchmark::State &state)
{
    const Searched &made = searched();
    for (auto _ : state)
        benchmark::DoNotOptimize(indexBook(*made.book, made.search->index())->embedded);
}
BENCHMARK(refreshIndex)->Unit(benchmark::kMillisecond)->Iterations(1);

void readIndex(benchmark::State &state)
{
    const Searched &made = searched();
    for (auto _ : state)
        benchmark::DoNotOptimize(loadIndex(*made.profile).value());
}
BENCHMARK(readIndex)->Unit(benchmark::kMillisecond)->Iterations(3);

void searchQuery(benchmark::State &state, const Conditions &where)
{
    const Searched &made = searched();
    std::vector<qint64> times;
    int i = 0;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        benchmark::DoNotOptimize(
            made.search->search(made.profile.get(), questions[i++ % questions.size()], 10, {where}).value());
        times.push_back(timer.nsecsElapsed());
    }
    std::ranges::sort(times);
    state.counters["p95_ms"] = double(times[times.size() * 95 / 100]) / 1e6;
    state.counters["passages"] = double(made.search->index()->passages.size());
}
BENCHMARK_CAPTURE(searchQuery, everywhere, Conditions())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(searchQuery, oneCity,
                  Conditions{{QStringLiteral("customer.city"), Op::In, {QStringLiteral("Toronto")}, {}}})
    ->Unit(benchmark::kMillisecond);

// The two ways of a search by themselves: 0 by meaning, 1 by words.
void searchPart(benchmark::State &state)
{
    const Searched &made = searched();
    std::vector<BookSearch::Question> asked;
    for (const QString &text : questions)
        asked.push_back(made.search->ask(text, 10).value());
    std::size_t i = 0;
    for (auto _ : state) {
        if (state.range(0) == 0)
            benchmark::DoNotOptimize(made.search->ask(questions[qsizetype(i++ % asked.size())], 10).value());
        else
            benchmark::DoNotOptimize(made.search->byWords(*made.profile, asked[i++ % asked.size()]).value());
    }
}
BENCHMARK(searchPart)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void similarQuery(benchmark::State &state)
{
    const Searched &made = searched();
    const QString id = made.book->textAt(Field::CustomerId, 7);
    for (auto _ : state)
        benchmark::DoNotOptimize(similarCustomers(*made.book, id, 10).value());
}
BENCHMARK(similarQuery)->Unit(benchmark::kMillisecond);

// Texts' vectors crowd together; these do too: 2,000 centres with noise.
std::vector<float> crowdedVectors(std::size_t count, std::size_t dimension, unsigned seed)
{
    std::mt19937 random(seed);
    std::mt19937 fixed(99);
    std::normal_distribution<float> normal;
    std::vector<float> centres(2'000 * dimension);
    for (float &value : centres)
        value = normal(fixed);
    std::vector<float> rows(count * dimension);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t centre = random() % 2'000;
        for (std::size_t j = 0; j < dimension; ++j)
            rows[i * dimension + j] = centres[centre * dimension + j] + 0.8F * normal(random);
    }
    normaliseRows(rows, dimension);
    return rows;
}

// Above mostExact: the time of a search and its recall at 10 against the exact one.
void invertedLists(benchmark::State &state)
{
    constexpr std::size_t dimension = 256;
    const auto count = static_cast<std::size_t>(state.range(0));
    QElapsedTimer timer;
    timer.start();
    const auto index = VectorIndex::build(crowdedVectors(count, dimension, 1), dimension);
    state.counters["build_ms"] = double(timer.elapsed());
    const std::vector<float> queries = crowdedVectors(200, dimension, 2);
    double recall = 0;
    for (std::size_t q = 0; q < 200; ++q) {
        const std::span<const float> query(&queries[q * dimension], dimension);
        const auto exact = index->searchExactly(query, 10, {});
        const auto found = index->search(query, 10, {});
        for (const Near &near : exact)
            recall += std::ranges::any_of(found, [&](const Near &f) { return f.position == near.position; }) ? 1 : 0;
    }
    state.counters["recall"] = recall / 2'000;
    std::size_t q = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(index->search({&queries[q++ % 200 * dimension], dimension}, 10, {}));
}
BENCHMARK(invertedLists)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
