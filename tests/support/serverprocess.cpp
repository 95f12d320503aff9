// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QThread>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace clientele::test {

ServerProcess::ServerProcess() : m_folder(QDir::temp().filePath(QStringLiteral("clt-XXXXXX")))
{
    // Database servers refuse to run as root.
    if (geteuid() != 0)
        return;
    if (const passwd *nobody = getpwnam("nobody")) {
        m_user = nobody->pw_uid;
        if (chown(qPrintable(m_folder.path()), m_user, nobody->pw_gid) != 0)
            qWarning("the server's folder cannot be handed over");
    }
}

ServerProcess::~ServerProcess() { kill(); }

void ServerProcess::kill()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished();
}

void ServerProcess::write(const QString &name, const QByteArray &content)
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qWarning("%s cannot be written", qPrintable(file.fileName()));
    file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
}

void ServerProcess::prepare(QProcess &process) const
{
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier([user = m_user] {
        if (user != 0 && (setgroups(0, nullptr) != 0 || setgid(user) != 0 || setuid(user) != 0))
            _exit(126);
        // After the change of user, which would clear it.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
}

bool ServerProcess::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(120'000);
    m_errors = process.readAll();
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool ServerProcess::start(const QString &program, const QStringList &arguments, const std::function<bool()> &answers)
{
    prepare(m_server);
    m_server.start(program, arguments);
    const QDeadlineTimer deadline(60'000);
    while (m_server.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        if (m_server.waitForFinished(50))
            break;
        if (answers())
            return true;
    }
    m_errors = m_server.readAll();
    return false;
}

int ServerProcess::freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

}  // namespace clientele::test
