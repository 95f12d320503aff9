// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/filelock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#ifdef Q_OS_WIN
#include <QLockFile>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace clientele {

namespace {

QString folderOf(const QString &path) { return QDir::toNativeSeparators(QFileInfo(path).path()); }

tl::unexpected<Error> taken(const QString &path)
{
    return fail(
        ErrorKind::Locked,
        QCoreApplication::translate("Profile", "Another program is writing to the profile in %1.").arg(folderOf(path)),
        QCoreApplication::translate("Profile", "Try again when it has finished."), true);
}

tl::unexpected<Error> unwritable(const QString &path)
{
    return fail(ErrorKind::Storage,
                QCoreApplication::translate("Profile", "The folder %1 cannot be written to.").arg(folderOf(path)),
                QCoreApplication::translate("Profile", "Check its permissions and the space on the disk."));
}

}  // namespace

#ifdef Q_OS_WIN

class FileLock::Private {
public:
    explicit Private(const QString &path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

Result<std::unique_ptr<FileLock>> FileLock::acquire(const QString &path, int waitMilliseconds)
{
    auto d = std::make_unique<Private>(path);
    if (!d->file.tryLock(waitMilliseconds))
        return d->file.error() == QLockFile::LockFailedError ? Result<std::unique_ptr<FileLock>>(taken(path))
                                                             : unwritable(path);
    return std::unique_ptr<FileLock>(new FileLock(std::move(d)));
}

#else

// QLockFile would do, but it tells a dead holder by its process number, which another process may have got since.
class FileLock::Private {
public:
    explicit Private(const QString &path)
        : descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {}
    ~Private()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(Private)
    int descriptor;
};

Result<std::unique_ptr<FileLock>> FileLock::acquire(const QString &path, int waitMilliseconds)
{
    auto d = std::make_unique<Private>(path);
    if (d->descriptor < 0)
        return unwritable(path);
    const QDeadlineTimer deadline(waitMilliseconds);
    while (::flock(d->descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return unwritable(path);
        if (deadline.hasExpired())
            return taken(path);
        QThread::msleep(10);
    }
    return std::unique_ptr<FileLock>(new FileLock(std::move(d)));
}

#endif

FileLock::FileLock(std::unique_ptr<Private> own) : d(std::move(own)) {}
FileLock::~FileLock() = default;

}  // namespace clientele
