// SPDX-License-Identifier: GPL-3.0-or-later
// A server program for one test: an unprivileged process on loopback with files in a private folder, gone when the
// test is gone, also where it crashes.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace clientele::test {

class ServerProcess {
public:
    ServerProcess();
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &content);
    // Runs a program to its end; false, with what it said in errors(), where it failed.
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);
    // Starts the server and waits until `answers`.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             const std::function<bool()> &answers);
    void kill();
    [[nodiscard]] QByteArray errors() const { return m_errors; }

    [[nodiscard]] static int freePort();

private:
    void prepare(QProcess &process) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QByteArray m_errors;
    unsigned m_user = 0;  // 0: the one who runs the tests
};

}  // namespace clientele::test
