// SPDX-License-Identifier: GPL-3.0-or-later
// What the sealed profile costs: writing a book, opening it (10 million transactions are to take at most 2 s), and one
// question on the command line from process start to end (to take under 0.3 s).
#include "app/sources/demobook.h"
#include "app/store/profile.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

using namespace clientele;

namespace {

const Unlock unlock{QStringLiteral("bench")};

PortfolioInfo toronto()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return info;
}

// A profile with a book of this many transactions.
class Stored {
public:
    explicit Stored(qint64 customers, qint64 transactions)
    {
        const PortfolioPtr book = makeDemoBook({customers, transactions, 1'000, 1}, toronto(), 1'755'700'000).value();
        write(*book);
    }
    void write(const Portfolio &book)
    {
        const auto profile = Profile::open(m_home.path(), unlock, Profile::Mode::CreateIfMissing).value();
        const auto lock = profile->lockForWriting().value();
        (void)profile->writeSnapshot(*lock, book, {}).value();
    }
    [[nodiscard]] QString folder() const { return m_home.path(); }
    [[nodiscard]] double megabytes() const
    {
        return double(QFileInfo(m_home.filePath(QStringLiteral("profile.db"))).size()) / (1 << 20);
    }

private:
    QTemporaryDir m_home;
};

void openBook(benchmark::State &state)
{
    const Stored stored(50'000, state.range(0));
    for (auto _ : state) {
        const auto profile = Profile::open(stored.folder(), unlock, Profile::Mode::Existing).value();
        benchmark::DoNotOptimize(profile->loadPortfolio().value());
    }
    state.counters["MB"] = stored.megabytes();
}
BENCHMARK(openBook)->Arg(50'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

void writeBook(benchmark::State &state)
{
    const PortfolioPtr book = makeDemoBook({50'000, state.range(0), 1'000, 1}, toronto(), 1'755'700'000).value();
    Stored stored(10, 10);
    for (auto _ : state)
        stored.write(*book);
    state.counters["MB"] = stored.megabytes();
}
BENCHMARK(writeBook)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

void commandLine(benchmark::State &state, const QStringList &words)
{
    const Stored stored(50, 5'000);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CLIENTELE_PASSPHRASE"), *unlock.passphrase);
    for (auto _ : state) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/clientele-cli"),
                      QStringList{QStringLiteral("--profile"), stored.folder(), QStringLiteral("--json")} + words);
        process.waitForFinished();
        if (process.exitCode() != 0)
            state.SkipWithError(process.readAllStandardError().constData());
    }
}
BENCHMARK_CAPTURE(commandLine, query, {"query", R"({"measure":"loans.owed","by":["loan.type"]})"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(commandLine, ask, {"ask", "How much is owed by loan type?"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
