// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/daycubes.h"

#include "models/query/engine/batch.h"
#include "models/query/engine/calendar.h"
#include "models/query/sentences.h"

#include <algorithm>
#include <limits>
#include <map>

namespace clientele {

namespace {

bool byValue(Order order) { return order == Order::ValueAscending || order == Order::ValueDescending; }

// The first `top` of each currency; rows stand by currency or in an order that each currency keeps.
template<typename Rows, typename CurrencyOf>
void keepTop(Rows &rows, std::size_t top, CurrencyOf currencyOf)
{
    if (top == 0)
        return;
    std::vector<std::pair<Currency, std::size_t>> kept;
    std::erase_if(rows, [&](const auto &row) {
        const Currency currency = currencyOf(row);
        auto known = std::find_if(kept.begin(), kept.end(), [&](const auto &one) { return one.first == currency; });
        if (known == kept.end())
            known = kept.insert(kept.end(), {currency, 0});
        return ++known->second > top;
    });
}

}  // namespace

Result<DayCubes> DayCubes::build(const Portfolio &portfolio, const Catalogue &catalogue, std::span<const Query> queries,
                                 const QString &day, const EvaluationOptions &options)
{
    const DimensionInfo *about = catalogue.dimension(day);
    if (!about || about->derivation != Derivation::Day)
        return fail(ErrorKind::InvalidInput, QuerySentences::tr("“%1” has no days to move over.").arg(day));
    DayCubes result;
    result.m_cubes.resize(queries.size());
    if (const LocalHours *hours = portfolio.localHours(about->field); hours && hours->count > 0) {
        result.m_firstDay = calendarNumber(Derivation::Day, hours->first);
        const auto last = hours->first + static_cast<std::int64_t>(hours->count) - 1;
        result.m_days = static_cast<std::size_t>(calendarNumber(Derivation::Day, last) - result.m_firstDay + 1);
    }
    const Book book{portfolio, catalogue, options};
    Batch batch(book, about->table());
    std::vector<std::optional<std::size_t>> numbers;
    for (Query query : queries) {
        const MeasureInfo *measure = catalogue.measure(query.measure);
        const bool additive =
            measure && (measure->aggregate == Aggregate::Count || measure->aggregate == Aggregate::Sum);
        query.by.append(day);
        numbers.push_back(additive ? batch.add(query) : std::nullopt);
    }
    const Status done = batch.run();
    if (!done)
        return tl::unexpected(done.error());
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (numbers[i])
            result.m_cubes[i] = cubeOf(portfolio, batch, *numbers[i], queries[i], result.m_days);
    }
    return result;
}

std::shared_ptr<const DayCubes::Cube> DayCubes::cubeOf(const Portfolio &portfolio, const Batch &batch,
                                                       std::size_t number, const Query &query, std::size_t days)
{
    const Asked &asked = batch.asked(number);
    const Grouping &grouping = asked.grouping;
    const bool money = asked.measure->isMoney();
    const std::size_t firstKey = money ? 1 : 0;
    // The day is the last dimension, so that its codes stand furthest apart.
    const std::uint64_t dayStride = grouping.strides()->back();
    const std::size_t lastKey = grouping.size() - 1;

    // Groups that have rows, in the order of their keys, equal ones by currency.
    std::vector<std::uint64_t> keys;
    batch.forEachCell(number, [&](std::uint64_t key, std::int64_t, std::int64_t) { keys.push_back(key % dayStride); });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::pair<std::uint64_t, std::vector<Code>>> ordered;
    ordered.reserve(keys.size());
    for (const std::uint64_t key : keys)
        ordered.emplace_back(key, grouping.decoded(key));
    const auto compareKeys = [&](const auto &a, const auto &b) {
        for (std::size_t i = firstKey; i < lastKey; ++i) {
            if (const int order = grouping.dimension(i).compare(a.second[i], b.second[i]); order != 0)
                return order;
        }
        return 0;
    };
    std::sort(ordered.begin(), ordered.end(), [&](const auto &a, const auto &b) {
        const int order = compareKeys(a, b);
        return order != 0 ? order < 0 : money && a.second.front() < b.second.front();
    });

    auto cube = std::make_shared<Cube>();
    cube->money = money;
    cube->top = static_cast<std::size_t>(std::max(0, query.top));
    cube->order = query.order;
    if (cube->order == Order::Natural)
        cube->order = query.top > 0 ? Order::ValueDescending : Order::KeyAscending;
    std::map<std::uint64_t, std::size_t> groupOf;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        Group group;
        for (std::size_t k = firstKey; k < lastKey; ++k)
            group.keys.append(grouping.dimension(k).key(ordered[i].second[k]));
        if (money)
            group.currency =
                Currency::fromCode(grouping.dimension(0).key(ordered[i].second.front())).value_or(Currency());
        group.place = i == 0 ? 0 : cube->groups.back().place + (compareKeys(ordered[i - 1], ordered[i]) != 0 ? 1u : 0u);
        cube->groups.push_back(std::move(group));
        groupOf.emplace(ordered[i].first, i);
    }
    std::vector<std::uint32_t> dense;  // group by key, where the keys are few enough
    if (dayStride <= mostCells) {
        dense.resize(dayStride);
        for (const auto &[key, group] : groupOf)
            dense[key] = static_cast<std::uint32_t>(group);
    }

    // Rows of a day first, then added up from day to day. Code 0 of the day is "no day", which no range holds.
    const std::size_t width = cube->groups.size();
    cube->rows.assign((days + 1) * width, 0);
    if (asked.values)
        cube->sums.assign((days + 1) * width, 0);
    batch.forEachCell(number, [&](std::uint64_t key, std::int64_t rows, std::int64_t sum) {
        const std::uint64_t day = key / dayStride;
        if (day == missingCode || day > days)
            return;
        const std::uint64_t own = key % dayStride;
        const std::size_t at = day * width + (dense.empty() ? groupOf.at(own) : dense[own]);
        cube->rows[at] += static_cast<std::uint32_t>(rows);
        if (asked.values)
            cube->sums[at] += sum;
    });
    for (std::size_t at = width; at < cube->rows.size(); ++at) {
        cube->rows[at] += cube->rows[at - width];
        if (asked.values)
            cube->sums[at] += cube->sums[at - width];
    }
    if (query.by.isEmpty()) {
        const Currency currency = money ? portfolio.info().defaultCurrency : Currency();
        cube->empty.rows.push_back({{}, {0, figureDigits(*asked.measure, currency), currency}, 0});
    }
    cube->empty.ignored = asked.ignored;
    return cube;
}

