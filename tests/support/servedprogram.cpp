// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servedprogram.h"

#include "tests/support/sampleprofile.h"
#include "tests/support/suggestionbook.h"

#include <QJsonDocument>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::test {

QJsonObject Reply::json() const { return QJsonDocument::fromJson(body).object(); }

bool ServedProgram::makeBook(const QString &folder)
{
    m_folder = folder;
    m_line = CommandLine(folder);
    m_line.setVariable(u"CLIENTELE_PASSPHRASE"_s, *rightPassphrase().passphrase);
    const auto profile = opened(folder);
    return profile && write(*profile, *suggestionBook(60, 1, 1)) > 0;
}

bool ServedProgram::start(const QStringList &more)
{
    stop();
    m_process = std::make_unique<QProcess>();
    m_line.prepare(*m_process, QStringList{u"--profile"_s, m_folder, u"serve"_s} + more);
    m_process->start();
    (void)QTest::qWaitFor([this] { return m_process->canReadLine() || m_process->state() == QProcess::NotRunning; },
                          60'000);
    m_firstLine = m_process->readLine();
    const QJsonObject line = QJsonDocument::fromJson(m_firstLine).object();
    m_url = line[u"url"_s].toString();
    m_token = line[u"token"_s].toString();
    return !m_url.isEmpty() && !m_token.isEmpty();
}

int ServedProgram::stop()
{
    if (!m_process)
        return -1;
    const auto process = std::exchange(m_process, nullptr);
    process->terminate();
    const bool hasEnded = process->waitForFinished(10'000);
    m_output = process->readAllStandardOutput();
    m_errors = process->readAllStandardError();
    return hasEnded && process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
}

Reply ServedProgram::curl(const QString &path, QStringList words, bool withToken) const
{
    words = QStringList{u"--silent"_s, u"--include"_s, u"--max-time"_s, u"60"_s, u"--noproxy"_s, u"*"_s} + words;
    if (withToken)
        words += {u"-H"_s, u"Authorization: Bearer "_s + m_token};
    QProcess process;
    process.start(u"curl"_s, words + QStringList{m_url + path});
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 70'000);
    QByteArray out = process.readAllStandardOutput();
    while (out.startsWith("HTTP/1.1 100"))
        out = out.mid(out.indexOf("\r\n\r\n") + 4);
    const qsizetype end = out.indexOf("\r\n\r\n");
    return {out.mid(9, 3).toInt(), out.left(end), out.mid(end + 4)};
}

QByteArray ServedProgram::output() { return m_process ? m_process->readAllStandardOutput() : m_output; }

QByteArray ServedProgram::errors() { return m_process ? m_process->readAllStandardError() : m_errors; }

}  // namespace clientele::test
