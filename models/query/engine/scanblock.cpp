// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/scanblock.h"

#include "models/query/engine/kernels.h"

#include <algorithm>
#include <bit>

namespace clientele {

namespace {

const std::vector<std::int32_t> &narrow(const Numbers &numbers)
{
    return std::get<std::vector<std::int32_t>>(numbers.storage());
}

// Of so few, as one customer's, most words of the block have none: going from bit to bit beats going through the block.
constexpr std::size_t rowsPerPick = 16;

template<typename Value>
void pickEach(const Value *block, const Selection &rows, std::size_t count, Value *to)
{
    for (std::size_t first = 0; first < count; first += rowsPerWord) {
        for (Word left = rows.words[first / rowsPerWord]; left != 0; left &= left - 1)
            *to++ = block[first + static_cast<std::size_t>(std::countr_zero(left))];
    }
}

}  // namespace

void ScanBlock::begin(std::size_t first, std::size_t last)
{
    m_first = first;
    m_last = last;
    for (Condition &condition : m_conditions)
        condition.isKnown = false;
    for (Selection &selection : m_selections)
        selection.isKnown = false;
    for (const auto &kept : m_kept)
        kept->isKnown = false;
}

const Selection &ScanBlock::selection(const Scan &scan, std::size_t filter)
{
    Selection &result = m_selections[filter];
    if (result.isKnown)
        return result;
    result.isKnown = true;
    const std::size_t rows = m_last - m_first;
    result.count = rows;
    result.all = true;
    bool first = true;
    for (const std::size_t index : scan.filters[filter]) {
        Condition &condition = m_conditions[index];
        if (!condition.isKnown) {
            condition.isKnown = true;
            condition.words.fill(~Word(0));
            if (rows % rowsPerWord != 0)
                condition.words[rows / rowsPerWord] = (Word(1) << (rows % rowsPerWord)) - 1;
            for (const RowTest &test : scan.conditions[index])
                test.narrow(m_first, m_last, condition.words.data());
        }
        if (first)
            result.words = condition.words;
        else
            std::transform(result.words.begin(), result.words.end(), condition.words.begin(), result.words.begin(),
                           std::bit_and<>());
        first = false;
    }
    if (!first) {
        result.count = kernels::wide().countBits(result.words.data(), 0, rows);
        result.all = result.count == rows;
    }
    return result;
}

template<typename Value>
const Value *ScanBlock::valuesIn(const std::vector<Value> &column, const Selection &rows)
{
    const Value *block = column.data() + m_first;
    if (rows.all)
        return block;
    auto known = std::find_if(m_kept.begin(), m_kept.end(),
                              [&](const auto &kept) { return kept->column == column.data() && kept->rows == &rows; });
    if (known == m_kept.end()) {
        known = m_kept.insert(m_kept.end(), std::make_unique<Kept>());
        (*known)->column = column.data();
        (*known)->rows = &rows;
    }
    Kept &kept = **known;
    void *place = kept.values.data();
    if (!kept.isKnown) {
        kept.isKnown = true;
        const std::size_t count = m_last - m_first;
        if (rows.count * rowsPerPick < count)
            pickEach(block, rows, count, static_cast<Value *>(place));
        else if constexpr (sizeof(Value) == 1)
            kernels::wide().keep8(block, count, rows.words.data(), static_cast<std::uint8_t *>(place));
        else if constexpr (sizeof(Value) == 2)
            kernels::wide().keep16(block, count, rows.words.data(), static_cast<std::uint16_t *>(place));
        else
            kernels::wide().keep32(static_cast<const std::uint32_t *>(static_cast<const void *>(block)), count,
                                   rows.words.data(), kept.values.data());
    }
    return static_cast<const Value *>(place);
}

template<typename Visit>
void ScanBlock::forEachRun(const Tally &tally, const Selection &rows, Visit visit) const
{
    if (!tally.hours) {
        visit(std::size_t(0), std::size_t(0), rows.count);
        return;
    }
    const LocalHours::Runs &runs = tally.hours->runs;
    const auto next = std::upper_bound(runs.begin.begin(), runs.begin.end(), static_cast<RowIndex>(m_first));
    auto run = static_cast<std::size_t>(next - runs.begin.begin()) - 1;
    std::size_t row = m_first;
    std::size_t from = 0;
    while (row < m_last) {
        const std::uint32_t lead = tally.leadOfHour[runs.hours[run]];
        // Hours with one lead, such as those of a day, are one stretch.
        std::size_t untilRow = runs.begin[++run];
        while (untilRow < m_last && tally.leadOfHour[runs.hours[run]] == lead)
            untilRow = runs.begin[++run];
        untilRow = std::min(untilRow, m_last);
        const std::size_t until =
            from
            + (rows.all ? untilRow - row
                        : kernels::wide().countBits(rows.words.data(), row - m_first, untilRow - m_first));
        if (from < until)
            visit(std::size_t(lead), from, until);
        row = untilRow;
        from = until;
    }
}

void ScanBlock::add(const Tally &tally, const Selection &rows, Tallied &result)
{
    const std::size_t cells = tally.cellsPerLead();
    const Tally::Counters counters = tally.counters();
    const std::int32_t *values = tally.values ? valuesIn(narrow(*tally.values), rows) : nullptr;
    const RowCodes codes = codesOf(tally, rows);
    forEachRun(tally, rows, [&](std::size_t lead, std::size_t from, std::size_t until) {
        std::uint32_t *counts = result.rows.data() + lead * cells;
        const std::size_t count = until - from;
        if (!codes.narrow && !codes.wide) {
            *counts += static_cast<std::uint32_t>(count);
            if (values)
                result.sums[lead] += kernels::wide().sum(values + from, count);
        } else if (values) {
            kernels::sum16(codes.wide + from, values + from, count, counts, result.sums.data() + lead * cells, cells);
        } else if (counters == Tally::Counters::Paired) {
            kernels::pair8(codes.narrow + from, count, counts);
        } else if (codes.narrow) {
            (counters == Tally::Counters::Spread ? kernels::spread8 : kernels::count8)(codes.narrow + from, count,
                                                                                       counts, cells);
        } else {
            (counters == Tally::Counters::Spread ? kernels::spread16 : kernels::count16)(codes.wide + from, count,
                                                                                         counts, cells);
        }
    });
}

ScanBlock::RowCodes ScanBlock::codesOf(const Tally &tally, const Selection &rows)
{
    if (tally.axes.empty())
        return {};
    // Where one column is the whole code, it is read where it lies.
    if (const ScanAxis &axis = tally.axes.front(); tally.axes.size() == 1 && !tally.values) {
        if (axis.binned)
            return {binsOf(*axis.binned, rows), nullptr};
        if (const auto *narrow = axis.column<std::uint8_t>())
            return {valuesIn(*narrow, rows), nullptr};
        if (const auto *wide = axis.column<std::uint16_t>())
            return {nullptr, valuesIn(*wide, rows)};
    }
    std::size_t stride = 1;
    for (const ScanAxis &axis : tally.axes) {
        addCodes(axis, stride, rows);
        stride *= axis.size;
    }
    return {nullptr, m_codes.data()};
}

void ScanBlock::addCodes(const ScanAxis &axis, std::size_t stride, const Selection &rows)
{
    const kernels::Wide &wide = kernels::wide();
    std::uint16_t *out = m_codes.data();
    const bool first = stride == 1;
    const auto step = static_cast<std::uint16_t>(stride);
    if (axis.binned)
        return (first ? wide.place8 : wide.add8)(binsOf(*axis.binned, rows), rows.count, step, out);
    if (const auto *narrow = axis.column<std::uint8_t>())
        return (first ? wide.place8 : wide.add8)(valuesIn(*narrow, rows), rows.count, step, out);
    if (const auto *column = axis.column<std::uint16_t>())
        return (first ? wide.place16 : wide.add16)(valuesIn(*column, rows), rows.count, step, out);
    axis.codes->visit([&](const auto &column) {
        const auto *codes = valuesIn(column, rows);
        const Code *groups = axis.groups ? axis.groups->data() : nullptr;
        for (std::size_t i = 0; i < rows.count; ++i) {
            const std::size_t code = (groups ? groups[codes[i]] : Code(codes[i])) * stride;
            out[i] = static_cast<std::uint16_t>(first ? code : out[i] + code);
        }
    });
}

const std::uint8_t *ScanBlock::binsOf(const BinnedColumn &binned, const Selection &rows)
{
    if (!binned.narrowStarts.empty()) {
        kernels::wide().bins(valuesIn(narrow(*binned.numbers), rows), rows.count, binned.narrowStarts.data(),
                             binned.narrowStarts.size() - 1, m_bins.data());
        return m_bins.data();
    }
    std::size_t found = 0;
    for (std::size_t row = m_first; row < m_last; ++row) {
        const std::size_t offset = row - m_first;
        if (rows.all || ((rows.words[offset / rowsPerWord] >> (offset % rowsPerWord)) & 1) != 0)
            m_bins[found++] = static_cast<std::uint8_t>(binned.at(row));
    }
    return m_bins.data();
}

}  // namespace clientele
