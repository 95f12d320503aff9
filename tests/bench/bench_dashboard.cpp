// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of `clientele-cli bench dashboard`, run once over 10 million rows: each median as a benchmark of its own.
#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

QJsonObject measured(const QString &transactions)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/../bin/clientele-cli"_s,
                  {u"bench"_s, u"dashboard"_s, u"--transactions"_s, transactions, u"--json"_s});
    process.waitForFinished(-1);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    const QJsonObject result = measured(u"10000000"_s);
    const double bytes = result["bytes"_L1].toDouble() / result["rows"_L1].toDouble();
    const QJsonArray steps = result["steps"_L1].toArray();
    for (const QJsonValue step : steps) {
        const double seconds = step["median_us"_L1].toDouble() / 1e6;
        const QByteArray name = "dashboardStep/" + step["name"_L1].toString().toUtf8();
        benchmark::RegisterBenchmark(name.constData(),
                                     [seconds, bytes](benchmark::State &state) {
                                         for (auto _ : state)
                                             state.SetIterationTime(seconds);
                                         state.counters["bytes/row"] = bytes;
                                     })
            ->UseManualTime()
            ->Iterations(1)
            ->Unit(benchmark::kMicrosecond);
    }
    benchmark::RunSpecifiedBenchmarks();
    return result.isEmpty() ? 1 : 0;
}
