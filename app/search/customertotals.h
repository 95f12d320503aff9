// SPDX-License-Identifier: GPL-3.0-or-later
// Sums over one customer's rows, for sentences about them.
#pragma once

#include "models/portfolio/portfolio.h"

#include <map>
#include <vector>

namespace clientele {

// Totals by currency; where one leaves 64 bits none is known.
class AmountTotals {
public:
    void add(std::int64_t minor, Currency currency);  // a missing number counts as nothing
    [[nodiscard]] std::vector<Money> totals() const;  // by currency

private:
    std::map<Currency, Money> m_totals;
    bool m_tooLarge = false;
};

struct AtmTotals {
    struct OfType {
        QString type;  // empty: the rows do not say
        std::size_t count = 0;
        AmountTotals amounts;
    };
    struct Machine {
        QString id;
        std::size_t count = 0;
    };
    std::size_t count = 0;
    std::vector<OfType> types;      // by name
    std::vector<Machine> machines;  // busiest first, at most five
    QString firstDay;               // "2025-08-20"; empty where no row has a time
    QString lastDay;
};

[[nodiscard]] AtmTotals atmTotals(const Portfolio &book, RowIndex customer);

struct LoanTotals {
    std::size_t count = 0;
    AmountTotals owed;
    std::vector<RowIndex> largest;  // at most twelve
};

[[nodiscard]] LoanTotals loanTotals(const Portfolio &book, RowIndex customer);

}  // namespace clientele
