// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a profile on its thread, whole: each function does one of the workspace's writes and hands back what
// came of it, with the book that the profile then holds.
#pragma once

#include "app/sources/demobook.h"
#include "app/sync/importer.h"

#include <QHash>

namespace clientele {

// A value or a failure; the book where it is a new one; the profile's settings where it was opened.
template<typename T>
struct Stored {
    Result<T> value;
    PortfolioPtr book;
    QHash<QString, QByteArray> settings;
};

// Error of everything that needs a profile where none is open: NotFound.
[[nodiscard]] Error noProfileOpen();

// Replaces `profile` where it succeeds. Errors: Profile::open()'s.
[[nodiscard]] Stored<void> openProfile(std::unique_ptr<Profile> &profile, const QString &folder, const Unlock &unlock,
                                       Profile::Mode mode);
[[nodiscard]] Stored<ImportReport> importInto(Profile &profile, const QStringList &files, const ImportOptions &options);
// Tried first, kept only where it answers.
[[nodiscard]] Stored<ImportReport> addAndSyncInto(Profile &profile, const SourceSettings &source,
                                                  const QString &password, const ImportOptions &options);
// Without a profile the book is in memory alone.
[[nodiscard]] Stored<void> fillWithDemo(Profile *profile, const DemoSize &size, const PortfolioInfo &about);

}  // namespace clientele
