// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with an event loop for a caller that may block and has none: the command line speaks to providers over it.
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace clientele {

class EventThread {
public:
    EventThread() : m_worker(new QObject)
    {
        m_thread.setObjectName(QStringLiteral("events"));
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    ~EventThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    EventThread(const EventThread &) = delete;
    EventThread &operator=(const EventThread &) = delete;

    // Calls begin(owner, done) on the thread, waits until done(value) was called there, and then destroys the owner on
    // it, with all that is its child.
    template<typename T>
    [[nodiscard]] T wait(const std::function<void(QObject *owner, const std::function<void(T)> &done)> &begin)
    {
        const auto promise = std::make_shared<std::promise<T>>();
        auto answer = promise->get_future();
        QObject *owner = nullptr;
        QMetaObject::invokeMethod(
            m_worker,
            [&owner, &begin, promise] {
                owner = new QObject;
                begin(owner, [promise](T value) { promise->set_value(std::move(value)); });
            },
            Qt::QueuedConnection);
        T value = answer.get();
        QMetaObject::invokeMethod(
            m_worker, [&owner] { delete owner; }, Qt::BlockingQueuedConnection);
        return value;
    }

private:
    QThread m_thread;
    QObject *m_worker;
};

}  // namespace clientele
