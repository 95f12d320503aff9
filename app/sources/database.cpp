// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/database.h"

#include "app/sources/databasesource.h"
#include "app/sources/reachable.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <atomic>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Sources", text); }

QString driverName(DatabaseAddress::Kind kind)
{
    return kind == DatabaseAddress::Kind::MySql ? QStringLiteral("QMYSQL") : QStringLiteral("QPSQL");
}

// Servers write over several lines, and the driver adds its own.
QString firstLine(const QSqlError &error)
{
    QString text = error.databaseText().section(u'\n', 0, 0).simplified();
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

bool says(const QSqlError &error, const char *text)
{
    return error.databaseText().contains(QLatin1StringView(text), Qt::CaseInsensitive);
}

// MySQL has numbers for it; what PostgreSQL says is read, since its client library hands on no code here.
Error loginFailure(const DatabaseAddress &address, const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    const bool isMySql = address.kind == DatabaseAddress::Kind::MySql;
    if (code == 1049 || (!isMySql && says(error, "database \"") && says(error, "does not exist")))
        return {ErrorKind::NotFound, translated("There is no %1.").arg(address.shown()),
                translated("Check the database's name.")};
    if (code == 1045 || code == 1044 || code == 1698
        || (!isMySql && (says(error, "authentication") || says(error, "role \"") || says(error, "no password"))))
        return {ErrorKind::Refused,
                translated("The login “%1” was refused by the %2.").arg(address.user, address.shown()),
                translated("Check the user's name and the password.")};
    return {ErrorKind::Unreachable, translated("The %1 cannot be opened: %2.").arg(address.shown(), firstLine(error)),
            translated("Check the address and try again."), true};
}

DatabaseColumn::Kind kindOf(const QString &type, DatabaseAddress::Kind database)
{
    static const QStringList numbers{
        QStringLiteral("tinyint"), QStringLiteral("smallint"), QStringLiteral("mediumint"),
        QStringLiteral("int"),     QStringLiteral("bigint"),   QStringLiteral("decimal"),
        QStringLiteral("float"),   QStringLiteral("double"),   QStringLiteral("integer"),
        QStringLiteral("numeric"), QStringLiteral("real"),     QStringLiteral("double precision")};
    if (numbers.contains(type.toLower()))
        return DatabaseColumn::Kind::Number;
    // PostgreSQL writes the offset of such a time beside it.
    return database == DatabaseAddress::Kind::MySql && type.toLower() == QLatin1StringView("timestamp")
               ? DatabaseColumn::Kind::Instant
               : DatabaseColumn::Kind::Text;
}

}  // namespace

QStringList DatabaseTable::columnNames() const
{
    QStringList names;
    for (const DatabaseColumn &column : columns)
        names += column.name;
    return names;
}

Database::Database(DatabaseAddress address, QString connection)
    : m_address(std::move(address)), m_connection(std::move(connection))
{}

Database::~Database()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseAddress &address, const QString &password)
{
    const QString driver = driverName(address.kind);
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(ErrorKind::Unreachable, translated("Qt's driver %1 is not installed.").arg(driver),
                    address.kind == DatabaseAddress::Kind::MySql ? translated("Install the package libqt6sql6-mysql.")
                                                                 : translated("Install the package libqt6sql6-psql."));
    if (auto answers = checkReachable(address.host, address.port); !answers)
        return passOn(answers);
    static std::atomic<quint64> connections = 0;
    std::unique_ptr<Database> database(new Database(address, QStringLiteral("source-%1").arg(++connections)));
    QSqlDatabase::addDatabase(driver, database->m_connection);
    if (auto open = database->login(password); !open)
        return passOn(open);
    if (auto begun = database->begin(); !begun)
        return passOn(begun);
    return database;
}

