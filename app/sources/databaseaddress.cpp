// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/databaseaddress.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Sources", text); }

std::optional<DatabaseAddress::Kind> kindOf(const QString &scheme)
{
    if (scheme == QLatin1StringView("mysql") || scheme == QLatin1StringView("mariadb"))
        return DatabaseAddress::Kind::MySql;
    if (scheme == QLatin1StringView("postgresql") || scheme == QLatin1StringView("postgres"))
        return DatabaseAddress::Kind::PostgreSql;
    return std::nullopt;
}

}  // namespace

QString urlWithoutPassword(const QString &url)
{
    QUrl parsed(url);
    if (parsed.password().isEmpty())
        return url;
    parsed.setPassword(QString());
    return parsed.toString(QUrl::FullyEncoded);
}

Result<DatabaseAddress> DatabaseAddress::fromUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString shownUrl = urlWithoutPassword(url);
    const QString form =
        translated("Write it as mysql://user@host:3306/database or postgresql://user@host:5432/database.");
    const QString scheme = url.section(u':', 0, 0).toLower();
    if (scheme == QLatin1StringView("odbc") || scheme == QLatin1StringView("kafka"))
        return fail(ErrorKind::InvalidInput, translated("Sources of the kind %1 cannot be read yet.").arg(scheme),
                    translated("Use mysql:// or postgresql://, or import a file."));
    const auto kind = kindOf(scheme);
    if (!kind)
        return fail(ErrorKind::InvalidInput, translated("“%1” is not the address of a source.").arg(shownUrl.left(200)),
                    form);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return fail(ErrorKind::InvalidInput, translated("The address “%1” names no host.").arg(shownUrl.left(200)),
                    form);
    DatabaseAddress address;
    address.kind = *kind;
    address.user = parsed.userName(QUrl::FullyDecoded);
    if (!parsed.password().isEmpty())
        address.password = parsed.password(QUrl::FullyDecoded);
    address.host = parsed.host();
    address.port = parsed.port(*kind == Kind::MySql ? 3306 : 5432);
    address.database = parsed.path(QUrl::FullyDecoded).mid(1);
    if (address.database.isEmpty())
        return fail(ErrorKind::InvalidInput, translated("The address “%1” names no database.").arg(shownUrl.left(200)),
                    form);
    const auto items = QUrlQuery(parsed).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (name != QLatin1StringView("table"))
            return fail(
                ErrorKind::InvalidInput,
                translated("The address “%1” has an unknown option “%2”.").arg(shownUrl.left(200), name.left(60)),
                translated("The one option is table."));
        address.tables += value;
    }
    return address;
}

QString DatabaseAddress::shown() const { return translated("database %1 on %2:%3").arg(database, host).arg(port); }

}  // namespace clientele
