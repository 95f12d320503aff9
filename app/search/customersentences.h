// SPDX-License-Identifier: GPL-3.0-or-later
// What the book says of one customer, as sentences made from the schema's labels. Only the first says who the customer
// is; the others hold no personal and no protected field.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QString>

namespace clientele {

[[nodiscard]] QString nameOf(const Portfolio &book, RowIndex customer);  // the id where there is no name

[[nodiscard]] QString personSentences(const Portfolio &book, RowIndex customer);
[[nodiscard]] QString profileSentences(const Portfolio &book, RowIndex customer);
[[nodiscard]] QString creditSentences(const Portfolio &book, RowIndex customer);
[[nodiscard]] QString loanSentences(const Portfolio &book, RowIndex customer);  // largest first, at most 12 by name
[[nodiscard]] QString atmSentences(const Portfolio &book, RowIndex customer);

}  // namespace clientele
