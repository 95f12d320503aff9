// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/commandline.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QTimer>

#include <chrono>

namespace clientele::test {

namespace {

// Of a process that is over; one that was killed has crashed.
Finished finishedOf(QProcess &process)
{
    Finished finished;
    finished.crashed = process.exitStatus() != QProcess::NormalExit || process.error() == QProcess::FailedToStart;
    finished.exitCode = process.exitCode();
    finished.out = process.readAllStandardOutput();
    finished.err = process.readAllStandardError();
    return finished;
}

}  // namespace

QJsonObject Finished::json() const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(out, &problem);
    return problem.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

bool Finished::failedProperly(int code) const
{
    return !crashed && exitCode == code && out.isEmpty() && err.count('\n') == 1 && err.endsWith('\n')
           && err.size() > 10;
}

QString Finished::description() const
{
    return QStringLiteral("exit %1\n%2\n%3")
        .arg(exitCode)
        .arg(QString::fromUtf8(out.left(2000)), QString::fromUtf8(err));
}

QString programPath() { return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/clientele-cli"); }

void CommandLine::prepare(QProcess &process, const QStringList &words) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto variable = m_variables.begin(); variable != m_variables.end(); ++variable) {
        if (variable.value().isNull())
            environment.remove(variable.key());
        else
            environment.insert(variable.key(), variable.value());
    }
    process.setProcessEnvironment(environment);
    process.setProgram(programPath());
    process.setArguments(words);
}

Finished CommandLine::run(const QStringList &words) const
{
    QProcess process;
    prepare(process, words);
    process.start();
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
    }
    return finishedOf(process);
}

Finished CommandLine::served(const QStringList &words) const
{
    QProcess process;
    prepare(process, QStringList{QStringLiteral("--profile"), m_profile, QStringLiteral("--json")} + words);
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::minutes(2), &process, [&process] { process.kill(); });
    process.start();
    loop.exec();
    return finishedOf(process);
}

Finished CommandLine::operator()(const QStringList &words) const
{
    return run(QStringList{QStringLiteral("--profile"), m_profile, QStringLiteral("--json")} + words);
}

}  // namespace clientele::test
