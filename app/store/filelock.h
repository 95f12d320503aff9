// SPDX-License-Identifier: GPL-3.0-or-later
// A lock between processes (and between two holders in one). The system gives it back when its holder dies, however
// it dies, so there are no stale locks. The file stays behind, empty.
#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>

namespace clientele {

class FileLock {
public:
    // Errors: Locked (held by another for longer than the wait), Storage.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> acquire(const QString &path, int waitMilliseconds);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    class Private;
    explicit FileLock(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace clientele
