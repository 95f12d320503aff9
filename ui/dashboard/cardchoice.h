// SPDX-License-Identifier: GPL-3.0-or-later
// Which cards of a page a book has nothing for: they have no place on it.
#pragma once

#include "ui/dashboard/chartspec.h"

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"

namespace clientele {

// Their ids. A card without data stays where nothing stands in for it: it says what would fill it.
[[nodiscard]] QStringList absentCards(const PageSpec &page, const Portfolio &portfolio, const Catalogue &catalogue);

}  // namespace clientele
