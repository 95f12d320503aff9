// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storethread.h"

namespace clientele {

StoreThread::StoreThread() : m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    m_ending = true;
    m_cancelled = true;
    m_thread.requestInterruption();  // also a keychain that nobody will answer now
    // Behind the work that waits: what was to be kept is kept.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_profile.reset();
            delete m_worker;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::begin()
{
    m_cancelled = false;
    if (m_ending)
        m_cancelled = true;
}

}  // namespace clientele
