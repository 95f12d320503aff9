// SPDX-License-Identifier: GPL-3.0-or-later
// What an import of ATM rows costs: from bytes to checked columns; merged into an empty book, into one of other days
// and into itself; and on the command line with the sealed profile written. The file is made up here and lies in the
// page cache.
#include "app/sync/intake.h"
#include "models/portfolio/builder.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <map>

using namespace clientele;

namespace {

PortfolioInfo toronto()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    return info;
}

// 50,000 customers, 500 machines, two years, in no order; with a column that the book does not have.
class Files {
public:
    QString path(qint64 rows, int firstYear = 2023)
    {
        QString &path = m_paths[{rows, firstYear}];
        if (path.isEmpty()) {
            path = m_folder.filePath(QStringLiteral("%1-%2.csv").arg(rows).arg(firstYear));
            write(path, rows, firstYear);
        }
        return path;
    }
    [[nodiscard]] QString profile() const { return m_folder.filePath(QStringLiteral("profile")); }

private:
    static void write(const QString &path, qint64 rows, int firstYear)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no room for the file");
        file.write("customer_id,atm_id,timestamp,amount,transaction_type,city\n");
        QRandomGenerator random(1);
        QByteArray text;
        for (qint64 row = 0; row < rows; ++row) {
            const auto below = [&random](quint32 bound) { return random.bounded(bound); };
            const quint32 second = below(86'400);
            const quint32 cents = 500 + below(below(300'000) + 1);
            text += QByteArray::number(1 + below(50'000)) + ",ATM"
                    + QByteArray::number(below(500)).rightJustified(4, '0') + ',';
            char rest[64];
            text += QByteArray(rest, qsnprintf(rest, sizeof rest, "%04d-%02u-%02u %02u:%02u:%02u,%u.%02u,",
                                               firstYear + int(below(2)), 1 + below(12), 1 + below(28), second / 3600,
                                               second / 60 % 60, second % 60, cents / 100, cents % 100));
            text += below(5) < 2 ? "deposit" : "withdrawal";
            text += below(2) == 0 ? ",Toronto\n" : ",Trois-Rivi\xc3\xa8res\n";
            if (text.size() > 1 << 20) {
                file.write(text);
                text.clear();
            }
        }
        file.write(text);
    }

    QTemporaryDir m_folder;
    std::map<std::pair<qint64, int>, QString> m_paths;
};

Files *files = nullptr;

// The rate of rows is said beside the time.
void importParse(benchmark::State &state)
{
    const QString path = files->path(state.range(0));
    IntakeRequest request;
    request.name = path;
    request.about = toronto();
    request.threads = static_cast<int>(state.range(1));
    for (auto _ : state) {
        const auto source = openFile(path).value();
        benchmark::DoNotOptimize(takeIn(*source, request).value());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(importParse)
    ->Args({1'000'000, 1})
    ->Args({10'000'000, 1})
    ->Args({10'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// Beside the parse: 0 into an empty book, 1 into one of other years, 2 into a book that has every row.
void importMerge(benchmark::State &state)
{
    const auto takeInFile = [](const QString &path) {
        IntakeRequest request;
        request.name = path;
        request.about = toronto();
        const auto source = openFile(path).value();
        std::vector<Intake> intakes;
        intakes.push_back(takeIn(*source, request).value());
        return intakes;
    };
    const QString path = files->path(state.range(0));
    PortfolioPtr base = PortfolioBuilder(toronto()).build().value();
    if (state.range(1) > 0)
        base = mergeIntakes(base, takeInFile(state.range(1) == 1 ? files->path(state.range(0), 2020) : path),
                            Derived::Nothing)
                   .value()
                   .portfolio;
    const std::vector<Intake> intakes = takeInFile(path);
    for (auto _ : state)
        benchmark::DoNotOptimize(mergeIntakes(base, intakes, Derived::Nothing).value());
}
BENCHMARK(importMerge)
    ->Args({10'000'000, 0})
    ->Args({10'000'000, 1})
    ->Args({10'000'000, 2})
    ->Unit(benchmark::kMillisecond);

// Start of the process to its end, into a profile that is made.
void importWhole(benchmark::State &state)
{
    const QString path = files->path(state.range(0));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CLIENTELE_PASSPHRASE"), QStringLiteral("bench"));
    for (auto _ : state) {
        state.PauseTiming();
        QDir(files->profile()).removeRecursively();
        state.ResumeTiming();
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/clientele-cli"),
                      {QStringLiteral("--profile"), files->profile(), QStringLiteral("import"), path});
        process.waitForFinished(-1);
        if (process.exitCode() != 0)
            state.SkipWithError(process.readAllStandardError().constData());
    }
}
BENCHMARK(importWhole)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Files made;
    files = &made;
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
