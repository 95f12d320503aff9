// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/customer/bookstanding.h"

#include "models/query/evaluator.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace clientele {

void BookStanding::setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue)
{
    m_book = std::move(book);
    m_catalogue = std::move(catalogue);
    const Query scores{.measure = u"customers.count"_s, .by = {u"credit.score"_s}, .where = {}};
    const Query median{.measure = u"credit.delinquencies.median"_s, .by = {}, .where = {}};
    m_scores.assign(static_cast<std::size_t>(scoreBins) * scoreStep + 1, 0);
    m_scoreCounts.assign(scoreBins, 0);
    if (const auto result = evaluate(*m_book, *m_catalogue, scores)) {
        for (const ResultRow &row : result->rows) {
            const int score = row.keys.value(0).toInt();
            const auto at = static_cast<std::size_t>(std::max(0, score - firstScore));
            if (row.keys.value(0).isNull() || at >= m_scores.size())
                continue;
            m_scores[at] += row.value.scaled;
            m_scoreCounts[std::min(at / scoreStep, m_scoreCounts.size() - 1)] += row.value.scaled;
        }
    }
    m_medianDelinquencies.reset();
    if (const auto result = evaluate(*m_book, *m_catalogue, median); result && !result->rows.empty())
        m_medianDelinquencies = result->rows.front().value;
}

StandingFigure BookStanding::figureOf(const QString &measure, const QString &customer) const
{
    StandingFigure figure;
    figure.query = {.measure = measure, .by = {}, .where = {{u"customer.id"_s, Op::In, {customer}, {}}}};
    const auto result = evaluate(*m_book, *m_catalogue, figure.query);
    if (!result)
        return figure;
    figure.matchedRows = result->matchedRows;
    if (result->matchedRows > 0)
        for (const ResultRow &row : result->rows)
            figure.values.push_back(row.value);
    return figure;
}

std::optional<BookStanding::ScorePlace> BookStanding::scorePlace(const QString &customer) const
{
    const auto code = m_book->customerIds().find(customer);
    const auto rows = code ? m_book->rowsOf(Table::Credit, *code) : std::span<const RowIndex>();
    if (rows.empty())
        return std::nullopt;
    const std::int64_t score = m_book->numberAt(Field::CreditScore, rows.back());
    const std::int64_t at = score - firstScore;
    if (score == missingNumber || at < 0 || at >= static_cast<std::int64_t>(m_scores.size()))
        return std::nullopt;
    const auto here = m_scores.begin() + static_cast<std::ptrdiff_t>(at);
    ScorePlace place{static_cast<int>(score), 0, 0, 0};
    place.known = std::accumulate(m_scores.begin(), m_scores.end(), std::int64_t(0));
    place.below = std::accumulate(m_scores.begin(), here, std::int64_t(0));
    place.above = std::accumulate(here + 1, m_scores.end(), std::int64_t(0));
    return place;
}

}  // namespace clientele
