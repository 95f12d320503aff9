// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/scalesteps.h"

#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/figuretext.h"

#include "models/items/localised.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// What lies between two numbers that follow each other: a cent, or one of what is only counted.
bool isWhole(const QString &field)
{
    const std::optional<Field> known = fieldByName(field);
    return known && info(*known).type == FieldType::Integer;
}

// The largest number below `edge`.
QString justBelow(const QString &edge, bool whole)
{
    if (whole)
        return QString::number(edge.toLongLong() - 1);
    // Edges are whole units of money: no fraction is lost.
    return scaledToText(edge.toLongLong() * 100 - 1, 2);
}

ScaleStep binStep(const ChartSpec &axis, const QString &key, const QLocale &locale)
{
    const auto written = [&locale](const QString &number) { return localised(number, locale); };
    const auto [from, to] = boundsOf(axis, key);
    ScaleStep step{.key = key, .label = axisText(key.toDouble(), locale), .longLabel = {}};
    // Below one there is nothing but none.
    if (from.isEmpty() && to.toDouble() < 1)
        step.longLabel = written(u"0"_s);
    else if (from.isEmpty())
        step.longLabel = QCoreApplication::translate("Dashboard", "up to %1").arg(written(to));
    else if (to.isEmpty())
        step.longLabel = QCoreApplication::translate("Dashboard", "%1 and more").arg(written(from));
    else if (from == to)
        step.longLabel = written(from);
    else
        step.longLabel = QCoreApplication::translate("Dashboard", "%1 to %2").arg(written(from), written(to));
    if (to.isEmpty())
        //: a number and all above it, as short as can be, on an axis: 4+
        step.label = QCoreApplication::translate("Dashboard", "%1+").arg(step.label);
    else if (!isWhole(axis.by.value(0)) && !from.isEmpty())
        // Amounts say where they end: their steps are not alike.
        //: two amounts on an axis, as short as can be: 10k–25k
        step.label = QCoreApplication::translate("Dashboard", "%1–%2")
                         .arg(step.label, axisText(axis.edges.at(axis.edges.indexOf(key) + 1).toDouble(), locale));
    return step;
}

}  // namespace

ChartSpec axisOf(const ChartSpec &spec, int axis)
{
    ChartSpec alone = spec;
    alone.by = {spec.by.value(axis)};
    if (spec.kind == ChartKind::Heat)
        alone.kind = ChartKind::Columns;
    if (axis > 0) {
        alone.scale = spec.upScale;
        alone.edges = spec.upEdges;
    }
    return alone;
}

std::vector<Bins> binsOf(const ChartSpec &spec, const QStringList &by)
{
    std::vector<Bins> bins;
    if (spec.scale == Scale::Bins && !by.isEmpty())
        bins.push_back({by.first(), spec.edges});
    if (spec.upScale == Scale::Bins && by.size() > 1)
        bins.push_back({by.at(1), spec.upEdges});
    return bins;
}

std::pair<QString, QString> boundsOf(const ChartSpec &axis, const QString &key)
{
    const qsizetype bin = axis.edges.indexOf(key);
    if (bin < 0)
        return {};
    const qsizetype last = axis.edges.size() - 2;
    return {bin == 0 ? QString() : key,
            bin >= last ? QString() : justBelow(axis.edges.at(bin + 1), isWhole(axis.by.value(0)))};
}

ScaleStep scaleStep(const ChartSpec &axis, const QString &key, Grain grain, qsizetype steps, const Portfolio &portfolio,
                    const Catalogue &catalogue, const QLocale &locale)
{
    ScaleStep step{.key = key, .label = {}, .longLabel = {}};
    switch (axis.scale) {
    case Scale::Time:
        step.label = axisLabel(key, grain, steps, locale);
        step.longLabel = longLabel(key, grain, locale);
        return step;
    case Scale::ScoreBins: {
        const auto [from, to] = scoresOf(key);
        step.label = QString::number(from);
        step.longLabel = QCoreApplication::translate("Dashboard", "%1 to %2").arg(from).arg(to);
        return step;
    }
    case Scale::Bins:
        if (!key.isEmpty())
            return binStep(axis, key, locale);
        break;
    case Scale::Weekdays:
        step.label = locale.standaloneDayName(key.toInt(), QLocale::ShortFormat);
        step.longLabel = locale.standaloneDayName(key.toInt());
        return step;
    case Scale::Hours:
        step.label = key;
        //: an hour of the day: 14 h
        step.longLabel = QCoreApplication::translate("Dashboard", "%1 h").arg(key);
        return step;
    case Scale::Categories:
        break;
    }
    // A row without a number is in no bin: it has an empty key.
    const QString named = axis.scale == Scale::Bins ? QString() : key;
    step.label = keyLabel(dimensionOf(axis, grain), named, portfolio, catalogue, locale);
    step.longLabel = step.label;
    return step;
}

}  // namespace clientele
