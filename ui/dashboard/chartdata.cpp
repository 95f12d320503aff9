// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chartdata.h"

#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/markorder.h"
#include "ui/dashboard/selection.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Cell {
    Figure value;
    qint64 rows = 0;
};
// Figures of one currency by key and series.
using Cells = QHash<std::pair<QString, int>, Cell>;

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

void addTo(Cells &cells, const QString &key, int series, const ResultRow &row)
{
    Cell &cell = cells[{key, series}];
    // Only the counts of the shares that have no colour of their own are added: far below 64 bits.
    cell.value = {cell.value.scaled + row.value.scaled, row.value.digits, row.value.currency};
    cell.rows += row.matchedRows;
}

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

std::vector<ChartSeries> seriesOf(const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
                                  const Catalogue &catalogue, const QLocale &locale)
{
    if (spec.by.size() > 1 && spec.kind == ChartKind::Columns)
        return sharesOf(spec, input, portfolio, catalogue, locale);
    std::vector<ChartSeries> series;
    for (const QString &name : spec.measures) {
        const MeasureInfo *measure = catalogue.measure(name);
        const int colour = spec.measures.size() > 1 ? static_cast<int>(series.size()) : -1;
        series.push_back({.label = measure ? measure->label : name, .key = {}, .colour = colour});
    }
    return series;
}

Cells cellsOf(const ChartSpec &spec, const std::vector<QueryResult> &results, const std::vector<ChartSeries> &series,
              Currency currency)
{
    Cells cells;
    const bool stacked = spec.by.size() > 1 && spec.kind == ChartKind::Columns;
    for (std::size_t measure = 0; measure < results.size(); ++measure) {
        for (const ResultRow &row : results[measure].rows) {
            if (row.value.currency != currency)
                continue;
            int at = static_cast<int>(measure);
            if (stacked) {
                const auto share = std::ranges::find(series, row.keys.value(1), &ChartSeries::key);
                at = share == series.end() ? static_cast<int>(series.size()) - 1
                                           : static_cast<int>(share - series.begin());
            }
            addTo(cells, row.keys.value(0), at, row);
        }
    }
    return cells;
}

QStringList keysOf(const std::vector<QueryResult> &results, Currency currency)
{
    QStringList keys;
    QSet<QString> seen;
    for (const QueryResult &result : results) {
        for (const ResultRow &row : result.rows) {
            const QString key = row.keys.value(0);
            if (row.value.currency == currency && !(seen.contains(key) && !key.isNull())) {
                if (key.isNull() && keys.contains(QString()) && std::ranges::any_of(keys, &QString::isNull))
                    continue;
                seen.insert(key);
                keys += key;
            }
        }
    }
    return keys;
}

// Big numbers: one mark a currency.
void addNumbers(ChartData &data, const ChartInput &input)
{
    for (const ResultRow &row : input.values.front().rows) {
        Mark mark{.key = row.value.currency.code(),
                  .label = {},
                  .longLabel = {},
                  .parts = {{.value = row.value, .ghost = {}, .rows = row.matchedRows}}};
        if (input.filtered && !input.whole.empty()) {
            for (const ResultRow &whole : input.whole.front().rows) {
                if (whole.value.currency == row.value.currency)
                    mark.parts.front().ghost = whole.value;
            }
        }
        data.marks.push_back(std::move(mark));
    }
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
    data.grain = grainOf(spec, portfolio, catalogue);
    data.series = seriesOf(spec, input, portfolio, catalogue, locale);

    if (spec.kind == ChartKind::Number) {
        addNumbers(data, input);
        return data;
    }

    const Cells values = cellsOf(spec, input.values, data.series, data.currency);
    const Cells ghosts = input.filtered ? cellsOf(spec, input.whole, data.series, data.currency) : Cells();
    const QStringList present = keysOf(input.filtered ? input.whole : input.values, data.currency);
    QStringList keys = inOrder(present, spec, data.grain);
    if (spec.top > 0 && keys.size() > spec.top) {
        data.more = static_cast<int>(keys.size()) - spec.top;
        keys.resize(spec.top);
    }

    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    const bool zeroWhereNone =
        !measure || measure->aggregate == Aggregate::Count || measure->aggregate == Aggregate::Sum;
    const Conditions own = onFields(input.filters, ownFields(spec));
    data.anySelected = !own.empty();
    const QString dimension = dimensionOf(spec, data.grain);
    for (const QString &key : std::as_const(keys)) {
        Mark mark{.key = key, .label = {}, .longLabel = {}, .parts = {}};
        if (spec.scale == Scale::Time) {
            mark.label = axisLabel(key, data.grain, keys.size(), locale);
            mark.longLabel = longLabel(key, data.grain, locale);
        } else if (spec.scale == Scale::ScoreBins) {
            const auto [from, to] = scoresOf(key);
            mark.label = QString::number(from);
            mark.longLabel = QCoreApplication::translate("Dashboard", "%1 to %2").arg(from).arg(to);
        } else {
            mark.label = keyLabel(dimension, key, portfolio, catalogue, locale);
            mark.longLabel = mark.label;
        }
        for (int series = 0; series < static_cast<int>(data.series.size()); ++series) {
            const Cell cell = values.value({key, series}, {.value = {0, 0, data.currency}, .rows = 0});
            MarkPart part{.value = cell.value, .ghost = {}, .rows = cell.rows};
            if (const auto ghost = ghosts.constFind({key, series}); ghost != ghosts.constEnd())
                part.ghost = ghost->value;
            part.known = zeroWhereNone || part.rows > 0;
            mark.parts.push_back(part);
        }
        mark.colour = spec.categoryColours ? colourOf(dimension, key, portfolio, catalogue) : -1;
        mark.selected = data.anySelected && letsThrough(own, spec, data.grain, key);
        data.marks.push_back(std::move(mark));
    }
    return data;
}

}  // namespace clientele
