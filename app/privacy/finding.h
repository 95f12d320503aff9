// SPDX-License-Identifier: GPL-3.0-or-later
// A place in a text that would tell who somebody is.
#pragma once

#include "models/portfolio/column.h"

#include <QString>

#include <optional>
#include <vector>

namespace clientele::privacy {

enum class Kind {
    Customer,  // one customer of the book, by name or id
    Name,      // a name that several customers bear
    Email,
    Phone,
    Address,
    Account,  // account, IBAN, identity and other long numbers
    Card,     // a payment card's number or code
    Literal,  // what only looks like one of our tokens
};

[[nodiscard]] QString nameOf(Kind kind);  // in words, for "it still held ...", translated

struct Finding {
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::Name;
    std::optional<RowIndex> customer = {};
    // Whatever stands around it. What the outgoing scan stops is certain; what conversations replace is all.
    bool certain = true;
};

// In order, those that overlap or touch joined: the longer one gives the kind.
[[nodiscard]] std::vector<Finding> joined(std::vector<Finding> findings);

}  // namespace clientele::privacy
