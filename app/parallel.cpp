// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parallel.h"

#include <QSemaphore>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace clientele {

void shareWithFreeWorkers(int parts, const std::function<void(int)> &part)
{
    shareWithWorkersOf(*QThreadPool::globalInstance(), parts, part);
}

void shareWithWorkersOf(QThreadPool &pool, int parts, const std::function<void(int)> &part)
{
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int i = next++; i < parts; i = next++)
            part(i);
    };
    const auto finished = std::make_shared<QSemaphore>();  // its last user may be the one who releases it
    int sharers = 0;
    const auto share = [&work, finished] {
        work();
        finished->release();
    };
    while (sharers + 1 < parts && pool.tryStart(share))
        ++sharers;
    work();
    finished->acquire(sharers);
}

}  // namespace clientele
