// SPDX-License-Identifier: GPL-3.0-or-later
// The fairness twin: a list of credit products is made again for somebody who differs from the customer in nothing but a
// protected characteristic. Any difference is a flip, and a list with a flip is not shown.
#pragma once

#include "app/recommend/record.h"

#include <QJsonObject>

#include <functional>

namespace clientele::recommend {

struct Flip {
    QStringList fields;  // that the twin has different: "customer.gender"
    QStringList list;    // the customer's, as ranked() gave it
    QStringList twins;   // the twin's
};

struct Fairness {
    int twins = 0;  // that were tried
    QStringList fields;
    std::vector<Flip> flips;

    [[nodiscard]] bool isFair() const { return flips.empty(); }
    [[nodiscard]] QJsonObject toJson() const;
};

// Somebody who differs in every protected characteristic at once.
[[nodiscard]] CustomerRow oppositeOf(const CustomerRow &row, int ageOfMajority);

// Gender, age (of adults, above the age of majority), names, language and country, one after the other, then all at once.
// `ranked` gives the list with everything that must not differ, in order.
[[nodiscard]] Fairness tryTwins(const CustomerRow &row, int ageOfMajority,
                                const std::function<QStringList(const CustomerRow &)> &ranked);

}  // namespace clientele::recommend
