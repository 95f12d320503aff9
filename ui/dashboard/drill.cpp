// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/drill.h"

#include <algorithm>
#include <array>
#include <variant>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int mostBars = 12;

struct Way {
    const char *from;
    const char *to;
};
constexpr std::array ways{Way{"customer.country", "customer.city"},
                          Way{"customer.city", "customer.id"},
                          Way{"complaint.category", "complaint.description"},
                          Way{"atm.id", "atm.day"},
                          Way{"loan.type", "customer.city"},
                          Way{"credit.band", "customer.city"},
                          Way{"credit.score.bin", "customer.city"}};

constexpr std::array candidates{"customer.country", "customer.city", "customer.id",        "customer.risk",
                                "customer.status",  "customer.card", "credit.band",        "credit.score.bin",
                                "loan.type",        "atm.id",        "atm.type",           "atm.day",
                                "atm.weekday",      "atm.hour",      "complaint.category", "complaint.description",
                                "complaint.day"};

Scale scaleOf(const DimensionInfo &dimension)
{
    switch (dimension.derivation) {
    case Derivation::Day:
    case Derivation::Week:
    case Derivation::WeekFromSunday:
    case Derivation::WeekFromSaturday:
    case Derivation::WeekFromFriday:
    case Derivation::Month:
    case Derivation::Quarter:
    case Derivation::Year:
    case Derivation::DateHour:
        return Scale::Time;
    case Derivation::Hour:
        return Scale::Hours;
    case Derivation::Weekday:
        return Scale::Weekdays;
    case Derivation::ScoreBin:
        return Scale::ScoreBins;
    case Derivation::Value:
    case Derivation::ScoreBand:
        break;
    }
    return Scale::Categories;
}

ChartKind kindOf(const ChartSpec &spec, Scale scale)
{
    // What goes in and out stays apart: over time as it was, else as two shares of a bar.
    if (spec.measures.size() > 1)
        return scale == Scale::Time ? ChartKind::Flow : ChartKind::Stack;
    if (spec.kind == ChartKind::Table)
        return ChartKind::Table;
    return scale == Scale::Categories ? ChartKind::Bars : ChartKind::Columns;
}

// Whose rows a dimension is of, and whether the measure's rows have it: their own, or their customer's.
bool hasMeaning(Table dimension, Table measure)
{
    if (dimension == measure)
        return true;
    return measure != Table::Complaints && (dimension == Table::Customers || dimension == Table::Credit);
}

}  // namespace

ChartSpec drilled(const ChartSpec &spec, const DrillPath &path, const Catalogue &catalogue)
{
    const DimensionInfo *dimension = path.empty() ? nullptr : catalogue.dimension(path.back().by);
    if (!dimension)
        return spec;
    ChartSpec shown = spec;
    for (const DrillStep &step : path)
        shown.where.insert(shown.where.end(), step.within.begin(), step.within.end());
    shown.by = {path.back().by};
    shown.scale = scaleOf(*dimension);
    shown.kind = kindOf(spec, shown.scale);
    shown.upScale = Scale::Categories;
    shown.edges = shown.upEdges = QStringList();
    shown.hint = nullptr;
    shown.caption = Caption::None;
    shown.trendBy.clear();
    const bool ranked = shown.scale == Scale::Categories && dimension->derivation == Derivation::Value;
    shown.order = ranked ? Order::ValueDescending : Order::Natural;
    shown.top = ranked ? mostBars : 0;
    shown.categoryColours = dimension->field == Field::LoanType || dimension->field == Field::ComplaintCategory;
    return shown;
}

QStringList drillTargets(const ChartSpec &spec, const DrillPath &path, const Portfolio &portfolio,
                         const Catalogue &catalogue)
{
    const MeasureInfo *measure = catalogue.measure(spec.measures.first());
    QStringList used = spec.by;
    for (const DrillStep &step : path)
        used += step.by;
    QStringList targets;
    for (const char *name : candidates) {
        const QString target = QLatin1StringView(name);
        const DimensionInfo *dimension = catalogue.dimension(target);
        if (!measure || !dimension || used.contains(target) || !hasMeaning(dimension->table(), measure->table))
            continue;
        const bool known = portfolio.rows(dimension->table()) > 0
                           && !std::holds_alternative<std::monostate>(portfolio.column(dimension->field));
        if (known)
            targets += target;
    }
    return targets;
}

QString nextOnPath(const QString &dimension)
{
    const auto way =
        std::ranges::find_if(ways, [&dimension](const Way &each) { return dimension == QLatin1StringView(each.from); });
    return way == ways.end() ? QString() : QString::fromLatin1(way->to);
}

}  // namespace clientele