DayRange DayCubes::days() const { return {m_firstDay, m_firstDay + static_cast<std::int64_t>(m_days) - 1}; }

void DayCubes::rowsInto(std::size_t query, DayRange days, std::vector<Row> &rows) const
{
    rows.clear();
    const Cube &cube = *m_cubes[query];
    const std::int64_t all = static_cast<std::int64_t>(m_days);
    const std::int64_t first = std::clamp<std::int64_t>(days.first - m_firstDay, 0, all);
    const std::int64_t last = std::clamp<std::int64_t>(days.last - m_firstDay + 1, 0, all);
    if (days.last < days.first || first >= last)
        return;
    const std::size_t width = cube.groups.size();
    const std::size_t before = static_cast<std::size_t>(first) * width;
    const std::size_t until = static_cast<std::size_t>(last) * width;
    const std::uint32_t *rowsBefore = cube.rows.data() + before;
    const std::uint32_t *rowsUntil = cube.rows.data() + until;
    for (std::size_t group = 0; group < width; ++group) {
        const std::uint32_t count = rowsUntil[group] - rowsBefore[group];
        if (count == 0)
            continue;
        const std::int64_t value = cube.sums.empty() ? count : cube.sums[until + group] - cube.sums[before + group];
        rows.push_back({static_cast<std::uint32_t>(group), count, value});
    }
    const Group *groups = cube.groups.data();
    const auto currencyOf = [&](const Row &row) { return groups[row.group].currency; };
    if (byValue(cube.order)) {
        const bool ascending = cube.order == Order::ValueAscending;
        const auto better = [&](const Row &a, const Row &b) {
            if (cube.money && currencyOf(a) != currencyOf(b))
                return currencyOf(a) < currencyOf(b);
            if (a.value != b.value)
                return (a.value < b.value) == ascending;
            return a.group < b.group;
        };
        // Without currencies the rest need not be sorted.
        if (!cube.money && cube.top > 0 && cube.top < rows.size()) {
            const auto end = rows.begin() + static_cast<std::ptrdiff_t>(cube.top);
            std::partial_sort(rows.begin(), end, rows.end(), better);
            rows.erase(end, rows.end());
            return;
        }
        std::sort(rows.begin(), rows.end(), better);
    } else if (cube.order == Order::KeyDescending) {
        std::sort(rows.begin(), rows.end(), [&](const Row &a, const Row &b) {
            return groups[a.group].place != groups[b.group].place ? groups[a.group].place > groups[b.group].place
                                                                  : a.group < b.group;
        });
    }
    keepTop(rows, cube.top, currencyOf);
}

const QStringList &DayCubes::keys(std::size_t query, std::uint32_t group) const
{
    return m_cubes[query]->groups[group].keys;
}

QueryResult DayCubes::result(std::size_t query, DayRange days) const
{
    const Cube &cube = *m_cubes[query];
    std::vector<Row> rows;
    rowsInto(query, days, rows);
    QueryResult result;
    result.ignored = cube.empty.ignored;
    if (rows.empty()) {
        result.rows = cube.empty.rows;
        return result;
    }
    result.rows.reserve(rows.size());
    for (const Row &row : rows) {
        const Group &group = cube.groups[row.group];
        result.rows.push_back(
            {group.keys, {row.value, cube.money ? group.currency.minorDigits() : 0, group.currency}, row.rows});
        result.matchedRows += row.rows;
    }
    if (cube.top > 0)
        result.matchedRows = matchedRows(query, days);
    return result;
}

std::int64_t DayCubes::matchedRows(std::size_t query, DayRange days) const
{
    const Cube &cube = *m_cubes[query];
    const std::int64_t all = static_cast<std::int64_t>(m_days);
    const auto first = static_cast<std::size_t>(std::clamp<std::int64_t>(days.first - m_firstDay, 0, all));
    const auto last = static_cast<std::size_t>(std::clamp<std::int64_t>(days.last - m_firstDay + 1, 0, all));
    std::int64_t rows = 0;
    for (std::size_t group = 0; first < last && group < cube.groups.size(); ++group)
        rows += cube.rows[last * cube.groups.size() + group] - cube.rows[first * cube.groups.size() + group];
    return rows;
}

std::size_t DayCubes::bytes() const
{
    std::size_t total = 0;
    for (const auto &cube : m_cubes) {
        if (cube)
            total += cube->rows.size() * sizeof(std::uint32_t) + cube->sums.size() * sizeof(std::int64_t)
                     + cube->groups.size() * sizeof(Group);
    }
    return total;
}

}  // namespace clientele
