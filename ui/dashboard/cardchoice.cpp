// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardchoice.h"

#include "ui/dashboard/cardwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Also of a count of an empty table, which as a card shows its 0.
bool isEmpty(const ChartSpec &chart, const Portfolio &portfolio, const Catalogue &catalogue)
{
    const MeasureInfo *measure = catalogue.measure(chart.measures.first());
    return !measure || portfolio.rows(measure->table) == 0 || whatIsLacking(chart, portfolio, catalogue);
}

}  // namespace

QStringList absentCards(const PageSpec &page, const Portfolio &portfolio, const Catalogue &catalogue)
{
    QStringList absent;
    for (const ChartSpec &chart : page.charts) {
        if (!chart.insteadOf) {
            if (chart.onlyWhereKnown && isEmpty(chart, portfolio, catalogue))
                absent += QLatin1StringView(chart.id);
            continue;
        }
        const QLatin1StringView replaced(chart.insteadOf);
        const auto other = std::ranges::find_if(
            page.charts, [&replaced](const ChartSpec &each) { return replaced == QLatin1StringView(each.id); });
        const bool stands = other != page.charts.end() && isEmpty(*other, portfolio, catalogue)
                            && !isEmpty(chart, portfolio, catalogue);
        absent += stands ? replaced : QLatin1StringView(chart.id);
    }
    return absent;
}

std::optional<QString> whyPageIsEmpty(const PageSpec &page, const Portfolio &portfolio, const Catalogue &catalogue)
{
    std::optional<QString> why;
    for (const ChartSpec &chart : page.charts) {
        if (!isEmpty(chart, portfolio, catalogue))
            return std::nullopt;
        if (const std::optional<Lack> lack = whatIsLacking(chart, portfolio, catalogue); lack && !why)
            why = lack->sentence;
    }
    return why;
}

QString layoutKey(const PageSpec &page) { return u"layout."_s + QLatin1StringView(page.id); }

PageLayout keptLayout(const PageSpec &page, const ChartSource &source)
{
    return source.setting ? layoutFrom(source.setting(layoutKey(page)), page) : defaultLayout(page);
}

std::vector<ChartSpec> chartsOnPage(const PageSpec &page, const ChartSource &source)
{
    const QStringList absent = absentCards(page, *source.portfolio(), *source.catalogue());
    std::vector<ChartSpec> charts;
    for (const Placement &placed : keptLayout(page, source)) {
        const auto chart = std::ranges::find_if(
            page.charts, [&placed](const ChartSpec &each) { return placed.id == QLatin1StringView(each.id); });
        if (chart != page.charts.end() && !placed.hidden && !absent.contains(placed.id))
            charts.push_back(*chart);
    }
    return charts;
}

}  // namespace clientele
