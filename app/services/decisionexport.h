// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions about suggestions as a data set: JSON lines in UTF-8, one decision each, with what was seen. Blocks.
#pragma once

#include "app/store/suggestionrecords.h"

namespace clientele {

// Replaces the file only once it is whole. Returns how many were written. Errors: Storage, and those of the records.
[[nodiscard]] Result<qint64> writeDecisions(const SuggestionRecords &records, const QString &file);

}  // namespace clientele
