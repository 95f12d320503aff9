// SPDX-License-Identifier: GPL-3.0-or-later
// Who of the book has a product already, or one of its kind, as far as the rules' holdings tell: what similar customers
// hold is counted from this. Built once a book on a worker; immutable: any thread.
#pragma once

#include "app/recommend/eligibility.h"

#include <span>

namespace clientele::recommend {

class Holders {
public:
    Holders(const Portfolio &book, const BookFigures &figures, const Rules &rules,
            const std::vector<Product> &products);

    struct Share {
        std::size_t holding = 0;  // of the rules'
        int holders = 0;
    };
    // By the first holding of the product that somebody among these customers has; nothing where nobody has any.
    [[nodiscard]] std::optional<Share> among(std::size_t product, std::span<const RowIndex> customers) const;
    // The values that these customers have of what the holding of the product looks for.
    [[nodiscard]] QStringList valuesAmong(std::size_t product, std::size_t holding,
                                          std::span<const RowIndex> customers) const;

private:
    struct Column {  // of one term
        TermId term = 0;
        std::vector<QStringList> kinds;   // the different values
        std::vector<std::uint32_t> code;  // by customer
    };
    struct Look {
        std::size_t holding = 0;
        std::size_t column = 0;
        Requirement wanted;
        std::vector<char> holds;  // by code
    };
    [[nodiscard]] std::size_t columnOf(TermId term, const Portfolio &book, const BookFigures &figures,
                                       int ageOfMajority);

    std::vector<Column> m_columns;
    std::vector<std::vector<Look>> m_looks;  // by product
};

}  // namespace clientele::recommend
