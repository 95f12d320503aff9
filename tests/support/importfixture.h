// SPDX-License-Identifier: GPL-3.0-or-later
// Files written from a test's own text, and the book that reading them gives.
#pragma once

#include "app/sync/importer.h"

#include <QTemporaryDir>

namespace clientele::test {

// Of Toronto's zone, in Canadian dollars.
[[nodiscard]] PortfolioPtr emptyBook();

[[nodiscard]] QString cell(const Portfolio &book, const char *customer, Field field);

// A test's own object inherits this.
class ImportFixture {
protected:
    // The path of a new file with this content.
    QString file(const QByteArray &content);
    // What all of it makes of the book; a failure ends the test.
    MergedFiles read(const PortfolioPtr &base, const QList<QByteArray> &contents, const ImportOptions &options = {});

    QTemporaryDir m_folder;

private:
    int m_files = 0;
};

}  // namespace clientele::test
