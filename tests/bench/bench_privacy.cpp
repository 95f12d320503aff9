// SPDX-License-Identifier: GPL-3.0-or-later
// The gate over a book of 100,000 customers: a prompt of 20 kB is to take a few milliseconds, on the GUI thread if need be.
#include "app/privacy/conversation.h"
#include "app/privacy/outgoingscan.h"
#include "app/sources/demobook.h"

#include <benchmark/benchmark.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::privacy;

namespace {

PortfolioPtr bookOf(qint64 customers)
{
    DemoSize size;
    size.customers = customers;
    size.transactions = 1;
    size.complaints = 1;
    return makeDemoBook(size, {}, 1'755'709'871).value();
}

const PortfolioPtr &book()
{
    static const PortfolioPtr book = bookOf(100'000);
    return book;
}

const std::shared_ptr<const PersonalData> &data()
{
    static const auto data = std::make_shared<const PersonalData>(book());
    return data;
}

// Rows, prose and people, as a turn with tool results has them.
QString prompt(int kilobytes)
{
    QRandomGenerator random(5);
    QString text;
    while (text.size() < kilobytes * 1024) {
        const auto row = RowIndex(random.bounded(100'000));
        text += u"%1 owes 1234.50 CAD for a car loan since May 2025, and asked whether the rate may fall. "_s.arg(
            book()->textAt(Field::CustomerName, row));
        text += u"{\"keys\":[\"2025-W34\",\"deposit\"],\"value\":\"98765.43\",\"currency\":\"CAD\"}\n"_s;
    }
    return text;
}

void buildPersonalData(benchmark::State &state)
{
    (void)book();
    for (auto _ : state)
        benchmark::DoNotOptimize(PersonalData(book()).bytes());
    state.counters["bytes"] = double(data()->bytes());
}
BENCHMARK(buildPersonalData)->Unit(benchmark::kMillisecond)->Iterations(1);

void safePrompt(benchmark::State &state)
{
    const QString text = prompt(int(state.range(0)));
    for (auto _ : state) {
        Conversation talk(data());
        benchmark::DoNotOptimize(talk.safe(text));
    }
}
BENCHMARK(safePrompt)->Arg(20)->Unit(benchmark::kMicrosecond);

void scanPrompt(benchmark::State &state)
{
    Conversation talk(data());
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, talk.safe(prompt(int(state.range(0))))}};
    const QByteArray body = QJsonDocument(QJsonObject{{u"messages"_s, QJsonArray{message}}}).toJson();
    if (findingIn(*data(), body))
        state.SkipWithError("the gate let something through");
    for (auto _ : state)
        benchmark::DoNotOptimize(findingIn(*data(), body));
}
BENCHMARK(scanPrompt)->Arg(20)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
