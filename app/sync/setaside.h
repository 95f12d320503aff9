// SPDX-License-Identifier: GPL-3.0-or-later
// Records that were not taken in, as they are kept.
#pragma once

#include "app/sources/recordbatch.h"

namespace clientele {

// The record as a person may see it later: readable text without card numbers, and not without end.
[[nodiscard]] QString contentOf(const RecordBatch &batch, const Record &record);

}  // namespace clientele
