// SPDX-License-Identifier: GPL-3.0-or-later
// Payment card numbers do not enter the book: what passes the check digit keeps its first six and last four digits.
#pragma once

#include <QString>

#include <string_view>

namespace clientele {

// Whether `utf8` has digits enough for a card number: a quick look before the work of masking.
[[nodiscard]] bool mayHoldCardNumber(std::string_view utf8);

// 13 to 19 digits, also with spaces or hyphens between, that pass the Luhn check: "4111 11** **** 1111".
[[nodiscard]] QString withoutCardNumbers(const QString &text);

}  // namespace clientele
