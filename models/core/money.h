// SPDX-License-Identifier: GPL-3.0-or-later
// Exact money: 64-bit minor units with an ISO 4217 currency. No double ever holds an amount.
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringView>

#include <array>
#include <cstdint>
#include <optional>

namespace clientele {

// An ISO 4217 alphabetic code. Empty means "not money" or "not known".
class Currency {
public:
    constexpr Currency() = default;
    // Empty optional where `code` is not a current ISO 4217 code (case is forgiven, surrounding space is not).
    [[nodiscard]] static std::optional<Currency> fromCode(QStringView code);

    [[nodiscard]] QString code() const;     // "CAD", or empty
    [[nodiscard]] int minorDigits() const;  // ISO 4217 exponent: CAD 2, JPY 0, KWD 3; 2 for the empty currency
    [[nodiscard]] bool isEmpty() const { return m_code[0] == 0; }
    auto operator<=>(const Currency &) const = default;

private:
    std::array<char, 3> m_code{};
};

struct Money {
    std::int64_t minor = 0;  // minor units of `currency`
    Currency currency;

    bool operator==(const Money &) const = default;
};

// "1234.56" -> 123456 at 2 digits. Accepts a sign, digits, one point, and groups of exactly three after commas
// ("1,234.56"). Errors: InvalidInput (not a number; more decimals than `digits`, unless these are zeros), Overflow.
[[nodiscard]] Result<std::int64_t> parseScaled(QStringView text, int digits);

// 123456 at 2 digits -> "1234.56": no separators, always `digits` decimals.
[[nodiscard]] QString scaledToText(std::int64_t value, int digits);

// Errors: Refused where the currencies differ, Overflow.
[[nodiscard]] Result<Money> add(const Money &a, const Money &b);

[[nodiscard]] QString toText(const Money &amount);  // "1234.56", in the currency's own decimals

[[nodiscard]] constexpr std::int64_t powerOfTen(int n)
{
    std::int64_t value = 1;
    for (int i = 0; i < n; ++i)
        value *= 10;
    return value;
}

}  // namespace clientele
