// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/selection.h"

#include "ui/dashboard/dimensions.h"

#include "models/query/filterstack.h"

#include <algorithm>

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
    if (condition.op != Op::In)
        return true;
    return std::ranges::any_of(condition.values, [&, first = first, last = last](const QString &value) {
        const QDate day = QDate::fromString(value, Qt::ISODate);
        return value == key || (day.isValid() && day >= first && day <= last);
    });
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

Condition condition(const QString &field, Op op, const QStringList &values)
{
    return {.field = field, .op = op, .values = values, .rows = {}};
}

void replaceOwn(FilterStack &filters, const ChartSpec &spec, const Condition &own)
{
    Conditions conditions = filters.conditionsWithout(ownFields(spec));
    conditions.push_back(own);
    filters.replaceAll(std::move(conditions));
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
        if (spec.scale == Scale::ScoreBins)
            return scoresMeet(each, key);
        return spec.scale == Scale::Time ? daysMeet(each, grain, key) : keyMeets(each, key);
    });
}

void toggleMark(FilterStack &filters, const ChartSpec &spec, Grain grain, const QString &key, bool keepOthers)
{
    const QString field = dimensionOf(spec, grain);
    const Conditions own = onFields(filters.conditions(), ownFields(spec));
    // Conditions on a relative of the dimension (a brushed range) give way to the values.
    if (std::ranges::all_of(own, [&field](const Condition &each) { return each.field == field; }))
        return filters.toggleValue(field, key, keepOthers);
    replaceOwn(filters, spec, key.isNull() ? condition(field, Op::IsEmpty, {}) : condition(field, Op::In, {key}));
}

void chooseRange(FilterStack &filters, const ChartSpec &spec, Grain grain, const QStringList &keys)
{
    if (keys.isEmpty())
        return;
    switch (spec.scale) {
    case Scale::ScoreBins:
        return replaceOwn(
            filters, spec,
            condition(scoreFieldOf(spec), Op::Between,
                      {QString::number(scoresOf(keys.first()).first), QString::number(scoresOf(keys.last()).second)}));
    case Scale::Time:
        return replaceOwn(filters, spec,
                          condition(spec.by.first(), Op::Between,
                                    {daysOf(keys.first(), grain).first.toString(Qt::ISODate),
                                     daysOf(keys.last(), grain).second.toString(Qt::ISODate)}));
    case Scale::Hours:
    case Scale::Categories:
        return replaceOwn(filters, spec, condition(spec.by.first(), Op::In, keys));
    }
}

void letGo(FilterStack &filters, const ChartSpec &spec)
{
    filters.replaceAll(filters.conditionsWithout(ownFields(spec)));
}

}  // namespace clientele
