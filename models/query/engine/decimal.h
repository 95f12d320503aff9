// SPDX-License-Identifier: GPL-3.0-or-later
// What a condition compares with, exactly: decimals of any length against integers of any number of minor digits.
#pragma once

#include "models/query/query.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace clientele {

// A decimal brought down to whole units: the value is `floor`, or lies between it and the next one. Beyond 64 bits
// it is the nearest end, which no value that is not missing goes past.
struct Bound {
    std::int64_t floor = 0;
    bool exact = true;
};

class Decimal {
public:
    // A sign, digits, one point: "-12.50". Nothing where the text is anything else.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);
    [[nodiscard]] Bound at(int digits) const;               // in units of 10^-digits
    [[nodiscard]] int compare(const Decimal &other) const;  // below, 0, above

private:
    bool m_negative = false;
    QString m_whole;     // digits without leading zeros
    QString m_fraction;  // digits without trailing zeros
};

struct Range {
    std::int64_t low;  // both inclusive
    std::int64_t high;
};
using Ranges = std::vector<Range>;  // ascending, not touching; never holds missingNumber

[[nodiscard]] Ranges complement(const Ranges &ranges);
// The values that meet an operator of comparison (In, NotIn, Between, Above, Below, AtLeast, AtMost).
[[nodiscard]] Ranges rangesMeeting(Op op, const std::vector<Bound> &bounds);
[[nodiscard]] bool contains(const Ranges &ranges, std::int64_t value);

}  // namespace clientele
