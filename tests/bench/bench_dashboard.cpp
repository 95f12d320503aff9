// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of `clientele-cli bench dashboard`, run once a size and a number of threads: each median as a benchmark of
// its own, so that a glance down the sizes shows how the cost grows.
#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bytesPerRow = 100;  // while the book is made; a third of it stays

// What this machine could give to a process now. Without Linux's word for it the largest book is left out.
qint64 freeBytes()
{
    QFile file(u"/proc/meminfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 20'000'000 * bytesPerRow;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("MemAvailable:");
    return at < 0 ? 0 : text.mid(at + 13, 20).trimmed().split(' ').constFirst().toLongLong() * 1024;
}

QJsonObject measured(qint64 transactions, int threads)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/../bin/clientele-cli"_s,
                  {u"bench"_s, u"dashboard"_s, u"--transactions"_s, QString::number(transactions), u"--threads"_s,
                   QString::number(threads), u"--json"_s});
    process.waitForFinished(-1);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

// False where the program gave no result.
bool addSteps(qint64 transactions, int threads)
{
    const QJsonObject result = measured(transactions, threads);
    const double bytes = result["bytes"_L1].toDouble() / static_cast<double>(transactions);
    const QJsonArray steps = result["steps"_L1].toArray();
    for (const QJsonValue step : steps) {
        const double seconds = step["median_us"_L1].toDouble() / 1e6;
        const QString name = u"dashboardStep/%1/%2/%3"_s.arg(step["name"_L1].toString()).arg(threads).arg(transactions);
        benchmark::RegisterBenchmark(name.toUtf8().constData(),
                                     [=](benchmark::State &state) {
                                         for (auto _ : state)
                                             state.SetIterationTime(seconds);
                                         state.counters["bytes/row"] = bytes;
                                         state.counters["ns/row"] = seconds * 1e9 / static_cast<double>(transactions);
                                     })
            ->UseManualTime()
            ->Iterations(1)
            ->Unit(benchmark::kMicrosecond);
    }
    return !steps.isEmpty();
}

}  // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    bool whole = addSteps(10'000'000, 2);
    for (const qint64 transactions : {100'000, 1'000'000, 10'000'000, 50'000'000}) {
        if (transactions * bytesPerRow < freeBytes())
            whole = addSteps(transactions, 1) && whole;
    }
    benchmark::RunSpecifiedBenchmarks();
    return whole ? 0 : 1;
}
