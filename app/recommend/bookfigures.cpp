// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/bookfigures.h"

#include <QDate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr int trendDays = 90;

struct MeasuredInfo {
    const char *measure;
    std::optional<Field> field;  // of the record: without it there is no figure, though a sum of nothing is 0
};

constexpr std::array<MeasuredInfo, measuredCount> infos{
    MeasuredInfo{"customers.balance", Field::CustomerBalance},
    MeasuredInfo{"customers.monthly_spending", Field::CustomerMonthlySpending},
    MeasuredInfo{"customers.total_deposits", Field::CustomerTotalDeposits},
    MeasuredInfo{"customers.total_withdrawals", Field::CustomerTotalWithdrawals},
    MeasuredInfo{"customers.cashback", Field::CustomerCashback},
    MeasuredInfo{"customers.highest_transaction", Field::CustomerHighestTransaction},
    MeasuredInfo{"customers.international_transactions", Field::CustomerInternationalTransactions},
    MeasuredInfo{"credit.score.maximum", Field::CreditScore},
    MeasuredInfo{"credit.delinquencies", Field::CreditDelinquencies},
    MeasuredInfo{"loans.count", {}},
    MeasuredInfo{"loans.owed", {}},
    MeasuredInfo{"atm.net", {}},
    MeasuredInfo{"atm.withdrawals", {}},
    MeasuredInfo{"atm.withdrawals", {}},
};

struct Percentile {
    Figured figured;
    Measured measured;
    const char *field;
};

constexpr Percentile percentiles[] = {
    {Figured::BalancePercentile, Measured::Balance, "customer.balance"},
    {Figured::SpendingPercentile, Measured::MonthlySpending, "customer.monthly_spending"},
    {Figured::CashbackPercentile, Measured::Cashback, "customer.cashback"},
    {Figured::InternationalPercentile, Measured::International, "customer.international_transactions"},
    {Figured::ScorePercentile, Measured::Score, "credit.score"},
};

const Percentile *percentileOf(Figured what)
{
    const auto found = std::ranges::find(percentiles, what, &Percentile::figured);
    return found == std::end(percentiles) ? nullptr : found;
}

const MeasuredInfo &infoOf(Measured what) { return infos[static_cast<std::size_t>(what)]; }

bool isInRecord(const Portfolio &book, Field field, RowIndex customer)
{
    if (info(field).table == Table::Customers)
        return book.numberAt(field, customer) != missingNumber;
    const auto rows = book.rowsOf(info(field).table, customer + 1);
    return !rows.empty() && book.numberAt(field, rows.front()) != missingNumber;
}

QString daysBefore(const QString &day, int days)
{
    return QDate::fromString(day, Qt::ISODate).addDays(-days).toString(Qt::ISODate);
}

std::vector<std::pair<Measured, Measured>> partsOf(Figured what)
{
    switch (what) {
    case Figured::MonthsOfSpending:
        return {{Measured::Balance, Measured::MonthlySpending}};
    case Figured::FlowRatio:
        return {{Measured::TotalDeposits, Measured::TotalWithdrawals}};
    case Figured::Utilisation:
        return {{Measured::MonthlySpending, Measured::Balance}};
    case Figured::LargestPayment:
        return {{Measured::HighestTransaction, Measured::MonthlySpending}};
    case Figured::WithdrawalTrend:
        return {{Measured::WithdrawalsRecent, Measured::WithdrawalsEarlier}};
    default:
        return {};
    }
}

}  // namespace

Query BookFigures::queryOf(Measured what) const
{
    Query query;
    query.measure = QString::fromLatin1(infoOf(what).measure);
    const auto between = [&query](const QString &from, const QString &to) {
        query.where.push_back({u"atm.day"_s, Op::Between, {from, to}, {}});
    };
    if (what == Measured::WithdrawalsRecent)
        between(daysBefore(m_lastDay, trendDays - 1), m_lastDay);
    if (what == Measured::WithdrawalsEarlier)
        between(daysBefore(m_lastDay, 2 * trendDays - 1), daysBefore(m_lastDay, trendDays));
    return query;
}

