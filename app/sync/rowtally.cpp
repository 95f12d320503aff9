// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/rowtally.h"

#include <bit>

namespace clientele {

namespace {

constexpr std::int64_t unknownText = -1;

std::size_t hashOf(const std::vector<std::int64_t> &cells)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15U;
    for (const std::int64_t cell : cells) {
        hash ^= static_cast<std::uint64_t>(cell);
        hash *= 0xff51afd7ed558ccdU;
        hash ^= hash >> 32;
    }
    return static_cast<std::size_t>(hash);
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

}  // namespace

RowTally::RowTally(Table table, const Portfolio &part)
    : m_table(table),
      m_part(part),
      m_slots(std::bit_ceil(2 * part.rows(table) + 2)),
      m_next(part.rows(table)),
      m_first(m_slots.size()),
      m_struck(part.rows(table))
{
    std::vector<std::int64_t> cells;
    // From the last row, so that of equal rows the first are struck off first.
    for (auto row = static_cast<RowIndex>(part.rows(table)); row-- > 0;) {
        cellsOf(row, cells);
        const std::size_t slot = slotOf(cells);
        m_next[row] = m_first[slot];
        m_first[slot] = row + 1;
        m_slots[slot] = row + 1;
    }
}

void RowTally::cellsOf(RowIndex row, std::vector<std::int64_t> &cells) const
{
    cells.clear();
    for (const FieldInfo &field : fieldsOf(m_table)) {
        if (const TextColumn *text = m_part.text(field.field))
            cells.push_back(text->codes[row]);
        else if (const NumberColumn *numbers = m_part.numbers(field.field))
            cells.push_back(numbers->values[row]);
        else
            cells.push_back(field.type == FieldType::Text ? std::int64_t(missingCode) : missingNumber);
    }
}

// The slot of the rows with these cells, or the free one where they would go.
std::size_t RowTally::slotOf(const std::vector<std::int64_t> &cells) const
{
    std::vector<std::int64_t> others;
    std::size_t slot = hashOf(cells) & (m_slots.size() - 1);
    for (; m_slots[slot] != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        cellsOf(m_slots[slot] - 1, others);
        if (others == cells)
            break;
    }
    return slot;
}

void RowTally::strike(const Portfolio &other, const std::vector<RowIndex> &rows)
{
    std::vector<std::vector<std::int64_t>> codes;
    for (const FieldInfo &field : fieldsOf(m_table)) {
        const TextColumn *text = other.text(field.field);
        codes.push_back(text ? translated(*text, m_part.text(field.field)) : std::vector<std::int64_t>());
    }
    std::vector<std::int64_t> cells;
    for (const RowIndex row : rows) {
        cells.clear();
        for (const FieldInfo &field : fieldsOf(m_table)) {
            if (const TextColumn *text = other.text(field.field))
                cells.push_back(codes[cells.size()][text->codes[row]]);
            else if (const NumberColumn *numbers = other.numbers(field.field))
                cells.push_back(numbers->values[row]);
            else
                cells.push_back(field.type == FieldType::Text ? std::int64_t(missingCode) : missingNumber);
        }
        const std::size_t slot = slotOf(cells);
        if (m_slots[slot] == 0 || m_first[slot] == 0)
            continue;
        const RowIndex struck = m_first[slot] - 1;
        m_struck[struck] = true;
        m_first[slot] = m_next[struck];
    }
}

std::vector<RowIndex> RowTally::left() const
{
    std::vector<RowIndex> rows;
    for (RowIndex row = 0; row < m_struck.size(); ++row)
        if (!m_struck[row])
            rows.push_back(row);
    return rows;
}

}  // namespace clientele
