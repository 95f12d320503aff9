// SPDX-License-Identifier: GPL-3.0-or-later
// clientele-cli as another program would run it.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace clientele::test {

struct Finished {
    int exitCode = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;

    // The one document on standard output; empty where there is anything else beside it.
    [[nodiscard]] QJsonObject json() const;
    // Whether it is what every failure is: nothing on standard output, one line on standard error.
    [[nodiscard]] bool failedProperly(int code) const;
    [[nodiscard]] QString description() const;
};

[[nodiscard]] QString programPath();

class CommandLine {
public:
    explicit CommandLine(QString profile = {}) : m_profile(std::move(profile)) {}
    // A null value unsets the variable.
    void setVariable(const QString &name, const QString &value) { m_variables[name] = value; }

    [[nodiscard]] Finished run(const QStringList &words) const;         // without --profile
    [[nodiscard]] Finished operator()(const QStringList &words) const;  // with --profile and --json
    // The same, while the event loop of this thread runs: a server of the test can answer.
    [[nodiscard]] Finished served(const QStringList &words) const;
    void prepare(QProcess &process, const QStringList &words) const;

private:
    QString m_profile;
    QMap<QString, QString> m_variables{{QStringLiteral("CLIENTELE_PASSPHRASE"), QStringLiteral("test")}};
};

}  // namespace clientele::test
