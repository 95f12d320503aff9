// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resultsummary.h"

#include "models/items/localised.h"

#include <algorithm>
#include <array>
#include <map>

namespace clientele {

namespace {

constexpr int meanDigits = 2;  // at least

// value / by, rounded half away from zero, with `more` further decimals. Nothing where it is past 64 bits.
std::optional<std::int64_t> divided(std::int64_t value, qint64 by, int more)
{
    std::int64_t whole = value / by;
    std::int64_t rest = value % by;
    for (int i = 0; i < more; ++i) {
        // The rest is below the number of groups, which is far from 64 bits.
        rest *= 10;
        if (__builtin_mul_overflow(whole, 10, &whole) || __builtin_add_overflow(whole, rest / by, &whole))
            return std::nullopt;
        rest %= by;
    }
    if (2 * std::abs(rest) >= by)
        whole += value < 0 ? -1 : 1;
    return whole;
}

std::optional<Figure> summarised(const FigureColumn &column, SummaryLine::Kind kind)
{
    std::optional<Figure> result;
    qint64 figures = 0;
    for (const std::optional<Figure> &figure : column) {
        if (!figure)
            continue;
        ++figures;
        if (!result) {
            result = figure;
        } else if (figure->currency != result->currency) {
            return std::nullopt;  // amounts of different currencies are never added, nor compared
        } else if (kind == SummaryLine::Kind::Lowest || kind == SummaryLine::Kind::Highest) {
            const bool lower = figure->scaled < result->scaled;
            result = lower == (kind == SummaryLine::Kind::Lowest) ? figure : result;
        } else if (__builtin_add_overflow(result->scaled, figure->scaled, &result->scaled)) {
            return std::nullopt;
        }
    }
    if (!result || kind != SummaryLine::Kind::Mean)
        return result;
    const int more = std::max(0, meanDigits - result->digits);
    const auto mean = divided(result->scaled, figures, more);
    if (!mean)
        return std::nullopt;
    return Figure{*mean, result->digits + more, result->currency};
}

}  // namespace

bool isAdditive(const Catalogue &catalogue, const Query &query)
{
    const MeasureInfo *measure = catalogue.measure(query.measure);
    if (!measure || (measure->aggregate != Aggregate::Count && measure->aggregate != Aggregate::Sum))
        return false;
    // A customer with loans of two types is counted in both.
    return std::ranges::all_of(query.by, [&](const QString &name) {
        const DimensionInfo *dimension = catalogue.dimension(name);
        return dimension
               && (dimension->table() == measure->table || dimension->table() == Table::Customers
                   || dimension->table() == Table::Credit);
    });
}

std::vector<SummaryLine> summaryOf(const std::vector<FigureColumn> &columns, bool additive)
{
    const auto kinds = additive ? std::array{SummaryLine::Kind::Sum, SummaryLine::Kind::Mean}
                                : std::array{SummaryLine::Kind::Lowest, SummaryLine::Kind::Highest};
    std::vector<SummaryLine> lines;
    for (const SummaryLine::Kind kind : kinds) {
        SummaryLine line;
        line.kind = kind;
        bool any = false;
        for (const FigureColumn &column : columns) {
            line.groups = std::max(line.groups, static_cast<qint64>(column.size()));
            line.values.push_back(summarised(column, kind));
            any = any || line.values.back();
        }
        if (any && (line.groups > 1 || kind != SummaryLine::Kind::Mean))
            lines.push_back(std::move(line));
    }
    if (lines.empty() && !columns.empty() && !columns.front().empty())
        lines.push_back({SummaryLine::Kind::Count, static_cast<qint64>(columns.front().size()), {}, {}});
    return lines;
}

std::vector<SummaryLine> summaryOf(const Catalogue &catalogue, const Query &query, const QueryResult &result)
{
    struct Group {
        FigureColumn figures;
        qint64 rows = 0;
    };
    std::map<QString, Group> currencies;
    for (const ResultRow &row : result.rows) {
        Group &group = currencies[row.value.currency.code()];
        group.figures.emplace_back(row.value);
        group.rows += row.matchedRows;
    }
    std::vector<SummaryLine> lines;
    for (const auto &[code, group] : currencies) {
        std::vector<SummaryLine> ofOne = summaryOf({group.figures}, isAdditive(catalogue, query));
        if (!ofOne.empty())
            ofOne.front().rows = group.rows;
        lines.insert(lines.end(), ofOne.begin(), ofOne.end());
    }
    return lines;
}

void SummaryModel::setLines(std::vector<SummaryLine> lines, int keys, int figures, bool rows)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_keys = keys;
    m_figures = figures;
    m_rows = rows ? 1 : 0;
    endResetModel();
}

QVariant SummaryModel::cell(int row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const SummaryLine &line = m_lines[static_cast<std::size_t>(row)];
    const int groups = static_cast<int>(line.groups);
    if (column == std::max(0, m_keys - 1) && column < m_keys) {
        switch (line.kind) {
        case SummaryLine::Kind::Sum:
            return tr("Sum of %n", "groups of a table", groups);
        case SummaryLine::Kind::Mean:
            return tr("Mean of %n", "groups of a table", groups);
        case SummaryLine::Kind::Lowest:
            return tr("Lowest of %n", "groups of a table", groups);
        case SummaryLine::Kind::Highest:
            return tr("Highest of %n", "groups of a table", groups);
        case SummaryLine::Kind::Count:
            return tr("%n group(s)", nullptr, groups);
        }
    }
    if (column == m_keys + m_figures)
        return line.rows ? QVariant(grouped(*line.rows, m_locale)) : QVariant();
    const auto figure = static_cast<std::size_t>(column - m_keys);
    if (column < m_keys || figure >= line.values.size() || !line.values[figure])
        return {};
    const QString text = localised(line.values[figure]->toText(), m_locale);
    const Currency currency = line.values[figure]->currency;
    return currency.isEmpty() ? text : text + QChar::Nbsp + currency.code();
}

QString SummaryModel::header(int) const { return {}; }

}  // namespace clientele
