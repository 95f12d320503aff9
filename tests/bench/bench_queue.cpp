// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue of a book of 50,000 customers and 500,000 transactions costs on all cores (at most 10 s together): making
// the engine, every customer's call, and the order of those within a filter; and one customer's suggestions in such a book.
#include "app/parallel.h"
#include "app/recommend/queue.h"
#include "app/sources/demobook.h"

#include <benchmark/benchmark.h>

#include <QThread>

#include <numeric>

using namespace clientele;
using namespace clientele::recommend;

namespace {

constexpr qint64 customers = 50'000;

const PortfolioPtr &book()
{
    static const PortfolioPtr made = [] {
        PortfolioInfo info;
        info.zone = DisplayZone::fromId("America/Toronto").value();
        info.defaultCurrency = *Currency::fromCode(u"CAD");
        return makeDemoBook({customers, customers * 10, 2'000, 1}, info, 1'755'700'000).value();
    }();
    return made;
}

std::shared_ptr<const SuggestionEngine> newEngine()
{
    static const auto catalogue = std::make_shared<const Catalogue>();
    EvaluationOptions options;
    options.runParts = shareWithFreeWorkers;
    options.parts = QThread::idealThreadCount();
    return SuggestionEngine::make(book(), catalogue, rulesOf({}).value(), options).value();
}

const std::shared_ptr<const SuggestionEngine> &engine()
{
    static const auto made = newEngine();
    return made;
}

std::vector<Call> calls(std::size_t most)
{
    std::vector<RowIndex> rows(most);
    std::iota(rows.begin(), rows.end(), RowIndex{0});
    return callsOf(*engine(), rows, [](RowIndex) { return nullptr; },
                   {QThread::idealThreadCount(), shareWithFreeWorkers, nullptr, nullptr})
        .value();
}

void queueEngine(benchmark::State &state)
{
    (void)book();
    for (auto _ : state)
        benchmark::DoNotOptimize(newEngine());
}
BENCHMARK(queueEngine)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

void queueCalls(benchmark::State &state)
{
    (void)engine();
    for (auto _ : state)
        benchmark::DoNotOptimize(calls(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(queueCalls)->Arg(1'000)->Arg(customers)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

void queueOrder(benchmark::State &state)
{
    const std::vector<Call> all = calls(customers);
    for (auto _ : state)
        benchmark::DoNotOptimize(queueOf(all));
}
BENCHMARK(queueOrder)->Unit(benchmark::kMillisecond);

void suggestionsOfOne(benchmark::State &state)
{
    const QString id = book()->textAt(Field::CustomerId, 4'321);
    for (auto _ : state)
        benchmark::DoNotOptimize(engine()->recommend(id, QLocale::c()));
}
BENCHMARK(suggestionsOfOne)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
