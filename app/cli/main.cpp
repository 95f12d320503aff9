// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/platform/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QThread>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace clientele;

namespace {

// Standard error is ours: one sentence on a failure, and no library's warnings beside it.
void ignoreMessage(QtMsgType, const QMessageLogContext &, const QString &) {}

bool write(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

}  // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("CLIENTELE_DEBUG"))
        qInstallMessageHandler(ignoreMessage);
#ifdef SIGXFSZ
    // A file-size limit is a full disk: an error, not a death.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("clientele-cli"));
    const Language language(QLocale::system());

    // The command runs beside the event loop, on which the keychain answers.
    cli::Printed printed;
    const std::unique_ptr<QThread> worker(QThread::create([&printed, words = QCoreApplication::arguments().mid(1)] {
        printed = cli::run(words, [](const QByteArray &line) { return write(stdout, line); });
    }));
    QObject::connect(worker.get(), &QThread::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    worker->start();
    QCoreApplication::exec();
    worker->wait();

    if (!write(stdout, printed.standardOutput)) {
        const QString sentence =
            QCoreApplication::translate("CommandLine", "The result could not be written to standard output.");
        write(stderr, sentence.toUtf8() + '\n');
        return cli::Failed;
    }
    write(stderr, printed.standardError);
    return printed.exitCode;
}
