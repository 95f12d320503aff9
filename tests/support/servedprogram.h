// SPDX-License-Identifier: GPL-3.0-or-later
// `clientele-cli serve` as another program meets it: started on a profile, asked by curl.
#pragma once

#include "tests/support/commandline.h"

#include <memory>

namespace clientele::test {

struct Reply {
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
};

class ServedProgram {
public:
    // A profile at `folder` with a book for suggestions of 60 customers, P1 to P60.
    [[nodiscard]] bool makeBook(const QString &folder);

    // Waits for its first line. False where there is none: see errors().
    [[nodiscard]] bool start(const QStringList &more = {});
    // By SIGTERM; the exit code, -1 where it crashed, did not end, or was not running.
    int stop();
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

    // With the token, unless told otherwise.
    [[nodiscard]] Reply curl(const QString &path, QStringList words = {}, bool withToken = true) const;

    [[nodiscard]] const CommandLine &line() const { return m_line; }
    [[nodiscard]] CommandLine &line() { return m_line; }
    [[nodiscard]] const QByteArray &firstLine() const { return m_firstLine; }
    [[nodiscard]] const QString &url() const { return m_url; }
    [[nodiscard]] const QString &token() const { return m_token; }
    // What it has printed since; also after stop().
    [[nodiscard]] QByteArray output();
    [[nodiscard]] QByteArray errors();

private:
    QString m_folder;
    CommandLine m_line;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_firstLine;
    QByteArray m_output;
    QByteArray m_errors;
    QString m_url;
    QString m_token;
};

}  // namespace clientele::test
