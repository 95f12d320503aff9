// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheets of resources/styles, written in names of the look (@card) and in units of the rhythm (@2u).
#pragma once

#include "ui/shell/theme.h"

#include <QString>

namespace clientele {

// All files of resources/styles, in the order of their names, filled in. Surfaces and colours are left to the system
// where it asks for high contrast.
[[nodiscard]] QString styleSheet(const Look &look);

// Names that the look does not know stay as they are, and so show up in tests.
[[nodiscard]] QString filledIn(const QString &styleSheet, const Look &look);

}  // namespace clientele
