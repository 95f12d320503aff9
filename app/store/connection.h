// SPDX-License-Identifier: GPL-3.0-or-later
// One sealed connection to profile.db through Qt's SQLite driver. Belongs to the thread that opened it.
#pragma once

#include "app/store/key.h"
#include "models/core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <utility>

namespace clientele {

class Connection {
public:
    // The file must exist (it may be empty, for a new profile): nothing is created here with another mode than its.
    // Errors: Refused (this SQLite cannot encrypt), WrongKey and Corrupt (the key does not open it), Storage.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, const ProfileKey &key);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // One statement. Errors: Locked, Corrupt, Storage.
    [[nodiscard]] Status run(const QString &statement, const QVariantList &values = {}) const;
    // A statement with rows; after the last next() ask ended() whether it was the end or a failure.
    [[nodiscard]] Result<QSqlQuery> select(const QString &statement, const QVariantList &values = {}) const;
    [[nodiscard]] Status ended(const QSqlQuery &query) const;
    // The first row's first value; invalid where there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &statement, const QVariantList &values = {}) const;
    // For statements that run many times.
    [[nodiscard]] Result<QSqlQuery> prepared(const QString &statement) const;
    [[nodiscard]] Status execute(QSqlQuery &query) const;

    // Moves what a long write left in the log into the database and empties the log, unless a reader still needs it.
    void shrinkLog() const;

private:
    Connection(const QString &name, const QString &path);
    [[nodiscard]] Status unseal(const ProfileKey &key) const;
    [[nodiscard]] Error errorOf(const QSqlError &error) const;
    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

    QString m_name;
    QString m_path;
};

// Rolled back unless committed.
class Transaction {
public:
    enum class Kind { Read, Write };

    [[nodiscard]] static Result<Transaction> begin(const Connection &connection, Kind kind);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    [[nodiscard]] Status commit();

private:
    explicit Transaction(const Connection &connection) : m_connection(&connection) {}
    const Connection *m_connection;
};

}  // namespace clientele
