// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/commandline.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcessEnvironment>

namespace clientele::test {

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
    Finished finished;
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        finished.crashed = true;
        return finished;
    }
    finished.crashed = process.exitStatus() != QProcess::NormalExit;
    finished.exitCode = process.exitCode();
    finished.out = process.readAllStandardOutput();
    finished.err = process.readAllStandardError();
    return finished;
}

Finished CommandLine::operator()(const QStringList &words) const
{
    return run(QStringList{QStringLiteral("--profile"), m_profile, QStringLiteral("--json")} + words);
}

}  // namespace clientele::test
