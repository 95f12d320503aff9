// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString folder = u":/migrations"_s;

int numberOf(const QString &file) { return QStringView(file).left(4).toInt(); }

QStringList files() { return QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name); }

// A statement ends with a semicolon at the end of a line.
Status runFile(const Connection &connection, const QString &name)
{
    QFile file(folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file.errorString());
    const QStringList statements = QString::fromUtf8(file.readAll()).split(QStringLiteral(";\n"), Qt::SkipEmptyParts);
    for (const QString &statement : statements)
        if (!statement.trimmed().isEmpty())
            if (auto done = connection.run(statement); !done)
                return done;
    return {};
}

}  // namespace

Result<bool> isBehind(const Connection &connection)
{
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return tl::unexpected(version.error());
    const int newest = numberOf(files().constLast());
    if (version->toInt() > newest)
        return fail(ErrorKind::InvalidInput,
                    QCoreApplication::translate("Profile", "The profile was made by a newer version of Clientele."),
                    QCoreApplication::translate("Profile", "Install the newest version, or choose another folder."));
    return version->toInt() < newest;
}

Status migrate(const Connection &connection)
{
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    // Asked inside: another process may have been first.
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return tl::unexpected(version.error());
    for (const QString &file : files()) {
        if (numberOf(file) <= version->toInt())
            continue;
        if (auto done = runFile(connection, file); !done)
            return done;
        if (auto done = connection.run(QStringLiteral("PRAGMA user_version=%1").arg(numberOf(file))); !done)
            return done;
    }
    return transaction->commit();
}

}  // namespace clientele
