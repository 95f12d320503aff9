// SPDX-License-Identifier: GPL-3.0-or-later
// Statements run on a test's own database server, past the code under test.
#pragma once

#include <QString>
#include <QStringList>

namespace clientele::test {

struct SqlLogin {
    QString driver;
    int port = 0;
    QString user;
    QString password;
    QString database;
};

// The first failure's text; empty where all went well.
[[nodiscard]] QString executeSql(const SqlLogin &login, const QStringList &statements);

}  // namespace clientele::test
