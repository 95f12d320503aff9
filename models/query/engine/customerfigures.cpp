// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/customerfigures.h"

#include "models/query/engine/measurement.h"

namespace clientele {

namespace {

// Whether a figure meets a condition, at whatever number of digits the figure has.
class FigureTest {
public:
    FigureTest(const Condition &condition, const std::vector<Decimal> &decimals)
        : m_condition(condition), m_decimals(decimals)
    {}

    bool operator()(std::int64_t scaled, int digits)
    {
        const auto at = static_cast<std::size_t>(digits);
        while (m_ranges.size() <= at)
            m_ranges.push_back(rangesAt(m_condition, m_decimals, static_cast<int>(m_ranges.size())));
        return contains(m_ranges[at], scaled);
    }

private:
    const Condition &m_condition;
    const std::vector<Decimal> &m_decimals;
    std::vector<Ranges> m_ranges;  // by number of digits
};

}  // namespace

Result<CustomerMask> customersByFigure(const Book &book, const MeasureInfo &measure, const Condition &condition,
                                       const std::vector<Decimal> &decimals)
{
    RowTests tests;
    addRowsOf(measure, book.portfolio, tests);
    const QString customer = QString::fromLatin1(info(*customerField(measure.table)).name);
    std::vector<Dimension> currencies;
    if (measure.isMoney())
        currencies.push_back(currenciesOf(book.portfolio, measure.table));
    const auto grouping = Grouping::of(book, measure.table, {customer}, {}, currencies);
    if (!grouping)
        return tl::unexpected(grouping.error());
    const auto measurement = measured(book, measure, tests, *grouping);
    if (!measurement)
        return tl::unexpected(measurement.error());

    FigureTest meets(condition, decimals);
    const bool zeroWithoutRows =
        measure.aggregate == Aggregate::Count || (measure.aggregate == Aggregate::Sum && !isRecord(measure.table));
    const bool missingMeets = condition.op == Op::IsEmpty || condition.op == Op::NotIn;
    const bool others = zeroWithoutRows ? meets(0, 0) : missingMeets;
    constexpr std::uint8_t unseen = 2;
    CustomerMask mask(book.portfolio.customerIds().size(), unseen);
    std::optional<Error> error;
    measurement->totals.forEach([&](std::uint64_t key, std::size_t slot) {
        const std::vector<Code> codes = grouping->decoded(key);
        const Currency currency =
            measure.isMoney() ? Currency::fromCode(grouping->dimension(0).key(codes.front())).value_or(Currency())
                              : Currency();
        const auto figure = figureOf(measure, measurement->totals, slot, currency);
        if (!figure) {
            error = figure.error();
            return;
        }
        std::uint8_t &met = mask[codes.back()];
        if (met == unseen)
            met = 0;
        if (meets(figure->scaled, figure->digits))
            met = 1;
    });
    if (error)
        return tl::unexpected(*error);
    std::replace(mask.begin(), mask.end(), unseen, std::uint8_t(others ? 1 : 0));
    mask[missingCode] = missingMeets ? 1 : 0;
    return mask;
}

}  // namespace clientele
