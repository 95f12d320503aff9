// SPDX-License-Identifier: GPL-3.0-or-later
// What tokens cost, exact to a millionth of the currency's unit: a call is often worth less than a cent.
#pragma once

#include "models/core/money.h"

namespace clientele::llm {

struct Cost {
    std::int64_t micros = 0;  // 0.0002 USD is 200
    Currency currency;

    bool operator==(const Cost &) const = default;
};

// "0.0002", "1.50": up to six decimals, never fewer than the currency's own.
[[nodiscard]] QString toText(const Cost &cost);
// Of such a text. Errors: InvalidInput (no amount, below zero, more than six decimals), Overflow.
[[nodiscard]] Result<Cost> costFromText(QStringView amount, Currency currency);

}  // namespace clientele::llm
