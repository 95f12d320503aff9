// SPDX-License-Identifier: GPL-3.0-or-later
// Which cards a page has for a book and a person: those that the book has nothing for have no place on it, those that
// the person took off are out of sight.
#pragma once

#include "ui/dashboard/chartsource.h"
#include "ui/dashboard/pagelayout.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

#include <optional>

namespace clientele {

// Their ids. A card without data stays where nothing stands in for it: it says what would fill it.
[[nodiscard]] QStringList absentCards(const PageSpec &page, const Portfolio &portfolio, const Catalogue &catalogue);

// Why no card of the page has anything to show, in a sentence; none where one has.
[[nodiscard]] std::optional<QString> whyPageIsEmpty(const PageSpec &page, const Portfolio &portfolio,
                                                    const Catalogue &catalogue);

// Where a profile keeps how a person has the page, and what is kept there.
[[nodiscard]] QString layoutKey(const PageSpec &page);
[[nodiscard]] PageLayout keptLayout(const PageSpec &page, const ChartSource &source);

// In the person's order. `source` has a book.
[[nodiscard]] std::vector<ChartSpec> chartsOnPage(const PageSpec &page, const ChartSource &source);

}  // namespace clientele
