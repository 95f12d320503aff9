// SPDX-License-Identifier: GPL-3.0-or-later
// Where records come from: a file's or a database table's rows, batch by batch.
#pragma once

#include "app/sources/recordbatch.h"
#include "models/core/result.h"

#include <memory>

namespace clientele {

class Source {
public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;

    // Replaces what the batch held; no records are left where it comes back empty. Errors: InvalidInput where the
    // rest cannot be told apart into records, Storage, Unreachable.
    [[nodiscard]] virtual Status read(RecordBatch &batch) = 0;
    // Whether every record has the columns of the first batch (tables do, JSON records need not).
    [[nodiscard]] virtual bool hasFixedColumns() const { return true; }
};

// CSV, a JSON array or JSON lines, told apart by what the file begins with. Errors: NotFound, Storage, InvalidInput
// (empty, UTF-16, a header that repeats a column).
[[nodiscard]] Result<std::unique_ptr<Source>> openFile(const QString &path);

}  // namespace clientele
