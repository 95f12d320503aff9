// SPDX-License-Identifier: GPL-3.0-or-later
// A new profile: made whole under another name, then renamed. Whatever stops it leaves nothing behind that looks like
// a profile.
#pragma once

#include "app/store/key.h"

namespace clientele {

inline const QString profileFile = QStringLiteral("profile.db");
inline const QString lockFile = QStringLiteral("profile.lock");

// The folder (and those above it) are made with mode 0700 where they are missing. Does nothing where another process
// made the profile meanwhile. Errors: those of newKey(), Locked, Storage.
[[nodiscard]] Status createProfile(const QString &folder, const Unlock &unlock);

}  // namespace clientele
