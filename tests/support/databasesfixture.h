// SPDX-License-Identifier: GPL-3.0-or-later
// A MariaDB and a PostgreSQL that really run, and profiles that read them, in a zone whose half hour shows every time
// that a driver turned.
#pragma once

#include "app/sync/importer.h"
#include "tests/support/mariadbserver.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>

namespace clientele::test {

// BMO Discover's table of customers, as PostgreSQL is told to make it.
[[nodiscard]] QString customersTable();

[[nodiscard]] PasswordOf saying(const QString &password);

// A test's own object inherits this.
class DatabasesFixture {
protected:
    [[nodiscard]] static bool areInstalled();
    // What is wrong; empty where both run.
    [[nodiscard]] QByteArray start();
    // Empties both; what is wrong, or nothing.
    [[nodiscard]] QString empty();

    // A new profile with these sources, named after their schemes.
    std::unique_ptr<Profile> newProfile(const QStringList &urls);
    // The report is empty where it failed.
    ImportReport sync(Profile &profile);

    MariaDbServer m_mariaDb;
    PostgresServer m_postgres;

private:
    QTemporaryDir m_folder;
    int m_profiles = 0;
};

}  // namespace clientele::test
