// SPDX-License-Identifier: GPL-3.0-or-later
// A customer's figures, each out of a query that can show its rows, and their place in the book. Synchronous: one
// customer's rows are found by the book's index, and what is of the whole book is computed once a book.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <optional>
#include <vector>

namespace clientele {

struct StandingFigure {
    Query query;
    std::vector<Figure> values;    // one a currency; empty: the record does not have it
    std::int64_t matchedRows = 0;  // of the query's table
};

class BookStanding {
public:
    // Another book: what was known of the earlier one is forgotten.
    void setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue);

    [[nodiscard]] StandingFigure figureOf(const QString &measure, const QString &customer) const;

    struct ScorePlace {
        int score = 0;
        std::int64_t known = 0;  // customers whose score is known
        std::int64_t below = 0;  // of these with a lower one
        std::int64_t above = 0;
    };
    // Nothing where the customer has no score.
    [[nodiscard]] std::optional<ScorePlace> scorePlace(const QString &customer) const;

    static constexpr int firstScore = 300;
    static constexpr int scoreStep = 25;
    static constexpr int scoreBins = 22;
    [[nodiscard]] const std::vector<std::int64_t> &scoreCounts() const { return m_scoreCounts; }  // a bin each
    // The book's median; nothing where none is known.
    [[nodiscard]] std::optional<Figure> medianDelinquencies() const { return m_medianDelinquencies; }

private:
    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::vector<std::int64_t> m_scoreCounts;
    std::vector<std::int64_t> m_scores;  // how many customers have each score from firstScore on
    std::optional<Figure> m_medianDelinquencies;
};

}  // namespace clientele
