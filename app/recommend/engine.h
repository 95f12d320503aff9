// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions over one book by one set of rules, computed on this machine. Built on a worker (a pass over the book a
// figure), then immutable: recommend() may run on any thread, several at once.
#pragma once

#include "app/recommend/neighbours.h"
#include "app/recommend/recommendation.h"

#include <memory>

namespace clientele::recommend {

class Engine {
public:
    // Errors: InvalidInput (the rules do not fit the book's products), those of the evaluator.
    [[nodiscard]] static Result<std::shared_ptr<const Engine>> make(PortfolioPtr book,
                                                                    std::shared_ptr<const Catalogue> catalogue,
                                                                    Rules rules, const EvaluationOptions &options = {});

    // The customer is found by key, never by likeness. Errors: NotFound.
    [[nodiscard]] Result<Recommendation> recommend(const QString &customerId, const QLocale &locale) const;

    [[nodiscard]] const Rules &rules() const { return m_rules; }
    [[nodiscard]] const std::vector<Product> &products() const { return m_products; }
    [[nodiscard]] const PortfolioPtr &book() const { return m_book; }
    [[nodiscard]] const BookFigures &figures() const { return m_figures; }
    [[nodiscard]] Record recordOf(const CustomerRow &row, Purpose purpose) const;

private:
    Engine(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, Rules rules, BookFigures figures);
    // The neighbours of a record, kept for the twins, whose records are mostly the same.
    struct Seen {
        std::optional<Record> record;
        std::vector<RowIndex> neighbours;
    };
    [[nodiscard]] std::vector<Suggestion> ranked(const CustomerRow &row, Purpose purpose, const QLocale &locale,
                                                 Seen &seen) const;
    [[nodiscard]] std::optional<Reason> similarHold(const Product &product,
                                                    const std::vector<RowIndex> &neighbours) const;

    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    Rules m_rules;
    std::vector<Product> m_products;
    BookFigures m_figures;
    Neighbourhood m_neighbourhood;
};

}  // namespace clientele::recommend
