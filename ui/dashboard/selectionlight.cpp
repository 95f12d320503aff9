// SPDX-License-Identifier: GPL-3.0-or-later
// Which marks the conditions let through.
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/scalesteps.h"
#include "ui/dashboard/selection.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Whether the condition reaches into the numbers from `low` to `high`.
bool reaches(const Condition &condition, double low, double high)
{
    const double value = condition.values.value(0).toDouble();
    switch (condition.op) {
    case Op::Between:
        return value <= high && condition.values.value(1).toDouble() >= low;
    case Op::Above:
        return high > value;
    case Op::AtLeast:
        return high >= value;
    case Op::Below:
        return low < value;
    case Op::AtMost:
        return low <= value;
    case Op::In:
        return std::ranges::any_of(condition.values, [low, high](const QString &each) {
            return each.toDouble() >= low && each.toDouble() <= high;
        });
    default:
        return condition.op != Op::IsEmpty;
    }
}

bool scoresMeet(const Condition &condition, const QString &key)
{
    if (condition.field.endsWith(".bin"_L1))
        return condition.op == Op::NotIn ? !condition.values.contains(key) : condition.values.contains(key);
    const auto [from, to] = scoresOf(key);
    return reaches(condition, from, to);
}

bool daysMeet(const Condition &condition, Grain grain, const QString &key)
{
    if (condition.op == Op::NotIn)
        return !condition.values.contains(key);
    if (condition.op != Op::Between && condition.op != Op::In)
        return true;
    // In hours, so that steps of any two sizes can be held against each other.
    const auto [first, last] = hoursOf(key, grain);
    const Grain named = grainOfDimension(condition.field).value_or(Grain::Day);
    const auto reaches = [first = first, last = last](const QString &from, const QString &to) {
        return first <= to && last >= from;
    };
    if (condition.op == Op::Between)
        return reaches(hoursOf(condition.values.value(0), named).first,
                       hoursOf(condition.values.value(1), named).second);
    return std::ranges::any_of(condition.values, [&](const QString &value) {
        const auto [from, to] = hoursOf(value, named);
        return value == key || (!from.isEmpty() && reaches(from, to));
    });
}

bool numbersMeet(const Condition &condition, const ChartSpec &axis, const QString &key)
{
    if (key.isEmpty())
        return condition.op == Op::IsEmpty;
    const auto [from, to] = boundsOf(axis, key);
    return reaches(condition, from.isEmpty() ? -std::numeric_limits<double>::infinity() : from.toDouble(),
                   to.isEmpty() ? std::numeric_limits<double>::infinity() : to.toDouble());
}

bool keyMeets(const Condition &condition, const QString &key)
{
    switch (condition.op) {
    case Op::In:
        return condition.values.contains(key);
    case Op::NotIn:
        return !condition.values.contains(key);
    case Op::IsEmpty:
        return key.isNull();
    case Op::Contains:
        return key.contains(condition.values.value(0), Qt::CaseInsensitive);
    default:
        return true;
    }
}

}  // namespace

Conditions onFields(const Conditions &conditions, const QStringList &fields)
{
    Conditions found;
    std::ranges::copy_if(conditions, std::back_inserter(found),
                         [&fields](const Condition &each) { return fields.contains(each.field); });
    return found;
}

bool letsThrough(const Conditions &own, const ChartSpec &spec, Grain grain, const QString &key)
{
    return std::ranges::all_of(own, [&](const Condition &each) {
        switch (spec.scale) {
        case Scale::ScoreBins:
            return scoresMeet(each, key);
        case Scale::Time:
            return daysMeet(each, grain, key);
        case Scale::Bins:
            return numbersMeet(each, spec, key);
        default:
            return keyMeets(each, key);
        }
    });
}

}  // namespace clientele
