// SPDX-License-Identifier: GPL-3.0-or-later
// Files of transactions as they come in practice and worse.
#pragma once

#include <QByteArray>

namespace clientele::test {

// The same file for the same seed: any separator and line end, quotes in the wrong places, bytes that are no UTF-8.
[[nodiscard]] QByteArray hostileCsv(quint32 seed);

}  // namespace clientele::test
