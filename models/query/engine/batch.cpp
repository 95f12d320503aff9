// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/batch.h"

#include <algorithm>

namespace clientele {

namespace {

// A row's bin is read as a byte.
constexpr std::size_t mostBins = 256;

bool isNarrow(const Numbers &numbers) { return std::holds_alternative<std::vector<std::int32_t>>(numbers.storage()); }

ScanAxis axisOf(const Dimension &dimension)
{
    if (dimension.binned())
        return {dimension.binned(), nullptr, nullptr, dimension.size()};
    if (dimension.narrowed())
        return {nullptr, dimension.narrowed(), nullptr, dimension.size()};
    return {nullptr, dimension.codes(), dimension.groups().empty() ? nullptr : &dimension.groups(), dimension.size()};
}

}  // namespace

std::vector<ScanAxis> Asked::axes() const
{
    std::vector<ScanAxis> result;
    const auto add = [&](const ScanAxis &axis) {
        if (std::find(result.begin(), result.end(), axis) == result.end())
            result.push_back(axis);
    };
    for (const Use &use : uses)
        add(use.axis);
    if (!weights.empty())
        add(weightAxis);
    return result;
}

std::optional<std::size_t> Batch::add(const Query &query)
{
    const MeasureInfo *measure = m_book.catalogue.measure(query.measure);
    if (!measure || measure->table != m_table || !isPlain(*measure, query))
        return std::nullopt;
    auto asked = std::make_unique<Asked>();
    asked->measure = measure;
    if (!addConditions(*asked, query))
        return std::nullopt;
    std::vector<Dimension> currencies;
    if (measure->isMoney())
        currencies.push_back(currenciesOf(m_book.portfolio, m_table));
    auto grouping = Grouping::of(m_book, m_table, query, {}, std::move(currencies));
    if (!grouping)
        return std::nullopt;
    asked->grouping = std::move(*grouping);
    if (!addDimensions(*asked) || !addFlow(*asked))
        return std::nullopt;
    std::size_t cells = 1;
    for (const ScanAxis &axis : asked->axes()) {
        if (axis.size > mostCodes / cells || (axis.binned && axis.size > mostBins))
            return std::nullopt;
        cells *= axis.size;
    }
    std::size_t all = cells;
    for (const Asked::TimeUse &use : asked->timeUses) {
        if (use.dimension->size() > mostCells / all)
            return std::nullopt;
        all *= use.dimension->size();
    }
    m_asked.push_back(std::move(asked));
    return m_asked.size() - 1;
}

// Whether rows can be counted one by one, each in one group.
bool Batch::isPlain(const MeasureInfo &measure, const Query &query) const
{
    const bool additive = measure.aggregate == Aggregate::Count || measure.aggregate == Aggregate::Sum
                          || measure.aggregate == Aggregate::Average;
    const NumberColumn *numbers = measure.field ? m_book.portfolio.numbers(*measure.field) : nullptr;
    if (!additive || (measure.field && (!numbers || !isNarrow(numbers->values))))
        return false;
    return std::all_of(query.by.begin(), query.by.end(), [&](const QString &name) {
        const DimensionInfo *about = dimensionSeenFrom(m_book.catalogue, m_table, name);
        return about && (about->table() == m_table || isRecord(about->table()));
    });
}

// Conditions on the same other rows are met together by one of these; all others stand for themselves.
bool Batch::addConditions(Asked &asked, const Query &query)
{
    std::array<Conditions, tableCount> ofOtherRows;
    std::vector<std::size_t> filter;
    const auto use = [&](const Conditions &together) {
        const std::size_t known = conditionNumber(together);
        if (!m_known[known].filter)
            return false;
        const RowFilter &tests = *m_known[known].filter;
        asked.ignored.insert(asked.ignored.end(), tests.ignored.begin(), tests.ignored.end());
        if (tests.tests.empty())
            return true;
        if (!m_known[known].number) {
            m_known[known].number = m_scan.conditions.size();
            m_scan.conditions.push_back(tests.tests);
        }
        filter.push_back(*m_known[known].number);
        return true;
    };
    for (const Condition &condition : query.where) {
        const Known &known = m_known[conditionNumber({condition})];
        if (!known.filter)
            return false;
        const auto &others = known.filter->ofOtherRows;
        const auto of =
            std::find_if(others.begin(), others.end(), [](const RowTests &tests) { return !tests.empty(); });
        if (of != others.end())
            ofOtherRows[static_cast<std::size_t>(of - others.begin())].push_back(condition);
        else if (!use({condition}))
            return false;
    }
    for (const Conditions &together : ofOtherRows) {
        if (!together.empty() && !use(together))
            return false;
    }
    if (asked.measure->field) {
        const Field field = *asked.measure->field;
        asked.values = &m_book.portfolio.numbers(field)->values;
        if (!asked.values->isComplete()) {
            auto present =
                std::find_if(m_present.begin(), m_present.end(), [&](auto &one) { return one.first == field; });
            if (present == m_present.end()) {
                m_present.emplace_back(field, m_scan.conditions.size());
                m_scan.conditions.push_back({presenceTest(m_book.portfolio, field)});
                present = m_present.end() - 1;
            }
            filter.push_back(present->second);
        }
    }
    std::sort(filter.begin(), filter.end());
    filter.erase(std::unique(filter.begin(), filter.end()), filter.end());
    const auto known = std::find(m_scan.filters.begin(), m_scan.filters.end(), filter);
    asked.filter = static_cast<std::size_t>(known - m_scan.filters.begin());
    if (known == m_scan.filters.end())
        m_scan.filters.push_back(std::move(filter));
    return true;
}

std::size_t Batch::conditionNumber(const Conditions &together)
{
    const auto known =
        std::find_if(m_known.begin(), m_known.end(), [&](const Known &one) { return one.together == together; });
    if (known != m_known.end())
        return static_cast<std::size_t>(known - m_known.begin());
    m_known.push_back({together, filterFor(m_book, m_table, together), std::nullopt});
    return m_known.size() - 1;
}

bool Batch::addDimensions(Asked &asked)
{
    const auto strides = asked.grouping.strides();
    if (!strides)
        return false;
    bool isAlone = !asked.measure->field && asked.measure->flow == Flow::All && m_scan.filters[asked.filter].empty();
    for (std::size_t i = 0; i < asked.grouping.size(); ++i) {
        const Dimension &dimension = asked.grouping.dimension(i);
        const std::uint64_t stride = (*strides)[i];
        if (const auto group = dimension.onlyGroup()) {
            asked.base += stride * *group;
            continue;
        }
        isAlone = isAlone && dimension.codes() && !dimension.codes()->counts().empty()
                  && (!asked.alone || asked.alone == dimension.codes());
        asked.alone = isAlone ? dimension.codes() : nullptr;
        const LocalHours *hours = nullptr;
        for (const FieldInfo &field : fieldsOf(m_table)) {
            const LocalHours *known = m_book.portfolio.localHours(field.field);
            if (known && dimension.codes() == &known->codes && !known->runs.isEmpty())
                hours = known;
        }
        // A table with several times would have several runs; there is none yet.
        if (hours && (!asked.hours || asked.hours == hours)) {
            asked.hours = hours;
            asked.timeUses.push_back({&dimension, stride});
        } else {
            asked.uses.push_back({axisOf(dimension), stride});
        }
    }
    return true;
}

bool Batch::addFlow(Asked &asked) const
{
    if (asked.measure->flow == Flow::All)
        return true;
    const TextColumn *types = m_book.portfolio.text(Field::AtmType);
    if (!types)
        return false;
    asked.weights = signsOfTypes(asked.measure->flow, types);
    asked.weightAxis = {nullptr, &types->codes, nullptr, types->dictionary->size()};
    return true;
}

}  // namespace clientele
