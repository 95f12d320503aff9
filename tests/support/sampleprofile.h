// SPDX-License-Identifier: GPL-3.0-or-later
// A book that a store may get wrong, and a profile to keep it in.
#pragma once

#include "app/store/profile.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace clientele::test {

inline const QString secretName = QStringLiteral("Zoë Ångström-O’Brien");

// Every table, missing cells, an orphan, text of several scripts, the ends of 64 bits, columns that are absent.
[[nodiscard]] PortfolioPtr hostileBook();

// The first place in which two books differ, empty where they are equal cell by cell.
[[nodiscard]] QString difference(const Portfolio &a, const Portfolio &b);

// Names, modes and bytes of everything under a folder.
[[nodiscard]] QStringList census(const QString &folder);

[[nodiscard]] Unlock with(const QString &passphrase);
[[nodiscard]] Unlock rightPassphrase();

// With the right passphrase; nullptr and a warning where it cannot be opened.
[[nodiscard]] std::unique_ptr<Profile> opened(const QString &folder,
                                              Profile::Mode mode = Profile::Mode::CreateIfMissing);

// The snapshot's number, -1 where it could not be written.
qint64 write(Profile &profile, const Portfolio &book, const std::vector<RejectedRow> &rejected = {},
             const std::vector<SourceSettings> &sources = {});

}  // namespace clientele::test
