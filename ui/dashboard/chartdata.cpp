// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartdata.h"

#include "ui/dashboard/chartseries.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/markmaker.h"

#include <algorithm>
#include <set>

namespace clientele {

namespace {

std::vector<Currency> currenciesOf(const ChartInput &input)
{
    std::set<Currency> found;
    for (const std::vector<QueryResult> *results : {&input.values, &input.whole}) {
        for (const QueryResult &result : *results) {
            for (const ResultRow &row : result.rows)
                found.insert(row.value.currency);
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace

bool ChartData::isEmpty() const
{
    return std::ranges::all_of(marks, [](const Mark &mark) {
        return std::ranges::all_of(mark.parts, [](const MarkPart &part) { return part.rows == 0 && !part.ghost; });
    });
}

double ChartData::highest() const
{
    double highest = 0;
    for (const Mark &mark : marks) {
        double value = 0;
        double ghost = 0;
        for (const MarkPart &part : mark.parts) {
            value += number(part.value);
            ghost += part.ghost ? number(*part.ghost) : 0;
        }
        highest = std::max({highest, value, ghost});
    }
    return highest;
}

double ChartData::lowest() const
{
    double lowest = 0;
    for (const Mark &mark : marks) {
        for (const MarkPart &part : mark.parts)
            lowest = std::min({lowest, number(part.value), part.ghost ? number(*part.ghost) : 0});
    }
    return lowest;
}

ChartData chartData(const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
                    const Catalogue &catalogue, const QLocale &locale)
{
    ChartData data;
    data.currencies = currenciesOf(input);
    data.currency =
        std::ranges::find(data.currencies, input.currency) != data.currencies.end() || data.currencies.empty()
            ? input.currency
            : data.currencies.front();
    data.ghosted = input.filtered;
    data.grain = grainOf(spec, portfolio, catalogue, input.time.grain);
    data.series = seriesOf(spec, input, portfolio, catalogue, locale);

    addMarks(data, spec, input, portfolio, catalogue, locale);
    return data;
}

}  // namespace clientele