Result<BookFigures> BookFigures::of(const Portfolio &book, const Catalogue &catalogue, const EvaluationOptions &options)
{
    BookFigures figures(book);
    Query days{u"atm.count"_s, {u"atm.day"_s}, {}, 1, Order::KeyDescending};
    auto lastDay = evaluate(book, catalogue, days, options);
    if (!lastDay)
        return passOn(lastDay);
    if (!lastDay->rows.empty())
        figures.m_lastDay = lastDay->rows.front().keys.constFirst();

    std::vector<Query> queries;
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < measuredCount; ++i) {
        const auto what = static_cast<Measured>(i);
        if (figures.m_lastDay.isEmpty()
            && (what == Measured::WithdrawalsRecent || what == Measured::WithdrawalsEarlier))
            continue;
        queries.push_back(figures.queryOf(what));
        queries.back().by = {u"customer.id"_s};
        asked.push_back(i);
    }
    auto results = evaluateAll(book, catalogue, queries, options);
    for (std::size_t q = 0; q < results.size(); ++q) {
        if (!results[q])
            return passOn(results[q]);
        const std::size_t i = asked[q];
        std::vector<Entry> &entries = figures.m_entries[i];
        for (const ResultRow &row : results[q]->rows)
            if (const auto customer = book.customerRow(row.keys.constFirst());
                customer && (!infos[i].field || isInRecord(book, *infos[i].field, *customer)))
                entries.emplace_back(*customer, row.value);
        std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
            return std::tie(a.first, a.second.currency) < std::tie(b.first, b.second.currency);
        });
        for (const auto &[customer, figure] : entries)
            figures.m_sorted[i][figure.currency].push_back(figure.scaled);
        for (auto &[currency, values] : figures.m_sorted[i])
            std::ranges::sort(values);
    }
    return figures;
}

std::span<const BookFigures::Entry> BookFigures::entries(Measured what, RowIndex customer) const
{
    const auto &all = m_entries[static_cast<std::size_t>(what)];
    const auto [first, last] = std::ranges::equal_range(all, customer, {}, &Entry::first);
    return {first, last};
}

std::optional<Figure> BookFigures::only(Measured what, RowIndex customer) const
{
    const auto found = entries(what, customer);
    return found.size() == 1 ? std::optional(found.front().second) : std::nullopt;
}

std::vector<Receipt> BookFigures::of(Measured what, RowIndex customer) const
{
    std::vector<Receipt> receipts;
    for (const auto &[row, figure] : entries(what, customer)) {
        Query query = queryOf(what);
        query.where.push_back({u"customer.id"_s, Op::In, {m_book->textAt(Field::CustomerId, customer)}, {}});
        receipts.push_back({std::move(query), figure});
    }
    return receipts;
}

Value BookFigures::ratio(Measured above, Measured below, Figured what, std::int64_t factor, RowIndex customer) const
{
    const auto numerator = only(above, customer);
    const auto denominator = only(below, customer);
    if (!numerator || !denominator || denominator->scaled <= 0 || numerator->currency != denominator->currency)
        return {};
    const int digits = term(termOf(what)).digits;
    const auto exact = static_cast<long double>(numerator->scaled) / static_cast<long double>(denominator->scaled)
                       * static_cast<long double>(factor * powerOfTen(digits));
    if (std::abs(exact) > 1e15L)
        return {};
    return numberValue(std::llround(exact), digits);
}

Value BookFigures::figured(Figured what, RowIndex customer) const
{
    for (const auto &[above, below] : partsOf(what))
        return ratio(above, below, what, what == Figured::Utilisation ? 100 : 1, customer);
    const Percentile *percentile = percentileOf(what);
    const auto figure = only(percentile->measured, customer);
    if (!figure)
        return {};
    const auto &sorted = m_sorted[static_cast<std::size_t>(percentile->measured)].at(figure->currency);
    const auto atOrBelow = std::ranges::upper_bound(sorted, figure->scaled) - sorted.begin();
    return numberValue(100 * atOrBelow / static_cast<std::int64_t>(sorted.size()));
}

std::vector<Receipt> BookFigures::receiptsOf(Figured what, RowIndex customer) const
{
    std::vector<Receipt> receipts;
    for (const auto &[above, below] : partsOf(what))
        for (const Measured part : {above, below})
            std::ranges::move(of(part, customer), std::back_inserter(receipts));
    const Percentile *percentile = percentileOf(what);
    if (!percentile)
        return receipts;
    const auto figure = only(percentile->measured, customer);
    if (!figure)
        return receipts;
    const auto &sorted = m_sorted[static_cast<std::size_t>(percentile->measured)].at(figure->currency);
    const auto atOrBelow = std::ranges::upper_bound(sorted, figure->scaled) - sorted.begin();
    const auto counted = [&](Op op, std::int64_t bound, std::int64_t count) {
        Query query;
        query.measure = u"customers.count"_s;
        query.where.push_back({QString::fromLatin1(percentile->field), op, {scaledToText(bound, figure->digits)}, {}});
        if (!figure->currency.isEmpty())
            query.where.push_back({u"customer.currency"_s, Op::In, {figure->currency.code()}, {}});
        receipts.push_back({std::move(query), Figure{count, 0, {}}});
    };
    counted(Op::AtMost, figure->scaled, atOrBelow);
    counted(Op::AtLeast, sorted.front(), static_cast<std::int64_t>(sorted.size()));
    return receipts;
}

}  // namespace clientele::recommend
