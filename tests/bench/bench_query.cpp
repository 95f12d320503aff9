// SPDX-License-Identifier: GPL-3.0-or-later
// What a dashboard asks for, over ATM transactions: six charts under no filter, one customer, three cities, 90 days.
#include "app/sources/demobook.h"
#include "models/query/evaluator.h"

#include <benchmark/benchmark.h>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

const Portfolio &book(qint64 transactions)
{
    static std::map<qint64, PortfolioPtr> books;
    PortfolioPtr &known = books[transactions];
    if (!known) {
        PortfolioInfo info;
        info.zone = DisplayZone::fromId("America/Toronto").value();
        info.defaultCurrency = *Currency::fromCode(u"CAD");
        known = makeDemoBook({50'000, transactions, 0, 1}, info, 1'755'700'000).value();
    }
    return *known;
}

Conditions step(const Portfolio &portfolio, const std::string &name)
{
    if (name == "customer")
        return {{u"customer.id"_s, Op::In, {portfolio.customerIds().value(7)}, {}}};
    if (name == "brush")
        return {{u"atm.day"_s, Op::Between, {u"2025-01-01"_s, u"2025-03-31"_s}, {}}};
    if (name != "cities")
        return {};
    QStringList cities;
    const Dictionary &known = *portfolio.text(Field::CustomerCity)->dictionary;
    for (Code code = 1; code < known.size() && cities.size() < 3; ++code)
        cities.append(known.value(code));
    return {{u"customer.city"_s, Op::In, cities, {}}};
}

void chart(benchmark::State &state, const std::string &stepName, const Query &asked)
{
    const Portfolio &portfolio = book(state.range(0));
    const Catalogue catalogue;
    Query query = asked;
    query.where = step(portfolio, stepName);
    qint64 matched = 0;
    for (auto _ : state) {
        const auto result = evaluate(portfolio, catalogue, query);
        if (!result) {
            state.SkipWithError(qPrintable(result.error().sentence()));
            break;
        }
        matched = result->matchedRows;
    }
    state.counters["matched"] = double(matched);
    state.counters["rows/s"] =
        benchmark::Counter(double(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}

void registerAll()
{
    const std::vector<std::pair<std::string, Query>> charts{
        {"count", {u"atm.count"_s, {}, {}, 0, Order::Natural}},
        {"count_by_type", {u"atm.count"_s, {u"atm.type"_s}, {}, 0, Order::Natural}},
        {"count_by_hour", {u"atm.count"_s, {u"atm.hour"_s}, {}, 0, Order::Natural}},
        {"count_by_city", {u"atm.count"_s, {u"customer.city"_s}, {}, 0, Order::Natural}},
        {"sum_by_week", {u"atm.amount"_s, {u"atm.week"_s}, {}, 0, Order::Natural}},
        {"busiest_machines", {u"atm.count"_s, {u"atm.id"_s}, {}, 20, Order::Natural}},
    };
    for (const char *stepName : {"none", "customer", "cities", "brush"}) {
        for (const auto &[name, query] : charts) {
            benchmark::RegisterBenchmark(
                (std::string(stepName) + "/" + name).c_str(),
                [stepName, query = query](benchmark::State &state) { chart(state, stepName, query); })
                ->Arg(1'000'000)
                ->Unit(benchmark::kMicrosecond);
        }
    }
}

}  // namespace

int main(int argc, char **argv)
{
    registerAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
