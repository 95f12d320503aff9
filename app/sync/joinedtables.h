// SPDX-License-Identifier: GPL-3.0-or-later
// A book out of rows of several books: whole columns are taken over, each as narrow as its values allow.
#pragma once

#include "app/sync/rowselection.h"
#include "models/portfolio/builder.h"

#include <array>

namespace clientele {

class JoinedTables {
public:
    // These rows of the book's table, behind those that were added before. The book outlives the joining. Rows of
    // Customers are added with ids that are all different.
    void add(Table table, const Portfolio &book, RowSelection rows);

    // Ids that no row names are left out. Empty currencies are the default one. Errors: as PortfolioBuilder::build().
    [[nodiscard]] Result<PortfolioPtr> build(const PortfolioInfo &info, Derived derived) const;

private:
    struct Piece {
        const Portfolio *book;
        RowSelection rows;
    };
    using Pieces = std::vector<Piece>;

    [[nodiscard]] std::shared_ptr<const Dictionary> customerIds() const;
    [[nodiscard]] static Column text(const Pieces &pieces, Field field, std::size_t rows,
                                     std::shared_ptr<const Dictionary> ids, Currency otherwise);
    [[nodiscard]] static Column numbers(const Pieces &pieces, Field field, std::size_t rows);

    std::array<Pieces, tableCount> m_pieces;
};

}  // namespace clientele
