// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of time in words.
#include "ui/dashboard/timegrain.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QTime hourOf(const QString &key) { return {key.section(u'T', 1).toInt(), 0}; }

}  // namespace

QString grainName(Grain grain)
{
    switch (grain) {
    case Grain::Hour:
        return QCoreApplication::translate("Dashboard", "hour", "as in: transactions by hour");
    case Grain::Day:
        return QCoreApplication::translate("Dashboard", "day", "as in: transactions by day");
    case Grain::Week:
        return QCoreApplication::translate("Dashboard", "week", "as in: transactions by week");
    case Grain::Month:
        return QCoreApplication::translate("Dashboard", "month", "as in: transactions by month");
    case Grain::Quarter:
        return QCoreApplication::translate("Dashboard", "quarter", "as in: transactions by quarter");
    case Grain::Year:
        return QCoreApplication::translate("Dashboard", "year", "as in: transactions by year");
    }
    return {};
}

QString axisLabel(const QString &key, Grain grain, qsizetype keys, const QLocale &locale)
{
    constexpr qsizetype hoursOfDay = 24;
    constexpr qsizetype daysOfMonth = 31;
    constexpr qsizetype weeksOfYear = 53;
    const QDate day = daysOf(key, grain).first;
    if (grain == Grain::Hour && keys <= hoursOfDay)
        return key.section(u'T', 1);
    if (grain == Grain::Hour && !key.endsWith("T00"_L1))
        return {};  // days are named where they begin
    if (grain == Grain::Day && keys <= daysOfMonth)
        return locale.toString(day.day());
    if (grain <= Grain::Day || (grain == Grain::Week && keys <= weeksOfYear))
        //: a day and its month on an axis, in the format of QDate: 18 Aug
        return locale.toString(day, QCoreApplication::translate("Dashboard", "d MMM"));
    if (grain == Grain::Quarter)
        return longLabel(key, grain, locale);
    if (grain == Grain::Year)
        return key;
    //: a month and its year on an axis, in the format of QDate: Aug 25
    return locale.toString(day, QCoreApplication::translate("Dashboard", "MMM yy"));
}

QString longLabel(const QString &key, Grain grain, const QLocale &locale)
{
    const auto [first, last] = daysOf(key, grain);
    if (!first.isValid())
        return key;
    switch (grain) {
    case Grain::Hour:
        //: an hour of a date: 20 August 2025, 14:00 to 15:00
        return QCoreApplication::translate("Dashboard", "%1, %2 to %3")
            .arg(locale.toString(first, QLocale::LongFormat), locale.toString(hourOf(key), QLocale::ShortFormat),
                 locale.toString(hourOf(key).addSecs(60 * 60), QLocale::ShortFormat));
    case Grain::Day:
        return locale.toString(first, QLocale::LongFormat);
    case Grain::Week:
        return QCoreApplication::translate("Dashboard", "%1 to %2")
            .arg(locale.toString(first, QLocale::ShortFormat), locale.toString(last, QLocale::ShortFormat));
    //: a whole month, in the format of QDate: August 2025
    case Grain::Month:
        return locale.toString(first, QCoreApplication::translate("Dashboard", "MMMM yyyy"));
    case Grain::Quarter:
        //: a quarter and its year: Q3 2025
        return QCoreApplication::translate("Dashboard", "Q%1 %2").arg((first.month() + 2) / 3).arg(first.year());
    case Grain::Year:
        break;
    }
    return key;
}

QString zoneText(const DisplayZone &zone)
{
    const QString id = QString::fromLatin1(zone.id());
    if (!id.contains(u'/') || id.startsWith("Etc/"_L1))
        return id.section(u'/', -1);
    //: a city's time of day: Toronto time
    return QCoreApplication::translate("Dashboard", "%1 time").arg(id.section(u'/', -1).replace(u'_', u' '));
}

}  // namespace clientele
