// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions over one book by one set of rules, computed on this machine. Built on a worker (a pass over the book a
// figure), then immutable: everything may be called on any thread, several at once.
#pragma once

#include "app/recommend/holders.h"
#include "app/recommend/neighbours.h"
#include "app/recommend/recommendation.h"

#include <map>
#include <memory>

namespace clientele::recommend {

// Products that a person has decided about: each with what stands in the way, as a rule would.
using SetAside = std::map<QString, FailedRule>;

// A product's place in a list, before it is put into words.
struct Ranked {
    struct Support {
        int finding = 0;  // its place in the rules; negative: what similar customers hold
        int points = 0;   // hundredths
    };
    std::size_t product = 0;  // its place in products()
    int score = 0;            // hundredths of the rules' points
    std::vector<Support> supports = {};
};

class SuggestionEngine {
public:
    // Errors: InvalidInput (the rules do not fit the book's products), those of the evaluator.
    [[nodiscard]] static Result<std::shared_ptr<const SuggestionEngine>> make(
        PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, Rules rules,
        const EvaluationOptions &options = {});

    // The customer is found by key, never by likeness. Errors: NotFound.
    [[nodiscard]] Result<Recommendation> recommend(const QString &customerId, const QLocale &locale,
                                                   const SetAside &aside = {}) const;

    [[nodiscard]] const Rules &rules() const { return m_rules; }
    [[nodiscard]] const std::vector<Product> &products() const { return m_products; }
    [[nodiscard]] const PortfolioPtr &book() const { return m_book; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }
    [[nodiscard]] const BookFigures &figures() const { return m_figures; }
    [[nodiscard]] const Neighbourhood &neighbourhood() const { return m_neighbourhood; }
    [[nodiscard]] Record recordOf(const CustomerRow &row, Purpose purpose) const;

    // Every product of the record's purpose that is eligible and has a reason, best first, equal ones by product.
    [[nodiscard]] std::vector<Ranked> ranked(const Record &record, const std::vector<RowIndex> &neighbours,
                                             const SetAside &aside) const;

private:
    SuggestionEngine(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue, Rules rules, BookFigures figures);
    // The neighbours of a record, kept for the twins, whose records are mostly the same.
    struct Seen {
        std::optional<Record> record;
        std::vector<RowIndex> neighbours;
    };
    [[nodiscard]] std::vector<Suggestion> suggestions(const CustomerRow &row, Purpose purpose, const QLocale &locale,
                                                      const SetAside &aside, Seen &seen) const;
    [[nodiscard]] Reason similarHold(std::size_t product, const std::vector<RowIndex> &neighbours, int points,
                                     const QLocale &locale) const;

    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    Rules m_rules;
    std::vector<Product> m_products;
    // For each product the rules that select it, with nothing left to select; a suit's finding by its place.
    struct Fitted {
        Rules rules;
        std::vector<std::pair<int, int>> suits;  // finding, points
    };
    std::vector<Fitted> m_fitted;
    BookFigures m_figures;
    Neighbourhood m_neighbourhood;
    Holders m_holders;
};

}  // namespace clientele::recommend