Status Database::login(const QString &password) const
{
    const bool isMySql = m_address.kind == DatabaseAddress::Kind::MySql;
    QSqlDatabase connection = QSqlDatabase::database(m_connection, false);
    // MySQL's client takes “localhost” for a socket file.
    connection.setHostName(isMySql && m_address.host == QLatin1StringView("localhost") ? QStringLiteral("127.0.0.1")
                                                                                       : m_address.host);
    connection.setPort(m_address.port);
    connection.setUserName(m_address.user);
    connection.setPassword(password);
    connection.setDatabaseName(m_address.database);
    connection.setConnectOptions(isMySql ? QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=4;MYSQL_OPT_READ_TIMEOUT=60")
                                         : QStringLiteral("connect_timeout=4;application_name=clientele"));
    if (!connection.open())
        return tl::unexpected(loginFailure(m_address, connection.lastError()));
    connection.setPassword(QString());
    return {};
}

Status Database::begin() const
{
    const QStringList statements =
        m_address.kind == DatabaseAddress::Kind::MySql
            ? QStringList{QStringLiteral("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ"),
                          QStringLiteral("SET time_zone = '+00:00'"),
                          QStringLiteral("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")}
            : QStringList{QStringLiteral("SET DateStyle = 'ISO'"), QStringLiteral("SET TimeZone = 'UTC'"),
                          QStringLiteral("SET extra_float_digits = 1"),
                          QStringLiteral("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")};
    for (const QString &statement : statements)
        if (auto done = run(statement); !done)
            return done;
    return {};
}

Status Database::run(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (query.exec(sql))
        return {};
    return fail(ErrorKind::Unreachable,
                translated("The %1 does not answer: %2.").arg(m_address.shown(), firstLine(query.lastError())),
                translated("Try again later."), true);
}

Result<std::vector<DatabaseTable>> Database::tables() const
{
    const bool isMySql = m_address.kind == DatabaseAddress::Kind::MySql;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    const bool done = query.exec(
        QStringLiteral("SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns "
                       "WHERE %1 ORDER BY table_schema, table_name, ordinal_position")
            .arg(isMySql ? QStringLiteral("table_schema = DATABASE()")
                         : QStringLiteral("table_schema = ANY (current_schemas(false))")));
    std::vector<DatabaseTable> result;
    while (done && query.next()) {
        const QString schema = query.value(0).toString();
        const QString name = query.value(1).toString();
        if (result.empty() || result.back().name != name || result.back().schema != schema)
            result.push_back({schema, name, {}});
        result.back().columns.push_back({query.value(2).toString(), kindOf(query.value(3).toString(), m_address.kind)});
    }
    if (query.lastError().isValid())
        return fail(ErrorKind::Unreachable,
                    translated("The tables of the %1 cannot be listed: %2.")
                        .arg(m_address.shown(), firstLine(query.lastError())),
                    translated("Try again later."), true);
    return result;
}

// Every cell as the server's own text: amounts keep their digits, and times are not turned by the driver.
QString Database::selectFor(const DatabaseTable &table) const
{
    const bool isMySql = m_address.kind == DatabaseAddress::Kind::MySql;
    const auto quoted = [isMySql](QString name) {
        const QChar quote = isMySql ? u'`' : u'"';
        return quote + name.replace(quote, QString(2, quote)) + quote;
    };
    QStringList cells;
    for (const DatabaseColumn &column : table.columns) {
        const QString text = QStringLiteral("CAST(%1 AS %2)")
                                 .arg(quoted(column.name), isMySql ? QStringLiteral("CHAR") : QStringLiteral("TEXT"));
        cells += column.kind == DatabaseColumn::Kind::Instant ? QStringLiteral("CONCAT(%1, 'Z')").arg(text) : text;
    }
    return QStringLiteral("SELECT %1 FROM %2.%3")
        .arg(cells.join(QLatin1StringView(", ")), quoted(table.schema), quoted(table.name));
}

Result<std::unique_ptr<Source>> Database::read(const DatabaseTable &table) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    const QString name = translated("table %1 of the %2").arg(table.name, m_address.shown());
    if (!query.exec(selectFor(table)))
        return fail(ErrorKind::Unreachable,
                    translated("The %1 cannot be read: %2.").arg(name, firstLine(query.lastError())),
                    translated("Check what the login may read."));
    return std::make_unique<DatabaseSource>(name, table, std::move(query));
}

}  // namespace clientele
