// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/resultsummary.h"

#include "models/items/localised.h"

#include <algorithm>
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

std::vector<SummaryLine> summaryOf(const Catalogue &catalogue, const Query &query, const QueryResult &result)
{
    struct Group {
        std::vector<Figure> figures;
        qint64 rows = 0;
    };
    std::map<QString, Group> currencies;
    for (const ResultRow &row : result.rows) {
        Group &group = currencies[row.value.currency.code()];
        group.figures.push_back(row.value);
        group.rows += row.matchedRows;
    }
    const bool additive = isAdditive(catalogue, query);
    std::vector<SummaryLine> lines;
    for (const auto &[code, group] : currencies) {
        SummaryLine line;
        line.currency = group.figures.front().currency;
        line.groups = static_cast<qint64>(group.figures.size());
        line.rows = group.rows;
        const auto add = [&](SummaryLine::Kind kind, std::optional<Figure> value) {
            line.kind = kind;
            line.value = value;
            lines.push_back(line);
        };
        const auto bySize = [](const Figure &a, const Figure &b) { return a.scaled < b.scaled; };
        const auto [lowest, highest] = std::ranges::minmax_element(group.figures, bySize);
        if (!additive) {
            add(SummaryLine::Kind::Lowest, *lowest);
            add(SummaryLine::Kind::Highest, *highest);
            continue;
        }
        Figure sum{0, lowest->digits, line.currency};
        bool fits = true;
        for (const Figure &figure : group.figures)
            fits = fits && !__builtin_add_overflow(sum.scaled, figure.scaled, &sum.scaled);
        if (!fits) {
            add(SummaryLine::Kind::Count, std::nullopt);
            continue;
        }
        add(SummaryLine::Kind::Sum, sum);
        const int more = std::max(0, meanDigits - sum.digits);
        if (const auto mean = divided(sum.scaled, line.groups, more); mean && line.groups > 1)
            add(SummaryLine::Kind::Mean, Figure{*mean, sum.digits + more, line.currency});
    }
    return lines;
}

void SummaryModel::setLines(std::vector<SummaryLine> lines, int keyColumns)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_keys = keyColumns;
    endResetModel();
}

QVariant SummaryModel::cell(int row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const SummaryLine &line = m_lines[static_cast<std::size_t>(row)];
    if (column == std::max(0, m_keys - 1)) {
        const int groups = static_cast<int>(line.groups);
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
    if (column == m_keys && line.value) {
        const QString text = localised(line.value->toText(), m_locale);
        return line.currency.isEmpty() ? text : text + QChar::Nbsp + line.currency.code();
    }
    const bool counts = line.kind == SummaryLine::Kind::Sum || line.kind == SummaryLine::Kind::Count;
    if (column == m_keys + 1 && counts)
        return m_locale.toString(line.rows);
    return {};
}

QString SummaryModel::header(int) const { return {}; }

}  // namespace clientele
