// SPDX-License-Identifier: GPL-3.0-or-later
// The longest turn of the event loop while a report, a workbook and pictures are made of the demo book, and while the
// page with the map is first shown: a frame has 8 ms.
#include "app/sources/demobook.h"
#include "app/workspace.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/export/dashboardexports.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

void fill(Workspace &workspace)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    workspace.setPortfolio(makeDemoBook(DemoSize{}, info, 1'755'700'000).value());
}

PageSpec pageOf(const char *id)
{
    const std::vector<PageSpec> pages = dashboardPages();
    return *std::ranges::find_if(pages, [id](const PageSpec &page) { return QLatin1StringView(page.id) == id; });
}

// Milliseconds of every turn until `done` says so.
template<typename Done>
std::vector<double> turnsUntil(const Done &done)
{
    std::vector<double> turns;
    QElapsedTimer turn;
    while (!done()) {
        turn.start();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        turns.push_back(static_cast<double>(turn.nsecsElapsed()) / 1e6);
    }
    return turns;
}

void report(benchmark::State &state, std::vector<double> turns)
{
    std::ranges::sort(turns);
    state.SetIterationTime(turns.back() / 1e3);
    state.counters["second"] = turns.size() > 1 ? turns[turns.size() - 2] : 0;
    state.counters["over8ms"] = static_cast<double>(std::ranges::count_if(turns, [](double each) { return each > 8; }));
}

template<typename Begin>
void longestTurn(benchmark::State &state, const Begin &begin)
{
    Workspace workspace;
    fill(workspace);
    QWidget window;
    window.show();
    DashboardExports exports(workspace, &window);
    const QTemporaryDir folder;
    for (auto _ : state) {
        bool done = false;
        QElapsedTimer first;
        first.start();
        ExportRun *run = begin(exports, folder);
        const double started = static_cast<double>(first.nsecsElapsed()) / 1e6;
        QObject::connect(run, &ExportRun::finished, run, [&done] { done = true; });
        std::vector<double> turns = turnsUntil([&done] { return done; });
        turns.push_back(started);
        report(state, std::move(turns));
    }
}

void reportTurn(benchmark::State &state)
{
    longestTurn(state, [](DashboardExports &exports, const QTemporaryDir &folder) {
        return exports.exportReport(folder.filePath(u"report.pdf"_s));
    });
}

void workbookTurn(benchmark::State &state)
{
    longestTurn(state, [](DashboardExports &exports, const QTemporaryDir &folder) {
        return exports.exportWorkbook(folder.filePath(u"book.xlsx"_s));
    });
}

void cardTurn(benchmark::State &state, const char *pageId, const QString &cardId, ExportFormat format)
{
    Workspace workspace;
    fill(workspace);
    DashboardPage page(workspace, pageOf(pageId));
    page.resize(900, 820);
    page.show();
    (void)turnsUntil([&page] { return page.isSettled(); });
    DashboardExports exports(workspace, &page);
    const QTemporaryDir folder;
    for (auto _ : state) {
        bool done = false;
        ExportRun *run = exports.exportCard(*page.card(cardId), format, folder.filePath(u"card"_s));
        QObject::connect(run, &ExportRun::finished, run, [&done] { done = true; });
        report(state, turnsUntil([&done] { return done; }));
    }
}

// The map's page, from its first turn on screen.
void mapTurn(benchmark::State &state)
{
    Workspace workspace;
    fill(workspace);
    PageSpec alone = pageOf("customers");
    std::erase_if(alone.charts, [](const ChartSpec &chart) { return chart.kind != ChartKind::Map; });
    for (auto _ : state) {
        DashboardPage page(workspace, alone);
        page.resize(900, 500);
        page.show();
        report(state, turnsUntil([&page] { return page.isSettled(); }));
    }
}

BENCHMARK(reportTurn)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);
BENCHMARK(workbookTurn)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);
BENCHMARK_CAPTURE(cardTurn, mapPng, "customers", u"customers.map"_s, ExportFormat::Png)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK_CAPTURE(cardTurn, mapSvg, "customers", u"customers.map"_s, ExportFormat::Svg)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK_CAPTURE(cardTurn, daysSvg, "atm", u"atm.days"_s, ExportFormat::Svg)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK_CAPTURE(cardTurn, daysPdf, "atm", u"atm.days"_s, ExportFormat::Pdf)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK(mapTurn)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);

}  // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
