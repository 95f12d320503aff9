// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardchoice.h"

#include "ui/dashboard/cardwords.h"

#include <algorithm>

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

}  // namespace clientele
