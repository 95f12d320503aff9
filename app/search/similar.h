// SPDX-License-Identifier: GPL-3.0-or-later
// Customers like one customer, by the facts of their records: score, balances and spending, loans, machines, standing.
// Each number counts as a distance in standard deviations over the book (amounts by their magnitude, and only in the
// same currency). Names, ids and protected characteristics are no features. Pure functions: any thread.
#pragma once

#include "models/core/result.h"
#include "models/portfolio/portfolio.h"
#include "models/query/query.h"

#include <QString>

#include <functional>
#include <vector>

namespace clientele {

// A fact in which the two are alike.
struct SharedFact {
    QString field;       // a field of the schema or a measure: "credit.score", "loans.owed"
    QString label;       // translated
    QString value;       // of the similar customer, as the data have it
    QString ofCustomer;  // of the one asked for
};

struct SimilarCustomer {
    RowIndex customer = 0;
    double score = 0;                 // 1: alike in every fact that is known of the one asked for
    std::vector<SharedFact> reasons;  // what says most first: near, and not what everybody has

    [[nodiscard]] QString sentence() const;  // "Credit score: 640 (655); ..."
};

// The k most similar, best first, equal scores by row; only those that `allowed` (empty: all) leaves. Errors: NotFound
// (no such customer).
[[nodiscard]] Result<std::vector<SimilarCustomer>> similarCustomers(
    const Portfolio &book, const QString &customerId, std::size_t k,
    const std::function<bool(RowIndex row)> &allowed = {});

// The scope of those whom a customer is compared with: what picks single customers says nothing about them.
[[nodiscard]] Conditions comparedWithin(Conditions scope);

}  // namespace clientele
