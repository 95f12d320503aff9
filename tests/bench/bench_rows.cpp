// SPDX-License-Identifier: GPL-3.0-or-later
// Ten million rows in a table on screen: a frame while scrolling, and what opening them costs the window's own thread.
#include "app/sources/demobook.h"
#include "models/items/rowsmodel.h"
#include "ui/dashboard/querytable.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QRandomGenerator>
#include <QScrollBar>

#include <numeric>

using namespace clientele;

namespace {

const RowsModel::RowList &rows()
{
    static const RowsModel::RowList all = [] {
        std::vector<RowIndex> numbers(10'000'000);
        std::iota(numbers.begin(), numbers.end(), 0);
        return std::make_shared<const std::vector<RowIndex>>(std::move(numbers));
    }();
    return all;
}

const PortfolioPtr &book()
{
    static const PortfolioPtr made = [] {
        PortfolioInfo info;
        info.zone = DisplayZone::fromId("America/Toronto").value();
        info.defaultCurrency = *Currency::fromCode(u"CAD");
        return makeDemoBook({50'000, static_cast<qint64>(rows()->size()), 0, 1}, info, 1'755'700'000).value();
    }();
    return made;
}

struct Shown {
    RowsModel model;
    QTableView view;

    Shown()
    {
        styleTable(&view);
        view.setSortingEnabled(false);
        view.setModel(&model);
        view.resize(1100, 620);
        view.show();
        model.setRowList(book(), Table::Atm, rows());
        QCoreApplication::processEvents();
    }
};

void scrollFrame(benchmark::State &state)
{
    Shown shown;
    QScrollBar *bar = shown.view.verticalScrollBar();
    QRandomGenerator random(1);
    int at = 0;
    for (auto _ : state) {
        // A flick of the wheel, and now and then a drag to anywhere.
        at = random.bounded(10) == 0 ? random.bounded(bar->maximum()) : std::min(at + 97, bar->maximum());
        bar->setValue(at);
        shown.view.viewport()->repaint();
    }
    state.counters["rows"] = double(shown.model.rowCount());
}

void showRows(benchmark::State &state)
{
    Shown shown;
    for (auto _ : state) {
        shown.model.showOnly(rows());
        shown.view.viewport()->repaint();
    }
}

BENCHMARK(scrollFrame)->Unit(benchmark::kMillisecond);
BENCHMARK(showRows)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
