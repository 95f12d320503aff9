// SPDX-License-Identifier: GPL-3.0-or-later
// What recording costs: on the thread of the turn that is recorded, and in the profile, where nobody waits for it.
#include "app/services/tracekeeping.h"
#include "app/store/tracerecords.h"
#include "app/storethread.h"
#include "app/trace/context.h"
#include "app/trace/statistics.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

// As large as a turn's real requests; each turn's own bytes.
void record(const std::shared_ptr<trace::Recorder> &recorder)
{
    const trace::Span root = trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId());
    const trace::Context context{recorder, root.trace, root.id};
    for (int i = 0; i < 2; ++i) {
        trace::Span model = context.begin(trace::Kind::Model, u"m"_s);
        model.sent = QByteArray(20'000, 'x');
        model.received = "{}";
        context.end(std::move(model));
        trace::Span tool = context.begin(trace::Kind::Tool, u"search"_s);
        const trace::Current inside(context.under(tool));
        trace::current().end(trace::current().begin(trace::Kind::Retrieval, u"book"_s));
        tool.received = QByteArray(3'000, 'y');
        context.end(std::move(tool));
    }
    context.end(root);
}

struct Home {
    Home()
    {
        (void)store
            .run([this](std::unique_ptr<Profile> &profile) {
                profile = Profile::open(folder.path(), Unlock{u"bench"_s}, Profile::Mode::CreateIfMissing).value();
                return true;
            })
            .result();
        recorder = recorderInto(store);
    }
    QTemporaryDir folder;
    StoreThread store;
    std::shared_ptr<trace::Recorder> recorder;
};

void recordTurn(benchmark::State &state)
{
    Home home;
    for (auto _ : state)
        record(home.recorder);
    // What waits is written before the profile closes; the figure is of the turn's thread alone.
}
BENCHMARK(recordTurn)->Unit(benchmark::kMicrosecond)->Iterations(2'000);

// A million spans in the profile: a page of the list, the count, and all roots' statistics.
Home &full()
{
    static auto home = [] {
        auto made = std::make_unique<Home>();
        for (int part = 0; part < 100; ++part)
            (void)made->store
                .run([part](std::unique_ptr<Profile> &profile) {
                    std::vector<trace::Span> spans;
                    for (int i = 0; i < 2'000; ++i) {
                        trace::Span root = trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId());
                        root.start = 1'700'000'000'000'000'000 + (part * 2'000LL + i) * 1'000'000'000;
                        root.end = root.start + 1'000'000LL * (i % 997);
                        root.question = u"How much is owed?"_s;
                        for (int j = 0; j < 4; ++j) {
                            trace::Span child = root;
                            child.question.clear();
                            child.id = trace::newSpanId();
                            child.parent = root.id;
                            child.kind = trace::Kind::Model;
                            child.model = u"m"_s;
                            child.inputTokens = i;
                            spans.push_back(child);
                        }
                        spans.push_back(root);
                    }
                    return TraceRecords(*profile).keep(spans).has_value();
                })
                .result();
        return made;
    }();
    return *home;
}

void listRuns(benchmark::State &state)
{
    Home &home = full();
    for (auto _ : state) {
        const bool done = home.store
                              .run([at = state.range(0)](std::unique_ptr<Profile> &profile) {
                                  TraceRecords::Wanted wanted;
                                  wanted.offset = at;
                                  return TraceRecords(*profile).list(wanted).value().size() == 100;
                              })
                              .result();
        if (!done)
            return state.SkipWithError("no page");
    }
}
BENCHMARK(listRuns)->Arg(0)->Arg(199'000)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();

void countRuns(benchmark::State &state)
{
    Home &home = full();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            home.store.run([](std::unique_ptr<Profile> &profile) { return TraceRecords(*profile).count({}).value(); })
                .result());
}
BENCHMARK(countRuns)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();

}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
