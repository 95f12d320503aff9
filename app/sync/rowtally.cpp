// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/rowtally.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace clientele {

namespace {

constexpr std::int64_t unknownText = -1;

struct Range {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = std::numeric_limits<std::int64_t>::min();

    template<typename Width>
    void take(Width value)
    {
        const std::int64_t cell = value == missingIn<Width> ? missingNumber : value;
        least = std::min(least, cell);
        most = std::max(most, cell);
    }
};

Range rangeOf(const NumberColumn &column, const RowSelection &rows)
{
    Range range;
    column.values.visit([&](const auto &values) { rows.forEach([&](RowIndex row) { range.take(values[row]); }); });
    return range;
}

// By code of `theirs`: the code of the same text in `ours`, unknownText where it has none.
std::vector<std::int64_t> translated(const TextColumn &theirs, const TextColumn *ours)
{
    std::vector<std::int64_t> codes(theirs.dictionary->size(), unknownText);
    codes[missingCode] = missingCode;
    for (Code code = 1; ours && code < codes.size(); ++code)
        if (const auto known = ours->dictionary->find(theirs.dictionary->value(code)))
            codes[code] = *known;
    return codes;
}

void mix(std::uint64_t &hash, std::int64_t cell)
{
    hash = (hash ^ static_cast<std::uint64_t>(cell)) * 0xff51'afd7'ed55'8ccdU;
    hash ^= hash >> 32;
}

// Whether a hash may be among those that were put in.
class HashFilter {
public:
    explicit HashFilter(std::size_t hashes) : m_bits(std::bit_ceil(hashes + 8) / 8) {}
    void add(std::uint64_t hash) { m_bits[at(hash)] |= bit(hash); }
    [[nodiscard]] bool mayHave(std::uint64_t hash) const { return (m_bits[at(hash)] & bit(hash)) != 0; }

private:
    [[nodiscard]] std::size_t at(std::uint64_t hash) const { return (hash >> 6) & (m_bits.size() - 1); }
    static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t(1) << (hash & 63); }
    std::vector<std::uint64_t> m_bits;  // eight a hash
};

// Sorts by hash, then by row. The hash's upper half tells enough apart, since equal ones are compared.
std::uint64_t entry(std::uint64_t hash, RowIndex row) { return (hash & 0xffff'ffff'0000'0000U) | row; }
std::uint64_t hashIn(std::uint64_t entry) { return entry >> 32; }
RowIndex rowIn(std::uint64_t entry) { return static_cast<RowIndex>(entry); }

// By their first byte, then each part in the processor's own memory: in less than half the time.
void sortEntries(std::vector<std::uint64_t> &entries)
{
    constexpr int shift = 56;
    std::array<std::size_t, 257> begin{};
    for (const std::uint64_t value : entries)
        ++begin[(value >> shift) + 1];
    std::inclusive_scan(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint64_t> parted(entries.size());
    auto next = begin;
    for (const std::uint64_t value : entries)
        parted[next[value >> shift]++] = value;
    for (std::size_t part = 0; part < 256; ++part)
        std::sort(parted.begin() + static_cast<std::ptrdiff_t>(begin[part]),
                  parted.begin() + static_cast<std::ptrdiff_t>(begin[part + 1]));
    entries = std::move(parted);
}

}  // namespace

class RowTally::Cells {
public:
    Cells(Table table, const Portfolio &book, const Portfolio &part) : m_rows(book.rows(table))
    {
        for (const FieldInfo &field : fieldsOf(table)) {
            Column &column = m_columns.emplace_back();
            column.text = book.text(field.field);
            column.numbers = book.numbers(field.field);
            if (field.type != FieldType::Text)
                column.absent = missingNumber;
            if (column.text && &book != &part)
                column.codes = translated(*column.text, part.text(field.field));
        }
    }

    [[nodiscard]] std::size_t rows() const { return m_rows; }

    [[nodiscard]] std::vector<std::uint64_t> hashes(const RowSelection &rows) const
    {
        std::vector<std::uint64_t> result(rows.size(), 0x9e37'79b9'7f4a'7c15U);
        for (const Column &column : m_columns)
            column.visit([&](auto cellOf) {
                auto hash = result.begin();
                rows.forEach([&](RowIndex row) { mix(*hash++, cellOf(row)); });
            });
        return result;
    }

    // By row: whether it is equal to the row of the part that is its mate, which is 0 for none and else one too high.
    [[nodiscard]] std::vector<bool> equalMates(const std::vector<RowIndex> &mates, const Cells &part) const
    {
        std::vector<bool> equal(mates.size());
        for (std::size_t row = 0; row < mates.size(); ++row)
            equal[row] = mates[row] != 0;
        // Column by column: both sides are mostly in the same order.
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].visit([&](auto cellOf) {
                part.m_columns[i].visit([&](auto mateCellOf) {
                    for (std::size_t row = 0; row < mates.size(); ++row)
                        if (mates[row] != 0 && cellOf(static_cast<RowIndex>(row)) != mateCellOf(mates[row] - 1))
                            equal[row] = false;
                });
            });
        return equal;
    }

    [[nodiscard]] bool isEqual(RowIndex row, const Cells &others, RowIndex theirs) const
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i].at(row) != others.m_columns[i].at(theirs))
                return false;
        return true;
    }

