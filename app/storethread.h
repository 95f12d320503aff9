// SPDX-License-Identifier: GPL-3.0-or-later
// The thread on which the profile's connection lives. Work is done in the order it was given; results come back as
// futures.
#pragma once

#include "app/store/profile.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>

namespace clientele {

class StoreThread {
public:
    StoreThread();
    ~StoreThread();  // cancels what listens to cancelled(), does the rest, closes the profile
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    // work(profile) on the thread; the profile is empty until one was opened, and work may replace it.
    template<typename Work, typename T = std::invoke_result_t<Work, std::unique_ptr<Profile> &>>
    [[nodiscard]] QFuture<T> run(Work work)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        auto future = promise->future();
        QMetaObject::invokeMethod(
            m_worker,
            [this, promise, work = std::move(work)]() mutable {
                begin();
                promise->addResult(work(m_profile));
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

    // For the work that is running; each piece of work starts with false.
    [[nodiscard]] std::atomic<bool> *cancelled() { return &m_cancelled; }

private:
    void begin();

    QThread m_thread;
    QObject *m_worker;
    std::unique_ptr<Profile> m_profile;  // touched on m_thread alone
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_ending = false;
};

}  // namespace clientele
