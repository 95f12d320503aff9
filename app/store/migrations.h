// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of the database, as numbered SQL files (resources/migrations): NNNN_name.sql takes a profile from version
// NNNN - 1 to NNNN. A file that was once released is never changed.
#pragma once

#include "app/store/connection.h"

namespace clientele {

// Whether this program knows a newer version than the profile's. Errors: InvalidInput (the profile is of a newer
// program), Corrupt, Storage.
[[nodiscard]] Result<bool> isBehind(const Connection &connection);

// Brings the profile to the newest version in one transaction. Errors: as above.
[[nodiscard]] Status migrate(const Connection &connection);

}  // namespace clientele
