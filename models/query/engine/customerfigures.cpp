// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/customerfigures.h"

#include "models/query/engine/measurement.h"

#include <algorithm>
#include <functional>

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

// Calls visit(customer, figure) for each customer code and currency with rows, also for rows that name no customer.
Status forEachFigure(const Book &book, const MeasureInfo &measure,
                     const std::function<void(Code, const Figure &)> &visit)
{
    RowTests tests;
    addRowsOf(measure, book.portfolio, tests);
    std::vector<Dimension> keys;
    if (measure.isMoney())
        keys.push_back(currenciesOf(book.portfolio, measure.table));
    const QString customer = QString::fromLatin1(info(*customerField(measure.table)).name);
    keys.push_back(Dimension::of(book.portfolio, *book.catalogue.dimension(customer)));
    const auto grouping = Grouping::of(book, measure.table, {}, {}, std::move(keys));
    if (!grouping)
        return tl::unexpected(grouping.error());
    const auto measurement = measured(book, measure, tests, *grouping);
    if (!measurement)
        return tl::unexpected(measurement.error());
    Status status;
    measurement->totals.forEach([&](std::uint64_t key, std::size_t slot) {
        const std::vector<Code> codes = grouping->decoded(key);
        const Currency currency =
            measure.isMoney() ? Currency::fromCode(grouping->dimension(0).key(codes.front())).value_or(Currency())
                              : Currency();
        const auto figure = figureOf(measure, measurement->totals, slot, currency);
        if (figure)
            visit(codes.back(), *figure);
        else
            status = tl::unexpected(figure.error());
    });
    return status;
}

// What a condition compares where a customer has no rows.
bool zeroWithoutRows(const MeasureInfo &measure)
{
    return measure.aggregate == Aggregate::Count || (measure.aggregate == Aggregate::Sum && !isRecord(measure.table));
}

}  // namespace

Result<CustomerMask> customersByFigure(const Book &book, const MeasureInfo &measure, const Condition &condition,
                                       const std::vector<Decimal> &decimals)
{
    FigureTest meets(condition, decimals);
    const bool missingMeets = condition.op == Op::IsEmpty || condition.op == Op::NotIn;
    const bool others = zeroWithoutRows(measure) ? meets(0, 0) : missingMeets;
    constexpr std::uint8_t unseen = 2;
    CustomerMask mask(book.portfolio.customerIds().size(), unseen);
    auto status = forEachFigure(book, measure, [&](Code customer, const Figure &figure) {
        std::uint8_t &met = mask[customer];
        if (met == unseen)
            met = 0;
        if (meets(figure.scaled, figure.digits))
            met = 1;
    });
    if (!status)
        return passOn(status);
    std::replace(mask.begin(), mask.end(), unseen, std::uint8_t(others ? 1 : 0));
    mask[missingCode] = missingMeets ? 1 : 0;
    return mask;
}

Result<std::vector<CustomerBin>> customersBins(const Book &book, const MeasureInfo &measure, const BinEdges &edges)
{
    std::vector<std::vector<std::int64_t>> starts;  // by number of digits
    const auto bin = [&](const Figure &figure) {
        while (starts.size() <= static_cast<std::size_t>(figure.digits))
            starts.push_back(edges.startsAt(static_cast<int>(starts.size())));
        return binOf(starts[static_cast<std::size_t>(figure.digits)], figure.scaled);
    };
    std::vector<CustomerBin> bins;
    std::vector<bool> seen(book.portfolio.customerIds().size(), false);
    auto status = forEachFigure(book, measure, [&](Code customer, const Figure &figure) {
        if (customer == missingCode)
            return;
        bins.emplace_back(customer, bin(figure));
        seen[customer] = true;
    });
    if (!status)
        return passOn(status);
    const Code other = zeroWithoutRows(measure) ? bin(Figure()) : missingCode;
    bins.emplace_back(missingCode, missingCode);
    for (Code customer = 1; customer < seen.size(); ++customer) {
        if (!seen[customer])
            bins.emplace_back(customer, other);
    }
    std::sort(bins.begin(), bins.end());
    bins.erase(std::unique(bins.begin(), bins.end()), bins.end());
    return bins;
}

}  // namespace clientele
