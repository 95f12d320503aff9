// SPDX-License-Identifier: GPL-3.0-or-later
// What a card says around its chart.
#pragma once

#include "ui/dashboard/chartdata.h"

#include <optional>

namespace clientele {

[[nodiscard]] QString chartTitle(const ChartSpec &spec, Grain grain);
// Unit, gesture, what the grey means, whose time: "CAD · drag to select days · grey: whole book".
[[nodiscard]] QString chartSubtitle(const ChartSpec &spec, const ChartInput &input, const ChartData &data,
                                    const Portfolio &portfolio);

// Why there is nothing to show, and what would fill the card.
struct Lack {
    QString sentence;
    QString next;
};
[[nodiscard]] std::optional<Lack> whatIsLacking(const ChartSpec &spec, const Portfolio &portfolio,
                                                const Catalogue &catalogue);
[[nodiscard]] Lack nothingWithinFilters();

// "Not narrowed by City: complaints carry no customer." Empty where nothing was ignored.
[[nodiscard]] QString ignoredText(const Conditions &ignored, const Catalogue &catalogue);
[[nodiscard]] QString ignoredNames(const Conditions &ignored, const Catalogue &catalogue);
[[nodiscard]] QString fieldName(const QString &field, const Catalogue &catalogue);  // translated

[[nodiscard]] std::vector<double> trendOf(const QueryResult &byTime, Grain grain);

}  // namespace clientele
