// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of all customers that suggestions rest on, each out of one query over the book grouped by customer, and
// the receipt of a single one: the query that computes just it. Built once a book on a worker; immutable: any thread.
#pragma once

#include "app/recommend/record.h"
#include "models/query/catalogue.h"
#include "models/query/evaluator.h"

#include <array>
#include <map>

namespace clientele::recommend {

enum class Measured : std::uint8_t {
    Balance,
    MonthlySpending,
    TotalDeposits,
    TotalWithdrawals,
    Cashback,
    HighestTransaction,
    International,
    Score,
    Delinquencies,
    LoanCount,
    LoansOwed,
    AtmNet,
    WithdrawalsRecent,   // the last 90 days of the machines' data
    WithdrawalsEarlier,  // the 90 days before
};
inline constexpr std::size_t measuredCount = 14;

struct Receipt {
    Query query;
    Figure value;

    bool operator==(const Receipt &) const = default;
};

class BookFigures {
public:
    // Errors: those of the evaluator (Overflow, Cancelled).
    [[nodiscard]] static Result<BookFigures> of(const Portfolio &book, const Catalogue &catalogue,
                                                const EvaluationOptions &options = {});

    // A figure a currency; nothing where the record does not have the field, or there are no such rows.
    [[nodiscard]] std::vector<Receipt> of(Measured what, RowIndex customer) const;
    [[nodiscard]] Value figured(Figured what, RowIndex customer) const;
    // What a percentile counts: those at or below, and all of whom it is known.
    [[nodiscard]] std::vector<Receipt> receiptsOf(Figured what, RowIndex customer) const;

private:
    using Entry = std::pair<RowIndex, Figure>;
    explicit BookFigures(const Portfolio &book) : m_book(&book) {}
    [[nodiscard]] std::span<const Entry> entries(Measured what, RowIndex customer) const;
    [[nodiscard]] std::optional<Figure> only(Measured what, RowIndex customer) const;
    [[nodiscard]] Query queryOf(Measured what) const;
    [[nodiscard]] Value ratio(Measured above, Measured below, Figured what, std::int64_t factor,
                              RowIndex customer) const;

    const Portfolio *m_book;  // outlives these
    QString m_lastDay;        // of the machines' data, "2025-08-20"; empty where there is none
    std::array<std::vector<Entry>, measuredCount> m_entries;  // by customer
    // Ascending, for percentiles; counts and scores under the empty currency.
    std::array<std::map<Currency, std::vector<std::int64_t>>, measuredCount> m_sorted;
};

}  // namespace clientele::recommend
