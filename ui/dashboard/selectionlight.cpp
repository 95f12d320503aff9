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

// A bin is lit where the condition reaches into it.
bool scoresMeet(const Condition &condition, const QString &key)
{
    if (condition.field.endsWith(".bin"_L1))
        return condition.op == Op::NotIn ? !condition.values.contains(key) : condition.values.contains(key);
    const auto [from, to] = scoresOf(key);
    const double value = condition.values.value(0).toDouble();
    switch (condition.op) {
    case Op::Between:
        return value <= to && condition.values.value(1).toDouble() >= from;
    case Op::Above:
        return to > value;
    case Op::AtLeast:
        return to >= value;
    case Op::Below:
        return from < value;
    case Op::AtMost:
        return from <= value;
    case Op::In:
        return std::ranges::any_of(condition.values, [from = from, to = to](const QString &each) {
            return each.toDouble() >= from && each.toDouble() <= to;
        });
    default:
        return true;
    }
}

bool daysMeet(const Condition &condition, Grain grain, const QString &key)
{
    const auto [first, last] = daysOf(key, grain);
    if (condition.op == Op::Between) {
        return first <= QDate::fromString(condition.values.value(1), Qt::ISODate)
               && last >= QDate::fromString(condition.values.value(0), Qt::ISODate);
    }
    if (condition.op == Op::NotIn)
        return !condition.values.contains(key);
    if (condition.op != Op::In)
        return true;
    return std::ranges::any_of(condition.values, [&, first = first, last = last](const QString &value) {
        const QDate day = QDate::fromString(value, Qt::ISODate);
        return value == key || (day.isValid() && day >= first && day <= last);
    });
}

// A bin is lit where the condition reaches into it.
bool numbersMeet(const Condition &condition, const ChartSpec &axis, const QString &key)
{
    if (key.isEmpty())
        return condition.op == Op::IsEmpty;
    const auto [from, to] = boundsOf(axis, key);
    const double low = from.isEmpty() ? -std::numeric_limits<double>::infinity() : from.toDouble();
    const double high = to.isEmpty() ? std::numeric_limits<double>::infinity() : to.toDouble();
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
    case Op::IsEmpty:
        return false;
    default:
        return true;
    }
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
