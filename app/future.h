// SPDX-License-Identifier: GPL-3.0-or-later
// The one way from a worker back into an object: a completion that is tied to its receiver's life. QFuture::then()
// with a context asserts where the context dies first, and a second then() silently replaces the first; a watcher
// that is the receiver's child does neither.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <type_traits>
#include <utility>

namespace clientele {

// Calls callback(result), or callback() for QFuture<void>, on the receiver's thread once the future has finished:
// never from inside this call, and never after the receiver's death, which the callback itself may bring about. A
// future that was cancelled before it had a result calls nothing. Call it on the receiver's thread.
template<typename T, typename Callback>
void whenDone(const QFuture<T> &future, QObject *receiver, Callback callback)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, callback = std::move(callback)]() mutable {
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<T>) {
                             if (!watcher->isCanceled())
                                 callback();
                         } else if (watcher->future().resultCount() > 0) {
                             callback(watcher->result());
                         }
                     });
    watcher->setFuture(future);
}

}  // namespace clientele
