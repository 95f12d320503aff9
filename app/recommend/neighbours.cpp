// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/neighbours.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clientele::recommend {

namespace {

constexpr Field compared[] = {Field::CustomerBalance,
                              Field::CustomerMonthlySpending,
                              Field::CustomerTotalDeposits,
                              Field::CustomerTotalWithdrawals,
                              Field::CustomerTotalTransactions,
                              Field::CustomerAverageTransaction,
                              Field::CustomerHighestTransaction,
                              Field::CustomerCashback,
                              Field::CustomerDeliverySpending,
                              Field::CustomerAccounts,
                              Field::CustomerStatus,
                              Field::CustomerRisk,
                              Field::CustomerRecentActivity,
                              Field::CreditScore,
                              Field::CreditDelinquencies};

constexpr float missing = -1;
constexpr float unknownDistance = 0.5F;  // to somebody of whom it is not known: neither near nor far

// Only fields of the record: no figures of the book are needed for them.
Value cell(Field field, const Portfolio &book, RowIndex row)
{
    if (info(field).table == Table::Credit) {
        const auto rows = book.rowsOf(Table::Credit, row + 1);
        const std::int64_t number = rows.empty() ? missingNumber : book.numberAt(field, rows.front());
        return number == missingNumber ? Value() : numberValue(number);
    }
    if (info(field).type == FieldType::Text) {
        const QString text = book.textAt(field, row);
        return text.isEmpty() ? Value() : textValue(text);
    }
    const std::int64_t number = book.numberAt(field, row);
    const bool money = info(field).type == FieldType::Money;
    return number == missingNumber
               ? Value()
               : numberValue(number, 0, money ? book.currencyAt(Table::Customers, row) : Currency());
}

}  // namespace

std::vector<TermId> Neighbourhood::features()
{
    std::vector<TermId> all;
    for (const Field field : compared)
        all.push_back(termOf(field));
    return all;
}

float Neighbourhood::Feature::placeOf(const Value &value) const
{
    if (!value.known)
        return missing;
    if (recommend::term(term).kind == TermKind::Text) {
        const qsizetype code = texts.indexOf(value.texts.constFirst());
        return static_cast<float>(code < 0 ? texts.size() : code);
    }
    const auto of = sorted.find(value.currency);
    if (of == sorted.end())
        return missing;
    // The middle of those who have the same value.
    const auto [first, last] = std::ranges::equal_range(of->second, value.scaled);
    const auto below = static_cast<float>(first - of->second.begin());
    const auto equal = static_cast<float>(last - first);
    return (below + equal / 2) / static_cast<float>(of->second.size());
}

Neighbourhood::Neighbourhood(const Portfolio &book) : m_customers(book.rows(Table::Customers))
{
    for (const Field field : compared) {
        Feature feature{termOf(field)};
        std::vector<Value> cells;
        cells.reserve(m_customers);
        for (RowIndex row = 0; row < m_customers; ++row) {
            cells.push_back(cell(field, book, row));
            const Value &value = cells.back();
            if (value.known && !value.texts.isEmpty() && !feature.texts.contains(value.texts.constFirst()))
                feature.texts += value.texts.constFirst();
            else if (value.known && value.texts.isEmpty())
                feature.sorted[value.currency].push_back(value.scaled);
        }
        for (auto &[currency, values] : feature.sorted)
            std::ranges::sort(values);
        feature.values.reserve(m_customers);
        for (const Value &value : cells)
            feature.values.push_back(feature.placeOf(value));
        m_features.push_back(std::move(feature));
    }
}

std::vector<RowIndex> Neighbourhood::nearest(const Record &record, RowIndex self, int k) const
{
    std::vector<float> distances(m_customers, 0.0F);
    for (const Feature &feature : m_features) {
        const float own = feature.placeOf(record.at(feature.term));
        if (own < 0)
            continue;
        const bool isText = term(feature.term).kind == TermKind::Text;
        for (std::size_t row = 0; row < m_customers; ++row) {
            const float other = feature.values[row];
            const float apart = std::abs(own - other);
            distances[row] += other < 0 ? unknownDistance : isText ? std::min(apart, 1.0F) : apart;
        }
    }
    std::vector<RowIndex> rows(m_customers);
    std::iota(rows.begin(), rows.end(), RowIndex{0});
    std::erase(rows, self);
    const auto nearer = [&distances](RowIndex a, RowIndex b) {
        return distances[a] != distances[b] ? distances[a] < distances[b] : a < b;
    };
    const auto count = std::min(rows.size(), static_cast<std::size_t>(k));
    std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(count), nearer);
    rows.resize(count);
    return rows;
}

}  // namespace clientele::recommend
