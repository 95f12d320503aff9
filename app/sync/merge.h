// SPDX-License-Identifier: GPL-3.0-or-later
// Checked rows into a book, by what tells rows apart: keyed rows replace those of their key, field by field; a credit
// record replaces its customer's loans; rows without a key are added where the book has not as many equal ones.
#pragma once

#include "models/portfolio/builder.h"

#include <vector>

namespace clientele {

// The rows of one file or table. Its portfolio holds the kind's table, for credit also the loans.
struct CheckedRows {
    Table kind{};
    PortfolioPtr rows;
    std::vector<bool> given;  // by Field: the source has it; what it has not is left as it is in the book
    bool givesLoans = false;  // credit records come with their loans
};

struct Merged {
    struct Counts {
        qint64 duplicates = 0;  // rows that the book has already, equal in all fields
        qint64 orphans = 0;     // rows whose customer is not in the merged book
    };
    PortfolioPtr portfolio;
    std::vector<Counts> counts;  // by file
    bool changed = false;        // the book is another one than before
};

// Errors: as PortfolioBuilder::build().
[[nodiscard]] Result<Merged> merge(const PortfolioPtr &base, const std::vector<CheckedRows> &files, Derived derived);

}  // namespace clientele
