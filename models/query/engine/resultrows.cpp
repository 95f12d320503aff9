// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/resultrows.h"

#include <algorithm>

namespace clientele {

namespace {

struct Group {
    std::vector<Code> codes;  // by the grouping's dimensions: the currency first where the measure is money
    Figure figure;
    std::int64_t rows;
};

class GroupOrder {
public:
    GroupOrder(const Query &query, const Grouping &grouping, std::size_t firstKey)
        : m_grouping(grouping), m_firstKey(firstKey), m_order(query.order)
    {
        if (m_order == Order::Natural)
            m_order = query.top > 0 ? Order::ValueDescending : Order::KeyAscending;
    }

    [[nodiscard]] bool byValue() const { return m_order == Order::ValueAscending || m_order == Order::ValueDescending; }

    // Within one currency.
    bool operator()(const Group &a, const Group &b) const
    {
        if (byValue() && a.figure.scaled != b.figure.scaled)
            return (a.figure.scaled < b.figure.scaled) == (m_order == Order::ValueAscending);
        const int keys = compareKeys(a, b);
        return m_order == Order::KeyDescending ? keys > 0 : keys < 0;
    }

    [[nodiscard]] int compareKeys(const Group &a, const Group &b) const
    {
        for (std::size_t i = m_firstKey; i < m_grouping.size(); ++i) {
            if (const int order = m_grouping.dimension(i).compare(a.codes[i], b.codes[i]); order != 0)
                return order;
        }
        return 0;
    }

private:
    const Grouping &m_grouping;
    std::size_t m_firstKey;
    Order m_order;
};

// The figures of different currencies are not compared: by value, each currency's rows stand together.
void arrange(std::vector<Group> &groups, const Query &query, const Grouping &grouping, bool money)
{
    const std::size_t firstKey = money ? 1 : 0;
    const GroupOrder order(query, grouping, firstKey);
    const auto currency = [&](const Group &group) { return money ? group.codes.front() : missingCode; };
    std::sort(groups.begin(), groups.end(), [&](const Group &a, const Group &b) {
        return currency(a) != currency(b) ? currency(a) < currency(b) : order(a, b);
    });
    if (query.top > 0) {
        std::vector<Group> kept;
        int count = 0;
        for (Group &group : groups) {
            count = kept.empty() || currency(kept.back()) != currency(group) ? 1 : count + 1;
            if (count <= query.top)
                kept.push_back(std::move(group));
        }
        groups = std::move(kept);
    }
    if (!order.byValue())
        std::stable_sort(groups.begin(), groups.end(), order);
}

}  // namespace

Result<std::vector<ResultRow>> resultRows(const MeasureInfo &measure, const Query &query,
                                          const Measurement &measurement, const Grouping &grouping,
                                          Currency defaultCurrency)
{
    const bool money = measure.isMoney();
    std::vector<Group> groups;
    std::optional<Error> error;
    measurement.totals.forEach([&](std::uint64_t key, std::size_t slot) {
        if (error)
            return;
        std::vector<Code> codes = grouping.decoded(key);
        const Currency currency =
            money ? Currency::fromCode(grouping.dimension(0).key(codes.front())).value_or(Currency()) : Currency();
        const auto figure = figureOf(measure, measurement.totals, slot, currency);
        if (figure)
            groups.push_back({std::move(codes), *figure, measurement.totals.rows(slot)});
        else
            error = figure.error();
    });
    if (error)
        return tl::unexpected(*error);
    arrange(groups, query, grouping, money);

    std::vector<ResultRow> rows;
    rows.reserve(groups.size());
    for (const Group &group : groups) {
        QStringList keys;
        for (std::size_t i = money ? 1 : 0; i < grouping.size(); ++i)
            keys.append(grouping.dimension(i).key(group.codes[i]));
        rows.push_back({std::move(keys), group.figure, group.rows});
    }
    const bool additive = measure.aggregate == Aggregate::Count || measure.aggregate == Aggregate::Sum;
    if (rows.empty() && query.by.isEmpty() && additive) {
        const Currency currency = money ? defaultCurrency : Currency();
        rows.push_back({{}, {0, figureDigits(measure, currency), currency}, 0});
    }
    return rows;
}

}  // namespace clientele
