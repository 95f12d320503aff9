// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/future.h"

#include <QPromise>
#include <QTest>
#include <QThread>

#include <memory>

using clientele::whenDone;

class tst_Future : public QObject {
    Q_OBJECT

private slots:
    void callsOnTheReceiversThread();
    void isNeverCalledFromInside();
    void diesWithItsReceiver();
    void servesSeveralReceivers();
    void aCancelledFutureCallsNothing();
    void theCallbackMayDeleteTheReceiver();
    void carriesNothingToo();
};

namespace {

template<typename T>
QFuture<T> started(QPromise<T> &promise)
{
    promise.start();
    return promise.future();
}

}  // namespace

void tst_Future::callsOnTheReceiversThread()
{
    QPromise<int> promise;
    QObject receiver;
    int got = 0;
    QThread *where = nullptr;
    whenDone(started(promise), &receiver, [&](int value) {
        got = value;
        where = QThread::currentThread();
    });
    std::unique_ptr<QThread> worker(QThread::create([&promise] {
        promise.addResult(7);
        promise.finish();
    }));
    worker->start();
    QTRY_COMPARE(got, 7);
    QCOMPARE(where, QThread::currentThread());
    QVERIFY(worker->wait());
}

void tst_Future::isNeverCalledFromInside()
{
    QPromise<int> promise;
    const auto future = started(promise);
    promise.addResult(1);
    promise.finish();
    QObject receiver;
    int calls = 0;
    whenDone(future, &receiver, [&calls](int) { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
}

void tst_Future::diesWithItsReceiver()
{
    QPromise<int> promise;
    auto receiver = std::make_unique<QObject>();
    QObject other;
    int dead = 0;
    int alive = 0;
    whenDone(started(promise), receiver.get(), [&dead](int) { ++dead; });
    whenDone(promise.future(), &other, [&alive](int) { ++alive; });
    promise.addResult(1);
    promise.finish();
    receiver.reset();
    QTRY_COMPARE(alive, 1);
    QCOMPARE(dead, 0);
}

void tst_Future::servesSeveralReceivers()
{
    QPromise<QString> promise;
    QObject one;
    QObject two;
    QStringList got;
    whenDone(started(promise), &one, [&got](const QString &text) { got += text; });
    whenDone(promise.future(), &two, [&got](const QString &text) { got += text; });
    promise.addResult(QStringLiteral("a"));
    promise.finish();
    QTRY_COMPARE(got, QStringList({"a", "a"}));
}

void tst_Future::aCancelledFutureCallsNothing()
{
    QPromise<int> promise;
    QPromise<int> later;
    QObject receiver;
    int calls = 0;
    bool reached = false;
    auto future = started(promise);
    whenDone(future, &receiver, [&calls](int) { ++calls; });
    future.cancel();
    promise.finish();
    whenDone(started(later), &receiver, [&reached](int) { reached = true; });
    later.addResult(1);
    later.finish();
    QTRY_VERIFY(reached);
    QCOMPARE(calls, 0);
    QTRY_VERIFY(receiver.children().isEmpty());
}

void tst_Future::theCallbackMayDeleteTheReceiver()
{
    QPromise<QString> promise;
    auto *receiver = new QObject;
    QString got;
    whenDone(started(promise), receiver, [receiver, &got](const QString &text) {
        delete receiver;
        got = text;
    });
    promise.addResult(QStringLiteral("still here"));
    promise.finish();
    QTRY_COMPARE(got, QStringLiteral("still here"));
}

void tst_Future::carriesNothingToo()
{
    QPromise<void> promise;
    QObject receiver;
    int calls = 0;
    whenDone(started(promise), &receiver, [&calls] { ++calls; });
    promise.finish();
    QTRY_COMPARE(calls, 1);
}

QTEST_GUILESS_MAIN(tst_Future)

#include "tst_future.moc"
