// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/markorder.h"

#include "ui/dashboard/dimensions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// The bins of the catalogue: all as wide as the first, but for the last one.
constexpr int lowestScore = 300;
constexpr int highestScore = 850;
constexpr int binWidth = 35;

// From the fixed left end, so that the scale is the same for every book, to the last bin that holds somebody.
QStringList binsUpTo(const QStringList &keys)
{
    int last = 0;
    for (const QString &key : keys)
        last = std::max(last, scoresOf(key).first);
    QStringList bins;
    for (int from = lowestScore; from <= last; from += binWidth)
        bins += u"%1-%2"_s.arg(from).arg(std::min(from + binWidth - 1, highestScore));
    return bins;
}

QStringList allHours()
{
    QStringList hours;
    for (int hour = 0; hour < 24; ++hour)
        hours += u"%1"_s.arg(hour, 2, 10, QLatin1Char('0'));
    return hours;
}

QStringList weekFrom(Qt::DayOfWeek first)
{
    QStringList days;
    for (int day = 0; day < 7; ++day)
        days += QString::number((first - 1 + day) % 7 + 1);
    return days;
}

// Every bin, and last those that have no number.
QStringList allBins(const ChartSpec &spec, const QStringList &keys)
{
    QStringList bins = spec.edges;
    if (!bins.isEmpty())
        bins.removeLast();
    for (const QString &key : keys) {
        if (key.isEmpty())
            return bins << key;
    }
    return bins;
}

}  // namespace

QStringList timesBetween(const QStringList &keys, Grain grain)
{
    QString first;
    QString last;
    for (const QString &key : keys) {
        if (key.isNull())
            continue;
        first = first.isNull() ? key : std::min(first, key);
        last = std::max(last, key);
    }
    return first.isNull() ? QStringList() : keysBetween(first, last, grain);
}

QStringList inOrder(const QStringList &keys, const ChartSpec &spec, Grain grain)
{
    if (keys.isEmpty())
        return keys;
    switch (spec.scale) {
    case Scale::ScoreBins:
        return binsUpTo(keys);
    case Scale::Time:
        return timesBetween(keys, grain);
    case Scale::Hours:
        return allHours();
    case Scale::Weekdays:
        return weekFrom(QLocale().firstDayOfWeek());
    case Scale::Bins:
        return allBins(spec, keys);
    case Scale::Categories:
        break;
    }
    QStringList ordered = keys;
    if (spec.by.value(0) == "credit.band"_L1)
        std::ranges::stable_sort(ordered, {}, bandRank);
    return ordered;
}

}  // namespace clientele
