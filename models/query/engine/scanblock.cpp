// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/scanblock.h"

#include "models/query/engine/kernels.h"

#include <algorithm>

namespace clientele {

namespace {

const std::int32_t *valuesOf(const Numbers &numbers)
{
    return std::get<std::vector<std::int32_t>>(numbers.storage()).data();
}

// Where one column is the whole code, it is read where it lies.
bool isColumn(const std::vector<ScanAxis> &axes)
{
    return axes.size() == 1 && axes[0].codes && !axes[0].groups
           && !std::holds_alternative<std::vector<std::uint32_t>>(axes[0].codes->storage());
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
}

Selection &ScanBlock::selection(const Scan &scan, std::size_t filter)
{
    Selection &result = m_selections[filter];
    if (result.isKnown)
        return result;
    result.isKnown = true;
    result.hasOffsets = false;
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

template<typename Visit>
void ScanBlock::forEachRun(const Tally &tally, Visit visit) const
{
    if (!tally.hours) {
        visit(std::size_t(0), std::size_t(0), m_last - m_first);
        return;
    }
    const LocalHours::Runs &runs = tally.hours->runs;
    const auto next = std::upper_bound(runs.begin.begin(), runs.begin.end(), static_cast<RowIndex>(m_first));
    auto run = static_cast<std::size_t>(next - runs.begin.begin()) - 1;
    std::size_t from = m_first;
    while (from < m_last) {
        const std::uint32_t lead = tally.leadOfHour[runs.hours[run]];
        // Hours with one lead, such as those of a day, are one stretch.
        std::size_t until = runs.begin[++run];
        while (until < m_last && tally.leadOfHour[runs.hours[run]] == lead)
            until = runs.begin[++run];
        until = std::min(until, m_last);
        visit(std::size_t(lead), from - m_first, until - m_first);
        from = until;
    }
}

void ScanBlock::add(const Tally &tally, Selection &rows, Tallied &result)
{
    if (tally.axes.empty())
        addWithoutAxes(tally, rows, result);
    else if (rows.all)
        addAll(tally, result);
    else
        addSome(tally, rows, result);
}

void ScanBlock::addWithoutAxes(const Tally &tally, const Selection &rows, Tallied &result)
{
    const std::int32_t *values = tally.values ? valuesOf(*tally.values) + m_first : nullptr;
    forEachRun(tally, [&](std::size_t lead, std::size_t from, std::size_t until) {
        if (rows.all) {
            result.rows[lead] += static_cast<std::uint32_t>(until - from);
            if (values)
                result.sums[lead] += kernels::wide().sum(values + from, until - from);
            return;
        }
        const std::size_t count = kernels::wide().countBits(rows.words.data(), from, until);
        result.rows[lead] += static_cast<std::uint32_t>(count);
        if (!values || count == 0)
            return;
        // The words of the run alone, its first bit in front.
        std::array<Word, rowsPerBlock / rowsPerWord + 1> words;
        const std::size_t shift = from % rowsPerWord;
        const std::size_t wordCount = (until - from + rowsPerWord - 1) / rowsPerWord;
        for (std::size_t i = 0; i < wordCount; ++i) {
            const std::size_t at = from / rowsPerWord + i;
            Word word = rows.words[at] >> shift;
            if (shift != 0 && at + 1 < rows.words.size())
                word |= rows.words[at + 1] << (rowsPerWord - shift);
            words[i] = word;
        }
        result.sums[lead] += kernels::wide().sumWhere(values + from, until - from, words.data());
    });
}

void ScanBlock::addAll(const Tally &tally, Tallied &result)
{
    const std::size_t cells = tally.cellsPerLead();
    const bool direct = isColumn(tally.axes) && !tally.values;
    const bool spread = tally.isSpread();
    if (!direct)
        fillCodes(tally.axes);
    const std::int32_t *values = tally.values ? valuesOf(*tally.values) + m_first : nullptr;
    forEachRun(tally, [&](std::size_t lead, std::size_t from, std::size_t until) {
        std::uint32_t *counts = result.rows.data() + lead * cells;
        const std::size_t count = until - from;
        if (values) {
            kernels::sum16(m_codes.data() + from, values + from, count, counts, result.sums.data() + lead * cells,
                           cells);
        } else if (!direct) {
            (spread ? kernels::spread16 : kernels::count16)(m_codes.data() + from, count, counts, cells);
        } else {
            tally.axes[0].codes->visit([&]<typename Width>(const std::vector<Width> &codes) {
                if constexpr (sizeof(Width) == 1)
                    (spread ? kernels::spread8 : kernels::count8)(codes.data() + m_first + from, count, counts, cells);
                else if constexpr (sizeof(Width) == 2)
                    (spread ? kernels::spread16 : kernels::count16)(codes.data() + m_first + from, count, counts,
                                                                    cells);
            });
        }
    });
}

void ScanBlock::addSome(const Tally &tally, Selection &rows, Tallied &result)
{
    if (!rows.hasOffsets) {
        kernels::wide().offsetsOf(rows.words.data(), m_last - m_first, rows.offsets.data());
        rows.hasOffsets = true;
    }
    const std::span<const std::uint16_t> offsets(rows.offsets.data(), rows.count);
    fillCodes(tally.axes, offsets);
    const std::int32_t *values = tally.values ? valuesOf(*tally.values) + m_first : nullptr;
    if (values)
        std::transform(offsets.begin(), offsets.end(), m_values.begin(), [values](auto row) { return values[row]; });
    const std::size_t cells = tally.cellsPerLead();
    const bool spread = tally.isSpread();
    std::size_t from = 0;
    forEachRun(tally, [&](std::size_t lead, std::size_t, std::size_t untilRow) {
        std::size_t until = offsets.size();
        if (untilRow < m_last - m_first)
            until = static_cast<std::size_t>(
                std::lower_bound(offsets.begin() + static_cast<std::ptrdiff_t>(from), offsets.end(), untilRow)
                - offsets.begin());
        std::uint32_t *counts = result.rows.data() + lead * cells;
        if (values)
            kernels::sum16(m_codes.data() + from, m_values.data() + from, until - from, counts,
                           result.sums.data() + lead * cells, cells);
        else
            (spread ? kernels::spread16 : kernels::count16)(m_codes.data() + from, until - from, counts, cells);
        from = until;
    });
}

void ScanBlock::fillCodes(const std::vector<ScanAxis> &axes)
{
    const kernels::Wide &wide = kernels::wide();
    const std::size_t count = m_last - m_first;
    std::uint16_t *out = m_codes.data();
    std::size_t stride = 1;
    for (const ScanAxis &axis : axes) {
        const auto step = static_cast<std::uint16_t>(stride);
        const bool first = stride == 1 && &axis == axes.data();
        if (axis.binned) {
            binsInto(*axis.binned, {});
            (first ? wide.place8 : wide.add8)(m_bins.data(), count, step, out);
        } else {
            axis.codes->visit([&]<typename Width>(const std::vector<Width> &codes) {
                const Width *block = codes.data() + m_first;
                if constexpr (sizeof(Width) == 1) {
                    if (!axis.groups)
                        return (first ? wide.place8 : wide.add8)(block, count, step, out);
                } else if constexpr (sizeof(Width) == 2) {
                    if (!axis.groups)
                        return (first ? wide.place16 : wide.add16)(block, count, step, out);
                }
                const Code *groups = axis.groups ? axis.groups->data() : nullptr;
                for (std::size_t i = 0; i < count; ++i) {
                    const std::size_t code = (groups ? groups[block[i]] : Code(block[i])) * stride;
                    out[i] = static_cast<std::uint16_t>(first ? code : out[i] + code);
                }
            });
        }
        stride *= axis.size;
    }
}

void ScanBlock::fillCodes(const std::vector<ScanAxis> &axes, std::span<const std::uint16_t> offsets)
{
    std::uint16_t *out = m_codes.data();
    std::fill_n(out, offsets.size(), std::uint16_t(0));
    std::size_t stride = 1;
    for (const ScanAxis &axis : axes) {
        if (axis.binned) {
            binsInto(*axis.binned, offsets);
            kernels::wide().add8(m_bins.data(), offsets.size(), static_cast<std::uint16_t>(stride), out);
        } else {
            axis.codes->visit([&](const auto &codes) {
                const auto *block = codes.data() + m_first;
                const Code *groups = axis.groups ? axis.groups->data() : nullptr;
                for (std::size_t i = 0; i < offsets.size(); ++i) {
                    const std::size_t code = block[offsets[i]];
                    out[i] = static_cast<std::uint16_t>(out[i] + (groups ? groups[code] : code) * stride);
                }
            });
        }
        stride *= axis.size;
    }
}

void ScanBlock::binsInto(const BinnedColumn &binned, std::span<const std::uint16_t> offsets)
{
    const std::size_t count = offsets.empty() ? m_last - m_first : offsets.size();
    if (binned.narrowStarts.empty()) {
        for (std::size_t i = 0; i < count; ++i)
            m_bins[i] = static_cast<std::uint8_t>(binned.at(m_first + (offsets.empty() ? i : offsets[i])));
        return;
    }
    const std::int32_t *values = valuesOf(*binned.numbers) + m_first;
    if (!offsets.empty()) {
        std::transform(offsets.begin(), offsets.end(), m_values.begin(), [values](auto row) { return values[row]; });
        values = m_values.data();
    }
    kernels::wide().bins(values, count, binned.narrowStarts.data(), binned.narrowStarts.size() - 1, m_bins.data());
}

}  // namespace clientele
