// SPDX-License-Identifier: GPL-3.0-or-later
// What of a customer's record may be compared with others': neither personal nor protected.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QString>

#include <functional>
#include <vector>

namespace clientele {

// One fact of every customer, by row: numbers (not a number where it is missing or in another currency) or texts, as
// codes that are equal where the texts are.
struct Fact {
    QString field;
    QString label;  // translated
    double weight = 0;
    std::vector<double> numbers;  // amounts by their magnitude
    double mean = 0;
    double deviation = 1;
    std::vector<Code> codes;  // 0: missing
    std::function<QString(RowIndex)> shown;
};

// The facts that are known of `customer` and not the same for everybody; the functions refer to the book. Each side of
// a customer (money, credit, loans, machines, standing) weighs the same, however many fields it has.
[[nodiscard]] std::vector<Fact> factsBeside(const Portfolio &book, RowIndex customer);

}  // namespace clientele
