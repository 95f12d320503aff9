// SPDX-License-Identifier: GPL-3.0-or-later
// The scales of charts, step by step: which stand on an axis, in what order, and how each reads.
#pragma once

#include "ui/dashboard/chartspec.h"
#include "ui/dashboard/timegrain.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <QLocale>

namespace clientele {

struct ScaleStep {
    QString key;
    QString label;      // on the axis
    QString longLabel;  // in words
};

// One scale of a chart by itself: by[0] as it is, or by[1] of a heat map in its place.
[[nodiscard]] ChartSpec axisOf(const ChartSpec &spec, int axis);

// Scale::Bins: the numbers that a bin holds, both included, as texts. An end bin is open, and that side empty.
[[nodiscard]] std::pair<QString, QString> boundsOf(const ChartSpec &axis, const QString &key);

// `steps` are all that stand on the axis: days say their month where there are several.
[[nodiscard]] ScaleStep scaleStep(const ChartSpec &axis, const QString &key, Grain grain, qsizetype steps,
                                  const Portfolio &portfolio, const Catalogue &catalogue, const QLocale &locale);

// The edges that a query by `by` needs.
[[nodiscard]] std::vector<Bins> binsOf(const ChartSpec &spec, const QStringList &by);

}  // namespace clientele
