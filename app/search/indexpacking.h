// SPDX-License-Identifier: GPL-3.0-or-later
// A search index as the parts that the profile keeps, and back.
#pragma once

#include "app/search/searchindex.h"

namespace clientele {

[[nodiscard]] StoredIndex packedIndex(const SearchIndex &index);

// Null where the embedder is another than the one wanted (null: the built-in). What does not fit together is Corrupt.
[[nodiscard]] Result<SearchIndexPtr> unpackedIndex(const StoredIndex &stored,
                                                   const std::shared_ptr<const Embedder> &embedder);

// Fills positionOfWordRow from the passages.
void indexWordRows(SearchIndex &index);

}  // namespace clientele
