// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

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

// A distance of 1 in one feature; fifteen of them still fit.
constexpr std::int16_t whole = 2047;
constexpr std::int16_t missing = -1;
constexpr std::int16_t unknownApart = 1024;  // from somebody of whom it is not known: neither near nor far
constexpr std::size_t blockRows = 1024;      // what of all features stays in the innermost cache

static_assert(std::size(compared) == Neighbourhood::featureCount);
static_assert(std::size(compared) * whole < 32'767);

using Block = std::array<std::int16_t, blockRows>;

void addNumber(Block &apart, const std::int16_t *places, std::int16_t own)
{
    for (std::size_t i = 0; i < blockRows; ++i) {
        const std::int16_t other = places[i];
        const auto between = static_cast<std::int16_t>(own - other);
        const auto distance = between < 0 ? static_cast<std::int16_t>(-between) : between;
        apart[i] = static_cast<std::int16_t>(apart[i] + (other < 0 ? unknownApart : distance));
    }
}

void addText(Block &apart, const std::int16_t *places, std::int16_t own)
{
    for (std::size_t i = 0; i < blockRows; ++i) {
        const std::int16_t other = places[i];
        const std::int16_t distance = other == own ? std::int16_t(0) : whole;
        apart[i] = static_cast<std::int16_t>(apart[i] + (other < 0 ? unknownApart : distance));
    }
}

// The nearest so far, the farthest of them on top.
class Nearest {
public:
    explicit Nearest(std::size_t most) : m_most(most) { m_heap.reserve(most + 1); }

    void take(const Block &apart, std::size_t first, std::size_t count, RowIndex self)
    {
        constexpr std::size_t strip = 64;
        for (std::size_t from = 0; from < count; from += strip) {
            std::int16_t least = apart[from];
            for (std::size_t i = from; i < from + strip; ++i)
                least = std::min(least, apart[i]);
            if (isFull() && least >= m_heap.front().first)
                continue;
            for (std::size_t i = from; i < std::min(from + strip, count); ++i)
                take(apart[i], static_cast<RowIndex>(first + i), self);
        }
    }
    [[nodiscard]] std::vector<RowIndex> rows()
    {
        std::ranges::sort_heap(m_heap);
        std::vector<RowIndex> result;
        for (const auto &[apart, row] : m_heap)
            result.push_back(row);
        return result;
    }

private:
    [[nodiscard]] bool isFull() const { return m_heap.size() == m_most; }
    // Rows come in their order: of equal ones the earlier stays.
    void take(std::int16_t apart, RowIndex row, RowIndex self)
    {
        if (row == self || (isFull() && apart >= m_heap.front().first))
            return;
        m_heap.emplace_back(apart, row);
        std::ranges::push_heap(m_heap);
        if (m_heap.size() <= m_most)
            return;
        std::ranges::pop_heap(m_heap);
        m_heap.pop_back();
    }

    std::size_t m_most;
    std::vector<std::pair<std::int16_t, RowIndex>> m_heap;
};

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

std::int16_t Neighbourhood::Feature::placeOf(const Value &value) const
{
    if (!value.known)
        return missing;
    if (isText) {
        const qsizetype code = texts.indexOf(value.texts.constFirst());
        return static_cast<std::int16_t>(std::min<qsizetype>(code < 0 ? texts.size() : code, whole));
    }
    const auto of = sorted.find(value.currency);
    if (of == sorted.end())
        return missing;
    // The middle of those who have the same value.
    const auto [first, last] = std::ranges::equal_range(of->second, value.scaled);
    const auto below = static_cast<double>(first - of->second.begin());
    const auto equal = static_cast<double>(last - first);
    return static_cast<std::int16_t>(std::lround((below + equal / 2) / static_cast<double>(of->second.size()) * whole));
}

Neighbourhood::Neighbourhood(const Portfolio &book) : m_customers(book.rows(Table::Customers))
{
    // Whole blocks: what is behind the last row is far from everybody, and looked at by nobody.
    const std::size_t room = (m_customers + blockRows - 1) / blockRows * blockRows;
    for (const Field field : compared) {
        Feature feature{termOf(field), term(termOf(field)).kind == TermKind::Text};
        std::vector<Value> cells;
        cells.reserve(m_customers);
        for (RowIndex row = 0; row < m_customers; ++row) {
            cells.push_back(cell(field, book, row));
            const Value &value = cells.back();
            if (value.known && feature.isText && !feature.texts.contains(value.texts.constFirst()))
                feature.texts += value.texts.constFirst();
            else if (value.known && !feature.isText)
                feature.sorted[value.currency].push_back(value.scaled);
        }
        for (auto &[currency, values] : feature.sorted)
            std::ranges::sort(values);
        feature.places.assign(room, missing);
        for (std::size_t row = 0; row < m_customers; ++row)
            feature.places[row] = feature.placeOf(cells[row]);
        m_features.push_back(std::move(feature));
    }
}

Neighbourhood::Asked Neighbourhood::asked(const Record &record, RowIndex self) const
{
    Asked one;
    one.self = self;
    for (std::size_t i = 0; i < featureCount; ++i)
        one.places[i] = m_features[i].placeOf(record.at(m_features[i].term));
    return one;
}

std::vector<std::vector<RowIndex>> Neighbourhood::nearest(std::span<const Asked> all, int k) const
{
    std::vector<Nearest> found(all.size(), Nearest(static_cast<std::size_t>(std::max(k, 1))));
    for (std::size_t first = 0; first < m_customers; first += blockRows)
        for (std::size_t i = 0; i < all.size(); ++i) {
            Block apart{};
            for (std::size_t f = 0; f < featureCount; ++f) {
                const std::int16_t own = all[i].places[f];
                if (own < 0)
                    continue;
                const std::int16_t *places = m_features[f].places.data() + first;
                m_features[f].isText ? addText(apart, places, own) : addNumber(apart, places, own);
            }
            found[i].take(apart, first, std::min(blockRows, m_customers - first), all[i].self);
        }
    std::vector<std::vector<RowIndex>> rows;
    rows.reserve(found.size());
    for (Nearest &one : found)
        rows.push_back(one.rows());
    return rows;
}

std::vector<RowIndex> Neighbourhood::nearest(const Record &record, RowIndex self, int k) const
{
    return nearest(std::array{asked(record, self)}, k).front();
}

}  // namespace clientele::recommend
