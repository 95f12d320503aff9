// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimals in a person's writing, digit by digit: no double comes near an amount.
#pragma once

#include <QLocale>
#include <QString>

namespace clientele {

// "-1234.50" -> "-1,234.50" in English, "-1 234,50" in French. Other text comes back as it is.
[[nodiscard]] QString localised(const QString &decimal, const QLocale &locale);

// A whole number as QLocale writes it, with all its groups: where a language leaves four digits ungrouped (Spanish,
// Polish), Qt leaves them so at the head of any number, and 1.234.567 would read 1234.567.
[[nodiscard]] QString grouped(qlonglong number, const QLocale &locale);

}  // namespace clientele
