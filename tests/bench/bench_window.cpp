// SPDX-License-Identifier: GPL-3.0-or-later
// From the desktop's process start to its first painted dashboard, over a stored demo book: to take under 1 s.
#include "app/sources/demobook.h"
#include "app/store/profile.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

void store(const QString &folder, qint64 transactions)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    const PortfolioPtr book = makeDemoBook({50'000, transactions, 1'000, 1}, info, 1'755'700'000).value();
    const auto profile = Profile::open(folder, {u"bench"_s}, Profile::Mode::CreateIfMissing).value();
    const auto lock = profile->lockForWriting().value();
    (void)profile->writeSnapshot(*lock, *book, {}).value();
}

void firstDashboard(benchmark::State &state)
{
    const QTemporaryDir home;
    const QString folder = home.filePath(u"profile"_s);
    store(folder, state.range(0));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CLIENTELE_PASSPHRASE"_s, u"bench"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"HOME"_s, home.path());
    for (auto _ : state) {
        QProcess process;
        process.setProcessEnvironment(environment);
        QElapsedTimer clock;
        clock.start();
        process.start(QCoreApplication::applicationDirPath() + u"/../bin/clientele"_s,
                      {u"--profile"_s, folder, u"--until-painted"_s});
        const bool painted = process.waitForReadyRead(60'000) && process.readAllStandardOutput().startsWith("painted");
        state.SetIterationTime(double(clock.nsecsElapsed()) / 1e9);
        process.waitForFinished();
        if (!painted)
            state.SkipWithError(process.readAllStandardError().constData());
    }
}
BENCHMARK(firstDashboard)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseManualTime();

}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
