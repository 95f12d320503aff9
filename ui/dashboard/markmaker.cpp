// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/markmaker.h"

#include "ui/dashboard/chartseries.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/markorder.h"
#include "ui/dashboard/selection.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Cell {
    Figure value;
    qint64 rows = 0;
};
// Figures of one currency by key and series.
using Cells = QHash<std::pair<QString, int>, Cell>;

void addTo(Cells &cells, const QString &key, int series, const ResultRow &row)
{
    Cell &cell = cells[{key, series}];
    // Only the counts of the shares that have no colour of their own are added: far below 64 bits.
    cell.value = {cell.value.scaled + row.value.scaled, row.value.digits, row.value.currency};
    cell.rows += row.matchedRows;
}

// One key for the two of a heat map's cell. No key of the book has this character: it parts records in old files.
QString cellKey(const QString &across, const QString &up) { return across + QChar(0x1e) + up; }

Cells cellsOf(const ChartSpec &spec, const std::vector<QueryResult> &results, const std::vector<ChartSeries> &series,
              Currency currency)
{
    Cells cells;
    const bool stacked = isStacked(spec);
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
            const QString key = row.keys.value(0);
            addTo(cells, spec.kind == ChartKind::Heat ? cellKey(key, row.keys.value(1)) : key, at, row);
        }
    }
    return cells;
}

