// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/timegrain.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {
// As many columns as a card of full width tells apart.
constexpr std::size_t mostDays = 70;
constexpr std::size_t mostWeeks = 120;
}  // namespace

Grain grainFor(const Portfolio &portfolio, Field time)
{
    const LocalHours *hours = portfolio.localHours(time);
    const std::size_t days = hours ? hours->count / 24 + 1 : 0;
    if (days <= mostDays)
        return Grain::Day;
    return days / 7 <= mostWeeks ? Grain::Week : Grain::Month;
}

QString grained(const QString &dayDimension, Grain grain)
{
    const QString table = dayDimension.section(u'.', 0, 0);
    switch (grain) {
    case Grain::Day:
        return table + u".day"_s;
    case Grain::Week:
        return table + u".week"_s;
    case Grain::Month:
        return table + u".month"_s;
    }
    return dayDimension;
}

QString grainName(Grain grain)
{
    switch (grain) {
    case Grain::Day:
        return QCoreApplication::translate("Dashboard", "day", "as in: transactions by day");
    case Grain::Week:
        return QCoreApplication::translate("Dashboard", "week", "as in: transactions by week");
    case Grain::Month:
        return QCoreApplication::translate("Dashboard", "month", "as in: transactions by month");
    }
    return {};
}

std::pair<QDate, QDate> daysOf(const QString &key, Grain grain)
{
    switch (grain) {
    case Grain::Day: {
        const QDate day = QDate::fromString(key, Qt::ISODate);
        return {day, day};
    }
    case Grain::Week: {
        const int year = key.left(4).toInt();
        const int week = key.mid(6).toInt();
        // The fourth of January is always in the first week.
        const QDate fourth(year, 1, 4);
        if (!fourth.isValid() || week < 1 || key.mid(4, 2) != "-W"_L1)
            return {};
        const QDate monday = fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
        return {monday, monday.addDays(6)};
    }
    case Grain::Month: {
        const QDate first(key.left(4).toInt(), key.mid(5).toInt(), 1);
        return {first, first.addMonths(1).addDays(-1)};
    }
    }
    return {};
}

QString keyOf(const QDate &day, Grain grain)
{
    switch (grain) {
    case Grain::Day:
        return day.toString(Qt::ISODate);
    case Grain::Week: {
        int year = 0;
        const int week = day.weekNumber(&year);
        return u"%1-W%2"_s.arg(year, 4, 10, QLatin1Char('0')).arg(week, 2, 10, QLatin1Char('0'));
    }
    case Grain::Month:
        return day.toString(u"yyyy-MM"_s);
    }
    return {};
}

QStringList keysBetween(const QString &first, const QString &last, Grain grain)
{
    const QDate from = daysOf(first, grain).first;
    const QDate to = daysOf(last, grain).first;
    QStringList keys;
    if (!from.isValid() || !to.isValid())
        return keys;
    for (QDate day = from; day <= to;
         day = grain == Grain::Month ? day.addMonths(1) : day.addDays(grain == Grain::Week ? 7 : 1))
        keys += keyOf(day, grain);
    return keys;
}

QString axisLabel(const QString &key, Grain grain, qsizetype keys, const QLocale &locale)
{
    constexpr qsizetype daysOfMonth = 31;
    constexpr qsizetype weeksOfYear = 53;
    const QDate day = daysOf(key, grain).first;
    if (grain == Grain::Day && keys <= daysOfMonth)
        return locale.toString(day.day());
    if (grain == Grain::Day || (grain == Grain::Week && keys <= weeksOfYear))
        //: a day and its month on an axis, in the format of QDate: 18 Aug
        return locale.toString(day, QCoreApplication::translate("Dashboard", "d MMM"));
    //: a month and its year on an axis, in the format of QDate: Aug 25
    return locale.toString(day, QCoreApplication::translate("Dashboard", "MMM yy"));
}

QString longLabel(const QString &key, Grain grain, const QLocale &locale)
{
    const auto [first, last] = daysOf(key, grain);
    if (!first.isValid())
        return key;
    switch (grain) {
    case Grain::Day:
        return locale.toString(first, QLocale::LongFormat);
    case Grain::Week:
        return QCoreApplication::translate("Dashboard", "%1 to %2")
            .arg(locale.toString(first, QLocale::ShortFormat), locale.toString(last, QLocale::ShortFormat));
    //: a whole month, in the format of QDate: August 2025
    case Grain::Month:
        return locale.toString(first, QCoreApplication::translate("Dashboard", "MMMM yyyy"));
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
