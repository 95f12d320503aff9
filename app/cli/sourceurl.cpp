// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sourceurl.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace clientele::cli {

namespace {

Address splitOdbc(const QString &typed)
{
    // A value in braces may hold semicolons, and braces twice.
    static const QRegularExpression secret(
        QStringLiteral(R"((^odbc:|;)\s*(?:PWD|PASSWORD)\s*=\s*(?:\{((?:[^}]|\}\})*)\}|([^;]*)))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = secret.match(typed);
    if (!match.hasMatch())
        return {typed, std::nullopt};
    QString url = typed;
    url.replace(match.capturedStart(), match.capturedLength(),
                match.captured(1) == u";" ? QString() : match.captured(1));
    const QString braced = match.captured(2);
    return {url, match.hasCaptured(2) && !braced.isNull()
                     ? QString(braced).replace(QStringLiteral("}}"), QStringLiteral("}"))
                     : match.captured(3).trimmed()};
}

}  // namespace

QString kindOf(const QString &url) { return url.left(url.indexOf(u':')).toLower(); }

Result<Address> splitAddress(const QString &typed)
{
    static const QStringList schemes{QStringLiteral("mysql"),      QStringLiteral("mariadb"),
                                     QStringLiteral("postgresql"), QStringLiteral("postgres"),
                                     QStringLiteral("odbc"),       QStringLiteral("kafka")};
    const QString kind = typed.contains(u':') ? kindOf(typed) : QString();
    const bool complete = kind == u"odbc" ? typed.size() > 5
                                          : typed.mid(kind.size()).startsWith(u"://") && typed.size() > kind.size() + 3;
    // The address itself is not repeated: it may hold a password.
    if (!schemes.contains(kind) || !complete)
        return fail(
            ErrorKind::InvalidInput, QCoreApplication::translate("CommandLine", "That is no address of a source."),
            QCoreApplication::translate(
                "CommandLine",
                "Write it as mysql://user:password@host:port/database, postgresql://..., odbc:... or kafka://host:port/topic."));
    if (kind == u"odbc")
        return splitOdbc(typed);
    const qsizetype start = kind.size() + 3;
    static const QRegularExpression pathStart(QStringLiteral("[/?#]"));
    const qsizetype path = typed.indexOf(pathStart, start);
    const qsizetype at = typed.lastIndexOf(u'@', path < 0 ? -1 : path);
    const qsizetype colon = at < start ? -1 : typed.indexOf(u':', start);
    if (colon < 0 || colon > at)
        return Address{typed, std::nullopt};
    return Address{typed.left(colon) + typed.mid(at),
                   QUrl::fromPercentEncoding(typed.mid(colon + 1, at - colon - 1).toUtf8())};
}

}  // namespace clientele::cli
