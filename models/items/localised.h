// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimals in a person's writing, digit by digit: no double comes near an amount.
#pragma once

#include <QLocale>
#include <QString>

namespace clientele {

// "-1234.50" -> "-1,234.50" in English, "-1 234,50" in French. Other text comes back as it is.
[[nodiscard]] QString localised(const QString &decimal, const QLocale &locale);

}  // namespace clientele
