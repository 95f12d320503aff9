// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartseries.h"

#include "ui/dashboard/dimensions.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <tuple>

namespace clientele {

namespace {

QHash<QString, qint64> sizesOfShares(const std::vector<QueryResult> &results)
{
    QHash<QString, qint64> sizes;
    for (const QueryResult &result : results) {
        for (const ResultRow &row : result.rows)
            sizes[row.keys.value(1)] += row.matchedRows;
    }
    return sizes;
}

// Each its own colour: the one of its place in the book's dictionary, or the next that is free.
void giveColours(std::vector<ChartSeries> &shares, const QString &dimension, const Portfolio &portfolio,
                 const Catalogue &catalogue)
{
    std::array<bool, categoryColours> taken{};
    for (ChartSeries &share : shares) {
        int colour = std::max(0, colourOf(dimension, share.key, portfolio, catalogue));
        while (taken[static_cast<std::size_t>(colour)])
            colour = (colour + 1) % categoryColours;
        taken[static_cast<std::size_t>(colour)] = true;
        share.colour = colour;
    }
}

// The shares of a stack: the largest within the filters, then those of the whole book; one for all the rest.
std::vector<ChartSeries> sharesOf(const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
                                  const Catalogue &catalogue, const QLocale &locale)
{
    const QHash<QString, qint64> within = sizesOfShares(input.values);
    const QHash<QString, qint64> whole = sizesOfShares(input.whole);
    QStringList keys = whole.keys();
    std::ranges::sort(keys, {},
                      [&](const QString &key) { return std::tuple(-within.value(key), -whole.value(key), key); });
    const qsizetype named = keys.size() > categoryColours ? categoryColours - 1 : keys.size();
    std::vector<ChartSeries> shares;
    for (const QString &key : keys.first(named))
        shares.push_back({.label = keyLabel(spec.by.at(1), key, portfolio, catalogue, locale), .key = key});
    giveColours(shares, spec.by.at(1), portfolio, catalogue);
    if (named < keys.size()) {
        const int rest = static_cast<int>(keys.size() - named);
        shares.push_back({.label = QCoreApplication::translate("Dashboard", "%n more", nullptr, rest),
                          .key = {},
                          .colour = ChartSeries::restColour});
    }
    return shares;
}

}  // namespace

bool isStacked(const ChartSpec &spec)
{
    return spec.by.size() > 1 && (spec.kind == ChartKind::Columns || spec.kind == ChartKind::Stack);
}

std::vector<ChartSeries> seriesOf(const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
                                  const Catalogue &catalogue, const QLocale &locale)
{
    if (isStacked(spec))
        return sharesOf(spec, input, portfolio, catalogue, locale);
    std::vector<ChartSeries> series;
    for (const QString &name : spec.measures) {
        const MeasureInfo *measure = catalogue.measure(name);
        const int colour = spec.measures.size() > 1 ? static_cast<int>(series.size()) : -1;
        series.push_back({.label = measure ? measure->label : name, .key = {}, .colour = colour});
    }
    return series;
}

}  // namespace clientele
