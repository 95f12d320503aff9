// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/periods.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/timegrain.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int usualPeriods[] = {30, 7};

Condition between(const QString &field, const QDate &from, const QDate &to)
{
    return {.field = field,
            .op = Op::Between,
            .values = {from.toString(Qt::ISODate), to.toString(Qt::ISODate)},
            .rows = {}};
}

bool isOnTime(const Condition &condition, const QString &dayDimension)
{
    return timeFields(dayDimension).contains(condition.field);
}

}  // namespace

Condition Periods::now() const { return between(field, from, to); }

Condition Periods::before() const { return between(field, from.addDays(-days()), from.addDays(-1)); }

Conditions withoutTime(const Conditions &conditions, const QString &dayDimension)
{
    Conditions others = conditions;
    std::erase_if(others, [&](const Condition &each) { return isOnTime(each, dayDimension); });
    return others;
}

std::optional<Periods> periodsOf(const QString &dayDimension, const Conditions &filters, const Portfolio &portfolio,
                                 const Catalogue &catalogue)
{
    const DimensionInfo *dimension = catalogue.dimension(dayDimension);
    const auto [first, last] = dimension ? dataSpan(portfolio, dimension->field) : DaySpan();
    if (!first.isValid())
        return std::nullopt;

    Periods periods{.field = dayDimension, .from = {}, .to = {}};
    const auto onTime = [&](const Condition &each) { return isOnTime(each, dayDimension); };
    const auto chosen = std::ranges::find_if(filters, onTime);
    if (chosen != filters.end()) {
        const bool one = chosen->op == Op::In && chosen->values.size() == 1;
        const Grain grain = grainOfDimension(chosen->field).value_or(Grain::Day);
        // Hours of a day are held against no other days.
        if (std::ranges::count_if(filters, onTime) > 1 || (!one && chosen->op != Op::Between) || grain == Grain::Hour)
            return std::nullopt;
        periods.chosen = true;
        periods.from = daysOf(chosen->values.first(), grain).first;
        periods.to = daysOf(chosen->values.last(), grain).second;
    } else {
        periods.to = last;
        const auto fits = [first = first, last = last](int days) { return last.addDays(1 - 2 * days) >= first; };
        const auto usual = std::ranges::find_if(usualPeriods, fits);
        if (usual == std::end(usualPeriods))
            return std::nullopt;
        periods.from = last.addDays(1 - *usual);
    }
    if (!periods.from.isValid() || !periods.to.isValid() || periods.to < periods.from || periods.to > last)
        return std::nullopt;
    return periods.from.addDays(-periods.days()) >= first ? std::optional(periods) : std::nullopt;
}

ComparisonText comparisonText(const Periods &periods, const QueryResult &now, const QueryResult &before,
                              const QLocale &locale)
{
    // Two currencies have no common change.
    if (now.rows.size() != 1 || before.rows.size() != 1
        || now.rows.front().value.currency != before.rows.front().value.currency)
        return {};
    const Figure &later = now.rows.front().value;
    const Figure &earlier = before.rows.front().value;
    const std::int64_t change = later.scaled - earlier.scaled;
    QString size;
    if (change == 0) {
        size = QCoreApplication::translate("Dashboard", "no change");
    } else {
        const QString arrow = change > 0 ? u"\u25B2"_s : u"\u25BC"_s;
        // A share of a sum that can be of either sign says nothing: there the difference itself.
        const bool share = earlier.scaled > 0 && later.scaled >= 0;
        const double percent = 100.0 * static_cast<double>(change) / static_cast<double>(earlier.scaled);
        const int decimals = std::abs(percent) < 10 ? 1 : 0;
        const Figure difference{std::abs(change), later.digits, later.currency};
        const QString amount =
            //: a change in percent
            share ? QCoreApplication::translate("Dashboard", "%1 %")
                        .arg(locale.toString(std::abs(percent), 'f', decimals))
                  : besideText(difference, locale);
        size = arrow + QChar::Nbsp + amount;
    }
    const int days = periods.days();
    ComparisonText text;
    if (periods.chosen)
        //: %1 is a change: ▲ 4 % on the 7 days before
        text.shown = QCoreApplication::translate("Dashboard", "%1 on the %n day(s) before", nullptr, days).arg(size);
    else
        //: %1 is a change over the last days of the data: ▲ 4 % in 30 days
        text.shown = QCoreApplication::translate("Dashboard", "%1 in %n day(s)", nullptr, days).arg(size);
    const auto line = [&locale](const QDate &from, const QDate &to, const Figure &figure) {
        //: days, and their figure: 1 Aug 2025 to 30 Aug 2025: 1,234
        return QCoreApplication::translate("Dashboard", "%1 to %2: %3")
            .arg(locale.toString(from, QLocale::ShortFormat), locale.toString(to, QLocale::ShortFormat),
                 exactWithUnit(figure, locale));
    };
    text.exact = line(periods.from, periods.to, later) + u'\n'
                 + line(periods.from.addDays(-days), periods.from.addDays(-1), earlier);
    return text;
}

}  // namespace clientele
