// SPDX-License-Identifier: GPL-3.0-or-later
// Spans in the profile: each once, whole again, gone when they are old, never in the way of another writer.
#include "app/services/tracekeeping.h"
#include "app/store/tracerecords.h"
#include "app/storethread.h"
#include "app/trace/context.h"
#include "app/trace/otlp.h"
#include "tests/support/sampleprofile.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;
using trace::Span;

namespace {

QJsonArray spansOf(const QJsonObject &document)
{
    return document[u"resourceSpans"_s][0][u"scopeSpans"_s][0][u"spans"_s].toArray();
}

}  // namespace

class tst_TraceRecords : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void parentsThatNeverCame();
    void keptOnce();
    void goWhenTheyAreOld();
    void waitForAnotherWriter();

private:
    template<typename Work>
    auto onStore(Work work)
    {
        return m_store->run([work](std::unique_ptr<Profile> &profile) { return work(*profile); }).result();
    }
    [[nodiscard]] std::vector<Span> tree(const QString &id)
    {
        keepRest(*m_store, m_recorder);
        const auto spans = onStore([id](const Profile &profile) { return TraceRecords(profile).tree(id); });
        return spans ? *spans : std::vector<Span>();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StoreThread> m_store;
    std::shared_ptr<trace::Recorder> m_recorder;
};

void tst_TraceRecords::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<StoreThread>();
    const bool isOpen = m_store
                            ->run([folder = m_home->path()](std::unique_ptr<Profile> &profile) {
                                profile = opened(folder);
                                return profile != nullptr;
                            })
                            .result();
    QVERIFY(isOpen);
    m_recorder = recorderInto(*m_store);
}

// Some readers drop what hangs in the air.
void tst_TraceRecords::parentsThatNeverCame()
{
    const Span root = trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId());
    Span lost = root;
    lost.id = trace::newSpanId();
    lost.parent = trace::newSpanId();
    lost.kind = trace::Kind::Retrieval;
    Span alone = lost;
    alone.trace = trace::newTraceId();
    const QJsonArray spans = spansOf(trace::otlpDocument(std::vector<Span>{root, lost, alone}));
    QCOMPARE(spans[1][u"parentSpanId"_s].toString(), root.id);
    QVERIFY(!spans[2].toObject().contains(u"parentSpanId"_s));
}

void tst_TraceRecords::keptOnce()
{
    Span span = trace::beginRoot(trace::Kind::Chain, u"recommendation"_s, trace::newTraceId());
    span.end = span.start + 5;
    span.temperature = 0.5;
    span.retries = 2;
    span.snapshot = 3;
    span.rulesVersion = u"7"_s;
    span.firstToken = 3;
    span.estimated = true;
    span.sent = QByteArray(100'000, 'x');
    span.answer = u"Zoé"_s;
    for (int i = 0; i < 2; ++i)
        QVERIFY(onStore([span](const Profile &profile) { return TraceRecords(profile).keep({span}); }));
    QCOMPARE(tree(span.trace), std::vector<Span>{span});
    QCOMPARE(tree(span.trace.left(10)), std::vector<Span>{span});
    for (const QString &none : {u""_s, u"g"_s, u"%"_s, u"' OR 1=1"_s, span.trace + u"0"_s})
        QVERIFY2(tree(none).empty(), qPrintable(none));
}

void tst_TraceRecords::goWhenTheyAreOld()
{
    std::vector<Span> spans;
    for (int i = 0; i < 4; ++i) {
        Span root = trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId());
        root.start = root.end = trace::now() - i * 40 * 86'400'000'000'000;
        Span child = root;
        child.id = trace::newSpanId();
        child.parent = root.id;
        child.sent = "bytes";
        spans.push_back(root);
        spans.push_back(child);
    }
    m_recorder->giveBack({spans.begin() + 1, spans.end()});
    m_recorder->record(spans.front());
    keepRest(*m_store, m_recorder);
    const auto left = onStore([](const Profile &profile) {
        TraceRecords::Wanted all;
        all.onlyRoots = false;
        return TraceRecords(profile).count(all);
    });
    QCOMPARE(*left, 6);  // 90 days: the last of the four is older
    QVERIFY(onStore([](const Profile &profile) { return TraceRecords(profile).removeBefore(trace::now()); }));
    QCOMPARE(*onStore([](const Profile &profile) { return TraceRecords(profile).count({}); }), 0);
    QCOMPARE(traceDays(std::nullopt), 90);
    QCOMPARE(traceDays(QByteArray("7")), 7);
    QCOMPARE(traceDays(QByteArray("-7")), 90);
}

void tst_TraceRecords::waitForAnotherWriter()
{
    const auto other = opened(m_home->path());
    QVERIFY(other);
    QVERIFY(other->setSetting(u"x"_s, "1"));
    Span root = trace::beginRoot(trace::Kind::Turn, u"question"_s, trace::newTraceId());
    root.end = root.start;
    m_recorder->giveBack({root});
    QVERIFY(tree(root.trace).size() == 1);
    // Given back, spans come in the order in which they were first recorded.
    Span later = root;
    later.id = trace::newSpanId();
    later.parent = root.id;
    m_recorder->record(later);
    std::vector<Span> taken = m_recorder->take();
    taken.insert(taken.begin(), root);
    m_recorder->giveBack(taken);
    QCOMPARE(m_recorder->take(), taken);
}

QTEST_GUILESS_MAIN(tst_TraceRecords)
#include "tst_tracerecords.moc"
