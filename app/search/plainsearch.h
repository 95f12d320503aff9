// SPDX-License-Identifier: GPL-3.0-or-later
// Search without an index, for the seconds in which one is made: ids, names, and the words of complaints and products
// as they are written. Reads the book's own columns; a pure function: any worker.
#pragma once

#include "app/search/booksearch.h"

namespace clientele {

// Passages that hold most of the words, best first; persons by their "Who is" passage. Errors: InvalidInput (a
// condition).
[[nodiscard]] Result<std::vector<SearchHit>> plainSearch(const Portfolio &book, const Catalogue &catalogue,
                                                         const QString &text, std::size_t k,
                                                         const SearchScope &scope = {});

}  // namespace clientele
