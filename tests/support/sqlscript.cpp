// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sqlscript.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace clientele::test {

QString executeSql(const SqlLogin &login, const QStringList &statements)
{
    const QString name = QStringLiteral("script");
    QString failure;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(login.driver, name);
        database.setHostName(QStringLiteral("127.0.0.1"));
        database.setPort(login.port);
        database.setUserName(login.user);
        database.setPassword(login.password);
        database.setDatabaseName(login.database);
        if (!database.open())
            failure = database.lastError().text();
        QSqlQuery query(database);
        for (const QString &statement : statements)
            if (failure.isEmpty() && !query.exec(statement))
                failure = query.lastError().text() + u'\n' + statement.left(200);
    }
    QSqlDatabase::removeDatabase(name);
    return failure;
}

}  // namespace clientele::test
