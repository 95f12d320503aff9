// SPDX-License-Identifier: GPL-3.0-or-later
// A source's address as a person types it, with the password in it, taken apart before anything is kept.
#pragma once

#include "models/core/result.h"

#include <QString>

#include <optional>

namespace clientele::cli {

struct Address {
    QString url;                      // without the password
    std::optional<QString> password;  // none where the address has none
};

// "mysql://user:secret@host/base", "odbc:DRIVER={...};UID=...;PWD=...". Errors: InvalidInput (an unknown scheme).
[[nodiscard]] Result<Address> splitAddress(const QString &typed);

[[nodiscard]] QString kindOf(const QString &url);  // "mysql"

}  // namespace clientele::cli
