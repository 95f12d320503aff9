// SPDX-License-Identifier: GPL-3.0-or-later
// Whether anybody listens at an address, found out in a few seconds: database clients wait longer and say less.
#pragma once

#include "models/core/result.h"

#include <QString>

namespace clientele {

// Errors: Unreachable (no such host, refused, no answer). Blocks for at most 5 s.
[[nodiscard]] Status checkReachable(const QString &host, int port);

}  // namespace clientele
