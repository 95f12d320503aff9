// SPDX-License-Identifier: GPL-3.0-or-later
// From one customer to the next until the page is painted, charts and likenesses aside: 50,000 customers, a million
// transactions, without a screen.
#include "app/sources/demobook.h"
#include "app/workspace.h"
#include "ui/customer/customerpage.h"
#include "ui/picker/keptcustomers.h"
#include "ui/shell/theme.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

std::vector<double> openings(QApplication &application)
{
    Theme theme(application, Theme::Choice::Light);
    Workspace workspace;
    PortfolioInfo about;
    about.zone = DisplayZone::system();
    about.defaultCurrency = *Currency::fromCode(u"CAD");
    workspace.setPortfolio(makeDemoBook({50'000, 1'000'000, 1'000, 1}, about, 1'755'700'000).value());
    KeptCustomers kept(workspace);
    CustomerPage page(workspace, kept);
    page.resize(1180, 860);
    page.show();
    QPixmap screen(page.size());
    std::vector<double> times;
    for (RowIndex i = 0; i < 60; ++i) {
        const QString id = workspace.portfolio()->textAt(Field::CustomerId, i * 800);
        QElapsedTimer clock;
        clock.start();
        page.open(id);
        page.render(&screen);
        const double spent = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        if (i > 0)  // the first also takes the book
            times.push_back(spent);
        while (!page.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        QCoreApplication::processEvents();
    }
    return times;
}

void add(const char *name, double milliseconds)
{
    benchmark::RegisterBenchmark(name,
                                 [milliseconds](benchmark::State &state) {
                                     for (auto _ : state)
                                         state.SetIterationTime(milliseconds / 1000);
                                 })
        ->Arg(50'000)
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    std::vector<double> times = openings(application);
    std::sort(times.begin(), times.end());
    add("customerToPaintedMedian", times[times.size() / 2]);
    add("customerToPaintedP95", times[(times.size() - 1) * 95 / 100]);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
