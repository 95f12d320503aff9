// SPDX-License-Identifier: GPL-3.0-or-later
// Where a batch's queries are counted, and how each takes its own groups out of the cells.
#include "models/query/engine/batch.h"

#include "models/query/engine/kernels.h"

#include <algorithm>
#include <numeric>

namespace clientele {

Status Batch::run()
{
    if (m_book.options.cancelled && m_book.options.cancelled->load(std::memory_order_relaxed))
        return cancelledError();
    // Those with the most axes first: others then find their cells there.
    std::vector<Asked *> order;
    for (const auto &asked : m_asked) {
        if (!asked->alone)
            order.push_back(asked.get());
    }
    const auto rank = [](const Asked *asked) {
        const bool axes = !asked->uses.empty() || !asked->weights.empty();
        const int time = asked->hours ? (axes ? 0 : 1) : (axes ? 2 : 3);
        return std::pair(time, asked->values ? 0 : 1);
    };
    std::stable_sort(order.begin(), order.end(), [&](const Asked *a, const Asked *b) { return rank(a) < rank(b); });
    for (Asked *asked : order) {
        if (asked->hours)
            setLeads(*asked);
        place(*asked);
    }
    // Without tallies, as where codes' counts are known, there is nothing to look at.
    if (m_scan.tallies.empty())
        return {};
    auto results = m_scan.run(m_book.portfolio.rows(m_table), m_book.options);
    if (!results)
        return passOn(results);
    m_results = std::move(*results);
    return {};
}

// By times alone, each hour is a lead and others' hours are found there too; beside axes, only what is asked for.
void Batch::setLeads(Asked &asked)
{
    asked.leadOfHour.assign(asked.hours->count + 1, 0);
    if (asked.uses.empty() && asked.weights.empty()) {
        std::iota(asked.leadOfHour.begin(), asked.leadOfHour.end(), 0u);
        return;
    }
    std::size_t stride = 1;
    for (const Asked::TimeUse &use : asked.timeUses) {
        for (std::size_t hour = 0; hour < asked.leadOfHour.size(); ++hour)
            asked.leadOfHour[hour] += static_cast<std::uint32_t>(stride * use.dimension->groups()[hour]);
        stride *= use.dimension->size();
    }
}

bool Batch::fits(const Asked &asked, const Tally &tally) const
{
    if (tally.filter != asked.filter || (asked.values && tally.values && asked.values != tally.values))
        return false;
    if (asked.hours && (tally.hours != asked.hours || tally.leadOfHour != asked.leadOfHour))
        return false;
    return true;
}

void Batch::place(Asked &asked)
{
    Tally own;
    own.filter = asked.filter;
    own.axes = asked.axes();
    own.values = asked.values;
    if (asked.hours) {
        own.hours = asked.hours;
        own.leadOfHour = asked.leadOfHour;
        own.leads = *std::max_element(own.leadOfHour.begin(), own.leadOfHour.end()) + std::size_t(1);
    }
    for (std::size_t i = 0; i < m_scan.tallies.size(); ++i) {
        Tally &tally = m_scan.tallies[i];
        if (!fits(asked, tally))
            continue;
        std::vector<ScanAxis> more;
        for (const ScanAxis &axis : own.axes) {
            if (std::find(tally.axes.begin(), tally.axes.end(), axis) == tally.axes.end())
                more.push_back(axis);
        }
        // A sum is one more column to read and to add up: not for cells that were made for counts alone, unless these
        // are runs of time.
        if (asked.values && !tally.values && (!tally.axes.empty() || !more.empty() || !asked.hours))
            continue;
        std::size_t cells = tally.cellsPerLead();
        for (const ScanAxis &axis : more)
            cells *= std::min(axis.size, mostCodes);
        if (!more.empty() && (cells > fewCells || tally.hours || tally.values))
            continue;
        // Two charts of few codes each are counted faster one by one, in pairs of rows, than together.
        constexpr auto paired = Tally::Counters::Paired;
        if (!more.empty() && tally.counters() == paired && own.counters() == paired && cells > kernels::mostPaired)
            continue;
        tally.axes.insert(tally.axes.end(), more.begin(), more.end());
        if (asked.values)
            tally.values = asked.values;
        asked.tally = i;
        return;
    }
    asked.tally = m_scan.tallies.size();
    m_scan.tallies.push_back(std::move(own));
}

void Batch::forEachCell(std::size_t index, const Visit &visit) const
{
    const Asked &asked = *m_asked[index];
    if (asked.alone) {
        forEachCode(asked, visit);
        return;
    }
    const Tally &tally = m_scan.tallies[asked.tally];
    const Tallied &result = m_results[asked.tally];
    const std::size_t cells = tally.cellsPerLead();
    const auto keyOfHour = [&asked](std::size_t hour) {
        std::uint64_t key = 0;
        for (const Asked::TimeUse &use : asked.timeUses)
            key += use.stride * use.dimension->groups()[hour];
        return key;
    };
    // Each hour is a lead of its own (see setLeads), and one customer's rows lie in few of them.
    if (asked.hours && cells == 1 && asked.uses.empty() && asked.weights.empty()) {
        for (std::size_t hour = 0; hour < tally.leads; ++hour) {
            if (result.rows[hour] != 0)
                visit(asked.base + keyOfHour(hour), result.rows[hour], asked.values ? result.sums[hour] : 0);
        }
        return;
    }
    std::vector<std::uint64_t> keys(cells, asked.base);
    std::vector<std::int8_t> weights(cells, 1);
    std::size_t stride = 1;
    for (const ScanAxis &axis : tally.axes) {
        const bool weighing = !asked.weights.empty() && asked.weightAxis == axis;
        std::uint64_t step = 0;
        for (const Asked::Use &use : asked.uses)
            step += use.axis == axis ? use.stride : 0;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const std::size_t code = cell / stride % axis.size;
            keys[cell] += step * code;
            if (weighing)
                weights[cell] = asked.weights[code];
        }
        stride *= axis.size;
    }
    std::vector<std::uint64_t> leadKeys(tally.leads, 0);
    for (std::size_t hour = 0; asked.hours && hour < tally.leadOfHour.size(); ++hour)
        leadKeys[tally.leadOfHour[hour]] = keyOfHour(hour);
    for (std::size_t lead = 0; lead < tally.leads; ++lead) {
        const std::uint32_t *rows = result.rows.data() + lead * cells;
        const std::int64_t *sums = asked.values ? result.sums.data() + lead * cells : nullptr;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            if (rows[cell] != 0 && weights[cell] != 0)
                visit(leadKeys[lead] + keys[cell], rows[cell], sums ? sums[cell] * weights[cell] : 0);
        }
    }
}

void Batch::forEachCode(const Asked &asked, const Visit &visit)
{
    const auto strides = asked.grouping.strides();
    const std::vector<RowIndex> &counts = asked.alone->counts();
    std::vector<std::uint64_t> keys(counts.size(), asked.base);
    for (std::size_t i = 0; i < asked.grouping.size(); ++i) {
        const Dimension &dimension = asked.grouping.dimension(i);
        if (dimension.onlyGroup())
            continue;
        const std::vector<Code> &groups = dimension.groups();
        for (std::size_t code = 0; code < keys.size(); ++code)
            keys[code] += (*strides)[i] * (groups.empty() ? static_cast<Code>(code) : groups[code]);
    }
    for (std::size_t code = 0; code < keys.size(); ++code) {
        if (counts[code] > 0)
            visit(keys[code], static_cast<std::int64_t>(counts[code]), 0);
    }
}

}  // namespace clientele
