// SPDX-License-Identifier: GPL-3.0-or-later
// Aggregates as SQL of whole numbers: a dividend and a divisor, to be rounded once at the end.
#pragma once

#include "models/query/catalogue.h"

#include <QString>

namespace clientele::test {

// SQL over a relation of values v in groups g: the group, its rows, a dividend and a divisor. A median is the average
// of the middle one or two.
inline QString aggregated(Aggregate aggregate, const QString &relation, const QString &groups)
{
    const auto simple = [&](const char *dividend, const char *divisor) {
        return QStringLiteral("SELECT %1, count(*) n, %2 dividend, %3 divisor FROM (%4) GROUP BY %1")
            .arg(groups, QLatin1StringView(dividend), QLatin1StringView(divisor), relation);
    };
    switch (aggregate) {
    case Aggregate::Count:
        return simple("count(*)", "1");
    case Aggregate::Sum:
        return simple("sum(v)", "1");
    case Aggregate::Average:
        return simple("sum(v)", "count(*)");
    case Aggregate::Minimum:
        return simple("min(v)", "1");
    case Aggregate::Maximum:
        return simple("max(v)", "1");
    case Aggregate::Median:
        break;
    }
    return QStringLiteral("SELECT %1, max(size) n, sum(v) dividend, count(*) divisor FROM (SELECT *, row_number() OVER "
                          "(PARTITION BY %1 ORDER BY v) place, count(*) OVER (PARTITION BY %1) size FROM (%2)) "
                          "WHERE place IN ((size + 1) / 2, size / 2 + 1) GROUP BY %1")
        .arg(groups, relation);
}

}  // namespace clientele::test