QStringList keysOf(const std::vector<QueryResult> &results, int dimension, Currency currency)
{
    QStringList keys;
    QSet<QString> seen;
    for (const QueryResult &result : results) {
        for (const ResultRow &row : result.rows) {
            const QString key = row.keys.value(dimension);
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

// A number that counts something stands out while the filters ask for just that; else its currency may be chosen.
bool isChosen(const ChartSpec &spec, const Conditions &filters, const QString &currency)
{
    if (!spec.where.empty())
        return std::ranges::all_of(spec.where,
                                   [&](const Condition &each) { return std::ranges::count(filters, each) > 0; });
    const Conditions own = onFields(filters, ownFields(spec));
    return !own.empty() && letsThrough(own, spec, Grain::Day, currency);
}

// Big numbers: one mark a currency.
void addNumbers(ChartData &data, const ChartSpec &spec, const ChartInput &input)
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
        mark.selected = isChosen(spec, input.filters, mark.key);
        data.marks.push_back(std::move(mark));
    }
    data.anySelected = std::ranges::any_of(data.marks, &Mark::selected);
}

// Marks of one currency, with their ghosts.
class MarkMaker {
public:
    MarkMaker(const ChartSpec &spec, const ChartInput &input, const ChartData &data, const Portfolio &portfolio,
              const Catalogue &catalogue, const QLocale &locale);

    void addMarks(ChartData &data) const;
    void addCells(ChartData &data) const;

private:
    [[nodiscard]] MarkPart part(const QString &key, int series) const;
    [[nodiscard]] QStringList orderedKeys(const ChartData &data) const;

    const ChartSpec &m_spec;
    const Portfolio &m_portfolio;
    const Catalogue &m_catalogue;
    const QLocale &m_locale;
    const std::vector<QueryResult> &m_shape;  // the results that say which marks there are: no filter makes them jump
    Currency m_currency;
    Cells m_values;
    Cells m_ghosts;
    Conditions m_own;
    bool m_zeroWhereNone;
};

MarkMaker::MarkMaker(const ChartSpec &spec, const ChartInput &input, const ChartData &data, const Portfolio &portfolio,
                     const Catalogue &catalogue, const QLocale &locale)
    : m_spec(spec),
      m_portfolio(portfolio),
      m_catalogue(catalogue),
      m_locale(locale),
      m_shape(input.filtered ? input.whole : input.values),
      m_currency(data.currency),
      m_values(cellsOf(spec, input.values, data.series, data.currency)),
      m_ghosts(input.filtered ? cellsOf(spec, input.whole, data.series, data.currency) : Cells()),
      m_own(onFields(input.filters, ownFields(spec)))
{
    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    m_zeroWhereNone = !measure || measure->aggregate == Aggregate::Count || measure->aggregate == Aggregate::Sum;
}

MarkPart MarkMaker::part(const QString &key, int series) const
{
    const Cell cell = m_values.value({key, series}, {.value = {0, 0, m_currency}, .rows = 0});
    MarkPart part{.value = cell.value, .ghost = {}, .rows = cell.rows};
    if (const auto ghost = m_ghosts.constFind({key, series}); ghost != m_ghosts.constEnd())
        part.ghost = ghost->value;
    part.known = m_zeroWhereNone || part.rows > 0;
    return part;
}

QStringList MarkMaker::orderedKeys(const ChartData &data) const
{
    QStringList keys = inOrder(keysOf(m_shape, 0, m_currency), m_spec, data.grain);
    if (m_spec.kind != ChartKind::Stack || m_spec.scale != Scale::Categories)
        return keys;
    // The result is in the order of single shares: the longest bar stands first.
    QHash<QString, double> sums;
    for (const QueryResult &result : m_shape) {
        for (const ResultRow &row : result.rows)
            sums[row.keys.value(0)] += row.value.currency == m_currency ? std::abs(number(row.value)) : 0;
    }
    std::ranges::stable_sort(keys, [&sums](const QString &a, const QString &b) { return sums[a] > sums[b]; });
    return keys;
}

void MarkMaker::addMarks(ChartData &data) const
{
    QStringList keys = orderedKeys(data);
    if (m_spec.top > 0 && keys.size() > m_spec.top) {
        data.more = static_cast<int>(keys.size()) - m_spec.top;
        keys.resize(m_spec.top);
    }
    data.anySelected = !m_own.empty();
    const QString dimension = dimensionOf(m_spec, data.grain);
    for (const QString &key : std::as_const(keys)) {
        const ScaleStep step = scaleStep(m_spec, key, data.grain, keys.size(), m_portfolio, m_catalogue, m_locale);
        Mark mark{.key = key, .label = step.label, .longLabel = step.longLabel, .parts = {}};
        for (int series = 0; series < static_cast<int>(data.series.size()); ++series)
            mark.parts.push_back(part(key, series));
        mark.colour = m_spec.categoryColours ? colourOf(dimension, key, m_portfolio, m_catalogue) : -1;
        mark.selected = data.anySelected && letsThrough(m_own, m_spec, data.grain, key);
        data.marks.push_back(std::move(mark));
    }
}

void MarkMaker::addCells(ChartData &data) const
{
    const ChartSpec axes[] = {axisOf(m_spec, 0), axisOf(m_spec, 1)};
    std::vector<ScaleStep> *scales[] = {&data.across, &data.up};
    for (int axis = 0; axis < 2; ++axis) {
        const QStringList keys = inOrder(keysOf(m_shape, axis, m_currency), axes[axis], data.grain);
        for (const QString &key : keys) {
            scales[axis]->push_back(
                scaleStep(axes[axis], key, data.grain, keys.size(), m_portfolio, m_catalogue, m_locale));
        }
    }
    // Numbers grow upwards; a week reads downwards.
    if (axes[1].scale == Scale::Bins)
        std::ranges::reverse(data.up);
    data.anySelected = !m_own.empty();
    const Conditions ownAcross = onFields(m_own, ownFields(axes[0]));
    const Conditions ownUp = onFields(m_own, ownFields(axes[1]));
    for (const ScaleStep &up : data.up) {
        const bool upSelected = letsThrough(ownUp, axes[1], data.grain, up.key);
        for (const ScaleStep &across : data.across) {
            Mark mark{.key = across.key, .up = up.key, .label = {}, .longLabel = {}, .parts = {}};
            //: a cell of a heat map by its two scales: Monday, 14 h
            mark.label = QCoreApplication::translate("Dashboard", "%1, %2").arg(up.longLabel, across.longLabel);
            mark.longLabel = mark.label;
            mark.parts = {part(cellKey(across.key, up.key), 0)};
            mark.selected = data.anySelected && upSelected && letsThrough(ownAcross, axes[0], data.grain, across.key);
            data.marks.push_back(std::move(mark));
        }
    }
}

}  // namespace

void addMarks(ChartData &data, const ChartSpec &spec, const ChartInput &input, const Portfolio &portfolio,
              const Catalogue &catalogue, const QLocale &locale)
{
    const MarkMaker make(spec, input, data, portfolio, catalogue, locale);
    if (spec.kind == ChartKind::Number)
        addNumbers(data, spec, input);
    else if (spec.kind == ChartKind::Heat)
        make.addCells(data);
    else
        make.addMarks(data);
}

}  // namespace clientele
