// SPDX-License-Identifier: GPL-3.0-or-later
// From a click, or from a step of a brush, to the moment when all charts of the page are painted: 10 million
// transactions, without a screen.
#include "app/cli/benchbook.h"
#include "app/workspace.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/plot.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

class Desk {
public:
    explicit Desk(std::size_t transactions)
    {
        m_workspace.setPortfolio(cli::makeBenchBook(transactions, 1).value());
        const std::vector<PageSpec> pages = dashboardPages();
        const auto atm = std::ranges::find_if(pages, [](const PageSpec &page) { return page.id == "atm"_L1; });
        m_page = std::make_unique<DashboardPage>(m_workspace, *atm);
        m_page->resize(1440, 900);
        m_page->show();
        paint();
    }

    // Milliseconds until all cards show what was asked for, painted.
    template<typename Gesture>
    double after(Gesture gesture)
    {
        QElapsedTimer clock;
        clock.start();
        gesture();
        paint();
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

    Plot &plot(const QString &card) { return *m_page->card(card)->plot(); }
    void filterNothing() { m_workspace.filters().clear(); }

    void paint()
    {
        while (!m_page->isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

private:
    Workspace m_workspace;
    std::unique_ptr<DashboardPage> m_page;
};

Desk &desk(std::size_t transactions)
{
    // Both benchmarks share it; it ends with the application, as widgets must.
    static Desk *made = nullptr;
    if (!made) {
        made = new Desk(transactions);
        qAddPostRoutine([] { delete made; });
    }
    return *made;
}

void mouse(Plot &plot, QEvent::Type type, const QPointF &at)
{
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, plot.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, held,
                      {});
    QCoreApplication::sendEvent(&plot, &event);
}

std::vector<double> clicks(std::size_t transactions)
{
    Desk &on = desk(transactions);
    std::vector<double> times;
    for (int i = 0; i < 16; ++i) {
        // No choice of both comes twice: what was shown lately is known.
        Plot &plot = on.plot(i % 2 ? u"atm.machines"_s : u"atm.types"_s);
        const QPointF at = plot.markArea(i % 2 ? i / 2 : i / 2 % 2).center();
        times.push_back(on.after([&] {
            mouse(plot, QEvent::MouseButtonPress, at);
            mouse(plot, QEvent::MouseButtonRelease, at);
        }));
    }
    on.filterNothing();
    on.paint();
    return times;
}

std::vector<double> brushSteps(std::size_t transactions)
{
    Desk &on = desk(transactions);
    Plot &plot = on.plot(u"atm.days"_s);
    const QPointF inside = plot.rect().center();
    QEnterEvent enter(inside, inside, plot.mapToGlobal(inside));
    QCoreApplication::sendEvent(&plot, &enter);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1500)  // what a hand needs from there to the first day, and more
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    std::vector<double> times;
    const int marks = static_cast<int>(plot.data().marks.size());
    mouse(plot, QEvent::MouseButtonPress, plot.markArea(2).center());
    for (int mark = 10; mark < marks && times.size() < 60; ++mark)
        times.push_back(on.after([&] { mouse(plot, QEvent::MouseMove, plot.markArea(mark).center()); }));
    mouse(plot, QEvent::MouseButtonRelease, plot.markArea(10).center());
    on.paint();
    on.filterNothing();
    on.paint();
    return times;
}

void add(const char *name, double milliseconds)
{
    benchmark::RegisterBenchmark(name,
                                 [milliseconds](benchmark::State &state) {
                                     for (auto _ : state)
                                         state.SetIterationTime(milliseconds / 1000);
                                 })
        ->Arg(10'000'000)
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

void addBoth(const std::string &name, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    add((name + "Median").c_str(), times[times.size() / 2]);
    add((name + "P95").c_str(), times[(times.size() - 1) * 95 / 100]);
}

}  // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    constexpr std::size_t transactions = 10'000'000;
    addBoth("clickToPainted", clicks(transactions));
    addBoth("brushToPainted", brushSteps(transactions));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
