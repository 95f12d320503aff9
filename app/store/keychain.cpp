// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keychain.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <functional>
#include <future>
#include <memory>

namespace clientele::keychain {

namespace {

// Long enough for a person to type the keychain's password into the system's prompt.
constexpr std::chrono::seconds patience{90};

struct Outcome {
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray data;
};

QString service() { return QStringLiteral("Clientele"); }

tl::unexpected<Error> noStore()
{
    return fail(ErrorKind::NoSecureStore,
                QCoreApplication::translate("Profile", "This system has no keychain, or it is locked."),
                QCoreApplication::translate("Profile", "Unlock it, or set CLIENTELE_PASSPHRASE to a passphrase."));
}

// Starts the job where QtKeychain's queue lives and waits for it here.
Outcome run(const std::function<QKeychain::Job *()> &makeJob)
{
    QCoreApplication *application = QCoreApplication::instance();
    // Waiting on the main thread would wait for itself.
    if (!application || QThread::currentThread() == application->thread())
        return {};
    const auto promise = std::make_shared<std::promise<Outcome>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        application,
        [makeJob, promise] {
            QKeychain::Job *job = makeJob();
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *done) {
                const auto *reader = qobject_cast<QKeychain::ReadPasswordJob *>(done);
                promise->set_value({done->error(), reader ? reader->binaryData() : QByteArray()});
            });
            job->start();
        },
        Qt::QueuedConnection);
    // Whoever ends this thread does so from the main thread and waits there: that must not last as long as our patience.
    const QDeadlineTimer deadline(patience);
    while (answer.wait_for(std::chrono::milliseconds(100)) != std::future_status::ready)
        if (deadline.hasExpired() || QThread::currentThread()->isInterruptionRequested())
            return {};
    return answer.get();
}

}  // namespace

Result<QByteArray> read(const QString &entry)
{
    const Outcome outcome = run([entry] {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(entry);
        return job;
    });
    if (outcome.error == QKeychain::EntryNotFound)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Profile", "The keychain has no entry %1.").arg(entry));
    if (outcome.error != QKeychain::NoError)
        return noStore();
    return outcome.data;
}

Status write(const QString &entry, const QByteArray &secret)
{
    const Outcome outcome = run([entry, secret] {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(entry);
        job->setBinaryData(secret);
        return job;
    });
    return outcome.error == QKeychain::NoError ? Status() : Status(noStore());
}

Status remove(const QString &entry)
{
    const Outcome outcome = run([entry] {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(entry);
        return job;
    });
    return outcome.error == QKeychain::NoError || outcome.error == QKeychain::EntryNotFound ? Status()
                                                                                            : Status(noStore());
}

}  // namespace clientele::keychain