private:
    struct Column {
        const TextColumn *text = nullptr;
        const NumberColumn *numbers = nullptr;
        std::vector<std::int64_t> codes;    // the part's, by code; empty where they are the part's already
        std::int64_t absent = missingCode;  // what every row has where the book lacks the column

        // Calls with a function from a row to its cell, made for the column's width.
        template<typename Visitor>
        void visit(Visitor &&visitor) const
        {
            if (text)
                text->codes.visit([&](const auto &cells) {
                    if (codes.empty())
                        visitor([&cells](RowIndex row) { return static_cast<std::int64_t>(cells[row]); });
                    else
                        visitor([&cells, this](RowIndex row) { return codes[cells[row]]; });
                });
            else if (numbers)
                numbers->values.visit([&]<typename Width>(const std::vector<Width> &cells) {
                    visitor([&cells](RowIndex row) {
                        return cells[row] == missingIn<Width> ? missingNumber : std::int64_t(cells[row]);
                    });
                });
            else
                visitor([this](RowIndex) { return absent; });
        }
        [[nodiscard]] std::int64_t at(RowIndex row) const
        {
            std::int64_t cell = 0;
            visit([&cell, row](auto cellOf) { cell = cellOf(row); });
            return cell;
        }
    };
    std::size_t m_rows;
    std::vector<Column> m_columns;
};

RowTally::RowTally(Table table, const Portfolio &part) : m_table(table), m_part(part), m_left(part.rows(table)) {}

// Whether some number of the part's rows lies wholly outside of what these rows have.
bool RowTally::isApart(const Portfolio &other, const RowSelection &rows) const
{
    for (const FieldInfo &field : fieldsOf(m_table)) {
        const NumberColumn *ours = m_part.numbers(field.field);
        const NumberColumn *theirs = other.numbers(field.field);
        if (!ours || !theirs)
            continue;
        const Range a = rangeOf(*ours, RowSelection::all(m_part.rows(m_table)));
        const Range b = rangeOf(*theirs, rows);
        if (a.most < b.least || b.most < a.least)
            return true;
    }
    return false;
}

void RowTally::strike(const Portfolio &other, const RowSelection &rows)
{
    if (m_left == 0 || rows.size() == 0 || isApart(other, rows))
        return;
    const auto all = RowSelection::all(m_part.rows(m_table));
    if (m_hashes.empty())
        m_hashes = Cells(m_table, m_part, m_part).hashes(all);
    HashFilter ours(m_hashes.size());
    for (const std::uint64_t hash : m_hashes)
        ours.add(hash);
    const Cells cells(m_table, other, m_part);
    const std::vector<std::uint64_t> hashes = cells.hashes(rows);
    std::vector<std::uint64_t> candidates;
    auto hash = hashes.begin();
    rows.forEach([&](RowIndex row) {
        if (ours.mayHave(*hash))
            candidates.push_back(entry(*hash, row));
        ++hash;
    });
    if (!candidates.empty())
        strikeEqual(cells, std::move(candidates));
}

void RowTally::strikeEqual(const Cells &theirs, std::vector<std::uint64_t> candidates)
{
    m_struck.resize(m_hashes.size());
    HashFilter wanted(candidates.size());
    for (const std::uint64_t candidate : candidates)
        wanted.add(hashIn(candidate));
    std::vector<std::uint64_t> counted;
    for (RowIndex row = 0; row < m_hashes.size(); ++row)
        if (!m_struck[row] && wanted.mayHave(m_hashes[row] >> 32))
            counted.push_back(entry(m_hashes[row], row));
    sortEntries(candidates);
    sortEntries(counted);
    // The first of theirs with a hash is the mate of our first with it, and so on.
    std::vector<RowIndex> mates(theirs.rows());
    auto ours = counted.begin();
    for (const std::uint64_t candidate : candidates) {
        while (ours != counted.end() && hashIn(*ours) < hashIn(candidate))
            ++ours;
        if (ours != counted.end() && hashIn(*ours) == hashIn(candidate))
            mates[rowIn(candidate)] = rowIn(*ours++) + 1;
    }
    const Cells cells(m_table, m_part, m_part);
    const std::vector<bool> equal = theirs.equalMates(mates, cells);
    const auto strikeOff = [this](RowIndex row) {
        m_struck[row] = true;
        --m_left;
    };
    for (std::size_t row = 0; row < mates.size(); ++row)
        if (equal[row])
            strikeOff(mates[row] - 1);
    // Rows that share a hash without being equal, and those that were left without a mate for that reason.
    for (const std::uint64_t candidate : candidates) {
        if (equal[rowIn(candidate)])
            continue;
        const auto [first, last] = std::ranges::equal_range(counted, hashIn(candidate), {}, hashIn);
        const auto mate = std::find_if(first, last, [&](std::uint64_t one) {
            return !m_struck[rowIn(one)] && cells.isEqual(rowIn(one), theirs, rowIn(candidate));
        });
        if (mate != last)
            strikeOff(rowIn(*mate));
    }
}

RowSelection RowTally::left() const
{
    if (m_left == m_part.rows(m_table))
        return RowSelection::all(m_left);
    std::vector<RowIndex> rows;
    rows.reserve(m_left);
    for (RowIndex row = 0; row < m_struck.size(); ++row)
        if (!m_struck[row])
            rows.push_back(row);
    return RowSelection(std::move(rows));
}

}  // namespace clientele
