// SPDX-License-Identifier: GPL-3.0-or-later
// A bank's database, opened to be read: one connection of one thread, one read-only transaction from which all tables
// are seen as of one moment.
#pragma once

#include "app/sources/databaseaddress.h"
#include "app/sources/source.h"

#include <memory>
#include <vector>

class QSqlQuery;

namespace clientele {

struct DatabaseColumn {
    enum class Kind { Text, Number, Instant };  // Instant: a point in time, not wall-clock time
    QString name;
    Kind kind = Kind::Text;
};

struct DatabaseTable {
    QString schema;
    QString name;
    std::vector<DatabaseColumn> columns;

    [[nodiscard]] QStringList columnNames() const;
};

class Database {
public:
    // Errors: Unreachable (no such host, nobody answers, the driver is not installed), Refused (login), NotFound (no
    // such database). Answers within 10 s.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseAddress &address,
                                                                const QString &password);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Tables and views that the login may see, by name. Errors: Unreachable.
    [[nodiscard]] Result<std::vector<DatabaseTable>> tables() const;
    // The table's rows, streamed: the database outlives the source, and one source is read at a time.
    [[nodiscard]] Result<std::unique_ptr<Source>> read(const DatabaseTable &table) const;

private:
    Database(DatabaseAddress address, QString connection);
    [[nodiscard]] Status run(const QString &sql) const;
    [[nodiscard]] Status login(const QString &password) const;
    [[nodiscard]] Status begin() const;
    [[nodiscard]] QString selectFor(const DatabaseTable &table) const;

    DatabaseAddress m_address;
    QString m_connection;
};

}  // namespace clientele
