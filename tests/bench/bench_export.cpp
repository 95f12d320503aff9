// SPDX-License-Identifier: GPL-3.0-or-later
// A million transactions into a CSV file and into a workbook; what a table of ten million rows asks of a worker.
#include "app/export/exporting.h"
#include "app/sources/demobook.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <map>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

PortfolioPtr book(qint64 transactions)
{
    static std::map<qint64, PortfolioPtr> books;
    PortfolioPtr &known = books[transactions];
    if (!known) {
        PortfolioInfo info;
        info.zone = DisplayZone::fromId("America/Toronto").value();
        info.defaultCurrency = *Currency::fromCode(u"CAD");
        known = makeDemoBook({50'000, transactions, 0, 1}, info, 1'755'700'000).value();
    }
    return known;
}

std::vector<RowIndex> allRows(const Portfolio &portfolio)
{
    std::vector<RowIndex> rows(portfolio.rows(Table::Atm));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

void writeRows(benchmark::State &state, bool workbook)
{
    const PortfolioPtr portfolio = book(state.range(0));
    const QTemporaryDir folder;
    const ExportTable table =
        rowsForExport(portfolio, Table::Atm, allRows(*portfolio), rowColumns(*portfolio, Table::Atm), Wording::Data);
    for (auto _ : state) {
        const auto report = workbook ? writeWorkbook(folder.filePath(u"a.xlsx"_s), {table})
                                     : writeCsv(folder.filePath(u"a.csv"_s), table);
        if (!report)
            state.SkipWithError(qPrintable(report.error().sentence()));
        else
            state.counters["MB"] = double(report->bytes) / 1e6;
    }
    state.counters["rows/s"] =
        benchmark::Counter(double(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}

void exportCsv(benchmark::State &state) { writeRows(state, false); }
void exportWorkbook(benchmark::State &state) { writeRows(state, true); }

void sortRows(benchmark::State &state, Field field)
{
    const PortfolioPtr portfolio = book(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            sortedRows(*portfolio, Table::Atm, allRows(*portfolio), {field, false}, Qt::DescendingOrder));
}

void searchRows(benchmark::State &state, const QString &words)
{
    const PortfolioPtr portfolio = book(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(rowsWithWords(*portfolio, Table::Atm, allRows(*portfolio),
                                               rowColumns(*portfolio, Table::Atm), words, QLocale::c()));
}

BENCHMARK(exportCsv)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(exportWorkbook)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sortRows, amount, Field::AtmAmount)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sortRows, machine, Field::AtmId)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(searchRows, name, u"zoé"_s)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(searchRows, number, u"1234.5"_s)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
