// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/scan.h"

#include "models/query/engine/bits.h"
#include "models/query/engine/kernels.h"
#include "models/query/engine/scanblock.h"

#include <algorithm>

namespace clientele {

namespace {

// One part's rows of the table.
class Part {
public:
    explicit Part(const Scan &scan) : m_scan(scan), m_block(scan.conditions.size(), scan.filters.size())
    {
        for (const Tally &tally : scan.tallies) {
            const std::size_t cells = tally.cellsPerLead() * tally.leads;
            m_results.push_back({std::vector<std::uint32_t>(tally.counterCount(), 0),
                                 std::vector<std::int64_t>(tally.values ? cells : 0, 0)});
        }
    }

    // Adds up the counters of each cell.
    void finish()
    {
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            const Tally &tally = m_scan.tallies[i];
            const Tally::Counters counters = tally.counters();
            if (counters == Tally::Counters::Plain)
                continue;
            std::vector<std::uint32_t> &rows = m_results[i].rows;
            const std::size_t cells = tally.cellsPerLead();
            if (counters == Tally::Counters::Paired)
                kernels::addPairs(rows.data());
            for (std::size_t at = cells; counters == Tally::Counters::Spread && at < rows.size(); ++at)
                rows[at % cells] += rows[at];
            rows.resize(cells);
        }
    }

    // False where it was cancelled.
    bool run(std::size_t begin, std::size_t end, const std::atomic<bool> *cancelled)
    {
        for (std::size_t first = begin; first < end; first += rowsPerBlock) {
            const std::size_t next = firstThatMayMeet(first);
            if (next >= end)
                return true;
            first += (next - first) / rowsPerBlock * rowsPerBlock;
            if (cancelled && cancelled->load(std::memory_order_relaxed))
                return false;
            m_block.begin(first, std::min(end, first + rowsPerBlock));
            for (std::size_t i = 0; i < m_scan.tallies.size(); ++i) {
                const Tally &tally = m_scan.tallies[i];
                const Selection &rows = m_block.selection(m_scan, tally.filter);
                if (rows.count > 0)
                    m_block.add(tally, rows, m_results[i]);
            }
        }
        return true;
    }

    std::vector<Tallied> &results() { return m_results; }

private:
    [[nodiscard]] std::size_t firstThatMayMeet(std::size_t row) const
    {
        std::size_t next = std::numeric_limits<std::size_t>::max();
        for (const Tally &tally : m_scan.tallies) {
            std::size_t own = row;
            for (const std::size_t condition : m_scan.filters[tally.filter]) {
                for (const RowTest &test : m_scan.conditions[condition])
                    own = std::max(own, test.firstFrom(row));
            }
            next = std::min(next, own);
        }
        return next;
    }

    const Scan &m_scan;
    ScanBlock m_block;
    std::vector<Tallied> m_results;
};

void addTo(std::vector<Tallied> &results, const std::vector<Tallied> &more)
{
    for (std::size_t i = 0; i < results.size(); ++i) {
        std::transform(results[i].rows.begin(), results[i].rows.end(), more[i].rows.begin(), results[i].rows.begin(),
                       std::plus<>());
        std::transform(results[i].sums.begin(), results[i].sums.end(), more[i].sums.begin(), results[i].sums.begin(),
                       std::plus<>());
    }
}

}  // namespace

std::size_t Tally::cellsPerLead() const
{
    std::size_t cells = 1;
    for (const ScanAxis &axis : axes)
        cells *= axis.size;
    return cells;
}

Tally::Counters Tally::counters() const
{
    const std::size_t cells = cellsPerLead();
    if (hours || values || axes.empty() || cells > fewCells)
        return Counters::Plain;
    const bool bytes = axes.size() == 1 && (axes[0].binned || axes[0].column<std::uint8_t>());
    return bytes && cells <= kernels::mostPaired ? Counters::Paired : Counters::Spread;
}

std::size_t Tally::counterCount() const
{
    switch (counters()) {
    case Counters::Spread:
        return cellsPerLead() * kernels::lanes;
    case Counters::Paired:
        return kernels::pairCounters;
    case Counters::Plain:
        break;
    }
    return cellsPerLead() * leads;
}

Result<std::vector<Tallied>> Scan::run(std::size_t rows, const EvaluationOptions &options) const
{
    const std::size_t blocks = (rows + rowsPerBlock - 1) / rowsPerBlock;
    const bool parallel = bool(options.runParts) && options.parts > 1 && blocks > 1;
    const std::size_t count = parallel ? std::min(blocks, static_cast<std::size_t>(options.parts)) : 1;
    std::vector<std::unique_ptr<Part>> parts(count);
    std::atomic<bool> whole = true;
    const auto run = [&](int index) {
        const auto i = static_cast<std::size_t>(index);
        parts[i] = std::make_unique<Part>(*this);
        const std::size_t begin = blocks * i / count * rowsPerBlock;
        const std::size_t end = std::min(rows, blocks * (i + 1) / count * rowsPerBlock);
        if (!parts[i]->run(begin, end, options.cancelled))
            whole = false;
        parts[i]->finish();
    };
    if (parallel)
        options.runParts(static_cast<int>(count), run);
    else
        run(0);
    if (!whole)
        return cancelledError();
    for (std::size_t i = 1; i < count; ++i)
        addTo(parts.front()->results(), parts[i]->results());
    return std::move(parts.front()->results());
}

}  // namespace clientele
