// SPDX-License-Identifier: GPL-3.0-or-later
// Deeper into a mark: the same measure by another dimension, within what the mark stands for. Plain values, kept by a
// card over every refresh; each step can be taken back by the breadcrumb.
#pragma once

#include "ui/dashboard/chartspec.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

namespace clientele {

struct DrillStep {
    QString label;      // of the mark: "Canada"
    Conditions within;  // what it stands for
    QString by;         // the dimension it is spread over then

    bool operator==(const DrillStep &) const = default;
};

using DrillPath = std::vector<DrillStep>;

// The chart at the end of the path; `spec` itself where the path is empty.
[[nodiscard]] ChartSpec drilled(const ChartSpec &spec, const DrillPath &path, const Catalogue &catalogue);

// The dimensions that can come next: of the measure's rows and their customers, known in this book, not used yet.
[[nodiscard]] QStringList drillTargets(const ChartSpec &spec, const DrillPath &path, const Portfolio &portfolio,
                                       const Catalogue &catalogue);

// The usual way down from a dimension: country, city, customer; category, wording; machine, day. Empty at its end,
// where the rows themselves come next.
[[nodiscard]] QString nextOnPath(const QString &dimension);

}  // namespace clientele
