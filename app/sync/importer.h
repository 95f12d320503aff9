// SPDX-License-Identifier: GPL-3.0-or-later
// Files and databases into a new snapshot, all or nothing: read -> check -> merge -> write, in one transaction.
// Plain functions that block; call them off the GUI thread. The Profile must belong to the calling thread.
#pragma once

#include "app/store/profile.h"
#include "app/sync/report.h"
#include "models/core/result.h"

#include <QStringList>

#include <atomic>
#include <functional>

namespace clientele {

struct ImportOptions {
    std::optional<Table> kind;  // guessed a file where left out
    QString mappingFile;        // empty: built-in names only
    std::optional<Currency> currency;
    std::atomic<bool> *cancelled = nullptr;
    std::function<void(qint64 rowsRead)> progress;  // called from the importing thread
};

// What the files make of `base`, in memory.
struct MergedFiles {
    ImportReport report;
    PortfolioPtr portfolio;
    std::vector<RejectedRow> rejected;
    bool changed = false;  // the portfolio is another book than `base`
};
[[nodiscard]] Result<MergedFiles> mergeFiles(const PortfolioPtr &base, const QStringList &files,
                                             const ImportOptions &options);

// One transaction over all files. Errors: NotFound, InvalidInput (a file refused: unknown kind, repeated or missing
// needed columns, unreadable mapping), Locked, Storage, Cancelled. Nothing is written on an error. Where no row was
// accepted the book stays as it is, the report says why with snapshot 0, and the profile keeps what was set aside;
// where all rows were in the book already, the snapshot is the one that holds them.
[[nodiscard]] Result<ImportReport> importFiles(Profile &profile, const QStringList &files,
                                               const ImportOptions &options);

// Reads the named sources (all where empty) whole and merges them. `passwordOf(source)` gives the password.
using PasswordOf = std::function<Result<QString>(const SourceSettings &source)>;
[[nodiscard]] Result<ImportReport> syncSources(Profile &profile, const QStringList &names, const PasswordOf &passwordOf,
                                               const ImportOptions &options);

// Opens the source and reads nothing but its table names. Answers within 10 s. Errors: Unreachable, Refused (login),
// InvalidInput (the URL), NotFound (no table that could be read).
[[nodiscard]] Status testSource(const SourceSettings &source, const PasswordOf &passwordOf);

}  // namespace clientele
