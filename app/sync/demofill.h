// SPDX-License-Identifier: GPL-3.0-or-later
// The demo book into a profile.
#pragma once

#include "app/sources/demobook.h"
#include "app/store/profile.h"

namespace clientele {

// Fills an empty profile, or replaces an earlier demo book, in one transaction; blocks. Returns the snapshot's number.
// Errors: AlreadyExists (the profile holds a book that was imported), InvalidInput (the size), Locked, Storage.
[[nodiscard]] Result<qint64> fillWithDemoBook(Profile &profile, const DemoSize &size);

}  // namespace clientele
