// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/customertotals.h"

#include <algorithm>

namespace clientele {

namespace {

constexpr std::size_t namedLoans = 12;
constexpr std::size_t namedMachines = 5;

}  // namespace

void AmountTotals::add(std::int64_t minor, Currency currency)
{
    if (minor == missingNumber)
        return;
    Money &total = m_totals.try_emplace(currency, Money{0, currency}).first->second;
    if (const auto sum = clientele::add(total, Money{minor, currency}))
        total = *sum;
    else
        m_tooLarge = true;
}

std::vector<Money> AmountTotals::totals() const
{
    std::vector<Money> all;
    for (const auto &[currency, total] : m_totals)
        all.push_back(total);
    return m_tooLarge ? std::vector<Money>() : all;
}

AtmTotals atmTotals(const Portfolio &book, RowIndex customer)
{
    const auto rows = book.rowsOf(Table::Atm, customer + 1);
    AtmTotals result;
    result.count = rows.size();
    std::map<QString, AtmTotals::OfType> types;
    std::map<Code, std::size_t> machines;
    std::int64_t first = missingNumber;
    std::int64_t last = missingNumber;
    const TextColumn *machine = book.text(Field::AtmId);
    for (const RowIndex row : rows) {
        AtmTotals::OfType &type = types[book.textAt(Field::AtmType, row)];
        ++type.count;
        type.amounts.add(book.numberAt(Field::AtmAmount, row), book.currencyAt(Table::Atm, row));
        if (machine)
            ++machines[machine->codes[row]];
        const std::int64_t time = book.numberAt(Field::AtmTime, row);
        if (time == missingNumber)
            continue;
        first = first == missingNumber ? time : std::min(first, time);
        last = std::max(last, time);
    }
    for (auto &[name, type] : types) {
        type.type = name;
        result.types.push_back(std::move(type));
    }
    if (first != missingNumber) {
        const DisplayZone &zone = book.info().zone;
        const auto day = [&zone](std::int64_t time) { return timestampToText(zone.toLocal(time)).left(10); };
        result.firstDay = day(first);
        result.lastDay = day(last);
    }
    std::vector<std::pair<Code, std::size_t>> busiest(machines.begin(), machines.end());
    std::ranges::stable_sort(busiest, std::ranges::greater(), &std::pair<Code, std::size_t>::second);
    for (std::size_t i = 0; i < std::min(busiest.size(), namedMachines); ++i)
        result.machines.push_back({machine->dictionary->value(busiest[i].first), busiest[i].second});
    return result;
}

LoanTotals loanTotals(const Portfolio &book, RowIndex customer)
{
    const auto span = book.rowsOf(Table::Loans, customer + 1);
    LoanTotals result;
    result.count = span.size();
    result.largest.assign(span.begin(), span.end());
    for (const RowIndex row : result.largest)
        result.owed.add(book.numberAt(Field::LoanAmount, row), book.currencyAt(Table::Loans, row));
    std::ranges::stable_sort(result.largest, std::ranges::greater(),
                             [&](RowIndex row) { return book.numberAt(Field::LoanAmount, row); });
    result.largest.resize(std::min(result.largest.size(), namedLoans));
    return result;
}

}  // namespace clientele
