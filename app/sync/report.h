// SPDX-License-Identifier: GPL-3.0-or-later
// What a read found: counts and every problem, in the form the command line prints and the window shows.
#pragma once

#include "models/schema/schema.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

struct Problem {
    qint64 line = 0;  // physical line from 1 on which the record begins; row number for databases
    QString field;    // public field name or source column; empty for a whole record
    QString reason;   // one translated sentence
};

struct FileReport {
    QString file;  // path as given, or "source.table" for a database
    Table kind{};
    qint64 read = 0;
    qint64 accepted = 0;
    qint64 rejected = 0;
    qint64 duplicates = 0;          // of the accepted: already in the book, equal in all fields
    qint64 loans = 0;               // loans that came with credit records
    qint64 orphans = 0;             // accepted rows whose customer is not in the book after the import
    QStringList ignoredColumns;     // columns that fill no field
    std::vector<Problem> problems;  // every reject
};

struct ImportReport {
    std::vector<FileReport> files;
    qint64 snapshot = 0;  // the snapshot that holds the accepted rows; 0 where none was written

    [[nodiscard]] qint64 accepted() const;
    // The contract's {"files":[...]}; at most 10,000 problems a file.
    [[nodiscard]] QJsonObject toJson() const;
};

}  // namespace clientele
