// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/selection.h"

#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/scalesteps.h"

#include "models/query/filterstack.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

Condition condition(const QString &field, Op op, const QStringList &values)
{
    return {.field = field, .op = op, .values = values, .rows = {}};
}

// Values beside each other on a scale of numbers or days are one range.
Condition conditionOn(const ChartSpec &axis, Grain grain, const QStringList &keys)
{
    const QString field = dimensionOf(axis, grain);
    const bool none = keys.first().isNull() || (axis.scale == Scale::Bins && keys.first().isEmpty());
    if (keys.size() == 1 && none)
        return condition(field, Op::IsEmpty, {});
    const bool range = keys.size() > 1;
    switch (axis.scale) {
    case Scale::ScoreBins:
        if (range)
            return condition(
                scoreFieldOf(axis), Op::Between,
                {QString::number(scoresOf(keys.first()).first), QString::number(scoresOf(keys.last()).second)});
        break;
    case Scale::Time:
        if (range && grain == Grain::Hour)
            return condition(field, Op::Between, {keys.first(), keys.last()});
        if (range)
            return condition(axis.by.first(), Op::Between,
                             {daysOf(keys.first(), grain).first.toString(Qt::ISODate),
                              daysOf(keys.last(), grain).second.toString(Qt::ISODate)});
        break;
    case Scale::Bins: {
        QStringList numbers = keys;
        numbers.removeAll(QString());  // also the empty text
        const QString from = boundsOf(axis, numbers.first()).first;
        const QString to = boundsOf(axis, numbers.last()).second;
        if (from.isEmpty() && to.isEmpty())
            return condition(field, Op::AtLeast, {axis.edges.first()});
        if (from.isEmpty())
            return condition(field, Op::AtMost, {to});
        return to.isEmpty() ? condition(field, Op::AtLeast, {from}) : condition(field, Op::Between, {from, to});
    }
    default:
        break;
    }
    // No condition says "one of these, or nothing": among several the mark without a value is left out.
    QStringList values = keys;
    values.removeIf([](const QString &key) { return key.isNull(); });
    return condition(field, Op::In, values);
}

void replaceOwn(FilterStack &filters, const ChartSpec &spec, const Conditions &own)
{
    Conditions conditions = filters.conditionsWithout(ownFields(spec));
    conditions.insert(conditions.end(), own.begin(), own.end());
    filters.replaceAll(std::move(conditions));
}

std::pair<double, double> reachOf(const Condition &each)
{
    const double first = each.values.value(0).toDouble();
    switch (each.op) {
    case Op::Between:
        return {first, each.values.value(1).toDouble()};
    case Op::AtMost:
        return {-std::numeric_limits<double>::infinity(), first};
    default:
        return {first, std::numeric_limits<double>::infinity()};
    }
}

// Values join, ranges stretch: one condition a scale cannot say two ranges with a hole between.
Conditions widened(const Conditions &own, const Conditions &more, const ChartSpec &spec)
{
    Conditions wide;
    for (std::size_t axis = 0; axis < more.size(); ++axis) {
        const Condition &each = more[axis];
        const auto before = std::ranges::find(own, each.field, &Condition::field);
        wide.push_back(each);
        if (before == own.end() || each.op == Op::IsEmpty || before->op == Op::IsEmpty)
            continue;
        Condition &joined = wide.back();
        if (each.op == Op::In && before->op == Op::In) {
            joined.values = before->values;
            for (const QString &value : each.values) {
                if (!joined.values.contains(value))
                    joined.values += value;
            }
        } else if (axisOf(spec, static_cast<int>(axis)).scale == Scale::Bins) {
            const auto [low, high] = reachOf(each);
            const auto [lowBefore, highBefore] = reachOf(*before);
            const QString from = low <= lowBefore ? each.values.first() : before->values.first();
            const QString to = high >= highBefore ? each.values.last() : before->values.last();
            if (std::isinf(std::min(low, lowBefore)))
                joined = condition(each.field, Op::AtMost, {to});
            else if (std::isinf(std::max(high, highBefore)))
                joined = condition(each.field, Op::AtLeast, {from});
            else
                joined = condition(each.field, Op::Between, {from, to});
        }
    }
    return wide;
}

}  // namespace

