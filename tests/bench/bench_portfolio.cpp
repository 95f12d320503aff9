// SPDX-License-Identifier: GPL-3.0-or-later
// What a book costs in memory before any question is asked: making one of n transactions, and putting its columns
// back together as the store does when it opens a profile.
#include "app/sources/demobook.h"
#include "models/portfolio/builder.h"

#include <benchmark/benchmark.h>

using namespace clientele;

namespace {

PortfolioInfo toronto()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return info;
}

PortfolioPtr book(qint64 transactions)
{
    return makeDemoBook({50'000, transactions, 10'000, 1}, toronto(), 1'755'700'000).value();
}

void makeBook(benchmark::State &state)
{
    PortfolioPtr made;
    for (auto _ : state)
        made = book(state.range(0));
    state.counters["bytes_per_transaction"] = double(made->bytes()) / double(state.range(0));
}
BENCHMARK(makeBook)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void buildFromColumns(benchmark::State &state)
{
    const PortfolioPtr made = book(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        PortfolioBuilder builder(made->info());
        builder.setCustomerIds(std::make_shared<Dictionary>(made->customerIds()));
        for (int t = 0; t < tableCount; ++t) {
            std::vector<std::pair<Field, Column>> columns;
            for (const FieldInfo &field : fieldsOf(static_cast<Table>(t)))
                columns.emplace_back(field.field, made->column(field.field));
            builder.setColumns(static_cast<Table>(t), made->rows(static_cast<Table>(t)), std::move(columns));
        }
        state.ResumeTiming();
        benchmark::DoNotOptimize(builder.build());
    }
}
BENCHMARK(buildFromColumns)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
