// SPDX-License-Identifier: GPL-3.0-or-later
// Where a database is: mysql://user@host:3306/database, postgresql://user@host:5432/database?table=customers.
#pragma once

#include "models/core/result.h"

#include <QStringList>

#include <optional>

namespace clientele {

struct DatabaseAddress {
    enum class Kind { MySql, PostgreSql };  // MySQL stands for MariaDB too
    Kind kind = Kind::MySql;
    QString user;
    std::optional<QString> password;  // where the URL carried one
    QString host;
    int port = 0;
    QString database;
    QStringList tables;  // the only ones to read; empty: those that fit

    // Errors: InvalidInput, also for sources that are no database.
    [[nodiscard]] static Result<DatabaseAddress> fromUrl(const QString &url);
    [[nodiscard]] QString shown() const;  // "database bank on host:3306"
};

// The URL as it may be stored and shown.
[[nodiscard]] QString urlWithoutPassword(const QString &url);

}  // namespace clientele