Conditions conditionsOf(const ChartSpec &spec, Grain grain, const std::vector<Mark> &marks)
{
    Conditions conditions;
    const int axes = spec.kind == ChartKind::Heat ? 2 : 1;
    for (int axis = 0; axis < axes; ++axis) {
        QStringList keys;
        for (const Mark &mark : marks) {
            if (const QString &key = axis == 0 ? mark.key : mark.up; !keys.contains(key) || key.isNull())
                keys += key;
        }
        if (!keys.isEmpty())
            conditions.push_back(conditionOn(axisOf(spec, axis), grain, keys));
    }
    return conditions;
}

void toggleMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const Mark &mark, bool keepOthers)
{
    const QString field = dimensionOf(spec, grain);
    const Conditions own = onFields(filters.conditions(), ownFields(spec));
    const bool values = spec.kind != ChartKind::Heat && spec.scale != Scale::Bins;
    // Conditions on a relative of the dimension (a brushed range) give way to the values.
    if (values && std::ranges::all_of(own, [&field](const Condition &each) { return each.field == field; }))
        return filters.toggleValue(field, mark.key, keepOthers);
    const Conditions alone = conditionsOf(spec, grain, {mark});
    if (values || own.empty() || !keepOthers)
        return own == alone ? letGo(filters, spec) : replaceOwn(filters, spec, alone);
    replaceOwn(filters, spec, widened(own, alone, spec));
}

void chooseMarks(FilterStack &filters, const ChartSpec &spec, Grain grain, const std::vector<Mark> &marks)
{
    if (!marks.empty())
        replaceOwn(filters, spec, conditionsOf(spec, grain, marks));
}

bool canExclude(const ChartSpec &spec, const Mark &mark)
{
    return !spec.by.isEmpty() && spec.kind != ChartKind::Heat && spec.scale != Scale::Bins && !mark.key.isNull();
}

void excludeMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const Mark &mark)
{
    const QString field = dimensionOf(spec, grain);
    for (const Condition &each : onFields(filters.conditions(), {field})) {
        // Out of several chosen ones it is taken; beside others that are left out it is left out too.
        if (each.op == Op::In && each.values.size() > 1 && each.values.contains(mark.key))
            return filters.toggleValue(field, mark.key, true);
        if (each.op == Op::NotIn && !each.values.contains(mark.key))
            return replaceOwn(filters, spec, {condition(field, Op::NotIn, each.values + QStringList{mark.key})});
    }
    replaceOwn(filters, spec, {condition(field, Op::NotIn, {mark.key})});
}

void toggleNumber(FilterStack &filters, const ChartSpec &spec, const Mark &mark, bool keepOthers)
{
    const QStringList currency = ownFields(spec);
    if (!mark.key.isEmpty() && !currency.isEmpty())
        return filters.toggleValue(currency.first(), mark.key, keepOthers);
    const auto isOn = [&filters](const Condition &each) { return std::ranges::count(filters.conditions(), each) > 0; };
    Conditions conditions = filters.conditions();
    const bool on = std::ranges::all_of(spec.where, isOn);
    for (const Condition &each : spec.where) {
        std::erase(conditions, each);
        if (!on)
            conditions.push_back(each);
    }
    filters.replaceAll(std::move(conditions));
}

Conditions ownConditions(const FilterStack &filters, const ChartSpec &spec)
{
    Conditions own = onFields(filters.conditions(), ownFields(spec));
    if (spec.kind != ChartKind::Number)
        return own;
    for (const Condition &each : filters.conditions()) {
        if (std::ranges::count(spec.where, each) > 0 && std::ranges::count(own, each) == 0)
            own.push_back(each);
    }
    return own;
}

void letGo(FilterStack &filters, const ChartSpec &spec)
{
    const Conditions own = ownConditions(filters, spec);
    Conditions others = filters.conditions();
    std::erase_if(others, [&own](const Condition &each) { return std::ranges::count(own, each) > 0; });
    filters.replaceAll(std::move(others));
}

}  // namespace clientele
